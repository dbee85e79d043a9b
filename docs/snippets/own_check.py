from sphinx_academic.api import Level, SiteFinding, add_site_check


def find_drafts(app):
    for docname in sorted(app.env.found_docs):
        if "draft" in app.env.metadata[docname]:
            path = str(app.env.doc2path(docname))
            yield SiteFinding("draft", Level.HINT, "the page is a draft", path)


def setup(app):
    add_site_check(
        app,
        "draft",
        find_drafts,
        title="Pages that are drafts",
        remedy="Finish them, and take draft out of their front matter.",
    )
