"""Where papers appeared, as homepages write it."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.venues import known, read_venue, status_in, year_in

ICML = "International Conference on Machine Learning"


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("ICML 2024", "inproceedings", {"abbr": "ICML", "booktitle": ICML, "year": "2024"}),
        ("In ICML'24", "inproceedings", {"abbr": "ICML", "booktitle": ICML, "year": "2024"}),
        ("IJCAI-19", "inproceedings", {"abbr": "IJCAI", "year": "2019"}),
        (
            "European Conference on Computer Vision (ECCV), 2024",
            "inproceedings",
            {"abbr": "ECCV", "booktitle": "European Conference on Computer Vision", "year": "2024"},
        ),
        ("CVPR Workshop 2024", "inproceedings", {"abbr": "CVPR Workshop", "booktitle": "CVPR Workshop"}),
        ("EMNLP 2024 Findings", "inproceedings", {"abbr": "EMNLP Findings"}),
        (
            "Journal of Tides, 12(3):45–67, 2023",
            "article",
            {"journal": "Journal of Tides", "volume": "12", "number": "3", "pages": "45--67", "year": "2023"},
        ),
        ("Journal of Tides 2021 (2021): 1-10.", "article", {"journal": "Journal of Tides", "pages": "1--10"}),
        ("Water Letters,166:115058, 2019", "article", {"volume": "166", "pages": "115058", "year": "2019"}),
        (
            "IEEE Transactions on Image Processing (TIP), IF=10.8, JCR Q1, 2023",
            "article",
            {"abbr": "TIP", "journal": "IEEE Transactions on Image Processing", "year": "2023"},
        ),
        ("Tides in the Sea 5, pages 1–9. IOS Press, 2020", None, {"pages": "1--9", "publisher": "IOS Press"}),
        ("arXiv preprint arXiv:2401.17644.", "misc", {"eprint": "2401.17644", "eprinttype": "arxiv"}),
        ("CoRR, abs/2003.06307, 2020", "misc", {"eprint": "2003.06307", "year": "2020"}),
        ("Arxiv", "misc", {"pubstate": "preprint", "howpublished": "arXiv"}),
        ("Technical Report, 2025", "techreport", {"year": "2025"}),
        ("PhD thesis, Harbour University", "phdthesis", {"school": "Harbour University"}),
        ("Patent No. WO2025000001", "patent", {"number": "WO2025000001"}),
        ("Submitted to ICML 2026", "inproceedings", {"pubstate": "submitted", "abbr": "ICML"}),
        ("ICML 2024 (Spotlight)", "inproceedings", {"presentation": "spotlight", "abbr": "ICML"}),
        ("ACM MM 2022", "inproceedings", {"abbr": "MM"}),
        ("SIGGRAPH Asia 2026", "inproceedings", {"abbr": "SIGGRAPH Asia"}),
    ],
)
def test_venues(text: str, kind: str | None, fields: dict[str, str]) -> None:
    reading = read_venue(text)
    assert reading.found
    assert {name: reading.fields.get(name) for name in fields} == fields
    if kind is not None:
        assert reading.type == kind


@pytest.mark.parametrize(
    "text", ["Mira Okafor", "Video Generation", "Fog as a Medium of Storage", "code", ""]
)
def test_what_is_no_venue(text: str) -> None:
    assert not read_venue(text).found


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Under review at ICML", "inreview"),
        ("Undergoing review", "inreview"),
        ("(Submitted)", "submitted"),
        ("to appear", "accepted"),
        ("In press", "inpress"),
        ("Work in Progress", "inpreparation"),
        ("在审", "inreview"),
        ("ICML 2024", ""),
    ],
)
def test_statuses(text: str, state: str) -> None:
    assert status_in(text) == state


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ICML 2024", "2024"),
        ("e-Energy ’19", "2019"),
        ("arXiv:2003.06307", ""),
        ("pages 1990-1999, 2012", "2012"),
        ("vol. 5", ""),
    ],
)
def test_years(text: str, year: str) -> None:
    assert year_in(text) == year


def test_names_of_people_are_no_venues() -> None:
    assert known("Ming Li") is None
    assert known("ICML 2024") == known(f"Proceedings of the 41st {ICML}")
