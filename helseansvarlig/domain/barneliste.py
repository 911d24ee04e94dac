"""A list of children on its way in: what each column is, what each row says, and what is wrong with it.

Nothing is guessed: a birth date is never made from a number, and a date that can be read in two ways is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError


class Listefeil(StrEnum):
    """What keeps a row from becoming a child."""

    MANGLER_NAVN = "mangler_navn"
    MANGLER_FOEDSELSDATO = "mangler_foedselsdato"
    UFORSTAATT_DATO = "uforstaatt_dato"
    UMULIG_ALDER = "umulig_alder"
    FORMEL = "formel"
    FINNES = "finnes"
    TO_GANGER = "to_ganger"


@dataclass(frozen=True, slots=True)
class Tabell:
    """A table as it was read: text alone."""

    overskrifter: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Listerad:
    """One row: its number in the file (the headings are 1), the child as far as it was understood, what is wrong."""

    nummer: int
    barn: Barn
    feil: tuple[Listefeil, ...] = ()

    @property
    def kan_legges_inn(self) -> bool:
        """Tell whether this row can become a child."""
        return not self.feil


@dataclass(frozen=True, slots=True)
class Barneliste:
    """What the list says; `ukjente` are columns that were not understood and are left out."""

    rader: tuple[Listerad, ...]
    ukjente: tuple[str, ...]


FELT: Mapping[str, tuple[str, ...]] = {
    "navn": ("navn", "namn", "name", "fullt navn", "barnets navn", "barn"),
    "fornavn": ("fornavn", "førenamn", "first name"),
    "etternavn": ("etternavn", "etternamn", "last name"),
    "foedselsdato": ("fødselsdato", "født", "fødd", "f.dato", "fdato", "date of birth", "birth date"),
    "identnummer": ("fødselsnummer", "personnummer", "fnr", "d-nummer", "identnummer", "fødselsnr"),
    "pronomen": ("pronomen", "pronouns"),
    "spraak": ("språk", "morsmål", "tolk", "language"),
    "innflyttet": ("innflyttet", "flyttet inn", "flytta inn", "innflytting", "inntak", "inntaksdato", "moved in"),
    "omsorgskommune": ("omsorgskommune", "ansvarlig kommune", "ansvarleg kommune", "kommune", "municipality"),
    "vertskommune": ("vertskommune", "bokommune", "oppholdskommune"),
    "fastlege": ("fastlege", "lege", "gp"),
    "trygg_voksen": ("trygg voksen", "trygg vaksen", "særkontakt", "primærkontakt", "hovedkontakt"),
    "kontaktperson_barnevern": (
        "kontaktperson",
        "saksbehandler",
        "kontaktperson barnevern",
        "kontaktperson i barnevernet",
    ),
}
"""What a column may be called; small letters, and without what stands in brackets."""

_DATES = {"foedselsdato", "innflyttet"}
_DOTTED = re.compile(r"(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_FORMULA = ("=", "@")
_EMPTY = " \t\u00a0-–"  # what people write where there is nothing


def read_children(tabell: Tabell, known: Iterable[Barn], today: date, oldest: int) -> Barneliste:
    """Return the children of a table, each row with what is wrong with it; `oldest` is the highest age in years.

    Raises `liste_uten_navn` when no column says who it is about, `liste_uten_foedselsdato` when none says when born.
    """
    columns = _columns(tabell.overskrifter)
    if not columns.keys() & {"navn", "fornavn", "etternavn"}:
        raise KnownError("liste_uten_navn")
    if "foedselsdato" not in columns:
        raise KnownError("liste_uten_foedselsdato")
    rows = [_row(number, cells, columns, today, oldest) for number, cells in enumerate(tabell.rader, 2)]
    ukjente = tuple(o for i, o in enumerate(tabell.overskrifter) if o and i not in columns.values())
    return Barneliste(tuple(_marked(rows, known)), ukjente)


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Return which column each field is in; of two with one meaning the first counts."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        plain = re.sub(r"\(.*?\)", "", heading).strip(" :*").lower()
        field = next((name for name, called in FELT.items() if plain in called), None)
        if field is not None:
            found.setdefault(field, index)
    return found


def _row(number: int, cells: Sequence[str], columns: Mapping[str, int], today: date, oldest: int) -> Listerad:
    said = {field: cells[index].strip(_EMPTY) if index < len(cells) else "" for field, index in columns.items()}
    faults: list[Listefeil] = []
    if any(text.startswith(_FORMULA) for text in said.values()):
        faults.append(Listefeil.FORMEL)
    navn = said.get("navn") or " ".join(filter(None, (said.get("fornavn"), said.get("etternavn"))))
    if not navn:
        faults.append(Listefeil.MANGLER_NAVN)
    dates = {field: _date(said[field]) for field in _DATES & said.keys()}
    if any(said[field] and day is None for field, day in dates.items()):
        faults.append(Listefeil.UFORSTAATT_DATO)
    elif not said["foedselsdato"]:
        faults.append(Listefeil.MANGLER_FOEDSELSDATO)
    born = dates["foedselsdato"]
    if born is not None and not date(today.year - oldest - 1, 1, 1) < born <= today:
        faults.append(Listefeil.UMULIG_ALDER)
    barn = Barn(
        "",
        navn,
        born or date.min,
        identnummer="".join(said.get("identnummer", "").split()),
        pronomen=said.get("pronomen", ""),
        spraak=said.get("spraak", ""),
        omsorgskommune=said.get("omsorgskommune", ""),
        vertskommune=said.get("vertskommune", ""),
        fastlege=said.get("fastlege", ""),
        trygg_voksen=said.get("trygg_voksen", ""),
        kontaktperson_barnevern=said.get("kontaktperson_barnevern", ""),
        innflyttet=dates.get("innflyttet"),
    )
    return Listerad(number, barn, tuple(faults))


def _date(text: str) -> date | None:
    """Return a date written with its whole year, the day first; anything else is not guessed at."""
    if iso := _ISO.fullmatch(text):
        parts = (int(iso[1]), int(iso[2]), int(iso[3]))
    elif dotted := _DOTTED.fullmatch(text):
        parts = (int(dotted[3]), int(dotted[2]), int(dotted[1]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _marked(rows: Iterable[Listerad], known: Iterable[Barn]) -> Iterable[Listerad]:
    """Yield the rows with those marked that we know, or that came before in the same list."""
    ours = {key for barn in known for key in _keys(barn)}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        keys = _keys(row.barn)
        if keys & ours:
            yield replace(row, feil=(*row.feil, Listefeil.FINNES))
        elif keys & seen:
            yield replace(row, feil=(*row.feil, Listefeil.TO_GANGER))
        else:
            yield row
        seen |= keys


def _keys(barn: Barn) -> set[tuple[str, str]]:
    """Return what a child is known by: its number, and its name with its birth date."""
    name = " ".join(barn.navn.lower().split())
    keys = {(name, barn.foedselsdato.isoformat())} if name and barn.foedselsdato != date.min else set()
    return keys | ({("", barn.identnummer)} if barn.identnummer else set())
