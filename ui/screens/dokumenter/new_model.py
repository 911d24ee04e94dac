"""What the form for a new document offers and what was chosen; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.delingsregel import Innad, Mottakertype, recipient_of
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.services.barn import Barnelinje
from helseansvarlig.services.dokument import Dokumentlinje
from helseansvarlig.services.dokument_grunnlag import OM_MOETER
from helseansvarlig.services.dokument_huset import AVTALE, OM_HUSET
from helseansvarlig.services.moete import Moetebilde
from helseansvarlig.services.samtykke import Samtykkelinje
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked
from ui.screens.dokumenter.new_about import QUESTIONS, consents_about, document_about, documents_about, possible
from ui.screens.dokumenter.new_book import OF_A_MEETING, TYPED, Bokfelt, book_field, named_in_book, only_one
from ui.type_words import MOETER

WHOLE_MEETING = "hele"
"""Stands for no child: the general agenda and minutes."""
_FAMILY: dict[Mottakertype, str] = {
    Innad.BARNET_SELV: marked("Barnet selv"),
    Mottakerkategori.FORELDRE: marked("En av foreldrene"),
}
_SERVICES: dict[Mottakertype, str] = {
    Mottakerkategori.BARNEVERNSTJENESTEN: marked("Barnevernstjenesten"),
    Mottakerkategori.BUP: marked("BUP"),
}
RECIPIENTS: Mapping[str, Mapping[Mottakertype, str]] = {
    Dokumenttype.REFERAT: _SERVICES,
    Dokumenttype.AGENDA: _SERVICES,
    Dokumenttype.PURREMELDING: _SERVICES,
    Dokumenttype.BREV: {
        Mottakerkategori.FASTLEGE: marked("Fastlegen"),
        Mottakerkategori.TANNKLINIKK: marked("Tannklinikken"),
        Mottakerkategori.KOMMUNAL_HELSETJENESTE: marked("Helsesykepleieren"),
        Mottakerkategori.SKOLE_PPT: marked("Skolen"),
    },
    Dokumenttype.SAMTYKKEERKLAERING: _FAMILY | _SERVICES,
    Dokumenttype.TILBAKETREKKING: _FAMILY,
    Dokumenttype.KLAGEVEILEDNING: _FAMILY,
    Dokumenttype.INNSYN: _FAMILY,
    Dokumenttype.BARNEKOPI: {Innad.BARNET_SELV: marked("Barnet selv")},
    Dokumenttype.STOPPUNKT: _SERVICES,
    Dokumenttype.KARTLEGGING: _SERVICES,
    Dokumenttype.VAKTKORT: {Innad.EGET_PERSONALE: marked("De som jobber her")},
    Dokumenttype.SAMARBEIDSAVTALE: _SERVICES
    | {Mottakerkategori.KOMMUNAL_HELSETJENESTE: marked("Helsetjenesten i kommunen")},
    Dokumenttype.INSTITUSJONSKORT: {Mottakerkategori.BUP: marked("BUP")},
    Dokumenttype.TILSYNSMAPPE: {Innad.EGET_PERSONALE: marked("De som jobber her")},
}
"""Who can be chosen, by type; the first is chosen to begin with. Any other type is for barnevernstjenesten."""
_WITH_NAME = (Dokumenttype.BREV, Dokumenttype.INSTITUSJONSKORT, Dokumenttype.TILSYNSMAPPE, *QUESTIONS)


@dataclass(frozen=True, slots=True)
class Valg:
    """What stands in the form now; `mottaker` is a category, `om` the row of the record the document is about.

    `motpart_id` is the entry of the address book that is chosen, `TYPED` when the name is typed.
    """

    dokumenttype: str = Dokumenttype.HENVISNINGSGRUNNLAG
    barn_id: str = ""
    moete_id: str = ""
    mottaker: str = Mottakerkategori.BARNEVERNSTJENESTEN
    mottaker_navn: str = ""
    maalform: str = "nb"
    om: str = ""
    motpart_id: str = ""


@dataclass(frozen=True, slots=True)
class Mappe:
    """What the form is built from, read once."""

    barn: tuple[Barnelinje, ...]
    moeter: tuple[Moetebilde, ...]
    motparter: tuple[Motpart, ...]
    dokumenter: tuple[Dokumentlinje, ...]
    samtykker: tuple[Samtykkelinje, ...] = ()
    avtaler: tuple[Samarbeidsavtale, ...] = ()


@dataclass(frozen=True, slots=True)
class Skjema:
    """What the form shows: choices as (key, words); an empty tuple hides the field. `med_navn` asks for a name too."""

    valg: Valg
    barn: tuple[tuple[str, str], ...]
    moeter: tuple[tuple[str, str], ...]
    mottakere: tuple[tuple[str, str], ...]
    utkast: Dokument | None
    med_navn: bool = True
    spoersmaal_om: str = ""
    om: tuple[tuple[str, str], ...] = ()
    bok: Bokfelt | None = None


def build_form(mappe: Mappe, valg: Valg, today: date) -> Skjema:
    """Return what can be chosen when this much has been chosen."""
    is_of_meeting = valg.dokumenttype in OM_MOETER
    # A handover may be written after the move; all else is about those who live here.
    also_moved = valg.dokumenttype == Dokumenttype.OVERFOERING
    names = tuple((line.barn.id, line.barn.navn) for line in mappe.barn if also_moved or line.barn.flyttet is None)
    children = _children_of_meeting(mappe, valg.moete_id, dict(names)) if is_of_meeting else names
    kinds = RECIPIENTS.get(valg.dokumenttype, {}) if not is_of_meeting or _is_about_child(valg) else {}
    bok = book_field(_in_book(mappe, valg), valg.motpart_id, today)
    return Skjema(
        valg=valg,
        barn=() if valg.dokumenttype in OM_HUSET else children,
        moeter=tuple((m.moete.id, _meeting_words(m, today)) for m in mappe.moeter) if is_of_meeting else (),
        mottakere=tuple((kind.value, tr_marked(words)) for kind, words in kinds.items()),
        utkast=_open_draft(mappe, valg),
        med_navn=bok.valgt == TYPED if bok is not None else not kinds or valg.dokumenttype in _WITH_NAME,
        spoersmaal_om=tr_marked(QUESTIONS[kind]) if (kind := Dokumenttype(valg.dokumenttype)) in QUESTIONS else "",
        om=_rows_about(mappe, valg, today),
        bok=bok,
    )


def chosen_service(mappe: Mappe, valg: Valg) -> Motpart | None:
    """Return the entry of the address book that is chosen."""
    return next((one for one in _in_book(mappe, valg) if one.id == valg.motpart_id), None)


def category_of(mappe: Mappe, valg: Valg) -> Mottakertype:
    """Return what kind of recipient the document is for: what the gate is asked about."""
    if _is_of_whole_meeting(valg):
        service = chosen_service(mappe, valg)
        return service.kategori if service is not None else Mottakerkategori.BUP
    return _category(valg)


def _category(valg: Valg) -> Mottakertype:
    if valg.dokumenttype in RECIPIENTS or (valg.dokumenttype == Dokumenttype.RETTELSE and valg.om):
        return recipient_of(valg.mottaker)
    return Mottakerkategori.BARNEVERNSTJENESTEN


def with_possible_row(mappe: Mappe, valg: Valg, today: date) -> Valg:
    """Return the choices with a row of the record that this document can be about."""
    chosen = replace(valg, om=possible(valg.om, _rows_about(mappe, valg, today)))
    old = document_about(chosen.om, mappe.dokumenter) if valg.dokumenttype == Dokumenttype.RETTELSE else None
    return chosen if old is None else replace(chosen, mottaker=old.mottaker.value, mottaker_navn=old.mottaker_navn)


def with_possible_recipient(valg: Valg) -> Valg:
    """Return the choices with a recipient that this type can be for."""
    possible = [kind.value for kind in RECIPIENTS.get(valg.dokumenttype, {})]
    return valg if not possible or valg.mottaker in possible else replace(valg, mottaker=possible[0])


def with_suggested_recipient(mappe: Mappe, valg: Valg) -> Valg:
    """Return the choices with whom the document is for, as far as the record tells, in the address book or in words."""
    name = suggest_recipient(mappe, valg)
    return replace(valg, mottaker_navn=name, motpart_id=named_in_book(_in_book(mappe, valg), name))


def with_chosen_recipient(mappe: Mappe, valg: Valg) -> Valg:
    """Return the choices with the name that follows from what was chosen in the address book."""
    service = chosen_service(mappe, valg)
    if valg.dokumenttype == Dokumenttype.HENVISNINGSGRUNNLAG and valg.motpart_id:
        return replace(valg, mottaker_navn=_referral_to(mappe, valg, service))
    return replace(valg, mottaker_navn=service.navn if service is not None else "")


def is_about_nobody(valg: Valg) -> bool:
    """Tell whether it is about the house: then no child is chosen."""
    return valg.dokumenttype in OM_HUSET


def suggest_recipient(mappe: Mappe, valg: Valg) -> str:
    """Return whom the document is for, in words: never the institution's own guess at a person or a service."""
    if valg.dokumenttype in OM_HUSET:
        return _reader_of_house(mappe, valg)
    if valg.dokumenttype == Dokumenttype.OVERFOERING:
        return _known(mappe, valg, Mottakerkategori.BARNEVERNSTJENESTEN) or tr("Barnevernstjenesten")
    if valg.dokumenttype == Dokumenttype.HENVISNINGSGRUNNLAG:
        own = only_one(mappe.motparter, Mottakerkategori.BARNEVERNSTJENESTEN, _home(mappe, valg))
        return _referral_to(mappe, valg, own)
    if valg.dokumenttype == Dokumenttype.PURREMELDING:
        return _known(mappe, valg, valg.mottaker) if valg.mottaker == Mottakerkategori.BUP else ""
    if valg.dokumenttype == Dokumenttype.BREV:
        own_doctor = next((line.barn.fastlege for line in mappe.barn if line.barn.id == valg.barn_id), "")
        is_doctor = valg.mottaker == Mottakerkategori.FASTLEGE
        return own_doctor if is_doctor and own_doctor else _known(mappe, valg, valg.mottaker)
    if valg.dokumenttype == Dokumenttype.RETTELSE:
        return valg.mottaker_navn
    if _is_about_child(valg):
        return ""
    meeting = next((m for m in mappe.moeter if m.moete.id == valg.moete_id), None)
    return meeting.moete.motpart if meeting is not None else ""


def _referral_to(mappe: Mappe, valg: Valg, service: Motpart | None) -> str:
    """Return whom a referral is for: BUP, by way of the service that sends it."""
    bup = _known(mappe, valg, Mottakerkategori.BUP) or "BUP"
    if service is None:
        return tr("{bup}, via barnevernstjenesten", bup=bup)
    return tr("{bup}, via {service}", bup=bup, service=service.navn)


def _in_book(mappe: Mappe, valg: Valg) -> tuple[Motpart, ...]:
    """Return the entries that the document can be for; a parent is a person and stands in the child's own record."""
    kinds: tuple[Mottakertype, ...] = OF_A_MEETING if _is_of_whole_meeting(valg) else (_category(valg),)
    return tuple(
        one for one in mappe.motparter if one.kategori in kinds and one.kategori is not Mottakerkategori.FORELDRE
    )


def _children_of_meeting(mappe: Mappe, moete_id: str, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the whole meeting, then each child who was spoken of by name."""
    meeting = next((m for m in mappe.moeter if m.moete.id == moete_id), None)
    if meeting is None:
        return ()
    named = [sak.barn_id for sak in meeting.saker if sak.modus is Droeftingsmodus.IDENTIFISERT]
    found = tuple((barn_id, names[barn_id]) for barn_id in dict.fromkeys(named) if barn_id in names)
    return ((WHOLE_MEETING, tr("Hele møtet, uten navn")), *found)


def _rows_about(mappe: Mappe, valg: Valg, today: date) -> tuple[tuple[str, str], ...]:
    if valg.dokumenttype not in QUESTIONS:
        return ()
    if valg.dokumenttype == Dokumenttype.SAMARBEIDSAVTALE:
        return tuple((f"{AVTALE}{one.id}", one.motpart) for one in mappe.avtaler)
    if valg.dokumenttype == Dokumenttype.RETTELSE:
        return documents_about(valg.barn_id, mappe.dokumenter, today)
    return consents_about(valg.dokumenttype, valg.barn_id, mappe.samtykker, today)


def _is_about_child(valg: Valg) -> bool:
    return valg.barn_id not in ("", WHOLE_MEETING)


def _is_of_whole_meeting(valg: Valg) -> bool:
    return valg.dokumenttype in OM_MOETER and not _is_about_child(valg)


def _reader_of_house(mappe: Mappe, valg: Valg) -> str:
    """Return who reads a paper about the house: whoever supervises, BUP, or the other party of an agreement."""
    if valg.dokumenttype == Dokumenttype.TILSYNSMAPPE:
        return tr("Statsforvalteren")
    if valg.dokumenttype == Dokumenttype.INSTITUSJONSKORT:
        return _known(mappe, valg, Mottakerkategori.BUP)
    return next((one.motpart for one in mappe.avtaler if f"{AVTALE}{one.id}" == valg.om), "")


def _known(mappe: Mappe, valg: Valg, kategori: str) -> str:
    """Return the name of the one service of a kind that can be meant, empty when nobody can tell which."""
    service = only_one(mappe.motparter, recipient_of(kategori), _home(mappe, valg))
    return service.navn if service is not None else ""


def _home(mappe: Mappe, valg: Valg) -> str:
    return next((line.barn.omsorgskommune for line in mappe.barn if line.barn.id == valg.barn_id), "")


def _meeting_words(picture: Moetebilde, today: date) -> str:
    moete = picture.moete
    when = day_and_month(moete.dato, today)
    return tr("{kind} {date}, {who}", kind=tr_marked(MOETER[moete.moetetype]), date=when, who=moete.motpart)


def _open_draft(mappe: Mappe, valg: Valg) -> Dokument | None:
    """Return the newest unsigned document of the same kind about the same."""
    barn_id = "" if valg.barn_id == WHOLE_MEETING else valg.barn_id
    if valg.dokumenttype not in OM_MOETER | OM_HUSET and not barn_id:
        return None
    same = (
        line.dokument
        for line in mappe.dokumenter
        if line.dokument.dokumenttype == valg.dokumenttype
        and line.dokument.barn_id == barn_id
        and line.dokument.moete_id == valg.moete_id
        and (valg.dokumenttype not in _WITH_NAME or line.dokument.mottaker == valg.mottaker)
        and line.dokument.status is Dokumentstatus.UTKAST
    )
    return next(same, None)
