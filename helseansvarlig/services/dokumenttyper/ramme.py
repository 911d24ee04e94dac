"""What all documents have in common: page marks, contact, participation, «sjekket ut med barnet»."""

from __future__ import annotations

from dataclasses import fields

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.brevhode import BLANKT, Brevhode
from helseansvarlig.domain.dokument import Dokumentstatus, Dokumenttype
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Merknad,
    Overskrift,
    Sidemerking,
    with_content_hash,
)
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.services.dokumenttyper.deler import ENIG, Felt
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.vern import has_protected_address, require_child, shield_address

WITHOUT_LETTERHEAD = frozenset({Dokumenttype.VAKTKORT})
"""What hangs on a wall and is read in a hurry."""


HASH_SHOWN = 12
"""As much of the content hash as every page of a document shows: two papers are held beside each other."""


def finish(grunnlag: Grunnlag, tekst: Tekst, tittel: str, gjelder: str, blokker: tuple[Blokk, ...]) -> Dokumentmodell:
    """Return the whole document with page marks, address shielded if it must be, carrying its content hash."""
    protected = has_protected_address(grunnlag)
    notice = (Merknad(tekst("sperret.merknad"), tekst("sperret.tittel")),) if protected else ()
    notice = (*_what_it_replaces(grunnlag, tekst), *notice)
    modell = Dokumentmodell(
        tittel,
        grunnlag.dokument.maalform,
        grunnlag.dag,
        Sidemerking(
            gjelder,
            grunnlag.dokument.id,
            str(grunnlag.dokument.versjon),
            recipient_name(grunnlag, tekst),
            tekst(_secrecy(grunnlag, protected=protected)),
            sender_name(grunnlag, tekst),
        ),
        notice + blokker,
        utkast=grunnlag.dokument.status is Dokumentstatus.UTKAST,
        brevhode=_letterhead(grunnlag),
    )
    return with_content_hash(shield_address(modell, grunnlag, tekst) if protected else modell)


def _what_it_replaces(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Name the edition that this one stands instead of, as it can be known again on paper."""
    old = grunnlag.erstatter
    if old is None or old.frosset is None:
        return ()
    signed = format_date(tekst, old.frosset.astimezone(OSLO).date())
    told = tekst("erstatter.merknad", versjon=str(old.versjon), dato=signed, id=old.id, hash=old.sha256[:HASH_SHOWN])
    return (Merknad(told, tekst("erstatter.tittel", versjon=str(grunnlag.dokument.versjon))),)


def child_line(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return name and number, or name and birth date when no number is known: on each page."""
    barn = require_child(grunnlag)
    if barn.identnummer:
        return f"{barn.navn}, {split_number(barn.identnummer)}"
    return born_line(grunnlag, tekst)


def born_line(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return name and birth date: for those who have no use for the number."""
    barn = require_child(grunnlag)
    return tekst("gjelder.foedt", navn=barn.navn, dato=format_date(tekst, barn.foedselsdato))


def split_number(identnummer: str) -> str:
    """Return an eleven-digit number as people write it: six digits and five."""
    return f"{identnummer[:6]} {identnummer[6:]}" if len(identnummer) == 11 else identnummer


def recipient_name(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return whom the document is for; towards a protected address only what kind of service it is."""
    category = tekst(f"mottaker.{grunnlag.dokument.mottaker}")
    if has_protected_address(grunnlag):
        return category
    return grunnlag.dokument.mottaker_navn or category


def sender_name(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return who we are, or only what we are when place and unit names must stay out."""
    if has_protected_address(grunnlag):
        return tekst("sperret.avsender")
    return ", ".join(name for name in (grunnlag.institusjon.navn, grunnlag.institusjon.enhet) if name)


def own_role(grunnlag: Grunnlag, tekst: Tekst) -> str:
    """Return what the one who signs is, with a large first letter."""
    own = tekst(f"rolle.{grunnlag.bruker.rolle}")
    return own[:1].upper() + own[1:]


def participation(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return the participation block, only what was written (F-medv § 6); a quote stands with its day and hearer."""
    block = grunnlag.medvirkning
    said = {f.name: str(getattr(block, f.name)) for f in fields(block) if f.name not in ("sagt", "hoert_av")}
    if block.barnet_sa:
        said["barnet_sa"] = quoted(block, tekst)
    rows = tuple((tekst(f"felt.medvirkning_{name}"), value) for name, value in said.items() if value)
    return (Overskrift(tekst("del.medvirkning"), 3), Felter(rows)) if rows else ()


def quoted(block: Medvirkning, tekst: Tekst) -> str:
    """Return the child's words with who heard them and when, as far as that is written."""
    said, day = block.barnet_sa, format_date(tekst, block.sagt) if block.sagt is not None else ""
    if day and block.hoert_av:
        return tekst("medvirkning.sagt_til", tekst=said, dato=day, navn=block.hoert_av)
    if block.hoert_av:
        return tekst("medvirkning.hoert_av", tekst=said, navn=block.hoert_av)
    return tekst("medvirkning.sagt", tekst=said, dato=day) if day else said


def checked_with_child(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return «Sjekket ut med barnet»; when nobody has, the document says so."""
    seen = grunnlag.sjekket_ut
    heading = Overskrift(tekst("del.sjekket_ut"), 3)
    rows = filled(
        (tekst("felt.sjekket_ut_dato"), format_date(tekst, seen.dato) if seen.dato else ""),
        (tekst("felt.sjekket_ut_enig"), choice(tekst, ENIG, seen.enig)),
        (tekst("felt.sjekket_ut_kommentar"), seen.kommentar),
    )
    return heading, Felter(rows) if rows else Avsnitt(tekst("sjekket_ut.ikke_ennaa"), dempet=True)


def written_date(grunnlag: Grunnlag, tekst: Tekst, felt_id: str) -> str:
    """Return a date that was written by hand as it is read aloud; one that cannot be read counts as none."""
    day = grunnlag.written_day(felt_id)
    return format_date(tekst, day) if day is not None else ""


def whom_to_call(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    """Return who answers for us and on which telephone, as rows; a number that tells where we are is given by mouth."""
    phone = tekst("rad.telefon_muntlig") if has_protected_address(grunnlag) else grunnlag.institusjon.telefon
    return filled((tekst("rad.kontakt"), grunnlag.bruker.navn), (tekst("rad.telefon"), phone))


def filled(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the rows that have a value."""
    return tuple(row for row in rows if row[1])


def choice(tekst: Tekst, felt: Felt, value: str) -> str:
    """Return the words of a choice; a value that is not among the field's own counts as not chosen."""
    return tekst(f"valg.{felt.id}.{value}") if value in felt.valg else ""


def _letterhead(grunnlag: Grunnlag) -> Brevhode:
    """Return our letterhead; none where it would tell where a child lives, or take the room on a card for the wall."""
    is_left_out = has_protected_address(grunnlag) or grunnlag.dokument.dokumenttype in WITHOUT_LETTERHEAD
    return BLANKT if is_left_out else grunnlag.brevhode


def _secrecy(grunnlag: Grunnlag, *, protected: bool) -> str:
    if protected:
        return "fortrolig.sperret"
    return "fortrolig.barn" if grunnlag.barn is not None else "fortrolig.generell"
