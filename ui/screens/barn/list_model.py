"""A list of children that somebody brought, in words: each row with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.barneliste import Barneliste, Listefeil, Listerad
from ui.dates import short_date
from ui.i18n import marked, tr, tr_marked, tr_n

_FAULTS = {
    Listefeil.MANGLER_NAVN: marked("Navnet mangler."),
    Listefeil.MANGLER_FOEDSELSDATO: marked("Fødselsdatoen mangler."),
    Listefeil.UFORSTAATT_DATO: marked("En dato er ikke forstått. Skriv den som 4.3.2011."),
    Listefeil.UMULIG_ALDER: marked("Fødselsdatoen kan ikke stemme."),
    Listefeil.FORMEL: marked("Raden har en formel. Lim inn verdien i stedet."),
    Listefeil.FINNES: marked("Barnet er registrert fra før."),
    Listefeil.TO_GANGER: marked("Barnet står to ganger i lista."),
}


@dataclass(frozen=True, slots=True)
class Rad:
    """One row: who, the facts that were understood, and what keeps it from being brought in."""

    title: str
    meta: str
    fault: str


@dataclass(frozen=True, slots=True)
class Forhaandsvisning:
    """The whole list before anything is saved; `button` says how many it would bring in."""

    summary: str
    unknown: str
    button: str
    rader: tuple[Rad, ...]
    count: int


def preview_of(liste: Barneliste) -> Forhaandsvisning:
    """Return a list in words, rows that need mending first."""
    count = sum(rad.kan_legges_inn for rad in liste.rader)
    held = len(liste.rader) - count
    ordered = sorted(liste.rader, key=lambda rad: rad.kan_legges_inn)
    summary = tr_n("Ett barn kan legges inn.", "{n} barn kan legges inn.", count)
    if held:
        summary += " " + tr_n("Én rad blir stående utenfor.", "{n} rader blir stående utenfor.", held)
    unknown = tr("Disse kolonnene blir ikke med: {names}.", names=", ".join(liste.ukjente)) if liste.ukjente else ""
    return Forhaandsvisning(
        summary, unknown, tr_n("Legg inn ett barn", "Legg inn {n} barn", count), tuple(map(_row, ordered)), count
    )


def _row(rad: Listerad) -> Rad:
    barn = rad.barn
    parts = [tr("født {date}", date=short_date(barn.foedselsdato))] if barn.foedselsdato != date.min else []
    if barn.innflyttet is not None:
        parts.append(tr("flyttet inn {date}", date=short_date(barn.innflyttet)))
    parts += [text for text in (barn.trygg_voksen, barn.omsorgskommune) if text]
    faults = " ".join(tr_marked(_FAULTS[one]) for one in rad.feil)
    return Rad(
        title=barn.navn or tr("Uten navn i rad {n}", n=rad.nummer),
        meta=" · ".join(parts),
        fault=tr("Rad {n}: {what}", n=rad.nummer, what=faults) if faults else "",
    )
