"""Venues as homepages write them, with all that they say, and words that are none."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.venues import (
    known,
    known_within,
    names_kind,
    opens,
    presentations_in,
    read_venue,
    status_in,
    year_in,
)

ICML = "International Conference on Machine Learning"


@pytest.mark.parametrize(("text", "kind", "fields"), [
    ("ICML, 2024 (Poster)", "inproceedings", {"presentation": "poster", "year": "2024", "abbr": "ICML", "booktitle": ICML}),
    ("Sea Days 2024 (Poster)", "", {"year": "2024", "howpublished": "Sea Days (Poster)"}),
    ("ICML 2024 (Oral, Highlight)", "inproceedings", {"presentation": "oral", "award": "Highlight", "year": "2024", "abbr": "ICML", "booktitle": ICML}),
    ("ICML 2024 Highlight", "inproceedings", {"award": "Highlight", "year": "2024", "abbr": "ICML", "booktitle": ICML}),
    ("ICML 2024 (selected as an Oral)", "inproceedings", {"presentation": "oral", "year": "2024", "abbr": "ICML", "booktitle": ICML}),
    ("Journal of Tides, pp. 5, 2020", "article", {"year": "2020", "pages": "5", "journal": "Journal of Tides"}),
    ("Journal of Tides, 2020, 12, 45–67", "article", {"year": "2020", "volume": "12", "pages": "45--67", "journal": "Journal of Tides"}),
    ("Journal of Tides, 12 (3)", "article", {"volume": "12", "number": "3", "journal": "Journal of Tides"}),
    ("Journal of Tides, 12(3), 2020", "article", {"year": "2020", "volume": "12", "number": "3", "journal": "Journal of Tides"}),
    ("Journal of Tides, vol. 3: 45-67", "article", {"volume": "3", "pages": "45--67", "journal": "Journal of Tides"}),
    ("Journal of Tides, 45-67", "article", {"pages": "45--67", "journal": "Journal of Tides"}),
    ("Journal of Tides, no. 5", "article", {"number": "5", "journal": "Journal of Tides"}),
    ("Journal of Tides, 2019: 45-67", "article", {"year": "2019", "pages": "45--67", "journal": "Journal of Tides"}),
    ("Journal of Tides, published", "article", {"journal": "Journal of Tides"}),
    ("Journal of Tides (already published)", "article", {"journal": "Journal of Tides"}),
    ("Journal of Tides, May 2020", "article", {"year": "2020", "journal": "Journal of Tides"}),
    ("Journal of Tides, Sept. 3-5, 2020", "article", {"year": "2020", "journal": "Journal of Tides"}),
    ("Journal of Tides. Elsevier", "article", {"publisher": "Elsevier", "journal": "Journal of Tides"}),
    ("Journal of Tides (IF=3.2)", "article", {"journal": "Journal of Tides"}),
    ("Journal of Tides [CCF-A, 2020]", "article", {"year": "2020", "journal": "Journal of Tides"}),
    ("ICML'39", "inproceedings", {"year": "2039", "abbr": "ICML", "booktitle": ICML}),
    ("ICML'40", "inproceedings", {"abbr": "ICML", "booktitle": ICML}),
    ("ICML-05", "inproceedings", {"year": "2005", "abbr": "ICML", "booktitle": ICML}),
    ("arXiv", "misc", {"pubstate": "preprint", "howpublished": "arXiv"}),
    ("arXiv 2020", "misc", {"year": "2020", "pubstate": "preprint", "howpublished": "arXiv"}),
    ("CoRR 2020", "misc", {"year": "2020", "pubstate": "preprint", "howpublished": "arXiv"}),
    ("SSRN, 2021", "misc", {"year": "2021", "pubstate": "preprint", "howpublished": "SSRN"}),
    ("medRxiv", "misc", {"pubstate": "preprint", "howpublished": "medRxiv"}),
    ("预印本", "misc", {"pubstate": "preprint"}),
    ("ICML 2020 arXiv:2001.00001", "misc", {"eprint": "2001.00001", "eprinttype": "arxiv", "year": "2020"}),
    ("Technical report, arXiv, 2020", "misc", {"year": "2020", "pubstate": "preprint", "howpublished": "Technical report"}),
    ("Tech report", "techreport", {"type": "Technical report"}),
    ("Tech report, Institute of Sand", "techreport", {"type": "Technical report", "institution": "Institute of Sand"}),
    ("Bachelor's thesis, Sea School", "thesis", {"institution": "Sea School", "type": "Bachelor's thesis"}),
    ("Undergraduate thesis", "thesis", {"type": "Bachelor's thesis"}),
    ("thesis", "phdthesis", {}),
    ("Thesis, Sea School", "phdthesis", {"school": "Sea School"}),
    ("PhD dissertation", "phdthesis", {}),
    ("硕士论文, Sea School", "mastersthesis", {"school": "Sea School"}),
    ("博士论文", "phdthesis", {}),
    ("Master thesis", "mastersthesis", {}),
    ("Patent, CN 112345678A", "patent", {"number": "CN 112345678A"}),
    ("Chinese patent", "patent", {"note": "Chinese patent"}),
    ("Book chapter in Handbook of Sand", "incollection", {"howpublished": "Book chapter in Handbook of Sand"}),
    ("Book chapter", "incollection", {"howpublished": "Book chapter"}),
    ("ICML 2020 Workshop @ Sand", "inproceedings", {"year": "2020", "booktitle": "ICML Workshop @ Sand"}),
    ("Workshop @ ICML 2020", "inproceedings", {"year": "2020", "booktitle": "Workshop @ ICML"}),
    ("Demo at ICML 2020", "inproceedings", {"year": "2020", "abbr": "ICML Demo", "booktitle": "Demo at ICML"}),
    ("Sand Workshop 2020 (SW@ICML)", "inproceedings", {"year": "2020", "booktitle": "Sand Workshop (SW@ICML)"}),
    ("Findings of ACL", "inproceedings", {"abbr": "ACL Findings", "booktitle": "Findings of ACL"}),
    ("ECCV 2020 Companion", "inproceedings", {"year": "2020", "abbr": "ECCV Companion", "booktitle": "ECCV Companion"}),
    ("Sand Symposium (SSymp), 2020", "inproceedings", {"year": "2020", "abbr": "SSymp", "booktitle": "Sand Symposium"}),
    ("Sand Symposium (the best)", "inproceedings", {"booktitle": "Sand Symposium (the best)"}),
    ("Sand Symposium (ACM MM)", "inproceedings", {"abbr": "ACM MM", "booktitle": "Sand Symposium"}),
    ("Sand Symposium (MM Asia)", "inproceedings", {"abbr": "MM Asia", "booktitle": "Sand Symposium"}),
    ("SAND-Fog 2020", "inproceedings", {"year": "2020", "booktitle": "SAND-Fog"}),
    ("Sand Fog 2020", "inproceedings", {"year": "2020", "booktitle": "Sand Fog"}),
    ("SF/Sand 2020", "inproceedings", {"year": "2020", "booktitle": "SF/Sand"}),
    ("In Sand and Fog, 2020", "inproceedings", {"year": "2020", "booktitle": "Sand and Fog"}),
    ("Sand and Fog, 2020", "", {"year": "2020", "howpublished": "Sand and Fog"}),
    ("In: Proceedings of Sand and Fog", "inproceedings", {"booktitle": "Proceedings of Sand and Fog"}),
    ("In the Proc. of Sand and Fog", "inproceedings", {"booktitle": "Proc. of Sand and Fog"}),
    ("at the sea, 2020", "", {"year": "2020", "howpublished": "the sea"}),
    ("published in Journal of Tides", "article", {"journal": "Journal of Tides"}),
    ("TPAMI", "article", {"abbr": "TPAMI", "journal": "IEEE Transactions on Pattern Analysis and Machine Intelligence"}),
    ("IEEE Transactions on Pattern Analysis and Machine Intelligence", "article", {"abbr": "TPAMI", "journal": "IEEE Transactions on Pattern Analysis and Machine Intelligence"}),
    ("T-RO 2022", "article", {"year": "2022", "abbr": "T-RO", "journal": "IEEE Transactions on Robotics"}),
    ("RAL, 2022", "article", {"year": "2022", "abbr": "RA-L", "journal": "RAL"}),
    ("(ICML)", "inproceedings", {"abbr": "ICML", "booktitle": ICML}),
    ("VR", "inproceedings", {"abbr": "VR", "booktitle": "IEEE Conference on Virtual Reality and 3D User Interfaces"}),
    ("ICML 2020,", "inproceedings", {"year": "2020", "abbr": "ICML", "booktitle": ICML}),
    ("ICML 2020. ", "inproceedings", {"year": "2020", "abbr": "ICML", "booktitle": ICML}),
    ("IEEE/CVF CVPR 2020", "inproceedings", {"year": "2020", "abbr": "CVPR", "booktitle": "IEEE/CVF CVPR"}),
    ("CVPR (2020)", "inproceedings", {"year": "2020", "abbr": "CVPR", "booktitle": "IEEE/CVF Conference on Computer Vision and Pattern Recognition"}),
    ("CVPR (to appear)", "inproceedings", {"pubstate": "accepted", "abbr": "CVPR", "booktitle": "IEEE/CVF Conference on Computer Vision and Pattern Recognition"}),
    ("NeurIPS 2020 (under review)", "inproceedings", {"pubstate": "inreview", "year": "2020", "abbr": "NeurIPS", "booktitle": "Conference on Neural Information Processing Systems"}),
    ("Under review", "", {"pubstate": "inreview"}),
    ("Reviewing", "", {"pubstate": "inreview"}),
    ("major revision", "", {"pubstate": "inreview"}),
    ("draft", "", {"pubstate": "inpreparation"}),
    ("submission", "", {"pubstate": "submitted"}),
    ("early access", "", {"pubstate": "inpress"}),
    ("录用", "", {"pubstate": "accepted"}),
    ("已录用", "", {"pubstate": "accepted"}),
    ("投稿", "", {"pubstate": "submitted"}),
    ("审稿中", "", {"pubstate": "inreview"}),
    ("ICML 录用", "inproceedings", {"pubstate": "accepted", "abbr": "ICML", "booktitle": ICML}),
    ("投稿 ICML", "inproceedings", {"pubstate": "submitted", "abbr": "ICML", "booktitle": ICML}),
    ("Working paper, Sea School", "inproceedings", {"pubstate": "inpreparation", "booktitle": "Sea School"}),
    ("Journal of Tides, vol. 3, 45-67", "article", {"volume": "3", "pages": "45--67", "journal": "Journal of Tides"}),
    ("Journal of Tides, vol. 3, no. 4, 45-67", "article", {"volume": "3", "number": "4", "pages": "45--67", "journal": "Journal of Tides"}),
    ("Journal of Tides, vol. 3, no. 4, pp. 45-67", "article", {"pages": "45--67", "volume": "3", "number": "4", "journal": "Journal of Tides"}),
    ("Proc. of Sand", "inproceedings", {"booktitle": "Proc. of Sand"}),
    ("IEEE Trans. on Fog", "article", {"journal": "IEEE Trans. on Fog"}),
    ("IEEE Trans. Fog, 2020", "article", {"year": "2020", "journal": "IEEE Trans. Fog"}),
    ("Int. Conf. on Sand", "inproceedings", {"booktitle": "Int. Conf. on Sand"}),
    ("Sand and Fog 3(4): 5, 2020", "article", {"year": "2020", "volume": "3", "number": "4", "pages": "5", "journal": "Sand and Fog"}),
    ("Sand and Fog, 2020, 5-6", "", {"year": "2020", "pages": "5--6", "howpublished": "Sand and Fog"}),
])  # fmt: skip
def test_where_a_paper_appeared(text: str, kind: str, fields: dict[str, str]) -> None:
    reading = read_venue(text)
    assert (reading.type, dict(reading.fields), reading.found) == (kind, fields, True)


@pytest.mark.parametrize(("text", "fields", "sure"), [
    ("Sand, Springer", {}, ("", {"howpublished": "Sand, Springer"})),
    ("Sand and Fog, vol. 3", {"volume": "3", "journal": "Sand and Fog"}, ("article", {"volume": "3", "journal": "Sand and Fog"})),
    ("Presented at Sand Days", {}, ("inproceedings", {"booktitle": "Sand Days"})),
    ("vr", {}, ("", {"howpublished": "vr"})),
])  # fmt: skip
def test_what_is_a_venue_only_where_one_stands(
    text: str, fields: dict[str, str], sure: tuple[str, dict[str, str]]
) -> None:
    reading, certain = read_venue(text), read_venue(text, sure=True)
    assert (dict(reading.fields), reading.found) == (fields, False)
    assert (certain.type, dict(certain.fields), certain.found) == (*sure, False)


@pytest.mark.parametrize(("text", "found"), [
    ("In Proc. ICML", True),
    ("In ICML", True),
    ("arXiv:2001.00001", True),
    ("2020", True),
    ("1999", True),
    ("1899", False),
    ("Submitted to X", True),
    ("Accepted", True),
    ("To appear", True),
    ("Under review", True),
    ("TPAMI", True),
    ("Sand (ICML)", False),
    ("ICML and more words", True),
    ("The ICML of words", True),
    ("Sand and the ICML", False),
    ("Journal of Tides, 2020", True),
    ("Sand 2020", False),
    ("Sand conference 2020", True),
    ("Sand conference", False),
    ("Words of 2020, conference", False),
    ("submitted to x", False),
])  # fmt: skip
def test_what_opens_as_a_venue(text: str, found: bool) -> None:
    assert opens(text) is found


@pytest.mark.parametrize(("text", "found"), [
    ("Journal of", False),
    ("Journal of Tides", True),
    ("the conference of", True),
    ("workshop on", False),
    ("Proceedings of x", True),
    ("Sea Letters", False),
    ("Sea Letters x", True),
    ("a b c", False),
    ("Trans. of Sand", True),
])  # fmt: skip
def test_what_names_a_kind_of_venue(text: str, found: bool) -> None:
    assert names_kind(text) is found


@pytest.mark.parametrize(("text", "year"), [
    ("pages 1990", "1990"),
    ("2020-2021", ""),
    ("2020.2021", ""),
    ("2020.5", "2020"),
    ("2020-05", "2020"),
    ("10.2020", ""),
    ("-2020", ""),
    ("'39", "2039"),
    ("'40", ""),
    ("ICML40", ""),
    ("ICML-39", "2039"),
    ("ICML 20", ""),
    ("2020 and 2021", "2020"),
    ("12020", ""),
    ("20201", ""),
    ("`05", "2005"),
    ("1899", ""),
    ("2100", ""),
])  # fmt: skip
def test_which_number_is_a_year(text: str, year: str) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize(("text", "all_of_it", "within"), [
    ("ICML", "ICML", "ICML"),
    ("icml", "ICML", ""),
    ("vr", "", ""),
    ("VR", "VR", "VR"),
    ("Vr", "VR", "VR"),
    ("ai", "", ""),
    ("AI", "AI", "AI"),
    ("aaai", "AAAI", ""),
    ("ICML (2020)", "ICML", "ICML"),
    ("ICML 2020", "ICML", "ICML"),
    ("ICML'20", "ICML", "ICML"),
    ("The Web Conference", "WWW", ""),
    ("Sand (ICML)", "", "ICML"),
    ("ICML (Sand)", "ICML", "ICML"),
    ("(ICML)", "ICML", "ICML"),
    ("A", "", ""),
    ("", "", ""),
    ("Proceedings of the 41st International Conference on Machine Learning (ICML)", "ICML", "ICML"),
    ("IEEE International Conference on Machine Learning", "ICML", ""),
    ("Pattern Recognition", "PR", ""),
    ("PR", "PR", "PR"),
    ("pr", "", ""),
    ("Nature", "Nature", ""),
    ("Water Research", "Water Research", ""),
    ("Ming Li", "", ""),
    ("at ICML2024", "", "ICML"),
    ("SIGGRAPH Asia 2020", "SIGGRAPH Asia", "SIGGRAPH Asia"),
    ("the SIGGRAPH talks", "", "SIGGRAPH"),
    ("ACM MM Asia", "", ""),
    ("e-Energy’19", "e-Energy", "e-Energy"),
    ("CVPR24 and ICML", "", "CVPR"),
])  # fmt: skip
def test_venues_of_the_registry(text: str, all_of_it: str, within: str) -> None:
    found, inner = known(text), known_within(text)
    assert ((found.short or found.name) if found else "", inner.short if inner else "") == (all_of_it, within)


@pytest.mark.parametrize(("text", "found"), [
    ("oral poster", ["oral", "poster"]),
    ("Orals", ["oral"]),
    ("spotlight papers", ["spotlight"]),
    ("posters", ["poster"]),
    ("poster: x", ["poster"]),
    ("highlight: x", []),
    ("Highlight paper", ["highlight"]),
    ("oral, oral", ["oral"]),
])  # fmt: skip
def test_ways_to_present_a_paper(text: str, found: list[str]) -> None:
    assert presentations_in(text) == found


@pytest.mark.parametrize(("text", "state"), [
    ("work in progress", "inpreparation"),
    ("in progress", "inpreparation"),
    ("WIP", "inpreparation"),
    ("manuscript in preparation", "inpreparation"),
    ("Working Paper", "inpreparation"),
    ("under-review", "inreview"),
    ("under peer review", "inreview"),
    ("undergoing review", "inreview"),
    ("in review", "inreview"),
    ("under minor revision", "inreview"),
    ("Major revision", "inreview"),
    ("submitted to", "submitted"),
    ("in submission", "submitted"),
    ("accepted at", "accepted"),
    ("accepted", "accepted"),
    ("forthcoming", "accepted"),
    ("in press", "inpress"),
    ("Online First", "inpress"),
    ("reviewing", "inreview"),
    ("reviewer", ""),
    ("unaccepted", ""),
    ("submitted, accepted", "submitted"),
])  # fmt: skip
def test_states_of_a_paper(text: str, state: str) -> None:
    assert status_in(text) == state
