r"""Numbers, units and angles as ``siunitx`` has them: ``\SI{5}{\kilo\metre}`` is "5 km"."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.patterns import lazy_pattern

_PREFIXES = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p",
    "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "deca": "da", "deka": "da",
    "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z",
    "yotta": "Y", "ronna": "R", "quetta": "Q", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip
_UNITS = {
    "meter": "m", "metre": "m", "second": "s", "gram": "g", "kilogram": "kg", "ampere": "A", "kelvin": "K",
    "mole": "mol", "candela": "cd", "becquerel": "Bq", "degreeCelsius": "°C", "celsius": "°C",
    "coulomb": "C", "farad": "F", "gray": "Gy", "hertz": "Hz", "henry": "H", "joule": "J", "katal": "kat",
    "lumen": "lm", "lux": "lx", "newton": "N", "ohm": "Ω", "pascal": "Pa", "radian": "rad", "siemens": "S",
    "sievert": "Sv", "steradian": "sr", "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb",
    "astronomicalunit": "au", "bel": "B", "decibel": "dB", "dalton": "Da", "day": "d", "electronvolt": "eV",
    "hectare": "ha", "hour": "h", "liter": "L", "litre": "l", "minute": "min", "neper": "Np", "tonne": "t",
    "arcminute": "′", "arcsecond": "″", "degree": "°", "percent": "%", "angstrom": "Å", "bar": "bar",
    "barn": "b", "knot": "kn", "mmHg": "mmHg", "nauticalmile": "M", "bit": "bit", "byte": "B",
    "atomicmassunit": "u", "clight": "c", "elementarycharge": "e", "parsec": "pc", "lightyear": "ly",
    "year": "yr", "fm": "fm", "pm": "pm", "nm": "nm", "um": "µm", "mm": "mm", "cm": "cm", "dm": "dm",
    "m": "m", "km": "km", "as": "as", "fs": "fs", "ps": "ps", "ns": "ns", "us": "µs", "ms": "ms", "s": "s",
    "fg": "fg", "pg": "pg", "ng": "ng", "ug": "µg", "mg": "mg", "g": "g", "kg": "kg", "pA": "pA",
    "nA": "nA", "uA": "µA", "mA": "mA", "A": "A", "kA": "kA", "mHz": "mHz", "Hz": "Hz", "kHz": "kHz",
    "MHz": "MHz", "GHz": "GHz", "THz": "THz", "mmol": "mmol", "umol": "µmol", "mol": "mol", "nmol": "nmol",
    "mV": "mV", "V": "V", "kV": "kV", "uV": "µV", "nl": "nl", "ul": "µl", "ml": "ml", "l": "l", "nL": "nL",
    "uL": "µL", "mL": "mL", "L": "L", "uW": "µW", "mW": "mW", "W": "W", "kW": "kW", "MW": "MW", "GW": "GW",
    "nJ": "nJ", "uJ": "µJ", "mJ": "mJ", "J": "J", "kJ": "kJ", "eV": "eV", "meV": "meV", "keV": "keV",
    "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "kWh": "kWh", "mN": "mN", "N": "N", "kN": "kN", "MN": "MN",
    "Pa": "Pa", "hPa": "hPa", "kPa": "kPa", "MPa": "MPa", "GPa": "GPa", "mT": "mT", "T": "T", "K": "K",
    "mK": "mK", "dB": "dB", "F": "F", "fF": "fF", "pF": "pF", "nF": "nF", "uF": "µF", "kohm": "kΩ",
    "mohm": "mΩ", "Mohm": "MΩ", "kibibyte": "KiB", "C": "C", "au": "au",
}  # fmt: skip
_POWERS = {"squared": "2", "cubed": "3"}
_POWERS_BEFORE = {"square": "2", "cubic": "3"}
#: what is struck out, coloured, or qualified, as ``metal`` does here: ``\kilogram\of{metal}``
_EFFECTS = frozenset(("cancel", "highlight", "of"))
_SUPERSCRIPTS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")

_TOKEN = lazy_pattern(
    r"(?:[.~]|\\,|\\cdot(?![A-Za-z]))|\\(?P<word>[A-Za-z]+)\s*|(?P<power>\^)|\{(?P<argument>[^{}]*)\}"
    r"|(?P<text>[^\\^{}.~\s]+)|\s+|."
)
_NUMBER = lazy_pattern(
    r"(?P<sign>[+-]|\\pm|±)?(?P<digits>[\d., ]*?\d[\d.,]*)(?P<error>\(\d+\))?"
    r"(?:(?:\+-|\\pm|±)(?P<around>[\d.,]+))?(?:[eEdD](?P<exponent>[+-]?\d+))?"
)

#: in characters, of an argument
_LONGEST = 200

#: macros with numbers or units as arguments -> what each argument is: a number, a list of them, a unit
ARGUMENTS: Mapping[str, str] = {
    "num": "n", "si": "u", "unit": "u", "SI": "nu", "qty": "nu", "ang": "a", "numlist": "l",
    "numrange": "nn", "SIlist": "lu", "qtylist": "lu", "SIrange": "nnu", "qtyrange": "nnu",
    "numproduct": "p", "qtyproduct": "pu",
}  # fmt: skip


def quantity(macro: str, arguments: list[str]) -> str:
    """Return what a macro of :data:`ARGUMENTS` prints; what is too long for a number or a unit is kept."""
    kinds = ARGUMENTS[macro]
    if any(len(argument) > _LONGEST for argument in arguments):
        return " ".join(arguments)
    numbers = [_READERS[kind](text) for kind, text in zip(kinds, arguments, strict=False) if kind != "u"]
    units = [unit(text) for kind, text in zip(kinds, arguments, strict=False) if kind == "u"]
    text = "–".join(filter(None, numbers))
    shown = "".join(units)
    # signs of degrees, minutes and seconds of arc stand close
    if text and shown and (shown[0] not in "°′″" or shown == "°C"):
        return f"{text} {shown}"
    return text + shown


def number(source: str) -> str:
    """Return a number: ``1.5e-3`` is "1.5 × 10⁻³"."""
    text = source.strip().strip("{}").replace("\\times", "x").replace("~", " ")
    match = _NUMBER.fullmatch(text.replace(" ", ""))
    if match is None:
        factors = text.split("x")
        are_numbers = all(_NUMBER.fullmatch(factor.replace(" ", "")) for factor in factors)
        return " × ".join(map(number, factors)) if are_numbers else text
    sign = {"-": "−", "\\pm": "±", None: ""}.get(match["sign"], match["sign"])
    around = f" ± {match['around']}" if match["around"] else ""
    shown = f"{sign}{match['digits']}{match['error'] or ''}{around}"
    if not match["exponent"]:
        return shown
    power = "10" + match["exponent"].lstrip("+").translate(_SUPERSCRIPTS)
    return f"({shown}) × {power}" if around else f"{shown} × {power}"


def unit(source: str) -> str:
    r"""Return a unit, written by macros (``\kilo\metre\per\second``) or by letters (``m.s^{-1}``)."""
    pieces: list[str] = []
    prefix = power = ""
    per = raising = coloured = False
    for match in _TOKEN.finditer(source):
        word, argument = match["word"], match["argument"]
        if word == "per":
            per = True
        elif word in _POWERS_BEFORE:
            power = _POWERS_BEFORE[word]
        elif word in _PREFIXES:
            prefix += _PREFIXES[word]
        elif (word in _POWERS or word == "tothe" or match["power"]) and pieces:
            raising = word not in _POWERS
            if not raising:
                pieces[-1] = _raised(pieces[-1], _POWERS[str(word)])
        elif word == "raiseto":
            raising = True
        elif raising and (argument is not None or match["text"]):
            text = argument if argument is not None else str(match["text"])
            exponent, rest = (text, "") if argument is not None else (text[:1], text[1:])
            if pieces and match.string[: match.start()].rstrip().endswith(("^", "tothe")):
                pieces[-1] = _raised(pieces[-1], exponent) + rest
            else:
                power = exponent
            raising = False
        elif word in _EFFECTS:
            coloured = word == "highlight"
        elif coloured and argument is not None:
            coloured = False
        elif word or argument is not None or match["text"]:
            name = _UNITS.get(word, f"\\{word}") if word else argument or match["text"] or ""
            pieces.append(_raised(prefix + name, ("-" + (power or "1")) if per else power))
            prefix = power = ""
            per = False
    return " ".join(filter(None, pieces)) + prefix


def _raised(name: str, power: str) -> str:
    """Raise a unit to a power; one that has been raised to −1 by ``\\per`` stays below."""
    power = power.strip().strip("$")
    if not power:
        return name
    if name.endswith("⁻¹") and power[0] != "-":
        return name[:-1] + power.translate(_SUPERSCRIPTS)
    return name + power.translate(_SUPERSCRIPTS)


def _angle(source: str) -> str:
    parts = source.split(";")
    if len(parts) == 1:
        return number(source) + "°"
    return "".join(number(part) + sign for part, sign in zip(parts, "°′″", strict=False) if part.strip())


def _list(source: str) -> str:
    return ", ".join(map(number, source.split(";")))


_READERS = {"n": number, "a": _angle, "l": _list, "p": number}
