"""A site in which everything is wrong that is worth a warning."""

project = "Wrong"
version = release = "1"
extensions = ["myst_parser", "sphinx_academic"]
myst_enable_extensions = ["fieldlist"]
html_theme = "basic"
html_baseurl = "https://okafor.example.org/"

bibtex_bibfiles = ["papers.bib", "missing.bib"]
academic_me = "stranger"
academic_people = {
    "mira": {"name": "Mira Okafor", "url": "javascript:x", "group": "unknown", "years": "soon"},
    "jonas": {"postion": "x"},
}
academic_people_groups = {"pi": "Head"}
academic_roles = {"x": {"label": "x"}, "equal": {"symbl": "*"}}
academic_venues = {"ICCC": {"colour": "reddish"}, "X": "y"}
academic_links = {"code": 3, "pdf": "Paper"}
academic_feed = ["rdf"]
academic_paper_pages = "key == 'five'"
academic_files = ["x"]
academic_redirects = {"/a/": "nowhere", "/b/": "index"}
academic_checks = ["no such check"]
academic_accent = "reddish"
academic_publicatons = True
academic_lint = True
academic_organizing_keywords = "x"
academic_cite_styles = ["nope"]
academic_type_headings = {"article": 3}
academic_metrics = "no.json"
academic_badges = ["x"]
academic_cv = {"x": 1}
