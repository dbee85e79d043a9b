"""The sections of two real homepages and of a real CV: their dates, places, roles and counts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("example")

#: of 004, a homepage
EDUCATION = [
    (["2020-09", "2024-08"], "PhD in Computer Science", "Hong Kong Baptist University"),
    (
        ["2014-09", "2018-06"],
        "Bachelor in Telecommunications Engineering",
        "Huazhong University of Science and Technology",
    ),
]
HKUST = "The Hong Kong University of Science and Technology"
POSITIONS = [
    (["2024-09"], "Postdoctoral Researcher", HKUST, ["~bli", "chuxiaowen"]),
    (["2023-09", "2024-08"], "Visiting Researcher", f"{HKUST} (Guangzhou)", ["chuxiaowen"]),
    (["2023-02", "2023-05"], "Visiting Researcher", "National University of Singapore", ["~hebs"]),
    (["2022-06", "2022-10"], "Research Intern", "FedML Inc", ["chaoyanghe.com"]),
    (["2018-10", "2020-09"], "Research Assistant", "Hong Kong Baptist University", ["chuxiaowen"]),
]
TERMS = [
    ("Spring 2023", "COMP7940", "Cloud Computing"),
    ("Fall 2022", "COMP7015", "Artificial Intelligence"),
    ("Spring 2022", "COMP7550", "IT Project Management"),
    ("Fall 2021", "COMP7015", "Artificial Intelligence"),
    ("Spring 2021", "COMP7930", "Big Data Analytics"),
]
REVIEWS = {
    "KDD": [2023],
    "ICML": [2022, 2023, 2024],
    "NeurIPS": [2022, 2023, 2024],
    "ICLR": [2023, 2024, 2025],
    "AAAI": [2023, 2025],
    "AISTATS": [2023, 2025],
    "UAI": [2022],
    "IJCAI-ECAI": [2022],
    "HPCC": [2021],
    "ICDCS": [2022, 2023],
    "ICPADS": [2022],
    "IWQOS": [2023, 2024],
}
HONOURS = [
    ("2024", "NeurIPS Top Reviewer"),
    ("2024", "Outstanding Student Paper Award of the FL@FM-NeurIPS’24 workshop"),
    ("2024", "NeurIPS Scholar Award"),
    ("2024", "ICLR Scholar Award"),
    ("2023/24", "Research Performance Award"),
    ("2022/23", "Research Performance Award"),
    ("Fall 2022/23", "Teaching Performance Award"),
    ("2021/22", "Research Performance Award"),
    ("Fall 2021/22", "Teaching Performance Award"),
    ("2020", "Scholarship for Nominees of Hong Kong PhD Fellowship Scheme"),
    ("2018", "Outstanding Graduate"),
    ("2016", "Scholarship of Academic Excellence"),
]
PROJECTS = [
    ("FedCV", "FedML-AI/FedML"),
    ("FedML Parrot", "FedML-AI/FedML"),
    ("FedImpro", "wizard1203/FedImpro"),
    ("Pruner-Zero", "pprp/Pruner-Zero"),
    ("Virtual Homogeneity Learning", "wizard1203/VHL"),
    ("G-TopK S-SGD", "hclhkbu/gtopkssgd"),
    ("GossipFL", "wizard1203/GossipFL"),
    ("Fully-linear DenseNet", "wizard1203/waternn"),
]

#: of 000, a CV
DEGREES = [
    (
        ["2023-09"],
        "Master of Philosophy in Data Science and Analytics",
        f"{HKUST} (Guangzhou)",
        "Guangzhou, China",
    ),
    (
        ["2022-02", "2023-06"],
        "Exchange student in School of Computing",
        "Korea Advanced Institute of Science and Technology",
        "Daejeon, Korea",
    ),
    (
        ["2019-09", "2023-05"],
        "Bachelor of Engineering in Computer Science and Mathematics (Double Major)",
        HKUST,
        "Hong Kong, China",
    ),
]
RESEARCH = [
    (["2024-08", "2024-10"], "Distributed ML systems", "Guangzhou, China", 4),
    (["2024-02", "2024-08"], "Distributed ML systems", "Guangzhou, China", 3),
    (["2023-12", "2024-06"], "Federated learning", None, 3),
    (["2023-09", "2024-01"], "Federated learning", "Guangzhou, China", 2),
]
SKILLS = {
    "Software": ["Python", "PyTorch", "PyTorch Distributed", "Horovod", "Transformers"],
    "Languages": ["English (TOEFL 105)", "Chinese (native)", "Cantonese (elementary)"],
    "Examinations": ["GRE 324 (Verbal 154, Quantitative 170, Writing 3.5)"],
}


def parsed(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name / "index.html").read_text("utf-8"), "html.parser")


def part(item: Tag, name: str) -> str | None:
    found = item.select_one(f".item-{name}")
    return " ".join(found.get_text().split()) if found else None


def dates(item: Tag) -> list[str]:
    return [str(time["datetime"]) for time in item.select("time")]


def shown(item: Tag) -> str:
    found = item.select_one(".dated-date")
    return found.get_text() if found else ""


# what a homepage says, and the CV that is made of it
@pytest.fixture(scope="module", params=["", "cv"])
def home(site: Path, request: pytest.FixtureRequest) -> BeautifulSoup:
    return parsed(site, request.param)


@pytest.fixture(scope="module", params=["zichen", "zichen-cv"])
def zichen(site: Path, request: pytest.FixtureRequest) -> BeautifulSoup:
    return parsed(site, request.param)


def test_education(home: BeautifulSoup) -> None:
    items = home.select("li.education-item")
    assert [(dates(item), part(item, "title"), part(item, "organisation")) for item in items] == EDUCATION


def test_positions_and_advisors(home: BeautifulSoup) -> None:
    items = home.select("li.experience-item")
    assert [
        (
            dates(item),
            part(item, "title"),
            part(item, "organisation"),
            [link["href"].strip("/").rpartition("/")[2] for link in item.select(".item-advisor a")],
        )
        for item in items
    ] == POSITIONS
    assert shown(items[0]) == "Sep 2024 – present"


def test_terms_of_teaching(home: BeautifulSoup) -> None:
    (group,) = home.select("li.dated-group")
    assert group.select_one(".dated-label").get_text() == "Teaching Assistant at Hong Kong Baptist University"
    items = group.select("li.teaching-item")
    assert [(shown(item), part(item, "code"), part(item, "title")) for item in items] == TERMS


def test_reviewing(home: BeautifulSoup) -> None:
    venues = {
        venue.find(string=True).strip(): [int(time["datetime"]) for time in venue.select("time")]
        for venue in home.select(".service-venue")
        if venue.select("time")
    }
    assert venues == REVIEWS


def test_journals(home: BeautifulSoup) -> None:
    (journals,) = [item for item in home.select(".service > .group-item") if item.dt.get_text() == "Journals"]
    fields = {
        field.dt.get_text(): len(field.select("ul > .group-item"))
        for field in journals.select("dl > .group-item")
    }
    assert fields == {"Machine learning": 4, "Networking and systems": 8, "General": 1}


def test_honours(home: BeautifulSoup) -> None:
    items = home.select("li.awards-item")
    assert [(shown(item), part(item, "title")) for item in items] == HONOURS
    assert len([item for item in items if item.select("a[href*='pid=48']")]) == 6
    assert items[1].select_one("a[href*='shen2024hot']")


def test_projects(home: BeautifulSoup) -> None:
    items = home.select("li.projects-item")
    links = [(part(item, "title"), item.select_one("a")["href"]) for item in items]
    assert links == [(name, f"https://github.com/{repository}") for name, repository in PROJECTS]


def test_degrees_of_a_cv(zichen: BeautifulSoup) -> None:
    items = zichen.select("li.education-item")
    assert [
        (dates(item), part(item, "title"), part(item, "organisation"), part(item, "place")) for item in items
    ] == DEGREES
    assert part(items[0], "score") == "GPA 4.075/4.3"


def test_award_of_a_cv(zichen: BeautifulSoup) -> None:
    (item,) = zichen.select("li.awards-item")
    assert (shown(item), part(item, "title")) == (
        "Jun 2022",
        "HKSAR Government Scholarship Fund – Reaching Out Award",
    )


def test_research_of_a_cv(zichen: BeautifulSoup) -> None:
    items = zichen.select("li.research-item")
    assert [
        (dates(item), part(item, "title"), part(item, "place"), len(item.select("ul > li"))) for item in items
    ] == RESEARCH
    assert all(item.select_one("a[href*='tang2'], a[href*='huang2']") for item in items)


def test_project_interests_and_skills_of_a_cv(zichen: BeautifulSoup) -> None:
    (project,) = zichen.select("li.projects-item")
    assert (shown(project), part(project, "note")) == ("Jan 2024 – present", "Python")
    assert len(project.select("ul > li")) == 2
    assert len(zichen.select(".interests .group-item")) == 3
    skills = {
        group.dt.get_text(): [" ".join(value.get_text().split()) for value in group.select(".skill")]
        for group in zichen.select(".skills .group-item")
    }
    assert skills == SKILLS


def words(pdf: Path) -> str:
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    return text.replace("- ", "")


def test_pdf_has_all_data_of_the_cv(site: Path) -> None:
    pdf = site / "zichen-cv.pdf"
    assert len(PdfReader(pdf).pages) <= 2
    text = words(pdf)
    facts = [fact for degree in DEGREES for fact in degree[1:]]
    facts += [fact for values in SKILLS.values() for value in values for fact in re.split(r"[ ()]+", value)]
    facts += ["Sep 2023 – present", "Feb 2022 – Jun 2023", "Sep 2019 – May 2023", "GPA 4.075/4.3", "Jun 2022"]
    facts += [
        "Reaching Out Award",
        "DreamDDP",
        "Stale Information Matters",
        "Bandwidth-Aware",
        "Under review",
    ]
    facts += [
        "Capturing and Mitigating Gradient Aggregation Errors",
        "equal contribution",
        "zichen@example.org",
    ]
    facts += ["PAFT-Sync", "PAFT-Dyn", "K-FedQue", "3.91", "1.76 times", "32 GPUs", "Chatbots", "Python"]
    facts += [
        "github.com/trl730109",
        "Aug 2024 – Oct 2024",
        "Distributed ML systems",
        "Large language models",
    ]
    assert [fact for fact in facts if str(fact).replace("- ", "") not in text] == []


def test_json_resume_has_the_data_of_the_homepage(site: Path) -> None:
    resume = json.loads((site / "cv.json").read_text("utf-8"))
    assert resume["basics"]["name"] == "Zhenheng Tang"
    assert [entry["startDate"] for entry in resume["education"]] == ["2020-09", "2014-09"]
    assert [entry["position"] for entry in resume["work"][:5]] == [title for _, title, *_ in POSITIONS]
    assert "endDate" not in resume["work"][0]
    assert len(resume["awards"]) == 12
    assert len(resume["publications"]) == 38
    assert [project["name"] for project in resume["projects"]] == [name for name, _ in PROJECTS]
