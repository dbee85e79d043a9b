"""A homepage, a list of publications, news and a CV, all from one .bib file and four pages."""

import os

project = "Zhenheng Tang"
author = "Zhenheng Tang"
copyright = "Zhenheng Tang"
# a site has no version, but EPUB requires one
version = release = "1.0"

extensions = ["myst_parser", "sphinx_academic"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
exclude_patterns = ["_build"]

# -- publications and people ------------------------------------------------------------------------

bibtex_bibfiles = ["publications.bib"]

academic_me = "zhenheng-tang"
academic_people = {
    "zhenheng-tang": {
        "name": "Zhenheng Tang",
        "aliases": ["Z. Tang"],
        "url": "https://github.com/wizard1203",
    },
    # signs as "Z. Tang" too: the .bib file says where it is him
    "zichen-tang": {"name": "Zichen Tang", "url": "https://github.com/trl730109"},
    "xiaowen-chu": {"name": "Xiaowen Chu", "url": "https://sites.google.com/view/chuxiaowen"},
    "bo-li": {"name": "Bo Li", "url": "https://www.cse.ust.hk/~bli/"},
    "bo-han": {"name": "Bo Han", "url": "https://bhanml.github.io/"},
    "bingsheng-he": {"name": "Bingsheng He", "url": "https://www.comp.nus.edu.sg/~hebs/"},
    "amelie-chi-zhou": {
        "name": "Amelie Chi Zhou",
        "url": "https://www.comp.hkbu.edu.hk/~amelieczhou/",
    },
    "chaoyang-he": {"name": "Chaoyang He", "url": "https://chaoyanghe.com/"},
}
academic_sidebar = True
# nothing is requested from another host
academic_mathml = True
# a page for each of the highlights
academic_paper_pages = "selected"
academic_venues = {
    "NeurIPS": {"url": "https://neurips.cc/", "kind": "conference"},
    "ICML": {"url": "https://icml.cc/", "kind": "conference"},
    "ICLR": {"url": "https://iclr.cc/", "kind": "conference"},
}

# -- pages ------------------------------------------------------------------------------------------

html_theme = "furo"
html_title = "Zhenheng Tang"
# pages that are right for screen readers: Furo leaves a landmark without a name
templates_path = ["_templates"]
# Furo's link to the source of a page stands outside of all landmarks
html_show_sourcelink = False
# no page has an entry for an index of words
html_use_index = False
# Read the Docs says where the site will stand, for canonical addresses
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_permalinks_icon = "#"

# -- the same as a PDF ------------------------------------------------------------------------------

# prints what the font holds; pdflatex stops at any character that is not declared
latex_engine = "xelatex"
# an article, not a book with a chapter for each heading
latex_documents = [("index", "homepage.tex", html_title, author, "howto")]
