from pathlib import Path

from sphinx_academic.api import plain, read_bib

library = read_bib(Path("papers.bib").read_bytes(), "papers.bib")
for paper in library.publications:
    names = ", ".join(str(author.name) for author in paper.authors)
    print(f"{paper.year}: {names}: {plain(paper.title)}")
for problem in library.problems:
    print(f"{problem.file}:{problem.line}: {problem.message}")
