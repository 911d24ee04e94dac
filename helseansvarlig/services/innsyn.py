"""Gathering a whole record for the one it is about, or a parent: every entry, less what must be kept out.

Three things keep an entry out: a person's mark, another child's name in it, and the gate. The mark weighs most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Innslagstype
from helseansvarlig.domain.innsynsmerke import Innsynsmerke, Merkegrunn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Loggrad, Loggutvalg
from helseansvarlig.domain.navnefunn import Funn, names_of_others
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.services.dokumenttyper.grunnlag import Mappe
from helseansvarlig.services.innsyn_innslag import entries_of
from helseansvarlig.services.innsyn_svar import answers_over_time
from helseansvarlig.services.kjente_navn import grown_ups
from helseansvarlig.services.ports import Store, Templates, Unit
from helseansvarlig.services.svarvern import is_raised_by_held

STEP = 500
_GROWN_UPS = frozenset({"hoert_av", "ansvarlig", "spurt_av", "besluttet_av", "utfoert_av", "reist_av"})
"""The fields of an entry that hold who took part: grown-ups, named in full."""


@dataclass(frozen=True, slots=True)
class Vern:
    """What the gate says of this recipient: its answer, which answers are kept back, and their words."""

    deling: Delingsvurdering
    holdte: frozenset[str]
    ord: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kilder:
    """Where a record is read from, and in which written form its questions are told."""

    store: Store
    templates: Templates
    maalform: str = "nb"


def record_of(unit: Unit, kilder: Kilder, dokument: Dokument, vern: Vern) -> Mappe:
    """Return the record with what must be kept from this recipient, and its access log, newest act first."""
    barn = unit.barn.get(dokument.barn_id)
    answers = answers_over_time(unit, barn, kilder.templates, kilder.maalform, vern.holdte)
    entries = [*answers.innslag, *entries_of(unit, kilder.store, barn.id)]
    is_own, for_parent = dokument.mottaker is Innad.BARNET_SELV, dokument.mottaker is Mottakerkategori.FORELDRE
    marks = unit.innsynsmerke.of_barn(barn.id)
    if not is_own:
        entries = [one for one in entries if one.type is not Innslagstype.FORBEHOLD]
    words = (*vern.ord, *answers.holdte_ord)
    reasons = {
        **({} if is_own else _by_gate(unit, entries, vern, words)),
        **({} if is_own else answers.uten_kategori),
        **dict.fromkeys(_about_others(unit, barn, entries, marks), Holdegrunn.ANDRE),
        **dict(_by_marks(marks, for_parent=for_parent)),
    }
    standing = {one.rad for one in entries}
    kept = {row: reason for row, reason in reasons.items() if row in standing}
    return Mappe(tuple(entries), kept, answers.holdte, tuple(_log(kilder.store, barn.id)))


def named_others(unit: Unit, barn: Barn, innslag: Iterable[Innslag]) -> Mapping[str, tuple[Funn, ...]]:
    """Return where another child of ours is named in each entry, by row; entries that name nobody are not there."""
    entries = tuple(innslag)
    adults = {one.skrevet_av for one in entries}
    adults |= {text for one in entries for name, text in one.felter if name in _GROWN_UPS and isinstance(text, str)}
    names = names_of_others(barn, unit.barn.all(), (*adults, *grown_ups(unit, barn.id)))
    return {one.rad: found for one in entries if (found := names.find(one.ord))}


def _about_others(unit: Unit, barn: Barn, innslag: Iterable[Innslag], marks: Iterable[Innsynsmerke]) -> Iterator[str]:
    """Yield the rows that name another child, save where a person has seen that it is nobody of ours."""
    seen = {mark.rad for mark in marks if mark.grunn is Merkegrunn.LIKEVEL}
    yield from (row for row in named_others(unit, barn, innslag) if row not in seen)


def _by_marks(marks: Iterable[Innsynsmerke], *, for_parent: bool) -> Iterator[tuple[str, Holdegrunn]]:
    for mark in marks:
        reason = mark.holds(for_parent=for_parent)
        if reason is not None:
            yield mark.rad, reason


def _by_gate(unit: Unit, innslag: Iterable[Innslag], vern: Vern, ord_: tuple[str, ...]) -> dict[str, Holdegrunn]:
    """Return what the gate keeps from this recipient: whole categories, and what comes of an answer kept back."""
    wished = vern.deling.etter_oenske & vern.deling.holdt_tilbake
    found = {}
    for one in innslag:
        is_traced = quotes(one.ord, ord_) or is_raised_by_held(unit, one.kilde, vern.holdte)
        if is_traced or one.innhold in wished:
            found[one.rad] = Holdegrunn.BARNETS_OENSKE
        elif one.innhold not in vern.deling.tillatt:
            found[one.rad] = Holdegrunn.IKKE_GRUNNLAG
    return found


def _log(store: Store, barn_id: str) -> Iterator[Loggrad]:
    before = 0
    while step := store.find_log_rows(Loggutvalg(barn_id=barn_id), before, STEP):
        yield from step
        before = step[-1].nummer
