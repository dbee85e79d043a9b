"""What texts say of a venue, word by word."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.venues import names_kind, opens, presentations_in, read_venue, year_in


def _venue(text: str, *, sure: bool = False) -> tuple[str, dict[str, str], bool]:
    reading = read_venue(text, sure=sure)
    return reading.type, dict(reading.fields), reading.found


@pytest.mark.parametrize(("text", "found"), [
    ("NeurIPS 2020", ("inproceedings", {"year": "2020", "abbr": "NeurIPS", "booktitle": "Conference on Neural Information Processing Systems"}, True)),
    ("In NeurIPS 2020 (Oral)", ("inproceedings", {"presentation": "oral", "year": "2020", "abbr": "NeurIPS", "booktitle": "Conference on Neural Information Processing Systems"}, True)),
    ("International Conference on Machine Learning (ICML), 2021, Spotlight", ("inproceedings", {"presentation": "spotlight", "year": "2021", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, True)),
    ("Proceedings of the 10th Workshop on Sand, pp. 1-9", ("inproceedings", {"pages": "1--9", "booktitle": "Proceedings of the 10th Workshop on Sand"}, True)),
    ("Journal of Tides, 12(3), 45-67, 2020", ("article", {"year": "2020", "volume": "12", "number": "3", "pages": "45--67", "journal": "Journal of Tides"}, True)),
    ("Nature Communications 14, 1234 (2023)", ("article", {"year": "2023", "volume": "14", "pages": "1234", "journal": "Nature Communications"}, True)),
    ("IEEE Transactions on Fog (TFog), vol. 3, no. 4, 2019", ("article", {"year": "2019", "volume": "3", "number": "4", "abbr": "TFog", "journal": "IEEE Transactions on Fog"}, True)),
    ("arXiv preprint arXiv:2001.00001", ("misc", {"eprint": "2001.00001", "eprinttype": "arxiv"}, True)),
    ("Under review at ICML 2020", ("inproceedings", {"pubstate": "inreview", "year": "2020", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, True)),
    ("Submitted to Journal of Tides", ("article", {"pubstate": "submitted", "journal": "Journal of Tides"}, True)),
    ("Accepted by ICML", ("inproceedings", {"pubstate": "accepted", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, True)),
    ("to appear in ICML 2021", ("inproceedings", {"pubstate": "accepted", "year": "2021", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, True)),
    ("PhD thesis, Harbour University, 2020", ("phdthesis", {"year": "2020", "school": "Harbour University"}, True)),
    ("Master's thesis, Sea School", ("mastersthesis", {"school": "Sea School"}, True)),
    ("Technical report, Quay, 2018", ("techreport", {"year": "2018", "type": "Technical report", "institution": "Quay"}, True)),
    ("US Patent 1234567, 2019", ("patent", {"year": "2019", "note": "US Patent 1234567"}, True)),
    ("In Handbook of Sand, Springer, 2021", ("inproceedings", {"year": "2021", "publisher": "Springer", "booktitle": "Handbook of Sand"}, True)),
    ("Sea Press, 2020", ("inproceedings", {"year": "2020", "booktitle": "Sea Press"}, True)),
    ("2020", ("", {"year": "2020"}, True)),
    ("Some words of no venue", ("", {}, False)),
    ("ICML Workshop on Sand 2020", ("inproceedings", {"year": "2020", "abbr": "ICML Workshop", "booktitle": "ICML Workshop on Sand"}, True)),
    ("Findings of EMNLP 2021", ("inproceedings", {"year": "2021", "abbr": "EMNLP Findings", "booktitle": "Findings of EMNLP"}, True)),
    ("CVPR 2020 (Best Paper Award)", ("inproceedings", {"year": "2020", "abbr": "CVPR", "booktitle": "CVPR (Best Paper Award)"}, True)),
    ("Journal of Tides (in press)", ("article", {"pubstate": "inpress", "journal": "Journal of Tides"}, True)),
    ("Sea Letters", ("article", {"journal": "Sea Letters"}, True)),
    ("ICML'20", ("inproceedings", {"year": "2020", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, True)),
    ("ACM CHI 2021, Yokohama", ("inproceedings", {"year": "2021", "abbr": "CHI", "booktitle": "ACM CHI, Yokohama"}, True)),
    ("Best Paper", ("", {}, False)),
    ("preprint", ("misc", {"pubstate": "preprint"}, True)),
    ("Manuscript in preparation", ("", {"pubstate": "inpreparation"}, True)),
    ("In submission", ("", {"pubstate": "submitted"}, True)),
    ("bioRxiv, 2020", ("misc", {"year": "2020", "pubstate": "preprint", "howpublished": "bioRxiv"}, True)),
    ("The Web Conference (WWW) 2020", ("inproceedings", {"year": "2020", "abbr": "WWW", "booktitle": "The Web Conference"}, True)),
    ("AAAI-20", ("inproceedings", {"year": "2020", "abbr": "AAAI", "booktitle": "AAAI Conference on Artificial Intelligence"}, True)),
    ("Oral Presentation at Sea Days, 2019", ("inproceedings", {"presentation": "oral", "year": "2019", "booktitle": "Sea Days"}, True)),
    ("Lecture Notes in Computer Science, 2010", ("article", {"year": "2010", "journal": "Lecture Notes in Computer Science"}, True)),
    ("", ("", {}, False)),
])  # fmt: skip
def test_venue(text: str, found: tuple[str, dict[str, str], bool]) -> None:
    assert _venue(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Some words of no venue", ("", {"howpublished": "Some words of no venue"}, False)),
    ("Sea Letters", ("article", {"journal": "Sea Letters"}, True)),
    ("Quay 2020", ("", {"year": "2020", "howpublished": "Quay"}, True)),
    ("In Sand and Sea, 12(3)", ("article", {"volume": "12", "number": "3", "journal": "Sand and Sea"}, False)),
    ("Sea Press, 2020", ("inproceedings", {"year": "2020", "booktitle": "Sea Press"}, True)),
])  # fmt: skip
def test_venue_in_its_place(text: str, found: tuple[str, dict[str, str], bool]) -> None:
    assert _venue(text, sure=True) == found


@pytest.mark.parametrize(("text", "found"), [
    ("NeurIPS 2020", True),
    ("In ICML", True),
    ("In the sea", True),
    ("Journal of Tides", True),
    ("Proc. of Sea", False),
    ("Tides", False),
    ("arXiv:2001.00001", True),
    ("Advances in Neural Information Processing Systems", True),
])  # fmt: skip
def test_opening_of_a_venue(text: str, found: bool) -> None:
    assert opens(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Journal of Tides", True),
    ("Conference", False),
    ("Workshop on Sand", True),
    ("Tides and Sand", False),
    ("Letters", False),
])  # fmt: skip
def test_kind_of_venue_in_a_text(text: str, found: bool) -> None:
    assert names_kind(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("2020", "2020"),
    ("in 1999 or 2020", "1999"),
    ("'20", "2020"),
    ("ICML'20", "2020"),
    ("12345", ""),
    ("2020-21", "2020"),
    ("no", ""),
])  # fmt: skip
def test_year(text: str, found: str) -> None:
    assert year_in(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Oral", ["oral"]),
    ("(Spotlight)", ["spotlight"]),
    ("oral and poster", ["oral", "poster"]),
    ("Poster presentation", ["poster"]),
    ("aural", []),
    ("Highlight", ["highlight"]),
])  # fmt: skip
def test_presentations(text: str, found: list[str]) -> None:
    assert presentations_in(text) == found
