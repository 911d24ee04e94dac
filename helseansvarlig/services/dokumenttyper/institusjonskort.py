"""One page about the house for the health trust's list of institutions (B1). It says nothing of who lives there."""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell, Felter, Merknad, Overskrift
from helseansvarlig.domain.moete import Moete
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samarbeidsavtale import holds_on
from helseansvarlig.services.dokumenttyper.deler import Del, Felt, line_fields
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.husramme import finish_nameless, house_line, spaced, validity
from helseansvarlig.services.dokumenttyper.ramme import filled, own_role

HUSET = ("kort_maalgruppe", "kort_plasser", "kort_hjemler", "kort_besoeksadresse")
FOLK = ("kort_leder", "kort_stedfortreder")
DELER: tuple[Del, ...] = (
    Del("kort_huset", felter=line_fields(*HUSET), om_barnet=False),
    Del("kort_folk", felter=line_fields(*FOLK), om_barnet=False),
    Del("kort_samarbeid", felter=(Felt("kort_samarbeid"),), om_barnet=False),
)
"""What is written by hand; the rest stands in the record."""

_CALLED_HERE = ("vakthavende_leder",)
"""Whom BUP calls when it is about somebody who lives here."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the card. Raises `sak_nevner_barn`."""
    blokker = (
        Felter(_who_we_are(grunnlag, tekst), framhevet=True),
        *_rows(tekst, "del.kort_huset", _written(grunnlag, tekst, HUSET)),
        *_rows(tekst, "kort.kontakt", _whom_to_call(grunnlag, tekst)),
        *_rows(tekst, "del.kort_samarbeid", _cooperation(grunnlag, tekst)),
        *_words(grunnlag),
        Merknad(tekst("kort.uten_barn")),
    )
    return finish_nameless(grunnlag, tekst, tekst("kort.tittel"), tekst("kort.tittel"), blokker)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return the deputy that an agreement names for us."""
    own = grunnlag.institusjon.navn.casefold()
    parties = (one for avtale in grunnlag.huset.avtaler for one in avtale.parter)
    deputy = next((one.stedfortreder for one in parties if one.virksomhet.casefold() == own and one.stedfortreder), "")
    return {"kort_stedfortreder": Forslag(deputy, tekst("kilde.avtale"))} if deputy else {}


def _who_we_are(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    house = grunnlag.institusjon
    return filled(
        (tekst("rad.institusjon"), house_line(grunnlag)),
        (tekst("rad.orgnr"), spaced(house.orgnr)),
        (tekst("rad.kommunenr"), house.kommunenr),
        (tekst("rad.telefon"), house.telefon),
    )


def _written(grunnlag: Grunnlag, tekst: Tekst, ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return filled(*((tekst(f"felt.{felt_id}"), grunnlag.written(felt_id)) for felt_id in ids))


def _whom_to_call(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    form = grunnlag.dokument.maalform
    phones = {one.id: one for one in grunnlag.telefoner if one.nummer}
    called = ((phones[one].navn.paa(form), phones[one].nummer) for one in _CALLED_HERE if one in phones)
    return ((own_role(grunnlag, tekst), grunnlag.bruker.navn), *_written(grunnlag, tekst, FOLK), *called)


def _cooperation(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    """Return the agreements that hold, who else of ours is a psychologist, and the next meeting."""
    current = [one for one in grunnlag.huset.avtaler if holds_on(one, grunnlag.dag)]
    own = next((one.egen_psykolog for one in current if one.egen_psykolog.strip()), "")
    meeting = _next_meeting(grunnlag)
    planned = (
        tekst("kort.moete", dato=format_date(tekst, meeting.dato), motpart=meeting.motpart)
        if meeting is not None
        else ""
    )
    return (
        *((tekst("avtale.med", motpart=one.motpart), validity(one, tekst)) for one in current),
        *filled((tekst("avtale.egen_psykolog"), own), (tekst("rad.neste_moete"), planned)),
    )


def _next_meeting(grunnlag: Grunnlag) -> Moete | None:
    ahead = [one for one in grunnlag.huset.moeter if not one.ferdig and one.dato >= grunnlag.dag]
    return min(ahead, key=lambda one: (one.dato, one.id), default=None)


def _rows(tekst: Tekst, title: str, rows: tuple[tuple[str, str], ...]) -> tuple[Blokk, ...]:
    return (Overskrift(tekst(title), 2), Felter(rows)) if rows else ()


def _words(grunnlag: Grunnlag) -> tuple[Blokk, ...]:
    said = grunnlag.written("kort_samarbeid")
    return (Avsnitt(said),) if said else ()
