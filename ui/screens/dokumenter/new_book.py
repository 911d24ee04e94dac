"""The address book in the form for a new document: whom it can be for, and how far each entry can be leaned on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.adressebok import find_in_book, serves
from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from ui.adressebok_words import check_words, is_fresh, row_words
from ui.i18n import tr

TYPED = "skriv"
"""Stands for somebody who is not in the address book: the name is typed."""
OF_A_MEETING = (Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.BUP)
"""Who is met with: the kinds whose entries the papers of a whole meeting can be for."""


@dataclass(frozen=True, slots=True)
class Bokfelt:
    """The list to choose from as (key, words), what is chosen, and what is known of it; `er_fersk` when all is well."""

    rader: tuple[tuple[str, str], ...]
    valgt: str
    sagt: str = ""
    er_fersk: bool = True


def book_field(entries: Iterable[Motpart], motpart_id: str, today: date) -> Bokfelt | None:
    """Return the field, None when the book has nobody of the kind."""
    known = {one.id: one for one in entries}
    if not known:
        return None
    rows = tuple((one.id, row_words(one, today)) for one in known.values())
    own = ("", tr("Ikke bestemt ennå")), *rows, (TYPED, tr("En som ikke står i adresseboken"))
    chosen = known.get(motpart_id)
    if chosen is None:
        return Bokfelt(own, motpart_id)
    reached = " · ".join(part for part in (chosen.kontaktperson, chosen.telefon) if part)
    if is_fresh(chosen, today):
        return Bokfelt(own, chosen.id, reached)
    ask = tr("Spør dem om opplysningene stemmer, før dokumentet går ut.")
    said = f"{check_words(chosen, today)}. {ask} {reached}".rstrip()
    return Bokfelt(own, chosen.id, said, er_fersk=False)


def named_in_book(entries: Iterable[Motpart], navn: str) -> str:
    """Return the id of the one entry that a name means; `TYPED` for any other name, empty for no name."""
    book = tuple(entries)
    found = [one for kind in {one.kategori for one in book} for one in find_in_book(book, kind, navn)]
    if len(found) == 1:
        return found[0].id
    return TYPED if navn else ""


def only_one(book: Iterable[Motpart], kategori: Mottakertype, home: str) -> Motpart | None:
    """Return the one service of a kind that can be meant: of the child's own municipality, or alone of its kind.

    Where the municipality is known, a barnevernstjeneste of another one is never meant.
    """
    kind = [one for one in book if one.kategori == kategori]
    own = [one for one in kind if home.strip() and serves(one, home)]
    if kategori is not Mottakerkategori.BARNEVERNSTJENESTEN:
        own = own or kind
    return own[0] if len(own) == 1 else None
