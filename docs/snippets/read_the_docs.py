import os

html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://okafor.example.org/")

sitemap_url_scheme = "{link}"

version = "2026.11"
