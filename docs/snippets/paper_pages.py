import os

academic_paper_pages = "selected or year >= 2024"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "https://okafor.example.org/")
