"""Where papers appear, as homepages write it: a venue with its short form, its kind, a year, a status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..model.folding import fold

#: short form | name | further short forms; of conferences
_CONFERENCES = """
AAAI | AAAI Conference on Artificial Intelligence
ACC | American Control Conference
ACCV | Asian Conference on Computer Vision
ACL | Annual Meeting of the Association for Computational Linguistics
ACML | Asian Conference on Machine Learning
ACSAC | Annual Computer Security Applications Conference
AISTATS | International Conference on Artificial Intelligence and Statistics
AAMAS | International Conference on Autonomous Agents and Multiagent Systems
ALT | International Conference on Algorithmic Learning Theory
APSIPA | Asia-Pacific Signal and Information Processing Association Annual Summit and Conference
ASE | International Conference on Automated Software Engineering
ASPLOS | International Conference on Architectural Support for Programming Languages and Operating Systems
ASRU | IEEE Automatic Speech Recognition and Understanding Workshop
BMVC | British Machine Vision Conference
CAV | International Conference on Computer Aided Verification
CCGRID | International Symposium on Cluster, Cloud and Grid Computing
CCS | ACM Conference on Computer and Communications Security
CDC | IEEE Conference on Decision and Control
CHI | ACM Conference on Human Factors in Computing Systems
CIDR | Conference on Innovative Data Systems Research
CIKM | ACM International Conference on Information and Knowledge Management
COLING | International Conference on Computational Linguistics
COLM | Conference on Language Modeling
COLT | Conference on Learning Theory
CoNLL | Conference on Computational Natural Language Learning
CoRL | Conference on Robot Learning
CRYPTO | International Cryptology Conference
CSCW | ACM Conference on Computer-Supported Cooperative Work and Social Computing
CVPR | IEEE/CVF Conference on Computer Vision and Pattern Recognition
DAC | Design Automation Conference
DASFAA | International Conference on Database Systems for Advanced Applications
DATE | Design, Automation and Test in Europe Conference
DSN | International Conference on Dependable Systems and Networks
EACL | Conference of the European Chapter of the Association for Computational Linguistics
ECAI | European Conference on Artificial Intelligence
ECCV | European Conference on Computer Vision
ECIR | European Conference on Information Retrieval
ECML-PKDD | European Conference on Machine Learning and Principles and Practice of Knowledge Discovery in Databases | ECML PKDD, ECML/PKDD, ECML
ECOOP | European Conference on Object-Oriented Programming
EMNLP | Conference on Empirical Methods in Natural Language Processing
EUROCRYPT | International Conference on the Theory and Applications of Cryptographic Techniques
EuroSys | European Conference on Computer Systems
EUSIPCO | European Signal Processing Conference
e-Energy | ACM International Conference on Future Energy Systems
FAccT | ACM Conference on Fairness, Accountability, and Transparency
FAST | USENIX Conference on File and Storage Technologies
FG | IEEE International Conference on Automatic Face and Gesture Recognition
FOCS | IEEE Symposium on Foundations of Computer Science
FSE | ACM International Conference on the Foundations of Software Engineering | ESEC/FSE
GECCO | Genetic and Evolutionary Computation Conference
GLOBECOM | IEEE Global Communications Conference | GlobeCom
HPCA | IEEE International Symposium on High-Performance Computer Architecture
HPCC | IEEE International Conference on High Performance Computing and Communications
HPDC | International Symposium on High-Performance Parallel and Distributed Computing
HRI | ACM/IEEE International Conference on Human-Robot Interaction
ICAPS | International Conference on Automated Planning and Scheduling
ICASSP | IEEE International Conference on Acoustics, Speech and Signal Processing
ICC | IEEE International Conference on Communications
ICCAD | International Conference on Computer-Aided Design
ICCV | IEEE/CVF International Conference on Computer Vision
ICDAR | International Conference on Document Analysis and Recognition
ICDCS | IEEE International Conference on Distributed Computing Systems
ICDE | IEEE International Conference on Data Engineering
ICDM | IEEE International Conference on Data Mining
ICIP | IEEE International Conference on Image Processing
ICLR | International Conference on Learning Representations
ICME | IEEE International Conference on Multimedia and Expo
ICML | International Conference on Machine Learning
ICMR | ACM International Conference on Multimedia Retrieval
ICPADS | IEEE International Conference on Parallel and Distributed Systems
ICPP | International Conference on Parallel Processing
ICPR | International Conference on Pattern Recognition
ICRA | IEEE International Conference on Robotics and Automation
ICS | ACM International Conference on Supercomputing
ICSE | International Conference on Software Engineering
ICTAI | IEEE International Conference on Tools with Artificial Intelligence
IGARSS | IEEE International Geoscience and Remote Sensing Symposium
IJCAI | International Joint Conference on Artificial Intelligence
IJCAI-ECAI | International Joint Conference on Artificial Intelligence and European Conference on Artificial Intelligence
IJCNLP | International Joint Conference on Natural Language Processing
IJCNN | International Joint Conference on Neural Networks
INFOCOM | IEEE International Conference on Computer Communications
INTERSPEECH | Conference of the International Speech Communication Association | Interspeech
IPDPS | IEEE International Parallel and Distributed Processing Symposium
IPMI | International Conference on Information Processing in Medical Imaging
IPSN | International Conference on Information Processing in Sensor Networks
IROS | IEEE/RSJ International Conference on Intelligent Robots and Systems
ISBI | IEEE International Symposium on Biomedical Imaging
ISCA | International Symposium on Computer Architecture
ISIT | IEEE International Symposium on Information Theory
ISMAR | IEEE International Symposium on Mixed and Augmented Reality
ISMIR | International Society for Music Information Retrieval Conference
ISSTA | International Symposium on Software Testing and Analysis
ITSC | IEEE International Conference on Intelligent Transportation Systems
IUI | International Conference on Intelligent User Interfaces
IV | IEEE Intelligent Vehicles Symposium
IWQoS | IEEE/ACM International Symposium on Quality of Service | IWQOS
KDD | ACM SIGKDD Conference on Knowledge Discovery and Data Mining | SIGKDD
L4DC | Learning for Dynamics and Control Conference
LREC | International Conference on Language Resources and Evaluation | LREC-COLING
MICCAI | International Conference on Medical Image Computing and Computer Assisted Intervention
MICRO | IEEE/ACM International Symposium on Microarchitecture
MIDL | International Conference on Medical Imaging with Deep Learning
MLSys | Conference on Machine Learning and Systems
MM | ACM International Conference on Multimedia | ACM MM, ACM-MM, ACMMM, ACM Multimedia
MobiCom | International Conference on Mobile Computing and Networking
MobiHoc | International Symposium on Mobile Ad Hoc Networking and Computing
MobiSys | International Conference on Mobile Systems, Applications, and Services
MSR | International Conference on Mining Software Repositories
NAACL | Conference of the North American Chapter of the Association for Computational Linguistics | NAACL-HLT
NDSS | Network and Distributed System Security Symposium
NeurIPS | Conference on Neural Information Processing Systems | NIPS, Advances in Neural Information Processing Systems
NSDI | USENIX Symposium on Networked Systems Design and Implementation
OOPSLA | Conference on Object-Oriented Programming Systems, Languages, and Applications
OSDI | USENIX Symposium on Operating Systems Design and Implementation
PACT | International Conference on Parallel Architectures and Compilation Techniques
PAKDD | Pacific-Asia Conference on Knowledge Discovery and Data Mining
PerCom | IEEE International Conference on Pervasive Computing and Communications
PG | Pacific Graphics | Pacific Graphics
PLDI | ACM Conference on Programming Language Design and Implementation
PODC | ACM Symposium on Principles of Distributed Computing
POPL | ACM Symposium on Principles of Programming Languages
PPoPP | ACM Symposium on Principles and Practice of Parallel Programming
PRCV | Chinese Conference on Pattern Recognition and Computer Vision
RecSys | ACM Conference on Recommender Systems
RSS | Robotics: Science and Systems
RTSS | IEEE Real-Time Systems Symposium
S&P | IEEE Symposium on Security and Privacy | IEEE S&P, Oakland
SANER | IEEE International Conference on Software Analysis, Evolution and Reengineering
SC | International Conference for High Performance Computing, Networking, Storage and Analysis
SDM | SIAM International Conference on Data Mining
SenSys | ACM Conference on Embedded Networked Sensor Systems
SIGCOMM | ACM SIGCOMM Conference
SIGGRAPH | ACM SIGGRAPH Conference
SIGGRAPH Asia | ACM SIGGRAPH Asia Conference | SIGGRAPH-Asia, SiggraphAsia
SIGIR | ACM SIGIR Conference on Research and Development in Information Retrieval
SIGMETRICS | ACM SIGMETRICS Conference
SIGMOD | ACM SIGMOD Conference
SLT | IEEE Spoken Language Technology Workshop
SODA | ACM-SIAM Symposium on Discrete Algorithms
SOSP | ACM Symposium on Operating Systems Principles
STOC | ACM Symposium on Theory of Computing
3DV | International Conference on 3D Vision
UAI | Conference on Uncertainty in Artificial Intelligence
UbiComp | ACM International Joint Conference on Pervasive and Ubiquitous Computing
UIST | ACM Symposium on User Interface Software and Technology
USENIX ATC | USENIX Annual Technical Conference | ATC
USENIX Security | USENIX Security Symposium
VIS | IEEE Visualization Conference | IEEE VIS
VLDB | International Conference on Very Large Data Bases
VR | IEEE Conference on Virtual Reality and 3D User Interfaces | IEEE VR
WACV | IEEE/CVF Winter Conference on Applications of Computer Vision
WSDM | ACM International Conference on Web Search and Data Mining
WWW | The Web Conference | TheWebConf, The Web Conference, WebConf
"""  # noqa: E501
#: of journals
_JOURNALS = """
AI | Artificial Intelligence
CACM | Communications of the ACM
CSUR | ACM Computing Surveys
CVIU | Computer Vision and Image Understanding
DMKD | Data Mining and Knowledge Discovery
ESWA | Expert Systems with Applications
FGCS | Future Generation Computer Systems
GRSL | IEEE Geoscience and Remote Sensing Letters
GRSM | IEEE Geoscience and Remote Sensing Magazine
IF | Information Fusion
IJCV | International Journal of Computer Vision
IJRR | International Journal of Robotics Research
IMWUT | Proceedings of the ACM on Interactive, Mobile, Wearable and Ubiquitous Technologies
IoTJ | IEEE Internet of Things Journal | IEEE IoTJ, IEEE IoT-J
JACM | Journal of the ACM
JAG | International Journal of Applied Earth Observation and Geoinformation
JAIR | Journal of Artificial Intelligence Research
JBHI | IEEE Journal of Biomedical and Health Informatics
JMLR | Journal of Machine Learning Research
JPDC | Journal of Parallel and Distributed Computing
JSAC | IEEE Journal on Selected Areas in Communications
JSTARS | IEEE Journal of Selected Topics in Applied Earth Observations and Remote Sensing
JSTSP | IEEE Journal of Selected Topics in Signal Processing
KBS | Knowledge-Based Systems
MedIA | Medical Image Analysis
NMI | Nature Machine Intelligence
NN | Neural Networks
PACMPL | Proceedings of the ACM on Programming Languages
PNAS | Proceedings of the National Academy of Sciences
PR | Pattern Recognition
PRL | Pattern Recognition Letters
PVLDB | Proceedings of the VLDB Endowment
RA-L | IEEE Robotics and Automation Letters | RAL
RSE | Remote Sensing of Environment
SPL | IEEE Signal Processing Letters
T-RO | IEEE Transactions on Robotics | TRO
TAC | IEEE Transactions on Automatic Control
TACL | Transactions of the Association for Computational Linguistics
TAFFC | IEEE Transactions on Affective Computing
TAI | IEEE Transactions on Artificial Intelligence
TASE | IEEE Transactions on Automation Science and Engineering
TASLP | IEEE/ACM Transactions on Audio, Speech, and Language Processing
TBD | IEEE Transactions on Big Data
TC | IEEE Transactions on Computers
TCAD | IEEE Transactions on Computer-Aided Design of Integrated Circuits and Systems
TCC | IEEE Transactions on Cloud Computing
TCOM | IEEE Transactions on Communications
TCSVT | IEEE Transactions on Circuits and Systems for Video Technology
TCYB | IEEE Transactions on Cybernetics
TDSC | IEEE Transactions on Dependable and Secure Computing
TGRS | IEEE Transactions on Geoscience and Remote Sensing
TIFS | IEEE Transactions on Information Forensics and Security
TII | IEEE Transactions on Industrial Informatics
TIP | IEEE Transactions on Image Processing
TIST | ACM Transactions on Intelligent Systems and Technology
TIT | IEEE Transactions on Information Theory
TITS | IEEE Transactions on Intelligent Transportation Systems | T-ITS
TIV | IEEE Transactions on Intelligent Vehicles
TKDD | ACM Transactions on Knowledge Discovery from Data
TKDE | IEEE Transactions on Knowledge and Data Engineering
TMC | IEEE Transactions on Mobile Computing
TMI | IEEE Transactions on Medical Imaging
TMLR | Transactions on Machine Learning Research
TMM | IEEE Transactions on Multimedia
TNNLS | IEEE Transactions on Neural Networks and Learning Systems
TNSE | IEEE Transactions on Network Science and Engineering
TOCS | ACM Transactions on Computer Systems
TOG | ACM Transactions on Graphics
TOIS | ACM Transactions on Information Systems
TOMM | ACM Transactions on Multimedia Computing, Communications, and Applications
TON | IEEE/ACM Transactions on Networking | ToN
TOPLAS | ACM Transactions on Programming Languages and Systems
TOSEM | ACM Transactions on Software Engineering and Methodology
TPAMI | IEEE Transactions on Pattern Analysis and Machine Intelligence | PAMI, T-PAMI
TPDS | IEEE Transactions on Parallel and Distributed Systems
TSC | IEEE Transactions on Services Computing
TSE | IEEE Transactions on Software Engineering
TSMC | IEEE Transactions on Systems, Man, and Cybernetics
TSP | IEEE Transactions on Signal Processing
TVCG | IEEE Transactions on Visualization and Computer Graphics
TVT | IEEE Transactions on Vehicular Technology
TWC | IEEE Transactions on Wireless Communications
"""
#: journals with no short form
_JOURNAL_NAMES = """
Nature; Science; Cell; The Lancet; Neuron; eLife; PLOS ONE; Scientific Reports; Nature Communications;
Nature Methods; Nature Medicine; Science Advances; Science Robotics; Neurocomputing; Remote Sensing;
Sensors; IEEE Access; Entropy; Bioinformatics; NeuroImage; eBioMedicine; Patterns; iScience; Water
Research; IEEE Network; Physical Review Letters; Advanced Materials; ACS Nano; Nano Letters; Machine
Learning; Neural Computation; Applied Sciences; Mathematics; Chaos; PeerJ; GigaScience; Genome Biology;
Nucleic Acids Research; Energy; Applied Energy; Econometrica
"""
_PREPRINT = re.compile(
    r"\b(?:arxiv|arixv|biorxiv|medrxiv|chemrxiv|ssrn|techrxiv|preprints?|pre-print|corr"
    r"|openreview preprint)\b"
    r"|\btechnique report\b|\btechnical report\b|\btech report\b|预印本",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\btech(?:nique|nical)?\.? report\b", re.IGNORECASE)
_ARXIV_ID = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")
#: what a status is written as -> pubstate
_STATUSES = (
    (
        r"work in progress|in progress|in preparation|working paper|\bwip\b|draft|manuscript in preparation",
        "inpreparation",
    ),
    (
        r"under ?-?(?:going |gone |goning )?(?:peer )?-?review(?:ing)?|under(?:going|goning) review"
        r"|in review|\breviewing\b|under (?:major |minor )?revision|(?:major|minor) revision|在审|审稿中",
        "inreview",
    ),
    (r"submitted(?: to)?|submission|in submission|投稿", "submitted"),
    (r"to appear|accepted(?: (?:to|by|at))?|forthcoming|已录用|录用", "accepted"),
    (r"in press|early access|online first", "inpress"),
)
_STATUS = re.compile(
    r"[(\[]?\s*\b(?:"
    + "|".join(f"(?P<s{number}>{pattern})" for number, (pattern, _) in enumerate(_STATUSES))
    + r")\b\s*[)\]]?:?",
    re.IGNORECASE,
)
_CJK_STATUS = re.compile(r"在审|审稿中|投稿|已录用|录用")
_PRESENTATION = re.compile(
    r"\b(?P<oral>orals?(?: presentations?| papers?)?)\b|\b(?P<spotlight>spotlights?(?: presentations?"
    r"| papers?)?)\b"
    r"|\b(?P<poster>posters?(?: presentations?| papers?)?)\b|\b(?P<highlight>highlights?(?: papers?)?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?![\d])(?!-\d\d\d\d)(?:[./-](?P<month>0?[1-9]|1[0-2])(?!\d))?"
)
_SHORT_YEAR = re.compile(r"(?:['’‘`]\s?|(?<=[A-Za-z])-?)(?P<year>[0-3]\d)(?!\d)")
_IMPACT = re.compile(
    r"[,;(\[]?\s*\b(?:IF|Impact Factor|CCF|JCR|SCI|CAS|中科院|CORE)\b\s*(?:[=:：]\s*|[-\s]?(?:rank|class"
    r"|level)?[-\s]*)"
    r"(?:[\d.]+|[A-D]\*?\b|Q[1-4]\b|\d区|[一二三四]区)?(?:\s*(?:Top|区|类))?\s*[)\]]?",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"(?P<volume>\d{1,4})\s*(?:\((?P<number>[\w-]{1,9}(?:\s?[-–]\s?\d+)?)\))?\s*[:,]\s*(?:pp?\.?\s*)?(?P<"
    r"pages>[A-Za-z]?\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})?)(?!\d|\.\d)"
)
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s*(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?,?\s*)?(?=(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"\b(?:pages?|pp?)\.?\s*(?P<pages>[A-Za-z]?\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})?)", re.IGNORECASE
)
_ONLY_PAGES = re.compile(r"\s*[:,]\s*(?P<pages>\d{1,6}\s?[-–—]{1,2}\s?\d{1,6})\W*$")
_VOL = re.compile(r"\bvol(?:ume|\.)?\s*(?P<volume>\d{1,4})\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|number|issue)\.?\s*(?P<number>\d{1,4}(?:[-–]\d+)?)\b", re.IGNORECASE)
_PARENTHESIZED = re.compile(r"\(([^()]{1,60})\)")
_OPENING = re.compile(
    r"^\s*(?:in:?|at|@|published (?:in|at|by)|accepted (?:to|by|at|in)|to appear (?:in|at)"
    r"|appeared (?:in|at)|presented at|on)\s+",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"[,.;]\s*(?P<publisher>IOS Press|Springer(?: Nature| International Publishing)?|Elsevier|Wiley"
    r"|ACM(?: Press)?|IEEE(?: Press)?"
    r"|MIT Press|AAAI Press|PMLR|USENIX(?: Association)?|Association for Computational Linguistics"
    r"|Curran Associates(?:, Inc)?|Morgan Kaufmann|Cambridge University Press|Oxford University Press"
    r"|CRC Press"
    r"|World Scientific|Taylor & Francis|MDPI|Frontiers)\.?\s*$"
)
_ENDS = " \t\n,;:.·|-–—()[]【】，。；"
_WORKSHOP = re.compile(r"\bworkshops?\b|\bWS\b|@", re.IGNORECASE)
#: what is another venue beside the one that it belongs to
_PART = re.compile(
    r"\b(?:workshops?|findings|demos?|tutorial|blog ?posts?|companion|doctoral consortium)\b|@", re.IGNORECASE
)
_THESIS = re.compile(
    r"(?:(?P<phd>ph\.?\s?d\.?|doctoral)|(?P<master>m\.?sc\.?|master(?:['’]s)?)|(?P<bachelor>b\.?sc\.?"
    r"|bachelor(?:['’]s)?|undergraduate))?\s*(?:thesis|dissertation)|博士(?:学位)?论文|硕士(?:学位)?论文",
    re.IGNORECASE,
)
_PATENT = re.compile(r"\bpatent\b|\b(?:US|CN|WO|EP)\s?\d{6,}[A-Z]?\d?\b|专利", re.IGNORECASE)
_BOOK = re.compile(r"\b(?:book chapter|chapter in)\b", re.IGNORECASE)
_JOURNAL_WORDS = re.compile(
    r"\b(?:journal|transactions?|trans\.|letters|magazine|annals|archives|reviews?|bulletin|quarterly"
    r"|communications|acta|revista|science|sciences|nature|lancet|plos|frontiers|advances|materials"
    r"|physics|chemistry|surveys?|学报)\b",
    re.IGNORECASE,
)
_CONFERENCE_WORDS = re.compile(
    r"\b(?:conference|conf\.|proceedings|proc\.|symposium|workshop|meeting|congress|summit|findings"
    r"|track|conférence|会议|int'l|international (?:joint )?conference)\b|会议",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A venue of the registry."""

    short: str
    name: str
    #: ``conference`` or ``journal``
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of where a paper appeared."""

    #: fields of an entry
    fields: Mapping[str, str]
    #: of the entry, if the text says it
    type: str = ""
    #: there is a venue, a year or a status in the text
    found: bool = False


@cache
def _registry() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for kind, lines in (("conference", _CONFERENCES), ("journal", _JOURNALS)):
        for line in filter(None, lines.split("\n")):
            short, name, *others = (part.strip() for part in line.split("|"))
            known = Known(short, name, kind)
            for form in (short, name, *(",".join(others).split(","))):
                if form.strip():
                    table.setdefault(_key(form), known)
    for name in _JOURNAL_NAMES.replace("\n", " ").split(";"):
        table.setdefault(_key(name), Known("", name.strip(), "journal"))
    return table


def _key(text: str) -> str:
    """Return a name of a venue without what names of it differ in."""
    text = re.sub(
        r"\b(?:the|proceedings of|proc\.? of|annual|ieee/cvf|ieee/acm|acm/ieee|ieee/rsj|ieee|acm|usenix)\b",
        " ",
        fold(text),
    )
    text = re.sub(r"\b\d{1,3}(?:st|nd|rd|th)\b", " ", text)
    return re.sub(r"[\W_]+", "", text)


def known(text: str) -> Known | None:
    """Return the venue of the registry that a text is the name of, years aside."""
    plain = _SHORT_YEAR.sub("", _YEAR.sub("", text)).strip(_ENDS)
    for form in (plain, _PARENTHESIZED.sub("", plain).strip(_ENDS), *_PARENTHESIZED.findall(plain)):
        if len(form) > 1 and (venue := _registry().get(_key(form))):
            # "Ming Li" is no venue, and "vr" is none in lower case
            if venue.short and len(venue.short) < 4 and form.islower():
                continue
            return venue
    return None


def known_within(text: str) -> Known | None:
    """Return the first venue whose short form stands as a word in a text."""
    for match in re.finditer(r"[A-Za-z0-9&][\w&-]*(?: (?:Asia|MM|ATC|Security))?", text):
        word = match[0]
        for form in (word, word.split(" ")[0], re.sub(r"[-'’]?\d{2,4}$", "", word)):
            venue = _registry().get(_key(form))
            if (
                venue
                and venue.short
                and form.casefold() == venue.short.casefold()
                and not form.islower()
                and len(form) > 1
            ):
                return venue
    return None


def opens(text: str) -> bool:
    """Return whether a text begins with a venue, or with what stands before one."""
    words = text.split()
    clause = re.split(r"[,.;(]", text, maxsplit=1)[0]
    return bool(
        re.match(
            r"(?:In:?\s|arXiv\b|(?:19|20)\d\d\b|Submitted to\b|Accepted\b|To appear\b|Under review\b)", text
        )
        or known(clause)
        or any(known(" ".join(words[:count])) for count in (1, 2))
        or (_JOURNAL_WORDS.search(clause) or _CONFERENCE_WORDS.search(clause))
        and year_in(text)
    )


def year_in(text: str) -> str:
    """Return the year that a text states, or nothing."""
    if match := _YEAR.search(text):
        return match["year"]
    if (match := _SHORT_YEAR.search(text)) and int(match["year"]) < 40:
        return f"20{match['year']}"
    return ""


def status_in(text: str) -> str:
    """Return the ``pubstate`` that a text states, or nothing."""
    match = _STATUS.search(text)
    if match:
        return next(state for number, (_, state) in enumerate(_STATUSES) if match[f"s{number}"])
    if cjk := _CJK_STATUS.search(text):
        return {"在审": "inreview", "审稿中": "inreview", "投稿": "submitted"}.get(cjk[0], "accepted")
    return ""


def presentations_in(text: str) -> list[str]:
    """Return how a paper was presented, as the field ``presentation`` has it."""
    found = []
    for match in _PRESENTATION.finditer(text):
        name = next(name for name in ("oral", "spotlight", "poster", "highlight") if match[name])
        found.append(name)
    return list(dict.fromkeys(found))


def read_venue(text: str, *, sure: bool = False) -> Reading:
    """Return what a text says of where a paper appeared.

    :param text: plain, such as "In ICPP 2024 (Oral)" or "Journal of Tides, 12(3):1–20, 2024"
    :param sure: the text is known to be a venue; otherwise it has to look like one
    """
    original = " ".join(text.split())
    fields: dict[str, str] = {}
    rest = _IMPACT.sub(_without_impact, original)
    if (match := _ARXIV_ID.search(rest)) and _PREPRINT.search(rest):
        fields["eprint"], fields["eprinttype"] = match[1], "arxiv"
    state = status_in(rest)
    if state:
        fields["pubstate"] = state
        rest = _CJK_STATUS.sub(" ", _STATUS.sub(" ", rest))
    presentations = presentations_in(rest)
    if presentations and presentations != ["poster"] or (presentations and known_within(rest)):
        shown = [name for name in presentations if name in ("oral", "spotlight", "poster")]
        if shown:
            fields["presentation"] = ", ".join(shown)
        if "highlight" in presentations:
            fields["award"] = "Highlight"
        rest = re.sub(r"\(\s*[,&/]?\s*\)", " ", _PRESENTATION.sub(" ", rest))
    if year := year_in(rest):
        fields["year"] = year
    rest = _MONTH.sub(" ", rest)
    details = _details(re.sub(r"\(\s*\)", " ", _YEAR.sub(" ", rest)))
    fields |= details.fields
    name, publisher = _without_publisher(_name(details.rest))
    if publisher:
        fields["publisher"] = publisher
    kind = _type(original, name, fields)
    found = known(name) or (known_within(name) if len(name) < 60 else None)
    has_venue = bool(found or kind or _JOURNAL_WORDS.search(name) or _CONFERENCE_WORDS.search(name))
    if not (sure or has_venue or fields):
        return Reading({})
    _place(name, original, kind, found, fields)
    if "howpublished" in fields and not kind and re.match(r"In:?\s", original):
        fields["booktitle"] = fields.pop("howpublished")
    return Reading(fields, kind or _type_of(fields), has_venue or "year" in fields or "pubstate" in fields)


def _without_impact(match: re.Match[str]) -> str:
    """Return what of a bracket pair stays where an impact factor goes."""
    text = match[0].strip()
    opens, closes = text[:1] in "([", text[-1:] in ")]"
    return " " if opens == closes else text[0] if opens else text[-1]


def _without_publisher(name: str) -> tuple[str, str]:
    """Return a name of a venue and the publisher that stands behind it."""
    match = _PUBLISHER.search(name)
    return (
        (name[: match.start()].strip(" ,.;"), match["publisher"])
        if match and match.start() > 8
        else (name, "")
    )


@dataclass(frozen=True, slots=True)
class _Details:
    fields: Mapping[str, str]
    rest: str


def _details(text: str) -> _Details:
    """Return volume, number and pages, and the text without them."""
    fields: dict[str, str] = {}
    for pattern in (_PAGES, _VOL, _NO):
        if match := pattern.search(text):
            fields |= {name: value for name, value in match.groupdict().items() if value}
            text = text[: match.start()] + " " + text[match.end() :]
    if "volume" not in fields and (match := _VOLUME.search(text)) and not _YEAR.fullmatch(match["volume"]):
        fields |= {name: value for name, value in match.groupdict().items() if value}
        text = text[: match.start()] + " " + text[match.end() :]
    if not fields and (match := _ONLY_PAGES.search(text)):
        fields["pages"] = match["pages"]
        text = text[: match.start()]
    if pages := fields.get("pages"):
        fields["pages"] = re.sub(r"\s?[-–—]{1,2}\s?", "--", pages)
    return _Details(fields, text)


def _name(text: str) -> str:
    """Return the name of a venue without years, and without what opens it."""
    text = _OPENING.sub("", text.strip(" \t,;:.·|"))
    text = re.sub(r"\(\s*\)|\[\s*\]|（\s*）", " ", _YEAR.sub(" ", text))
    text = re.sub(r"\(\s*[,;&]+|[,;&]+\s*\)", lambda match: match[0].strip(" ,;&"), text)
    text = re.sub(r"\(\s*\)", " ", text)
    text = re.sub(r"['’‘`]\s?\d\d\b", " ", text)
    text = re.sub(r"(?:\s*[,;]\s*)+", ", ", " ".join(text.split()))
    text = re.sub(r"(?:,\s*)+\.", ".", text)
    text = text.strip(" \t\n,;:.·|-–—，。；")
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return _OPENING.sub("", text)


def _type(original: str, name: str, fields: Mapping[str, str]) -> str:
    if thesis := _THESIS.search(original):
        if thesis["master"] or "硕士" in thesis[0]:
            return "mastersthesis"
        return "thesis" if thesis["bachelor"] else "phdthesis"
    if _PATENT.search(original):
        return "patent"
    if _BOOK.search(original):
        return "incollection"
    if _PREPRINT.search(original) and not (known(name) or _CONFERENCE_WORDS.search(name)):
        return "techreport" if _REPORT.search(original) and "arxiv" not in original.lower() else "misc"
    return ""


def _place(name: str, original: str, kind: str, found: Known | None, fields: dict[str, str]) -> None:
    """Put the name of a venue into the field of its kind."""
    if kind in ("phdthesis", "mastersthesis", "thesis"):
        school = _THESIS.sub("", name).strip(_ENDS)
        if school:
            fields["school" if kind != "thesis" else "institution"] = school
        if kind == "thesis":
            fields["type"] = "Bachelor's thesis"
        return
    if kind == "techreport":
        fields["type"] = "Technical report"
        rest = _REPORT.sub("", name).strip(_ENDS)
        if rest:
            fields["institution"] = rest
        return
    if kind == "misc":
        if "eprint" in fields:
            return
        if not fields.get("pubstate"):
            fields["pubstate"] = "preprint"
        word = _PREPRINT.search(original)
        if word and not re.match(r"preprint|pre-print|预印本", word[0], re.IGNORECASE):
            is_arxiv = re.match(r"ar[xi]+v|corr", word[0], re.IGNORECASE)
            fields["howpublished"] = "arXiv" if is_arxiv else word[0]
        return
    if kind == "patent":
        number = re.search(r"\b(?:US|CN|WO|EP)\s?\d{6,}[A-Z]?\d?\b", original)
        if number:
            fields["number"] = number[0]
        elif name:
            fields["note"] = name
        return
    if not name:
        return
    if (
        found
        and found.short
        and re.fullmatch(rf"\W*{re.escape(found.short)}(?:\W*\d\d)?\W*", name, re.IGNORECASE)
    ):
        name, fields["abbr"] = found.name, found.short
    elif part := _PART.search(name):
        fields["abbr"] = (
            f"{found.short} {part[0].title()}" if found and found.short and "@" not in name else ""
        )
        fields |= {} if fields["abbr"] else {"abbr": _short_in(name)}
        if not fields["abbr"]:
            del fields["abbr"]
    elif short := _short_in(name):
        fields.setdefault("abbr", short)
        name = re.sub(rf"\s*\(\s*{re.escape(short)}\s*\)", "", name).strip(_ENDS)
    elif found and found.short:
        fields.setdefault("abbr", found.short)
    fields[_field(name, found, fields)] = name


def _short_in(name: str) -> str:
    """Return the short form that stands in parentheses behind a name."""
    for inner in _PARENTHESIZED.findall(name):
        inner = inner.strip()
        if re.fullmatch(r"[A-Z][\w&/.-]{1,14}(?: (?:MM|Asia))?", inner) and sum(map(str.isupper, inner)) >= 2:
            return str(inner)
    return ""


def _field(name: str, found: Known | None, fields: Mapping[str, str]) -> str:
    if found:
        if found.kind == "journal" and not _WORKSHOP.search(name):
            return "journal"
        return "booktitle"
    if _CONFERENCE_WORDS.search(name):
        return "booktitle"
    if _JOURNAL_WORDS.search(name) or ("volume" in fields and "abbr" not in fields):
        return "journal"
    short = re.fullmatch(r"[A-Z][\w-]*(?:[ @/-][A-Z]\w*)*", name)
    return (
        "booktitle"
        if (short and sum(map(str.isupper, name)) >= 2) or _WORKSHOP.search(name)
        else "howpublished"
    )


def _type_of(fields: Mapping[str, str]) -> str:
    if "journal" in fields:
        return "article"
    return "inproceedings" if "booktitle" in fields else ""


def names() -> Iterator[Known]:
    """Yield the venues of the registry."""
    yield from dict.fromkeys(_registry().values())
