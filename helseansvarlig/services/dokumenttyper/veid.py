"""What has been weighed about a child, and what a document may suggest of it: facts and words, never a conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat
from helseansvarlig.domain.instrument import Instrument
from helseansvarlig.domain.nivaabeslutning import Nivaabeslutning
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.tema import Tema

ANTALL_HENDELSER = 3


@dataclass(frozen=True, slots=True)
class Veid:
    """Open themes, the levels of help that hold, incident notes and instruments; newest first, themes oldest first."""

    temaer: tuple[Tema, ...] = ()
    nivaaer: tuple[Nivaabeslutning, ...] = ()
    hendelser: tuple[Hendelsesnotat, ...] = ()
    instrumenter: tuple[Instrument, ...] = ()


def weighed_fields(veid: Veid, tekst: Tekst, tillatt: frozenset[Innhold]) -> Mapping[str, tuple[str, str]]:
    """Return text and source by field, only in categories that may be shared; fields without facts are left out."""
    made = {
        "instrumenter": (Innhold.PSYKISK, "kilde.instrumenter", [_instrument(one, tekst) for one in veid.instrumenter]),
        "risiko": (Innhold.RISIKO, "kilde.hendelser", _incidents(veid, tekst)),
        "kommunal_hjelp": (
            Innhold.PSYKISK, "kilde.nivaaer",
            [_level(one, tekst) for one in veid.nivaaer if one.omraade is Omraade.PSYKISK],
        ),
    }  # fmt: skip
    return {
        field: ("\n".join(lines), tekst(source))
        for field, (content, source, lines) in made.items()
        if content in tillatt and lines
    }


def theme_lines(veid: Veid, tekst: Tekst) -> list[str]:
    """Return a line for each theme that stands open: the next place goes on where this one stopped."""
    return [tekst("forslag.tema", tekst=one.tekst.strip(), dato=format_date(tekst, one.reist)) for one in veid.temaer]


def _instrument(one: Instrument, tekst: Tekst) -> str:
    numbers = ", ".join(f"{number.navn} {number.verdi}" for number in one.tall)
    said = ". ".join(filter(None, (numbers, one.vurdering.strip().rstrip("."))))
    name = " ".join(filter(None, (one.navn, one.versjon)))
    day = format_date(tekst, one.dato)
    return tekst("forslag.instrument", navn=name, dato=day, hvem=one.utfoert_av, som=one.kompetanse, tekst=said)


def _incidents(veid: Veid, tekst: Tekst) -> list[str]:
    told = [one for one in veid.hendelser if one.hva.strip()][:ANTALL_HENDELSER]
    return [
        tekst("forslag.hendelse", dato=format_date(tekst, one.naar.astimezone(OSLO).date()), hva=one.hva.strip())
        for one in told
    ]


def _level(one: Nivaabeslutning, tekst: Tekst) -> str:
    return tekst(
        "forslag.nivaa",
        nivaa=tekst(f"nivaa.{one.nivaa}"),
        dato=format_date(tekst, one.dato),
        hvorfor=one.begrunnelse.rstrip("."),
        provd=one.provd.rstrip("."),
    )
