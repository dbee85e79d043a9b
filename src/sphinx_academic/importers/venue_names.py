"""The registry of venues: conferences and journals with their short forms."""

from __future__ import annotations

import re
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
TIM | IEEE Transactions on Instrumentation and Measurement
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


@dataclass(frozen=True, slots=True)
class Known:
    """A venue of the registry."""

    short: str
    name: str
    #: ``conference`` or ``journal``
    kind: str


@cache
def registry() -> dict[str, Known]:
    """Return the venues by the keys of all their names."""
    table: dict[str, Known] = {}
    for kind, lines in (("conference", _CONFERENCES), ("journal", _JOURNALS)):
        for line in filter(None, lines.split("\n")):
            short, name, *others = (part.strip() for part in line.split("|"))
            known = Known(short, name, kind)
            for form in (short, name, *(",".join(others).split(","))):
                if form.strip():
                    table.setdefault(key_of(form), known)
    for name in _JOURNAL_NAMES.replace("\n", " ").split(";"):
        table.setdefault(key_of(name), Known("", name.strip(), "journal"))
    return table


def key_of(text: str) -> str:
    """Return a name of a venue without what names of it differ in."""
    text = re.sub(
        r"\b(?:the|proceedings of|proc\.? of|annual|ieee/cvf|ieee/acm|acm/ieee|ieee/rsj|ieee|acm|usenix)\b",
        " ",
        fold(text),
    )
    text = re.sub(r"\b\d{1,3}(?:st|nd|rd|th)\b", " ", text)
    return re.sub(r"[\W_]+", "", text)
