"""Which of our sections a heading means."""

from __future__ import annotations

import re

from ..model.folding import fold

#: the first that fits; what is special stands before what is general
_WORDS = (
    ("news", r"\bnews\b|announcement|新闻|动态"),
    ("publications", r"publication|\bpapers?\b|preprint|\barticles?\b|论文|發表|发表"),
    ("interests", r"interest|hobb|research areas?\b|兴趣|研究方向"),
    ("education", r"educat|academic background|\bdegrees?\b|\bstudies\b|教育|学历"),
    ("talks", r"\btalks?\b|presentation|\bseminars?\b|\blectures?\b|\bkeynotes?\b|报告|演讲"),
    ("media", r"\bmedia\b|\bpress\b|in the news|媒体"),
    ("projects", r"project|open.?source|portfolio|repositor|项目"),
    ("grants", r"\bgrants?\b|funding|资助"),
    (
        "awards",
        r"award|hono|prize|fellowship|scholarship|distinction|recognition"
        r"|accomplish|achievement|intellectual property|patent|获奖|荣誉|奖",
    ),
    ("supervision", r"supervis|\bmentor|\badvis|students?\b|指导"),
    ("languages", r"\blanguages\b(?! and)|^languages?\b|语言"),
    ("teaching", r"teach|\bcourses?\b|\btutor|教学|课程"),
    (
        "service",
        r"service|review|committee|editor|organi[sz]|membership|volunt|leadership|extracurricular|activit|outreach|服务|审稿",
    ),
    ("tests", r"certificat|\btests?\b|toefl|ielts|证书"),
    (
        "experience",
        r"experience|employment|\bwork\b|\bpositions?\b|appointment|\bcareer|internship|\bjobs?\b|工作|实习|经历",
    ),
    ("skills", r"skill|programming|technolog|\btools\b|software|expertise|技能"),
    ("research", r"\bresearch\b|研究"),
)
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDS)


def kind_of(heading: str, default: str = "") -> str:
    """Return the directive whose section a heading names, or the default."""
    plain = fold(heading).replace("_", " ")
    return next((kind for kind, pattern in _PATTERNS if pattern.search(plain)), default)


def heading(name: str) -> str:
    """Return a name of a data file as a heading: "work_experience" as "Work experience"."""
    text = " ".join(name.replace("_", " ").split())
    return text[:1].upper() + text[1:]


def title_of(name: str) -> str:
    """Return the title of a page that has none, by its name: "courses/week-1" as "Week 1"."""
    return heading(name.rpartition("/")[2].replace("-", " "))
