"""All that is read of a file of seldom things, and said of it: ``EXPECTED=write`` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from support import compare

from sphinx_academic.bib.reader import read
from sphinx_academic.model.publication import Publication

SOURCE = r"""
@comment{nothing of this}
% neither of this @article{x, title = {No}}
@preamble{"\newcommand{\odes}{Journal of \emph{Odes}}"}
@string{press = "Press" # { of } # "Odes"}
@string(jan = {Jänner})

@ARTICLE{Ode:2021/a, Author = "Ode, Vera\* and N{\'e}b, A.~B. and {The {W}eb Group} and others", author+an = {2=corresponding},
  title = {On \textit{Odes} and $\alpha^2$: {A} ``Study'' --- part~I}, journal = "Odes " # press, year = "2021", month = jun # "~5",
  volume = {3}, number = {4/5}, pages = {12--3}, doi = {https://doi.org/10.5555/Ode(1)}, url = {\url{https://example.org/a%20b}},
  keywords = {Odes, selected; Webs}, abstract = {First.

  Second with \begin{itemize} \item one \item two \end{itemize}}, bibtex_show = {true}, award = {Best Ode; Runner-up},
  award_name = {Prize}, presentation = {oral}}
@inproceedings(conf2020, author = {Neb, Abe}, title = {Talk}, booktitle = {Proceedings of the 3rd International Conference on Odes (ICO'20)},
  series = {ICO '20}, year = {2020}, month = {5--6}, pages = {1-2}, pdf = {talk.pdf}, video = {https://example.org/v}, slides = {javascript:x},
  arxiv = {2001.00001v2}, code = {https://github.com/example/ode}, website = {//example.org/w}, pubstate = {accepted}, poster = {})
@misc{arx, author = {Ode Vera, Neb Abe}, title = {Preprint}, journal = {CoRR, abs/2003.06307}, year = {2020}}
@misc{hal, author = {Ode, V. and Ode, Vera}, title = {Hal}, eprint = {hal-00000001}, eprinttype = {hal}, date = {2019-24}}
@misc{pm, author = {Ode, Vera}, title = {Pub}, pmid = {123}, pmcid = {PMC45}, howpublished = {\url{https://example.org/h}}, year = {in press}}
@thesis{th, author = {Ode, Vera}, title = {Thesis}, type = {mathesis}, school = {University}, date = {2018-01/2018-03}}
@book{bk, editor = {Neb, Abe}, title = {Book}, subtitle = {Sub}, publisher = press, edition = {Second}, isbn = {3-16-148410-0}, year = 2017,
  translator = {Poe, Cy}, note = {Translated by others.}, language = {french}}
@incollection{child, author = {Ode, Vera}, title = {Child}, crossref = {bk}, pages = {5}}
@incollection{lost, author = {Ode, Vera}, title = {Lost}, crossref = {nowhere}, year = 20x0, month = {13}}
@article{twice, title = {First}, year = 2016, title = {Second}}
@article{Twice, title = {Third}, year = 2015}
@article{broken, title = {Brace {open}, year = 2014, author = {Ode, Vera
@article{next, title = {Next}, author = {Ode and}, year = 2013}
@unknowntype{odd, title = {Odd}, foo = {bar}, date = {1066?}, journaltitle = {Annals}, status = {submitted}, cv = {no}}
@article{macro, title = {M}, journal = undefined # { x}, year = 2012}
@article{, title = {No key}, date = {-0043-03-15}}
@misc{f1, title = {A $\nothing{1}$ and \$5}, year = 2010}
@misc{f2, title = {B \(\nothing\) and $x^{2}$}, year = 2010}
@misc{f3, abstract = {C \[\nothing\]}, title = {Fine $x$}, year = 2010}
@misc{f4, title = {D \ensuremath{\nothing}}, note = {a $ sign}, year = 2010}
@article{marks, author = {Ode, Vera$^{1,*}$ and Neb, Abe\textsuperscript{†} and de la Poe, Cy, Jr.}, title = {Marks}, year = 2011, note = {* equal}}
"""  # noqa: E501  # as people write it


def described(record: Publication) -> Iterator[str]:
    """Yield what a record says beyond what all say that are not told otherwise."""
    usual = Publication("", "", ())
    yield f"== {record.key}"
    for name, value in record._asdict().items():
        if value != getattr(usual, name) and name not in ("key", "digest", "fields", "file"):
            shown = sorted(value) if isinstance(value, frozenset) else value
            several = isinstance(shown, tuple | list) and len(shown) > 1
            yield f"{name}: " + ("" if several else f"{shown!r}")
            if several:
                yield from (f"    {each!r}" for each in shown)
    yield f"fields: {', '.join(record.fields)}"


def test_everything() -> None:
    library = read(SOURCE.encode(), "odes.bib")
    lines = [line for record in library.publications for line in described(record)]
    lines += [f"{problem.line}: {problem.message} [{problem.kind}]" for problem in library.problems]
    compare(Path(__file__).parent / "expected" / "seldom.txt", "\n".join([*lines, f"{library.macros}", ""]))
