"""Authors who are meant to be people of the site, and are not certain to be."""

from __future__ import annotations

import pytest

from sphinx_academic.model.named_authors import ambiguous_name, unknown_people
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.problems import Kind
from sphinx_academic.model.publication import Publication

SITE = Registry((Person("bo", Name("Roe", "Bo")),))
BO, B, ANN, TURNED = (
    Author(name) for name in (Name("Roe", "Bo"), Name("Roe", "B."), Name("Lee", "Ann"), Name("Bo", "Roe"))
)


@pytest.mark.parametrize(
    ("authors", "editors", "message"),
    [
        ((ANN, BO), (), ""),
        ((ANN,), (), ""),
        ((), (), ""),
        (
            (B, ANN, BO),
            (),
            "‘bo’ may be author 1 (B. Roe) and 3 (Bo Roe), so none is marked; say which one by position: "
            "author+an:person = {1=bo}",
        ),
        (
            (),
            (ANN, BO, B),
            "‘bo’ may be editor 2 (Bo Roe) and 3 (B. Roe), so none is marked; say which one by position: "
            "editor+an:person = {2=bo}",
        ),
        (
            (ANN, TURNED),
            (),
            "author 2 (Roe Bo) may be ‘bo’ with the family name first, so none is marked; write ‘Roe, Bo’",
        ),
        ((TURNED, TURNED), (), ""),
    ],
)
def test_who_may_be_a_person(authors: tuple[Author, ...], editors: tuple[Author, ...], message: str) -> None:
    record = Publication("k", "misc", (), authors=authors, editors=editors, file="a.bib", line=3)
    problem = ambiguous_name(SITE, "bo", record)
    if not message:
        assert problem is None
        return
    assert problem is not None
    assert (problem.kind, problem.message, problem.file, problem.line, problem.key) == (
        Kind.AMBIGUOUS_NAME,
        message,
        "a.bib",
        3,
        "k",
    )


def test_annotated_people_whom_the_site_has_not() -> None:
    authors = (BO._replace(person="bo"), ANN, ANN._replace(person="ann"))
    record = Publication("k", "misc", (), authors=authors)
    (problem,) = unknown_people(SITE, record)
    assert (problem.kind, problem.message) == (
        Kind.UNKNOWN_PERSON,
        "author+an:person names ‘ann’, not in academic_people; it is ignored; correct it",
    )
    (problem,) = unknown_people(SITE, record._replace(authors=(), editors=authors[1:]))
    assert problem.message.startswith("editor+an:person names ‘ann’")
