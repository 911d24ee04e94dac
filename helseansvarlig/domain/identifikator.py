"""Norwegian identifiers: what a number looks like, and what should make somebody look twice.

A verdict warns and never blocks: from 2032 one check digit carries less, numbers are mistyped, and a child without a
number must be possible. Sex and age are never read from a number; the birth date in it is only compared, as a
warning (it may differ when a day's numbers are used up, FOR-2017-1201). Rules: Skatteetaten, Folkeregisteret.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_ORGNR_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_K1_LEFT_2032 = range(4)


class Nummertype(StrEnum):
    """What kind of number it is, as far as the digits tell."""

    FOEDSELSNUMMER = "foedselsnummer"
    D_NUMMER = "d_nummer"
    H_NUMMER = "h_nummer"
    FH_NUMMER = "fh_nummer"
    ORGANISASJONSNUMMER = "organisasjonsnummer"
    UKJENT = "ukjent"


class Serie(StrEnum):
    """Which series a number belongs to; the synthetic ones are told by what is added to the month."""

    EKTE = "ekte"
    SKATTEETATEN_80 = "skatteetaten_80"
    NHN_65 = "nhn_65"
    NAV_40 = "nav_40"
    TENOR = "tenor"


class Kontroll(StrEnum):
    """By which rule the check digits hold."""

    GAMMEL = "gammel"
    FRA_2032 = "fra_2032"
    INGEN = "ingen"


_SERIES = ((0, Serie.EKTE), (40, Serie.NAV_40), (65, Serie.NHN_65), (80, Serie.SKATTEETATEN_80))


@dataclass(frozen=True, slots=True)
class Verdikt:
    """What can be said about one number. `siffer` is it without spaces; `varsler` are codes for the screen to explain.

    `dag` and `maaned` are what the number says without additions; `aar` is its two digits. 0 and "" mean nothing said.
    """

    siffer: str
    type: Nummertype = Nummertype.UKJENT
    serie: Serie = Serie.EKTE
    kontroll: Kontroll = Kontroll.INGEN
    dag: int = 0
    maaned: int = 0
    aar: str = ""
    varsler: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Tell whether form, date and check digits all hold, by either rule."""
        return self.type is not Nummertype.UKJENT and self.kontroll is not Kontroll.INGEN


def judge_personnummer(text: str) -> Verdikt:
    """Judge a fødselsnummer, D-number or one of the auxiliary numbers; spaces are accepted.

    Warnings: `nummer_lengde`, `nummer_tegn`, `nummer_dato`, `nummer_kontrollsiffer`, `nummer_syntetisk`,
    `nummer_hjelpenummer`.
    """
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()):
        return Verdikt(digits, varsler=("nummer_tegn",))
    if len(digits) != 11:
        return Verdikt(digits, varsler=("nummer_lengde",))
    kontroll = _check_digits([int(d) for d in digits])
    warnings = ("nummer_kontrollsiffer",) if kontroll is Kontroll.INGEN else ()
    if digits[0] in "89":
        return Verdikt(digits, Nummertype.FH_NUMMER, kontroll=kontroll, varsler=("nummer_hjelpenummer", *warnings))
    return _judge_dated(digits, kontroll, warnings)


def _judge_dated(digits: str, kontroll: Kontroll, warnings: tuple[str, ...]) -> Verdikt:
    """Judge a number that begins with a date, with 4 added to the first digit of a D-number."""
    is_d = digits[0] > "3"
    day, month, year = int(digits[:2]) - (40 if is_d else 0), int(digits[2:4]), digits[4:6]
    added, serie = next(((a, s) for a, s in reversed(_SERIES) if month > a), (0, Serie.EKTE))
    month -= added
    if not _is_date(day, month, int(year)) or (is_d and serie is Serie.EKTE and _is_before_1900(digits, kontroll)):
        return Verdikt(digits, kontroll=kontroll, varsler=("nummer_dato", *warnings))
    kind = Nummertype.D_NUMMER if is_d else Nummertype.FOEDSELSNUMMER
    if serie is Serie.NAV_40 and not is_d:
        # An auxiliary number of a health service and NAV's test numbers look the same.
        kind, warnings = Nummertype.H_NUMMER, ("nummer_hjelpenummer", *warnings)
    elif serie is not Serie.EKTE:
        warnings = ("nummer_syntetisk", *warnings)
    return Verdikt(digits, kind, serie, kontroll, day, month, year, warnings)


def _is_date(day: int, month: int, year: int) -> bool:
    """Tell whether the date exists in any century; 00 counts as a leap year, since the century is not known."""
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (day, month) != (29, 2) or year % 4 == 0


def _is_before_1900(digits: str, kontroll: Kontroll) -> bool:
    """Tell whether the old rule reads the number as born 1854–1899: nobody that old was ever given a D-number.

    The century stands in digits 7–9 only where the old check digits hold; test series do not keep to it.
    """
    return kontroll is Kontroll.GAMMEL and 500 <= int(digits[6:9]) < 750 and int(digits[4:6]) >= 54


def _check_digits(digits: list[int]) -> Kontroll:
    left_1 = (_sum(_K1_WEIGHTS, digits) + digits[9]) % 11
    left_2 = (_sum(_K2_WEIGHTS, digits) + digits[10]) % 11
    if left_2 != 0:
        return Kontroll.INGEN
    if left_1 == 0:
        return Kontroll.GAMMEL
    return Kontroll.FRA_2032 if left_1 in _K1_LEFT_2032 else Kontroll.INGEN


def _sum(weights: tuple[int, ...], digits: list[int]) -> int:
    return sum(w * d for w, d in zip(weights, digits, strict=False))


def is_same_day(verdikt: Verdikt, foedt: date) -> bool:
    """Tell whether the number's date part agrees with a birth date; true where the number says no date."""
    if not verdikt.aar:
        return True
    return (verdikt.dag, verdikt.maaned, int(verdikt.aar)) == (foedt.day, foedt.month, foedt.year % 100)


def show_personnummer(siffer: str, *, masked: bool = True) -> str:
    """Return a number as people read it, 6+5; masked, the last five are dots."""
    head, tail = siffer[:6], siffer[6:]
    return f"{head} {'•' * len(tail) if masked else tail}".rstrip()


def judge_organisasjonsnummer(text: str) -> Verdikt:
    """Judge an organisation number; spaces are accepted. Hovedenhet or underenhet cannot be told from the digits.

    Warnings: `orgnr_lengde`, `orgnr_tegn`, `orgnr_kontrollsiffer`, `orgnr_foerste_siffer`, `orgnr_syntetisk`.
    """
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()):
        return Verdikt(digits, varsler=("orgnr_tegn",))
    if len(digits) != 9:
        return Verdikt(digits, varsler=("orgnr_lengde",))
    holds = _sum(_ORGNR_WEIGHTS, [int(d) for d in digits]) % 11
    check = (11 - holds) % 11
    ok = check == int(digits[8])  # 10 equals no digit: such numbers are not given out
    serie = Serie.TENOR if digits[0] in "23" else Serie.EKTE
    warnings = () if ok else ("orgnr_kontrollsiffer",)
    if serie is Serie.TENOR:
        warnings = ("orgnr_syntetisk", *warnings)
    elif digits[0] not in "89":
        warnings = ("orgnr_foerste_siffer", *warnings)
    kontroll = Kontroll.GAMMEL if ok else Kontroll.INGEN
    return Verdikt(digits, Nummertype.ORGANISASJONSNUMMER, serie, kontroll, varsler=warnings)


def show_organisasjonsnummer(siffer: str) -> str:
    """Return an organisation number as people read it, 3+3+3."""
    return " ".join(siffer[i : i + 3] for i in range(0, len(siffer), 3))


def is_kommunenummer(text: str) -> bool:
    """Tell whether a text has the form of a kommunenummer: four digits, the leading zero kept, not all zero."""
    return len(text) == 4 and text.isascii() and text.isdigit() and text != "0000"
