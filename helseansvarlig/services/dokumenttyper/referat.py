"""Minutes of a meeting. The general minutes name no child; a child's own matters are minutes in the child's record."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Spoersmaal,
    Tabell,
    Tomme,
)
from helseansvarlig.domain.moete import ALDERSGRUPPER, Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.referat import Referattillegg
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.husramme import finish_nameless
from helseansvarlig.services.dokumenttyper.ramme import checked_with_child, child_line, filled, finish, participation
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import has_protected_address, require_basis, require_child

UTEN_IDENTIFISERTE = "uten_identifiserte"
"""The choice that leaves out even that a child was spoken of by name."""

DELER: tuple[Del, ...] = (
    Del("referatform", felter=(Felt("referat_saker", Feltart.VALG, ("alle", UTEN_IDENTIFISERTE)),), om_barnet=False),
    Del("saker", Innhold.MOETEREFERAT, fra_mappen=True),
    MEDVIRKNING,
    SJEKKET_UT,
)
"""The matters are written in the meeting; of general minutes one chooses whether they point to named matters."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the minutes: general when the snapshot holds no child, else that child's own matters.

    Raises `sak_nevner_barn` when general minutes name a child anywhere in them, be it as a participant,
    `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `referat_uten_saker`.
    """
    if grunnlag.moete is None:
        raise BugError("minutes without a meeting")
    if grunnlag.barn is None:
        return _compose_general(grunnlag, grunnlag.moete, tekst)
    return _compose_for_child(grunnlag, grunnlag.moete, tekst)


def _compose_general(grunnlag: Grunnlag, moete: Moete, tekst: Tekst) -> Dokumentmodell:
    shown = _general_matters(grunnlag)
    blokker = (
        *_head(moete, tekst),
        *(blokk for sak in shown for blokk in _general_item(sak, tekst)),
        *_since(grunnlag, "", tekst),
    )
    return finish_nameless(grunnlag, tekst, tekst("referat.tittel"), meeting_line(moete, tekst), blokker)


def _compose_for_child(grunnlag: Grunnlag, moete: Moete, tekst: Tekst) -> Dokumentmodell:
    """Return one child's matters; nobody else's stand there, not even as a number."""
    if Innhold.MOETEREFERAT not in require_basis(grunnlag):
        raise KnownError("deling_uten_grunnlag", grunn="innhold")
    barn = require_child(grunnlag)
    own = matters_of(grunnlag.saker, barn.id)
    if not own:
        raise KnownError("referat_uten_saker")
    blokker = (
        *_head(moete, tekst, hide_place=has_protected_address(grunnlag)),
        Felter(((tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),)),
        *(blokk for sak in own for blokk in _item(sak, tekst)),
        *_since(grunnlag, barn.id, tekst),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
    )
    return finish(grunnlag, tekst, tekst("referat.tittel"), child_line(grunnlag, tekst), blokker)


def matters_of(saker: Iterable[Sak], barn_id: str) -> list[Sak]:
    """Return the matters about one child by number."""
    own = (sak for sak in saker if sak.modus is Droeftingsmodus.IDENTIFISERT and sak.barn_id == barn_id)
    return sorted(own, key=lambda sak: sak.nummer)


def alias_words(sak: Sak, tekst: Tekst) -> str:
    """Return what a child without a name is called, with its age band where one is known."""
    age = tekst(f"sak.alder.{sak.aldersgruppe}") if sak.aldersgruppe in ALDERSGRUPPER else ""
    return ", ".join(part for part in (sak.alias.strip(), age) if part)


def meeting_line(moete: Moete, tekst: Tekst) -> str:
    """Return which meeting it is, as it is named on every page."""
    return tekst("referat.moete", type=tekst(f"moetetype.{moete.moetetype}"), dato=format_date(tekst, moete.dato))


def _head(moete: Moete, tekst: Tekst, *, hide_place: bool = False) -> tuple[Blokk, ...]:
    """Return when, where and who; a protected address takes place, other party and organisations out."""
    present = [d for d in moete.deltakere if d.til_stede]
    absent = tuple(d.navn for d in moete.deltakere if not d.til_stede)
    rows = filled(
        (tekst("rad.moete"), tekst(f"moetetype.{moete.moetetype}")),
        (tekst("rad.dato"), format_date(tekst, moete.dato)),
        (tekst("rad.sted"), "" if hide_place else moete.sted),
        (tekst("rad.motpart"), "" if hide_place else moete.motpart),
        (tekst("rad.neste_moete"), format_date(tekst, moete.neste_moete) if moete.neste_moete else ""),
    )
    columns = (tekst("kolonne.navn"), tekst("kolonne.rolle"), tekst("kolonne.virksomhet"))
    table = Tabell(
        columns,
        tuple((d.navn, d.rolle, "" if hide_place else d.virksomhet) for d in present),
        tekst("referat.til_stede"),
    )
    nobody = Avsnitt(tekst("referat.ingen_til_stede"), dempet=True)
    return (Felter(rows), table if present else nobody, Tomme(tekst("referat.ikke_til_stede"), absent))


def _general_matters(grunnlag: Grunnlag) -> list[Sak]:
    """Return the matters by number; those about a named child are pointed to unless somebody has chosen otherwise."""
    points = grunnlag.written("referat_saker") != UTEN_IDENTIFISERTE
    shown = (sak for sak in grunnlag.saker if points or sak.modus is not Droeftingsmodus.IDENTIFISERT)
    return sorted(shown, key=lambda sak: sak.nummer)


def _since(grunnlag: Grunnlag, barn_id: str, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return the addenda that are about this child, or about none, and who has approved the minutes and when."""
    added = tuple(
        tekst("referat.tillegg_linje", dato=format_date(tekst, one.dato), sak=_which(one, tekst), tekst=one.tekst)
        for one in grunnlag.tillegg
        if one.barn_id == barn_id
    )
    approved = tuple(
        tekst("referat.godkjent_linje", navn=one.navn, dato=format_date(tekst, one.dato)) for one in grunnlag.godkjent
    )
    parts = (("referat.tillegg", added), ("referat.godkjent", approved))
    return tuple(
        blokk for title, lines in parts if lines for blokk in (Overskrift(tekst(title), 2), Liste(lines))
    )  # fmt: skip


def _which(tillegg: Referattillegg, tekst: Tekst) -> str:
    return tekst("referat.sak_nummer", nummer=str(tillegg.nummer)) if tillegg.nummer else tekst("referat.hele")


def _general_item(sak: Sak, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return a matter, or only the reference when it is about a named child: its very title may name somebody."""
    if sak.modus is Droeftingsmodus.IDENTIFISERT:
        return (Overskrift(tekst("referat.identifisert", nummer=str(sak.nummer)), 2),)
    return _item(sak, tekst)


def _item(sak: Sak, tekst: Tekst) -> tuple[Blokk, ...]:
    texts = (("vet", sak.vet), ("gjoer", sak.gjoer), ("beslutning", sak.beslutning))
    facts = (
        ("ansvarlig", sak.ansvarlig),
        ("frist", format_date(tekst, sak.frist) if sak.frist else ""),
        ("barnet_faar_vite", sak.barnet_faar_vite),
    )
    told = ("fortelles", format_date(tekst, sak.fortelles) if sak.fortelles else "")
    empty = tuple(tekst(f"sak.{key}") for key, value in (*texts, *facts) if not value.strip())
    mode = tekst(f"modus.{sak.modus}")
    rows = filled(*((tekst(f"sak.{key}"), value.strip()) for key, value in (*facts, told)))
    return (
        Overskrift(tekst("referat.sak", nummer=str(sak.nummer), tittel=sak.tittel.strip()), 2),
        Avsnitt(f"{mode}: {alias_words(sak, tekst)}" if sak.alias else mode, dempet=True),
        *(Spoersmaal(tekst(f"sak.{key}"), value.strip()) for key, value in texts if value.strip()),
        *((Felter(rows),) if rows else ()),
        Tomme(tekst("referat.ikke_foert"), empty),
    )
