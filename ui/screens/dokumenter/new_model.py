"""What the form for a new document offers and what was chosen; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus
from helseansvarlig.services.barn import Barnelinje
from helseansvarlig.services.dokument import Dokumentlinje
from helseansvarlig.services.moete import Moetebilde
from ui.dates import day_and_month
from ui.i18n import tr, tr_marked
from ui.type_words import MOETER

WHOLE_MEETING = "hele"
"""Stands for no child: the general minutes."""


@dataclass(frozen=True, slots=True)
class Valg:
    """What stands in the form now; `mottaker` is a category, used for a child's minutes."""

    dokumenttype: str = Dokumenttype.HENVISNINGSGRUNNLAG
    barn_id: str = ""
    moete_id: str = ""
    mottaker: str = Mottakerkategori.BARNEVERNSTJENESTEN
    mottaker_navn: str = ""
    maalform: str = "nb"


@dataclass(frozen=True, slots=True)
class Mappe:
    """What the form is built from, read once."""

    barn: tuple[Barnelinje, ...]
    moeter: tuple[Moetebilde, ...]
    bup: tuple[Motpart, ...]
    dokumenter: tuple[Dokumentlinje, ...]


@dataclass(frozen=True, slots=True)
class Skjema:
    """What the form shows: choices as (key, words); an empty tuple hides the field."""

    valg: Valg
    barn: tuple[tuple[str, str], ...]
    moeter: tuple[tuple[str, str], ...]
    mottakere: tuple[tuple[str, str], ...]
    utkast: Dokument | None


def build_form(mappe: Mappe, valg: Valg, today: date) -> Skjema:
    """Return what can be chosen when this much has been chosen."""
    is_minutes = valg.dokumenttype == Dokumenttype.REFERAT
    # A handover may be written after the move; all else is about those who live here.
    also_moved = valg.dokumenttype == Dokumenttype.OVERFOERING
    names = tuple((line.barn.id, line.barn.navn) for line in mappe.barn if also_moved or line.barn.flyttet is None)
    children = _children_of_meeting(mappe, valg.moete_id, dict(names)) if is_minutes else names
    about_child = is_minutes and valg.barn_id not in ("", WHOLE_MEETING)
    return Skjema(
        valg=valg,
        barn=children,
        moeter=tuple((m.moete.id, _meeting_words(m, today)) for m in mappe.moeter) if is_minutes else (),
        mottakere=_recipients() if about_child or valg.dokumenttype == Dokumenttype.PURREMELDING else (),
        utkast=_open_draft(mappe, valg),
    )


def suggest_recipient(mappe: Mappe, valg: Valg) -> str:
    """Return whom the document is for, in words: never the institution's own guess at a person."""
    if valg.dokumenttype == Dokumenttype.OVERFOERING:
        return tr("Barnevernstjenesten")
    if valg.dokumenttype == Dokumenttype.HENVISNINGSGRUNNLAG:
        bup = mappe.bup[0].navn if mappe.bup else "BUP"
        return tr("{bup}, via barnevernstjenesten", bup=bup)
    if valg.dokumenttype == Dokumenttype.PURREMELDING:
        to_bup = valg.mottaker == Mottakerkategori.BUP and mappe.bup
        return mappe.bup[0].navn if to_bup else ""
    if valg.barn_id and valg.barn_id != WHOLE_MEETING:
        return ""
    meeting = next((m for m in mappe.moeter if m.moete.id == valg.moete_id), None)
    return meeting.moete.motpart if meeting is not None else ""


def _children_of_meeting(mappe: Mappe, moete_id: str, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the whole meeting, then each child who was spoken of by name."""
    meeting = next((m for m in mappe.moeter if m.moete.id == moete_id), None)
    if meeting is None:
        return ()
    named = [sak.barn_id for sak in meeting.saker if sak.modus is Droeftingsmodus.IDENTIFISERT]
    found = tuple((barn_id, names[barn_id]) for barn_id in dict.fromkeys(named) if barn_id in names)
    return ((WHOLE_MEETING, tr("Hele møtet, uten navn")), *found)


def _recipients() -> tuple[tuple[str, str], ...]:
    return (
        (Mottakerkategori.BARNEVERNSTJENESTEN.value, tr("Barnevernstjenesten")),
        (Mottakerkategori.BUP.value, tr("BUP")),
    )


def _meeting_words(picture: Moetebilde, today: date) -> str:
    moete = picture.moete
    when = day_and_month(moete.dato, today)
    return tr("{kind} {date}, {who}", kind=tr_marked(MOETER[moete.moetetype]), date=when, who=moete.motpart)


def _open_draft(mappe: Mappe, valg: Valg) -> Dokument | None:
    """Return the newest unsigned document of the same kind about the same."""
    barn_id = "" if valg.barn_id == WHOLE_MEETING else valg.barn_id
    if valg.dokumenttype != Dokumenttype.REFERAT and not barn_id:
        return None
    same = (
        line.dokument
        for line in mappe.dokumenter
        if line.dokument.dokumenttype == valg.dokumenttype
        and line.dokument.barn_id == barn_id
        and line.dokument.moete_id == valg.moete_id
        and line.dokument.status is Dokumentstatus.UTKAST
    )
    return next(same, None)
