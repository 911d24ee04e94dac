"""The agenda of a contact meeting (domain page, 3 c), before the minutes: what was promised last time, and what is new.

The general agenda names no child, not even where somebody typed it. A child's own matters are an agenda in its record.
"""

from __future__ import annotations

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Spoersmaal,
    Tabell,
)
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.dokumenttyper.deler import MEDVIRKNING, SJEKKET_UT, Del, Felt
from helseansvarlig.services.dokumenttyper.grunnlag import Foer, Grunnlag
from helseansvarlig.services.dokumenttyper.husramme import finish_nameless
from helseansvarlig.services.dokumenttyper.ramme import checked_with_child, child_line, filled, finish, participation
from helseansvarlig.services.dokumenttyper.referat import alias_words, matters_of, meeting_line
from helseansvarlig.services.dokumenttyper.samtykkelinje import basis_for_sharing
from helseansvarlig.services.dokumenttyper.vern import has_protected_address, require_basis, require_child

FOR_HAAND = ("agenda_hendelser", "agenda_flyttinger", "agenda_opplaering", "agenda_avtale")
"""The fixed points that are written by hand each time; one without words is left out of the agenda."""

DELER: tuple[Del, ...] = (
    *(Del(one, felter=(Felt(one),), om_barnet=False) for one in FOR_HAAND),
    Del("saker", Innhold.MOETEREFERAT, fra_mappen=True),
    MEDVIRKNING,
    SJEKKET_UT,
)
"""All parts: by hand where the agenda is general, from the meeting and with participation where it is a child's."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the agenda: general when the snapshot holds no child, else that child's own matters.

    Raises `sak_nevner_barn` when a general agenda names a child anywhere in it, `deling_uten_grunnlag`,
    `deling_maa_avgjoeres`, `referat_uten_saker`.
    """
    if grunnlag.moete is None:
        raise BugError("an agenda without a meeting")
    if grunnlag.barn is not None:
        return _compose_for_child(grunnlag, grunnlag.moete, tekst)
    return _compose_general(grunnlag, grunnlag.moete, tekst)


def _compose_general(grunnlag: Grunnlag, moete: Moete, tekst: Tekst) -> Dokumentmodell:
    foer = grunnlag.foer
    blokker = (
        *_head(moete, tekst),
        *_part(tekst, "agenda.forrige", _last_time(foer, tekst)),
        *(
            blokk
            for mode in Droeftingsmodus
            for blokk in _part(tekst, f"agenda.{mode}", _matters(grunnlag.saker, mode, tekst))
        ),
        *_part(tekst, "agenda.venter", (Avsnitt(_waiting(foer, tekst)),) if foer.venter else ()),
        *(blokk for one in FOR_HAAND for blokk in _part(tekst, f"del.{one}", _lines(grunnlag.written(one)))),
        *_part(tekst, "rad.neste_moete", _next(moete, tekst)),
    )
    return finish_nameless(grunnlag, tekst, tekst("agenda.tittel"), meeting_line(moete, tekst), blokker)


def _compose_for_child(grunnlag: Grunnlag, moete: Moete, tekst: Tekst) -> Dokumentmodell:
    if Innhold.MOETEREFERAT not in require_basis(grunnlag):
        raise KnownError("deling_uten_grunnlag", grunn="innhold")
    own = matters_of(grunnlag.saker, require_child(grunnlag).id)
    if not own:
        raise KnownError("referat_uten_saker")
    blokker = (
        *_head(moete, tekst, hide_place=has_protected_address(grunnlag)),
        Felter(((tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),)),
        *(blokk for sak in own for blokk in _own_matter(sak, tekst)),
        *participation(grunnlag, tekst),
        *checked_with_child(grunnlag, tekst),
    )
    return finish(grunnlag, tekst, tekst("agenda.tittel"), child_line(grunnlag, tekst), blokker)


def _head(moete: Moete, tekst: Tekst, *, hide_place: bool = False) -> tuple[Blokk, ...]:
    rows = filled(
        (tekst("rad.moete"), tekst(f"moetetype.{moete.moetetype}")),
        (tekst("rad.dato"), format_date(tekst, moete.dato)),
        (tekst("rad.sted"), "" if hide_place else moete.sted),
        (tekst("rad.motpart"), "" if hide_place else moete.motpart),
    )
    columns = (tekst("kolonne.navn"), tekst("kolonne.rolle"), tekst("kolonne.virksomhet"))
    invited = tuple((d.navn, d.rolle, "" if hide_place else d.virksomhet) for d in moete.deltakere)
    return (Felter(rows), *((Tabell(columns, invited, tekst("agenda.deltakere")),) if invited else ()))


def _part(tekst: Tekst, title: str, content: tuple[Blokk, ...]) -> tuple[Blokk, ...]:
    return (Overskrift(tekst(title), 2), *content) if content else ()


def _last_time(foer: Foer, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return what was decided last time, with who and when; a child's matter is only pointed to."""
    if foer.moete is None:
        return (Avsnitt(tekst("agenda.foerste"), dempet=True),)
    when = Avsnitt(meeting_line(foer.moete, tekst), dempet=True, innleder=True)
    decided = tuple(blokk for sak in foer.saker for blokk in _decided(sak, tekst))
    return (when, *(decided or (Avsnitt(tekst("agenda.ingen_beslutninger"), dempet=True),)))


def _decided(sak: Sak, tekst: Tekst) -> tuple[Blokk, ...]:
    if sak.modus is Droeftingsmodus.IDENTIFISERT or not sak.beslutning.strip():
        return ()
    until = format_date(tekst, sak.frist) if sak.frist else ""
    rows = filled((tekst("sak.ansvarlig"), sak.ansvarlig.strip()), (tekst("sak.frist"), until))
    title = tekst("referat.sak", nummer=str(sak.nummer), tittel=sak.tittel.strip())
    return (Spoersmaal(title, sak.beslutning.strip()), *((Felter(rows),) if rows else ()))


def _matters(saker: tuple[Sak, ...], mode: Droeftingsmodus, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return the matters of one mode by number; a named one only as a reference: its very title may name somebody."""
    chosen = sorted((sak for sak in saker if sak.modus is mode), key=lambda sak: sak.nummer)
    if mode is Droeftingsmodus.IDENTIFISERT:
        lines = tuple(tekst("referat.identifisert", nummer=str(sak.nummer)) for sak in chosen)
    else:
        lines = tuple(_title(sak, tekst) for sak in chosen)
    return (Liste(lines),) if lines else ()


def _title(sak: Sak, tekst: Tekst) -> str:
    title = tekst("referat.sak", nummer=str(sak.nummer), tittel=sak.tittel.strip())
    return f"{title} ({alias_words(sak, tekst)})" if sak.alias.strip() else title


def _waiting(foer: Foer, tekst: Tekst) -> str:
    return tekst("agenda.venter_en") if foer.venter == 1 else tekst("agenda.venter_flere", antall=str(foer.venter))


def _lines(text: str) -> tuple[Blokk, ...]:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return (Liste(lines),) if lines else ()


def _next(moete: Moete, tekst: Tekst) -> tuple[Blokk, ...]:
    when = format_date(tekst, moete.neste_moete) if moete.neste_moete else tekst("agenda.avtales")
    return (Avsnitt(when),)


def _own_matter(sak: Sak, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return one matter of the child's: what we know before the meeting, and who tells the child afterwards."""
    known = (Spoersmaal(tekst("sak.vet"), sak.vet.strip()),) if sak.vet.strip() else ()
    told = filled((tekst("sak.barnet_faar_vite"), sak.barnet_faar_vite.strip()))
    title = tekst("referat.sak", nummer=str(sak.nummer), tittel=sak.tittel.strip())
    return (Overskrift(title, 2), *known, *((Felter(told),) if told else ()))
