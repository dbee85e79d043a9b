import os

academic_feed = ["atom", "json"]
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://okafor.example.org/")
