"""Placeholder texts of templates, recognised by their words, never by the names of their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model.folding import fold

#: opens, or is all of, a text that a template brings
_TEXTS = r"""
lorem ipsum dolor
vivamus ornare aliquet ipsum
write your biography here
a growing collection of your cool projects
this is a description of the page
every project has a beautiful feature showcase page
a simple inline announcement
announcements and news can be much longer
a long announcement with details
materials for courses you taught
edit the data repositories yml
this page displays a collection of courses with detailed schedules
this course provides an introduction to machine learning concepts algorithms and applications students
this course covers the foundational aspects of data science
a project with a background image
a project with no image
a project that redirects to another website
another without an image
an other project with a background image
with background image
this is an item in your portfolio
short description of portfolio item number
this is a description of a teaching experience
this is a description of your talk
this is a description of your tutorial
this is a description of your conference proceedings talk
this is the front page of a website that is powered by
a data driven personal website
this page is not in the menu
this is a page not in the menu
a variety of common markup showing how the theme styles
locations of key files directories
the privacy of my visitors is extremely important
this post will show up by default
this is a sample blog post
paper title number
your name you
add your privacy policy here
add your terms here
welcome to the starter template
the wowchemy academic resume template
the best way to create the website you want from markdown
click on the slides button above to view the built in slides feature
slides can be added in a few ways
click the cite button above to demo
supplementary notes can be added here
add the publication s full text or supplementary notes here
this work is driven by the results in my previous paper
an example of using the in built project page
an example of linking directly to an external project website
an example talk using wowchemy
create slides in markdown with wowchemy
an example project
put your address p o box other info right below your picture
link to your social media connections too this theme is set up to use font awesome
short biography for the left hand sidebar
nelson bighetti is a professor of artificial intelligence
this site is a gallery of
create a beautifully simple website or blog in under 10 minutes
learn how to blog in academic using jupyter notebooks
an introduction to the default academic template
wowchemy is designed to give technical content creators a seamless experience
"""
_OPENINGS = tuple(filter(None, _TEXTS.split("\n")))


def _any_of(alternatives: str) -> str:
    """Return a pattern for the lines of a text, each of which is one."""
    return "|".join(filter(None, (line.strip() for line in alternatives.split("\n"))))


_TITLE_PATTERNS = r"""
    paper title number \d+
    (?:talk|tutorial|conference proceeding talk) \d+ on relevant topic in your field
    teaching experience \d+
    portfolio item number \d+
    (?:future )?blog post(?: number \d+)?
    an? post with .*
    a post (?:without .*|that can be cited)
    a distill style blog post
    displaying beautiful tables with bootstrap tables
    displaying external posts on your al folio blog
    google gemini updates flash 1 5 gemma 2 and project astra
    page not in menu
    archive layout with content
    an example (?:conference paper|journal article|preprint working paper|preprint|talk|event)
    example (?:talk|event|project|page|course)(?: \d+)?
    (?:external|internal) project
    conference paper example
    welcome to (?:wowchemy|hugo blox builder|jekyll)(?: .*)?
    display jupyter notebooks with academic
    academic (?:template|demo)
    post draft
    cool (?:dataset|package|tutorial|web app|web server)
    example post \d+
    easily create your own simple yet highly customizable .*
"""
#: titles of a template's pages, posts, papers, talks and items
_TITLES = re.compile(_any_of(_TITLE_PATTERNS))
_NAMES = """
    albert einstein
    your name
    you r name
    your sidebar name
    name name
    name2 name2
    nelson bighetti
    吳恩達
    ravindran bighetti
    first last
    firstname lastname
    john doe
    jane doe
    prof example
    author name
"""
#: a template's people
_PEOPLE = frozenset(line.strip() for line in _NAMES.split("\n") if line.strip())
_CV_PATTERNS = r"""
    kaiser wilhelm institute
    karl ferdinand universi
    peoples climate march
    matteucci medal
    princeton university professor of theoretical physics
    professor of theoretical physics institute for advanced study
    zur elektrodynamik bewegter korper
    pied piper
    gencoin
    university x\b(?= |$)
    github university
    github pages university
    red brick university
    ^(?:sub )?description \d
    ^topic \d
    ^hobbies hobby \d
    ^skill \d
    ^sub skill \d
"""
#: items of CVs that no one but an example has
_CV_ITEM = re.compile(_any_of(_CV_PATTERNS))
_CV_COMPANY_PATTERNS = r"""
    institute for advanced study
    california institute of technology
    university of zurich(?=.* 19[01]\d)
    theory of (?:special )?relativity
    eidgenossische technische hochschule
    nobel prize in physics
    (?:max planck|copley|gold|barnard|albert einstein) medal
    royal swedish academy of sciences
    quantum (?:computing|information|cryptography|communication|teleportation|mechanics)
    ^machine learning(?:.* stanford university|.* 2018)
    heuristischen gesichtspunkt
    relativitatstheorie
    ^(?:prof|professor) (?:john doe|jane smith)
    ^al ?folio\b
    ^(?:english|german)(?: native| fluent|$)
    ^physics
    theoretical physicist
"""
_TOGETHER_PATTERNS = r"""
    neural networks and deep learning coursera
    blockchain fundamentals edx
    object oriented programming in r.* datacamp
"""
#: items that are examples where they stand together
_TOGETHER = re.compile(_any_of(_TOGETHER_PATTERNS))
#: items that others may have, but that are examples beside one of those above
_CV_COMPANY = re.compile(_any_of(_CV_COMPANY_PATTERNS))
#: keys of al-folio's examples of co-authors and venues, and what makes them examples
_COAUTHORS = frozenset(("adams", "podolsky", "rosen", "bach", "przibram", "schrodinger", "lorentz", "planck"))
_VENUES = {"ajp": "aapt.scitation.org", "physrev": "journals.aps.org", "vision": ""}
_REPOSITORIES = frozenset(
    (
        "torvalds",
        "alshedivat",
        "alshedivat/al-folio",
        "twbs/bootstrap",
        "jekyll/jekyll",
        "jquery/jquery",
        "FortAwesome/Font-Awesome",
        "jpswalsh/academicons",
        "mathjax/MathJax",
    )
)
#: of al-folio and acad-homepage
_EINSTEIN_PAPERS = (
    "relativity the special and general theory",
    "investigations on the theory of the brownian movement",
    "the meaning of relativity",
    "can quantum mechanical description of physical reality be considered complete",
    "uber die von der molekularkinetischen theorie der warme geforderte bewegung",
    "un the movement of small particles suspended in statiunary liquids",
    "on the movement of small particles suspended in stationary liquids",
    "on the electrodynamics of moving bodies",
    "uber einen die erzeugung und verwandlung des lichtes betreffenden",
    "letters on wave mechanics",
    "deep residual learning for image recognition",
)
_MARKUP = re.compile(r"<[^>]*>|\{[{%].*?[%}]\}|[*_#>`\[\]]|\(https?:[^)]*\)", re.DOTALL)
_NOT_WORDS = re.compile(r"[\W_]+")
_AVATARS = re.compile(
    r"(?:^|/)(?:bio-photo(?:-\d)?|prof_pic(?:_color)?|500x300|android-chrome-512x512|avatar-placeholder|fallback)\.\w+$"
)


def words(text: str) -> str:
    """Return the words of a text, folded, with single spaces."""
    return _NOT_WORDS.sub(" ", fold(_MARKUP.sub(" ", text).replace("'", "").replace("’", ""))).strip()


def is_template_text(text: str) -> bool:
    """Return whether a text is, or opens with, what a template has there."""
    plain = words(text[:2000])
    return plain.startswith(_OPENINGS)


def has_placeholder_text(text: str) -> bool:
    """Return whether much of a text is Latin that means nothing."""
    return fold(text).count("lorem ipsum") > 0


def is_template_title(title: str) -> bool:
    """Return whether a title is that of a template's page, post, paper, talk or item."""
    plain = words(title)
    return bool(plain) and (_TITLES.fullmatch(plain) is not None or plain.startswith(_OPENINGS))


def is_template_person(name: str) -> bool:
    """Return whether a name is one that a template has for an example."""
    return words(name) in _PEOPLE


def template_items(texts: Sequence[str], *, suspicious: bool = False) -> list[bool]:
    """Return of each item of a list, given by its title and organisation, whether it is a template's example.

    :param suspicious: the file has other examples, so that a list of nothing but what might be some is one
    """
    plain = [words(text) for text in texts]
    certain = [bool(_CV_ITEM.search(text)) or text.startswith(_OPENINGS) for text in plain]
    together = [bool(_TOGETHER.search(text)) for text in plain]
    if sum(together) > 1:
        certain = [sure or beside for sure, beside in zip(certain, together, strict=True)]
    possible = [sure or bool(_CV_COMPANY.search(text)) for sure, text in zip(certain, plain, strict=True)]
    return possible if any(certain) or (suspicious and all(possible)) else certain


def is_template_paper(title: str, authors: str = "", owner: str = "") -> bool:
    """Return whether a paper is an example of a template.

    :param owner: the name of the site's person, who may be its author after all
    """
    plain = words(title.replace('\\"', "").replace("{", "").replace("}", ""))
    family = words(owner).rpartition(" ")[2]
    if family and family in words(authors).split():
        return False
    return is_template_title(title) or plain.startswith(_EINSTEIN_PAPERS)


def is_template_coauthor(key: str, urls: Iterable[str]) -> bool:
    """Return whether a co-author is one of al-folio's examples."""
    return words(key) in _COAUTHORS and all(
        "wikipedia.org" in url or "link.springer.com/article/10.1007/s00016" in url for url in urls
    )


def is_template_venue(key: str, url: str) -> bool:
    """Return whether a venue is one of al-folio's examples."""
    expected = _VENUES.get(words(key).replace(" ", ""))
    return expected is not None and (expected in url if expected else not url)


def is_template_repository(name: str) -> bool:
    """Return whether a repository or an account is one of al-folio's examples."""
    return name in _REPOSITORIES


def is_template_picture(path: str) -> bool:
    """Return whether a picture is what a template shows where there is none."""
    return _AVATARS.search(path) is not None
