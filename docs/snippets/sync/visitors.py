from sphinx_academic.api import Client, Count, Extensions, MetricsSource, Wanted, add_metrics_source


def counts(client: Client, wanted: Wanted):
    """Yield the downloads of papers; what is null, or no number, is left out by the run."""
    for paper in wanted.papers:
        response = client.get("/papers", [("doi", paper.doi)], missing=True)
        if response:
            yield Count("papers", paper.key, {"downloads": response.table().get("visitors")})


def knows(wanted: Wanted) -> Wanted:
    """Return what the service may know: papers with a DOI."""
    return Wanted(papers=tuple(paper for paper in wanted.papers if paper.doi))


def add_to_command(extensions: Extensions) -> None:
    source = MetricsSource("visitors", "Visitors", "https://api.visitors.example", counts, knows)
    add_metrics_source(extensions, source)
