"""What the page shows of a record, as plain data: which entries, in which order, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.innsyn import Innslagstype
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.services.dokumenttyper.innsynsutskrift import entry
from helseansvarlig.services.innsynsmerke import Gjennomgang, Innslagslinje
from ui.dates import day_and_month
from ui.draft_text import form_from_text
from ui.i18n import marked, tr, tr_marked, tr_n

STEP = 25
"""How many entries are laid out at a time: a record of years is gone through piece by piece."""


class Utvalg(StrEnum):
    """Which entries are shown."""

    ALT = "alt"
    HOLDT = "holdt"
    NEVNER = "nevner"
    NOTATER = "notater"
    SVAR = "svar"


UTVALG: Mapping[Utvalg, str] = {
    Utvalg.ALT: marked("Alt som er skrevet"),
    Utvalg.HOLDT: marked("Det som holdes utenfor"),
    Utvalg.NEVNER: marked("Det som kan nevne et annet barn"),
    Utvalg.NOTATER: marked("Notater"),
    Utvalg.SVAR: marked("Svar i kartlegginger"),
}
GRUNNER: Mapping[Merkegrunn, str] = {
    Merkegrunn.FARE: marked("Kan utsette noen for fare eller skade"),
    Merkegrunn.ANDRE: marked("Handler om noen andre"),
    Merkegrunn.FORELDRE: marked("Foreldrene skal ikke få vite det"),
    Merkegrunn.LIKEVEL: marked("Det er ikke et annet barn her"),
}
"""The reasons one can choose; the last only where a name was found."""


@dataclass(frozen=True, slots=True)
class Utfylt:
    """What is typed about one entry: the reason chosen (its code), and why in words."""

    grunn: str = ""
    begrunnelse: str = ""


@dataclass(frozen=True, slots=True)
class Feil:
    """What must be mended, in words, at the field it is about."""

    grunn: str = ""
    begrunnelse: str = ""

    def any(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.grunn or self.begrunnelse)


@dataclass(frozen=True, slots=True)
class Innslagsbilde:
    """One entry: as it will be read, how it stands (`stand`), and the reasons to choose among, as key and words.

    `nevner` are the words that may be another child's name.
    """

    rad: str
    tittel: str
    tekst: str
    kilde: str
    stand: str
    er_holdt: bool
    er_merket: bool
    nevner: str
    grunner: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mappebilde:
    """What is shown now; `flere` is how many more there are of the same."""

    navn: str
    talt: str
    innslag: tuple[Innslagsbilde, ...]
    flere: int


def picture_of(whole: Gjennomgang, utvalg: Utvalg, ord_: str, most: int, today: date) -> Mappebilde:
    """Return the newest entries of a choice in which all the words typed stand."""
    found = [one for one in reversed(whole.linjer) if _is_in(one, utvalg) and _says(one, ord_)]
    held = sum(one.is_kept_out for one in whole.linjer)
    counted = tr_n("{n} innslag i mappen.", "{n} innslag i mappen.", len(whole.linjer))
    kept = tr_n("{n} holdes utenfor.", "{n} holdes utenfor.", held) if held else tr("Ingenting holdes utenfor.")
    return Mappebilde(
        whole.barn.fornavn,
        f"{counted} {kept}",
        tuple(_shown(one, whole, today) for one in found[:most]),
        max(0, len(found) - most),
    )


def _is_in(one: Innslagslinje, utvalg: Utvalg) -> bool:
    if utvalg is Utvalg.HOLDT:
        return one.is_kept_out
    if utvalg is Utvalg.NEVNER:
        return bool(one.funn)
    kinds = {Utvalg.NOTATER: Innslagstype.NOTAT, Utvalg.SVAR: Innslagstype.KARTLEGGING}
    return utvalg not in kinds or one.innslag.type is kinds[utvalg]


def _says(one: Innslagslinje, ord_: str) -> bool:
    said = one.innslag.ord.casefold()
    return all(word in said for word in ord_.casefold().split())


def _shown(one: Innslagslinje, whole: Gjennomgang, today: date) -> Innslagsbilde:
    as_read = entry(one.innslag, whole.tekst)
    return Innslagsbilde(
        one.innslag.rad,
        as_read.tittel,
        as_read.svar,
        as_read.kilde,
        _standing(one, today),
        er_holdt=one.is_kept_out,
        er_merket=one.merke is not None,
        nevner=", ".join(dict.fromkeys(hit.tekst for hit in one.funn)),
        grunner=tuple(_reasons(one)),
    )


def typed_of(whole: Gjennomgang, rad: str) -> Utfylt:
    """Return what the form about an entry begins with: the mark that it has, or nothing."""
    mark = next((one.merke for one in whole.linjer if one.innslag.rad == rad), None)
    return Utfylt(mark.grunn.value, mark.begrunnelse) if mark is not None else Utfylt()


def faults_in(utfylt: Utfylt) -> Feil:
    """Return what must be mended before a mark can be set."""
    return Feil(
        "" if utfylt.grunn else tr("Velg hvorfor."),
        "" if utfylt.begrunnelse.strip() else tr("Skriv kort hvorfor."),
    )


def from_text(text: str) -> Utfylt:
    """Return a draft as it was typed."""
    return form_from_text(text, Utfylt)


def _reasons(one: Innslagslinje) -> Iterator[tuple[str, str]]:
    is_cleared = one.merke is not None and one.merke.grunn is Merkegrunn.LIKEVEL
    for grunn, words in GRUNNER.items():
        if grunn is not Merkegrunn.LIKEVEL or one.funn or is_cleared:
            yield grunn.value, tr_marked(words)


def _standing(one: Innslagslinje, today: date) -> str:
    """Return how an entry stands: who has marked it and why, or that a name was found."""
    mark = one.merke
    if mark is not None:
        day = day_and_month(mark.satt.date(), today)
        words = tr_marked(GRUNNER[mark.grunn])
        why, who = mark.begrunnelse, mark.satt_av
        return tr("{reason}: {why} ({who}, {day})", reason=words, why=why, who=who, day=day)
    if one.funn:
        return tr("Holdes utenfor av seg selv, fordi det kan nevne et annet barn.")
    return ""
