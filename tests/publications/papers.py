"""A small fictional bibliography that the tests of features share."""

PAPERS = r"""
@inproceedings{shen2024hot,
  title = {Hot Pluggable Learning},
  author = {Shen, L. and Ito, N. and Wu, L.},
  author+an:role = {1=equal; 2=equal,lead},
  booktitle = {Workshop on Foundations},
  abbr = {FL@FM},
  year = {2024}, month = dec,
  award = {Outstanding Paper Award}, presentation = {oral},
  url = {https://example.org/hot}, code = {https://example.org/hot.git},
  selected = {true}
}
@article{ito2023bounds,
  title = {Bounds of $O(n \log n)$ for {DNA}},
  author = {Ito, Noriko and van der Berg, Jan},
  author+an:role = {2=corresponding},
  journal = {Journal of Examples}, volume = {35}, number = {3}, pages = {230--237},
  year = {2023}, doi = {10.1000/xyz}
}
@inproceedings{two2024,
  title = {Two of One Name},
  author = {Ito, N. and Chen, A. and Ito, N.},
  author+an:person = {1=naoki-ito; 3=noriko-ito},
  booktitle = {Proceedings of Names}, year = {2024}
}
@misc{ito2025draft,
  title = {A Draft}, author = {Ito, Noriko}, year = {2025},
  eprint = {2501.00001}, archiveprefix = {arXiv}, pubstate = {submitted}
}
"""

PEOPLE = {
    "noriko-ito": {"name": "Noriko Ito", "aliases": ["N. Ito"]},
    "naoki-ito": {"name": "Naoki Ito"},
    "jan-berg": {"name": "Jan van der Berg", "url": "https://example.org/~berg"},
}

CONF = {"academic_people": PEOPLE, "academic_me": "noriko-ito"}
