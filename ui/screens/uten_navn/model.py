"""What was found in a question without a name, in words; knows no widget."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from helseansvarlig.domain.navnefunn import Funnslag
from helseansvarlig.services.uten_navn import FELTER, Navnesjekk, Treff, mark_of, may_stand
from ui.i18n import marked, tr, tr_marked, tr_n

_KINDS = {
    Funnslag.NAVN: marked("Navn"),
    Funnslag.STED: marked("Sted eller tjeneste"),
    Funnslag.INITIALER: marked("Initialer"),
    Funnslag.FOEDSELSDATO: marked("Fødselsdato"),
    Funnslag.NUMMER: marked("Fødselsnummer eller annet nummer"),
    Funnslag.TELEFON: marked("Telefonnummer"),
    Funnslag.ADRESSE: marked("Adresse"),
}
TITLES = {
    "ber_om": marked("Hva spør dere om?"),
    "vet": marked("Hva ser og vet dere?"),
    "proevd": marked("Hva har dere prøvd?"),
    "barnets_ord": marked("Barnets egne ord"),
}
_AROUND = 34
"""So many characters on each side tell where it stands."""


@dataclass(frozen=True, slots=True)
class Funnbilde:
    """One place to look at: its words, what kind of thing it is, what stands round it, and whether it may stay."""

    felt: str
    start: int
    slutt: int
    ord: str
    slag: str
    rundt: str
    merke: str
    kan_staa: bool


@dataclass(frozen=True, slots=True)
class Sjekkbilde:
    """All that is left to look at, with the sentences above and below it."""

    funn: tuple[Funnbilde, ...]
    overskrift: str
    forklaring: str
    faa_barn: str


def check_view(sjekk: Navnesjekk, felter: Mapping[str, str]) -> Sjekkbilde:
    """Return what is shown of a search: found or not found, never that nobody can be known."""
    left = tuple(_found(one, felter[one.felt]) for one in sjekk.treff if not one.er_sett)
    few = tr("Det bor få barn her. Da skal det lite til før noen forstår hvem det gjelder.") if sjekk.faa_barn else ""
    if left:
        return Sjekkbilde(
            left,
            tr_n(
                "Funnet: {n} sted som kan si hvem det gjelder",
                "Funnet: {n} steder som kan si hvem det gjelder",
                len(left),
            ),
            tr("Skriv det om, eller si at det ikke er et navn. Så lenge noe står her, kan arket ikke skrives ut."),
            few,
        )
    return Sjekkbilde(
        (),
        tr("Ikke funnet"),
        tr(
            "Vi fant ikke navn, steder, datoer eller numre som står i mappene. Les likevel gjennom: "
            "En sjelden hendelse kan være nok til at noen forstår hvem det gjelder."
        ),
        few,
    )


def _found(treff: Treff, text: str) -> Funnbilde:
    funn = treff.funn
    before, after = text[max(0, funn.start - _AROUND) : funn.start], text[funn.slutt : funn.slutt + _AROUND]
    lead, tail = "…" if funn.start > _AROUND else "", "…" if len(text) > funn.slutt + _AROUND else ""
    around = " ".join(f"{lead}{before}{funn.tekst}{after}{tail}".split())
    return Funnbilde(
        treff.felt,
        funn.start,
        funn.slutt,
        " ".join(funn.tekst.split()),
        tr_marked(_KINDS[funn.slag]),
        around,
        mark_of(funn),
        may_stand(funn),
    )


def as_draft(felter: Mapping[str, str], sett: frozenset[str]) -> str:
    """Return what is kept while it is written."""
    return json.dumps({"felter": dict(felter), "sett": sorted(sett)}, ensure_ascii=False)


def from_draft(draft: str) -> tuple[dict[str, str], frozenset[str]]:
    """Return what was kept; one that cannot be read is none."""
    try:
        raw = json.loads(draft)
        felter, seen = dict(raw["felter"]), frozenset(map(str, raw["sett"]))
    except (ValueError, KeyError, TypeError):
        return {}, frozenset()
    return {name: str(felter.get(name, "")) for name in FELTER}, seen


def place_in_field(text: str, start: int, slutt: int) -> tuple[int, int]:
    """Return a place as a field counts it, which takes some characters for two."""
    return _units(text[:start]), _units(text[:slutt])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
