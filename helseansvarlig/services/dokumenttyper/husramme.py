"""What papers about the house and of meetings have in common: they name no child, and say what is not written yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell
from helseansvarlig.domain.moete import require_no_name
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Samarbeidsavtale
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import finish


def finish_nameless(
    grunnlag: Grunnlag, tekst: Tekst, tittel: str, gjelder: str, blokker: tuple[Blokk, ...]
) -> Dokumentmodell:
    """Return the whole paper. Raises `sak_nevner_barn` when a child's whole name or number stands anywhere in it."""
    modell = finish(grunnlag, tekst, tittel, gjelder, blokker)
    require_no_name(_said((modell.tittel, modell.merking, modell.blokker)), grunnlag.navn_i_huset)
    return modell


def house_line(grunnlag: Grunnlag) -> str:
    """Return which house and unit it is."""
    return ", ".join(name for name in (grunnlag.institusjon.navn, grunnlag.institusjon.enhet) if name)


def spaced(orgnr: str) -> str:
    """Return an organisation number as people read it: «999 999 999»."""
    return f"{orgnr[:3]} {orgnr[3:6]} {orgnr[6:]}" if len(orgnr) == 9 else orgnr


def nothing_yet(tekst: Tekst) -> Blokk:
    """Return that nothing is written yet."""
    return Avsnitt(tekst("huset.ikke_foert"), dempet=True)


def coverage(avtale: Samarbeidsavtale, tekst: Tekst) -> str:
    """Return how many topics are in place: «5 av 7»."""
    return tekst("avtale.dekning", antall=str(len(avtale.dekkede)), alle=str(len(Avtaletema)))


def validity(avtale: Samarbeidsavtale, tekst: Tekst) -> str:
    """Return from when until when an agreement holds, in words."""
    if avtale.gjelder_fra is None:
        return tekst("avtale.ikke_i_kraft")
    first = format_date(tekst, avtale.gjelder_fra)
    if avtale.gjelder_til is None:
        return tekst("avtale.fra", fra=first)
    return tekst("avtale.fra_til", fra=first, til=format_date(tekst, avtale.gjelder_til))


def _said(value: object) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _said(getattr(value, field.name))
