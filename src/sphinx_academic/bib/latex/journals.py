"""Journals that the Astrophysics Data System and AASTeX write as macros, and AASTeX's symbols.

The names are those of ADS's ``aas_macros.sty`` and of the classes of the AAS and of MNRAS; the short forms
are the abbreviations that AASTeX prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class Journal(NamedTuple):
    """A journal by its full name and its abbreviation."""

    name: str
    short: str


_NAMES = """
aas      | American Astronomical Society Meeting Abstracts | AAS
aj       | The Astronomical Journal | AJ
actaa    | Acta Astronomica | AcA
araa     | Annual Review of Astronomy and Astrophysics | ARA&A
areps    | Annual Review of Earth and Planetary Sciences | AREPS
apj      | The Astrophysical Journal | ApJ
apjl     | The Astrophysical Journal Letters | ApJL
apjs     | The Astrophysical Journal Supplement Series | ApJS
ao       | Applied Optics | ApOpt
apss     | Astrophysics and Space Science | Ap&SS
aap      | Astronomy and Astrophysics | A&A
aapr     | Astronomy and Astrophysics Review | A&A Rv
aaps     | Astronomy and Astrophysics Supplement Series | A&AS
azh      | Astronomicheskii Zhurnal | AZh
baas     | Bulletin of the American Astronomical Society | BAAS
bac      | Bulletin of the Astronomical Institutes of Czechoslovakia | BAICz
caa      | Chinese Astronomy and Astrophysics | ChA&A
cjaa     | Chinese Journal of Astronomy and Astrophysics | ChJA&A
dps      | AAS Division for Planetary Sciences Meeting Abstracts | DPS
expa     | Experimental Astronomy | ExA
icarus   | Icarus | Icarus
jaavso   | Journal of the American Association of Variable Star Observers | JAAVSO
jatis    | Journal of Astronomical Telescopes, Instruments, and Systems | JATIS
jcap     | Journal of Cosmology and Astroparticle Physics | JCAP
jrasc    | Journal of the Royal Astronomical Society of Canada | JRASC
maps     | Meteoritics & Planetary Science | M&PS
memras   | Memoirs of the Royal Astronomical Society | MmRAS
mnras    | Monthly Notices of the Royal Astronomical Society | MNRAS
na       | New Astronomy | NewA
nar      | New Astronomy Reviews | NewAR
pra      | Physical Review A | PhRvA
prb      | Physical Review B | PhRvB
prc      | Physical Review C | PhRvC
prd      | Physical Review D | PhRvD
pre      | Physical Review E | PhRvE
prl      | Physical Review Letters | PhRvL
prx      | Physical Review X | PhRvX
pasa     | Publications of the Astronomical Society of Australia | PASA
pasp     | Publications of the Astronomical Society of the Pacific | PASP
pasj     | Publications of the Astronomical Society of Japan | PASJ
psj      | The Planetary Science Journal | PSJ
qjras    | Quarterly Journal of the Royal Astronomical Society | QJRAS
raa      | Research in Astronomy and Astrophysics | RAA
rmp      | Reviews of Modern Physics | RvMP
rmxaa    | Revista Mexicana de Astronomía y Astrofísica | RMxAA
rnaas    | Research Notes of the AAS | RNAAS
skytel   | Sky and Telescope | S&T
solphys  | Solar Physics | SoPh
sovast   | Soviet Astronomy | SvA
ssr      | Space Science Reviews | SSRv
zap      | Zeitschrift für Astrophysik | ZA
nat      | Nature | Nature
nature   | Nature | Nature
natas    | Nature Astronomy | NatAs
science  | Science | Science
iaucirc  | IAU Circulars | IAUC
aplett   | Astrophysical Letters | ApL
apspr    | Astrophysics and Space Physics Research | ASPRv
bain     | Bulletin of the Astronomical Institutes of the Netherlands | BAN
fcp      | Fundamentals of Cosmic Physics | FCPh
gca      | Geochimica et Cosmochimica Acta | GeCoA
grl      | Geophysical Research Letters | GeoRL
jcp      | The Journal of Chemical Physics | JChPh
jgr      | Journal of Geophysical Research | JGR
jqsrt    | Journal of Quantitative Spectroscopy and Radiative Transfer | JQSRT
memsai   | Memorie della Società Astronomica Italiana | MmSAI
nphysa   | Nuclear Physics A | NuPhA
physrep  | Physics Reports | PhR
physscr  | Physica Scripta | PhyS
planss   | Planetary and Space Science | P&SS
procspie | Proceedings of the SPIE | Proc. SPIE
ptp      | Progress of Theoretical Physics | PThPh
"""
_ALIASES = {
    "astap": "aap", "apjlett": "apjl", "apjsupp": "apjs", "applopt": "ao", "spie": "procspie", "newa": "na",
    "newar": "nar", "mmras": "memras", "ssrv": "ssr",
}  # fmt: skip


def _journals() -> dict[str, Journal]:
    rows = (line.split("|") for line in _NAMES.strip().splitlines())
    journals = {macro.strip(): Journal(name.strip(), short.strip()) for macro, name, short in rows}
    return journals | {alias: journals[macro] for alias, macro in _ALIASES.items()}


#: macro -> journal
JOURNALS: Mapping[str, Journal] = _journals()

#: what AASTeX adds to LaTeX's symbols; ``\fd`` and its like stand above the decimal point
SYMBOLS: dict[str, str] = {
    "arcdeg": "°", "arcmin": "′", "arcsec": "″", "fdg": "°.", "farcd": "°.", "farcm": "′.", "farcs": "″.",
    "fd": "ᵈ.", "fh": "ʰ.", "fm": "ᵐ.", "fs": "ˢ.", "fp": "ᵖ.", "micron": "µm", "diameter": "⌀",
    "onehalf": "½", "onethird": "⅓", "twothirds": "⅔", "onequarter": "¼", "threequarters": "¾",
    "sq": "□", "sun": "☉", "earth": "⊕", "mercury": "☿", "venus": "♀", "mars": "♂", "jupiter": "♃",
    "saturn": "♄", "uranus": "♅", "neptune": "♆", "pluto": "♇", "vernal": "♈", "ubvr": "UBVR",
    "ub": "U−B", "bv": "B−V", "vr": "V−R", "ur": "U−R", "lesssim": "≲", "gtrsim": "≳", "la": "≲",
    "ga": "≳", "nodata": "…", "Msun": "M☉", "msun": "M☉", "Lsun": "L☉", "lsun": "L☉", "Rsun": "R☉",
    "rsun": "R☉", "kms": "km s⁻¹",
}  # fmt: skip

_ONLY_MACRO = re.compile(r"[\s{]*\\([A-Za-z]+)[\s{}.]*")


def journal_of(source: str) -> Journal | None:
    """Return the journal that a source names by nothing but its macro: ``\\apj``, ``{\\mnras}``."""
    match = _ONLY_MACRO.fullmatch(source)
    return JOURNALS.get(match[1]) if match else None
