"""What this recipient gets, in words: what goes along, what can be added, and what the gate does not let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokument import Dokumentbilde
from helseansvarlig.services.dokumenttyper.utvalg import ALLTID, as_field, chosen_in
from ui.i18n import tr, tr_marked
from ui.samtykke_words import INNHOLD, recipients


@dataclass(frozen=True, slots=True)
class Utvalgsbilde:
    """What can be ticked (key, words, whether somebody must decide first), what is ticked, and what cannot be.

    `sammendrag` says what goes along in one line; `stengt` what does not, whatever is chosen.
    """

    sammendrag: str
    valg: tuple[tuple[str, str], ...]
    valgt: tuple[str, ...]
    stengt: str
    minst: tuple[str, ...]


def selection_view(picture: Dokumentbilde, felter: Mapping[str, str]) -> Utvalgsbilde | None:
    """Return what is shown of the choice with `felter` written; None where there is nothing to choose."""
    offered, chosen = picture.hjelp.utvalg, chosen_in(picture.dokument, felter)
    if chosen is None or not offered.er_noe_aa_velge:
        return None
    can = offered.kan | offered.maa_avgjoeres
    goes = (chosen & can) - ALLTID
    options = tuple((one.value, _option(one, asks=one in offered.maa_avgjoeres)) for one in _in_order(can))
    closed = ", ".join(tr_marked(INNHOLD[one]) for one in _in_order(offered.stengt))
    least = tuple(one.value for one in _in_order(offered.minst & can))
    return Utvalgsbilde(_summary(picture, goes), options, tuple(one.value for one in _in_order(goes)), closed, least)


def choice_as_field(keys: Iterable[str]) -> str:
    """Return what is ticked as the draft keeps it."""
    return as_field(frozenset(Innhold(key) for key in keys))


def _summary(picture: Dokumentbilde, goes: frozenset[Innhold]) -> str:
    to = picture.dokument.mottaker
    who = recipients((to,)) if isinstance(to, Mottakerkategori) else picture.tekst(f"mottaker.{to}")
    names = ", ".join(tr_marked(INNHOLD[one]) for one in _in_order(goes))
    if not names:
        return tr("Til {who} går bare hvem det gjelder, og det dere selv skriver.", who=who)
    return tr("Til {who} går hvem det gjelder, og {what}.", who=who, what=names)


def _option(one: Innhold, *, asks: bool) -> str:
    words = tr_marked(INNHOLD[one])
    named = words[:1].upper() + words[1:]
    return tr("{what} – barnet har bedt om at det ikke deles", what=named) if asks else named


def _in_order(innhold: frozenset[Innhold]) -> tuple[Innhold, ...]:
    return tuple(one for one in INNHOLD if one in innhold)
