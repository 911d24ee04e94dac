"""The report on something that went to the wrong place, filled in from the register; it names the child to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokumentmodell import (
    Blokk,
    Dokumentmodell,
    Felter,
    Merknad,
    Overskrift,
    Sidemerking,
    Signatur,
    Spoersmaal,
    with_content_hash,
)
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.regelverk import Meldefrist
from helseansvarlig.domain.utgang import who_is_meant
from helseansvarlig.domain.utleveringsregister import Feilsending, Registerlinje

_HASH = 12


@dataclass(frozen=True, slots=True)
class Rapport:
    """What the report is made of."""

    linje: Registerlinje
    feilsending: Feilsending
    frist: Meldefrist
    hus: Institusjon
    barn: Barn | None
    naa: datetime
    maalform: str


def compose_report(rapport: Rapport, tekst: Tekst) -> Dokumentmodell:
    """Return the report: what left, who got it, what was done, and until when somebody must be told."""
    about = who_is_meant(rapport.barn) if rapport.barn is not None else None
    gjelder = tekst("feilsending.gjelder", hvem=about.initialer, aar=str(about.foedselsaar)) if about else ""
    return with_content_hash(
        Dokumentmodell(
            tittel=tekst("feilsending.tittel"),
            spraak=rapport.maalform,
            dato=rapport.naa.astimezone(OSLO).date(),
            merking=Sidemerking(gjelder, "", "", "", tekst("fortrolig.barn"), rapport.hus.navn),
            blokker=tuple(_blocks(rapport, tekst)),
            utkast=False,
        )
    )


def _blocks(rapport: Rapport, tekst: Tekst) -> Iterator[Blokk]:
    told, linje = rapport.feilsending, rapport.linje
    yield Felter(tuple(_deadline(rapport, tekst)), framhevet=True)
    yield Overskrift(tekst("feilsending.hva_gikk"), 2)
    channel = tekst(f"feilsending.kanal.{linje.kanal.value}") if linje.kanal is not None else ""
    yield Felter(
        tuple(
            (tekst(f"feilsending.{name}"), value)
            for name, value in (
                ("naar", _moment(linje.tid)),
                ("hvem_sendte", linje.av),
                ("dokument", linje.dokument_id),
                ("vei", channel),
                ("skulle_til", linje.mottaker_navn),
                ("fikk", told.hvem_fikk),
                ("avtrykk", linje.sha256[:_HASH]),
            )
            if value
        )
    )
    yield Overskrift(tekst("feilsending.hendelsen"), 2)
    yield Spoersmaal(tekst("feilsending.hva_skjedde"), told.hva_skjedde)
    yield Spoersmaal(tekst("feilsending.tiltak"), told.tiltak or tekst("feilsending.ikke_skrevet"))
    yield Spoersmaal(tekst("feilsending.barnet_vet"), told.barnet_vet or tekst("feilsending.ikke_skrevet"))
    called = linje.rad.tilbakekalt if linje.rad is not None else None
    if called is not None:
        yield Spoersmaal(
            tekst("feilsending.kalt_tilbake", naar=_moment(called.naar), hvem=called.av), called.begrunnelse
        )
    if told.ikke_meldt:
        yield Spoersmaal(tekst("feilsending.ikke_meldt"), told.ikke_meldt)
    source = tekst("feilsending.kilde", kilde=rapport.frist.kilde.paa(rapport.maalform))
    yield Merknad(f"{rapport.frist.tekst.paa(rapport.maalform)}\n{source}", tekst("feilsending.regel"))
    yield Signatur(((tekst("feilsending.signert"), ""),))


def _deadline(rapport: Rapport, tekst: Tekst) -> Iterator[tuple[str, str]]:
    told = rapport.feilsending
    yield tekst("feilsending.oppdaget"), _moment(told.oppdaget)
    yield tekst("feilsending.meldes_innen"), _moment(told.oppdaget + rapport.frist.innen)
    yield tekst("feilsending.meldt"), _moment(told.meldt) if told.meldt else tekst("feilsending.ikke_meldt_ennaa")


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(OSLO):%d.%m.%Y kl. %H.%M}"
