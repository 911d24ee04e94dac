"""The start-up meeting between a house and BUP (domain page, 3 d): who came, who we are, and how we do it together.

What the record knows is written in beforehand; the rest is written in the meeting. It names no child.
"""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Merknad,
    Overskrift,
    Spoersmaal,
    Tabell,
    Tomme,
)
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Moete
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samarbeidsavtale import Avtaletema
from helseansvarlig.errors import BugError
from helseansvarlig.services.dokumenttyper.deler import Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.husramme import finish_nameless
from helseansvarlig.services.dokumenttyper.ramme import filled, written_date
from helseansvarlig.services.dokumenttyper.referat import meeting_line

OM_OSS = ("oppstart_maalgruppe", "oppstart_plasser", "oppstart_hjemler")
OM_DEM = ("oppstart_tilbud",)
FORVENTNINGER = ("oppstart_fra_oss", "oppstart_fra_dem")
RUTINER = ("oppstart_kartlegging", "oppstart_samtykke", "oppstart_akutt")
VIDERE = ("oppstart_moeterytme", "oppstart_materiell")
_PARTS = (
    ("oppstart_om_oss", OM_OSS),
    ("oppstart_om_dem", OM_DEM),
    ("oppstart_forventninger", FORVENTNINGER),
    ("oppstart_kontakter", ("oppstart_kontakter",)),
    ("oppstart_rutiner", RUTINER),
    ("oppstart_videre", VIDERE),
)
DELER: tuple[Del, ...] = (
    *(Del(one, felter=tuple(Felt(felt) for felt in felter), om_barnet=False) for one, felter in _PARTS),
    Del("oppstart_avtale", felter=(Felt("oppstart_avtaledato", Feltart.DATO),), om_barnet=False),
    Del("oppstart_aapent", felter=(Felt("oppstart_aapent"),), om_barnet=False),
)
"""All parts, in the order a first meeting takes them."""

_FROM_AGREEMENT = {
    "oppstart_samtykke": Avtaletema.OPPLYSNINGER,
    "oppstart_kartlegging": Avtaletema.KARTLEGGING,
    "oppstart_akutt": Avtaletema.AKUTT,
}
_WHOM_WE_CALL = (Mottakerkategori.BUP, Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.KOMMUNAL_HELSETJENESTE)
_USERS = ("bruker", "erfaring")
"""What the role of somebody who represents the users is called."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the paper. Raises `sak_nevner_barn`."""
    if grunnlag.moete is None:
        raise BugError("a start-up meeting without a meeting")
    moete = grunnlag.moete
    blokker = (
        *_head(moete, tekst),
        *_people(moete, tekst),
        *(blokk for one, felter in _PARTS for blokk in _part(grunnlag, tekst, one, felter)),
        *_agreement(grunnlag, tekst),
        *_open(grunnlag, tekst),
        Tomme(tekst("referat.ikke_foert"), _empty(grunnlag, tekst)),
    )
    return finish_nameless(grunnlag, tekst, tekst("oppstart.tittel"), meeting_line(moete, tekst), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return whom one calls, from the address book, and what an agreement already says of the routines."""
    book = tekst("kilde.adressebok")
    contacts = "\n".join(_contact(one, tekst) for one in grunnlag.huset.motparter if one.kategori in _WHOM_WE_CALL)
    found = {"oppstart_kontakter": Forslag(contacts, book)} if contacts else {}
    agreed = _agreed(grunnlag)
    for felt_id, tema in _FROM_AGREEMENT.items():
        if agreed.get(tema):
            found[felt_id] = Forslag(agreed[tema], tekst("kilde.avtale"))
    return found


def _agreed(grunnlag: Grunnlag) -> dict[Avtaletema, str]:
    """Return what the agreement with those we meet says, topic by topic."""
    who = grunnlag.moete.motpart.strip().casefold() if grunnlag.moete is not None else ""
    theirs = next((one for one in grunnlag.huset.avtaler if one.motpart.casefold() == who), None)
    return {one.tema: one.tekst for one in theirs.temaer} if theirs is not None else {}


def _contact(motpart: Motpart, tekst: Tekst) -> str:
    who = f"{motpart.navn}: {motpart.kontaktperson}" if motpart.kontaktperson else motpart.navn
    return f"{who}, {tekst('rad.tlf', nummer=motpart.telefon)}" if motpart.telefon else who


def _head(moete: Moete, tekst: Tekst) -> tuple[Blokk, ...]:
    return (
        Felter(
            filled(
                (tekst("rad.dato"), format_date(tekst, moete.dato)),
                (tekst("rad.sted"), moete.sted),
                (tekst("rad.motpart"), moete.motpart),
                (tekst("rad.neste_moete"), format_date(tekst, moete.neste_moete) if moete.neste_moete else ""),
            )
        ),
    )


def _people(moete: Moete, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return who came; that nobody spoke for the users is said, since they are to be invited."""
    columns = (tekst("kolonne.navn"), tekst("kolonne.rolle"), tekst("kolonne.virksomhet"))
    came = [one for one in moete.deltakere if one.til_stede]
    away = tuple(one.navn for one in moete.deltakere if not one.til_stede)
    rows = tuple((one.navn, one.rolle, one.virksomhet) for one in came)
    table: Blokk = (
        Tabell(columns, rows, tekst("referat.til_stede"))
        if rows
        else Avsnitt(tekst("referat.ingen_til_stede"), dempet=True)
    )
    users = any(_speaks_for_users(one) for one in moete.deltakere)
    notice = () if users else (Merknad(tekst("oppstart.uten_brukere"), tekst("oppstart.brukere")),)
    return (table, Tomme(tekst("referat.ikke_til_stede"), away), *notice)


def _speaks_for_users(deltaker: Deltaker) -> bool:
    return any(word in deltaker.rolle.casefold() for word in _USERS)


def _part(grunnlag: Grunnlag, tekst: Tekst, one: str, felter: tuple[str, ...]) -> tuple[Blokk, ...]:
    said = [(felt, grunnlag.written(felt)) for felt in felter if grunnlag.written(felt)]
    if not said:
        return ()
    alone = len(felter) == 1
    body: tuple[Blokk, ...] = tuple(
        Avsnitt(text) if alone else Spoersmaal(tekst(f"felt.{felt}"), text) for felt, text in said
    )
    return (Overskrift(tekst(f"del.{one}"), 2), *body)


def _agreement(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    day = written_date(grunnlag, tekst, "oppstart_avtaledato")
    return (Felter(((tekst("felt.oppstart_avtaledato"), day),)),) if day else ()


def _open(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    lines = tuple(line.strip() for line in grunnlag.written("oppstart_aapent").splitlines() if line.strip())
    return (Overskrift(tekst("del.oppstart_aapent"), 2), Liste(lines)) if lines else ()


def _empty(grunnlag: Grunnlag, tekst: Tekst) -> tuple[str, ...]:
    """Return the parts in which nothing is written, by their titles."""
    return tuple(tekst(one.tittel) for one in DELER if not any(grunnlag.written(felt.id) for felt in one.felter))
