"""Two versions of a template held against the answers: what stands, which questions are others now, what would be lost.

Pure comparison, by path. Nothing is moved here, and nothing is ever deleted by a move: an answer without a place in
the new version stays with the version it was given to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.bakom import path_behind, themes_of
from helseansvarlig.domain.mal import Versjonssteg
from helseansvarlig.domain.malredigering import lines, same_choices
from helseansvarlig.domain.skjema import Punkt, Skjema
from helseansvarlig.domain.skjema_kontroll import check_verdier
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.svar import Svar, Svarsett


class Utfall(StrEnum):
    """What becomes of one answer: it stands, the question has other words, or it has no place any more."""

    BEHOLDT = "beholdt"
    ENDRET = "endret"
    TAPT = "tapt"


class Tapsgrunn(StrEnum):
    """Why an answer has no place: nobody asks, it is hidden, it is asked for otherwise, or not asked after this."""

    BORTE = "borte"
    SKJULT = "skjult"
    ANNEN_SVARTYPE = "annen_svartype"
    IKKE_LENGER_SPURT = "ikke_lenger_spurt"


@dataclass(frozen=True, slots=True)
class Svarbytte:
    """One answer, the item it was given to, the item it would stand at (None when lost), and why it is lost."""

    sti: str
    svar: Svar
    foer: Punkt
    etter: Punkt | None
    utfall: Utfall
    grunn: Tapsgrunn | None = None


@dataclass(frozen=True, slots=True)
class Malbytte:
    """A whole move as it would be, in form order; `nye` are the questions that have no answer to bring along."""

    fra: Skjema
    til: Skjema
    svar: tuple[Svarbytte, ...]
    nye: tuple[Punkt, ...]

    @property
    def tapt(self) -> tuple[Svarbytte, ...]:
        """Return the answers that would have no place."""
        return tuple(one for one in self.svar if one.utfall is Utfall.TAPT)

    @property
    def endret(self) -> tuple[Svarbytte, ...]:
        """Return the answers whose question has other words."""
        return tuple(one for one in self.svar if one.utfall is Utfall.ENDRET)

    def kept(self) -> Svarsett:
        """Return the answers that come along."""
        return Svarsett({one.sti: one.svar for one in self.svar if one.utfall is not Utfall.TAPT})


def compare_versions(fra: Skjema, til: Skjema, svar: Svarsett) -> Malbytte:
    """Hold two versions against answers to the first."""
    old = {place.path: place for place in expand(fra, svar)}
    new = {place.path: place for place in expand(til, svar)}
    given = [(path, place) for path, place in old.items() if path in svar.svar]
    first = [_judge(place, svar.get(path), new.get(path)) for path, place in given]
    first += _judge_behind(svar, old, new)
    # Some are asked only because of another answer: when that one is lost, they are lost with it.
    coming = Svarsett({one.sti: one.svar for one in first if one.utfall is not Utfall.TAPT}, svar.gjentakelser)
    asked, was_asked = evaluate_enabled(til, coming), evaluate_enabled(fra, svar)
    judged = tuple(_if_asked(one, asked, was_asked) for one in first)
    known = {place.path for place in old.values()}
    fresh = tuple(p.punkt for path, p in new.items() if path not in known and p.punkt.is_fillable)
    return Malbytte(fra, til, judged, fresh)


def _judge(old: Forekomst, svar: Svar, new: Forekomst | None) -> Svarbytte:
    reason = _reason(old.punkt, svar, new)
    if new is None or reason is not None:
        return Svarbytte(old.path, svar, old.punkt, None, Utfall.TAPT, reason)
    changed = Utfall.ENDRET if _reads_otherwise(old.punkt, new.punkt) else Utfall.BEHOLDT
    return Svarbytte(old.path, svar, old.punkt, new.punkt, changed)


def _judge_behind(svar: Svarsett, old: Mapping[str, Forekomst], new: Mapping[str, Forekomst]) -> Iterator[Svarbytte]:
    """Judge what is told of whole themes: it goes with its theme."""
    places = {path_behind(one.path): one for one in themes_of(new.values())}
    for theme in themes_of(old.values()):
        path = path_behind(theme.path)
        if path not in svar.svar or path in old:
            continue
        found = places.get(path)
        if found is None or path in new:
            yield Svarbytte(path, svar.get(path), theme.punkt, None, Utfall.TAPT, Tapsgrunn.BORTE)
        else:
            changed = Utfall.ENDRET if theme.punkt.tekst != found.punkt.tekst else Utfall.BEHOLDT
            yield Svarbytte(path, svar.get(path), theme.punkt, found.punkt, changed)


def _reason(old: Punkt, svar: Svar, new: Forekomst | None) -> Tapsgrunn | None:
    if new is None:
        return Tapsgrunn.BORTE
    if new.punkt.er_skjult and not old.er_skjult:
        return Tapsgrunn.SKJULT
    if not new.punkt.is_question or (svar.verdier and check_verdier(new.punkt, svar.verdier)):
        return Tapsgrunn.ANNEN_SVARTYPE
    return None


def _reads_otherwise(old: Punkt, new: Punkt) -> bool:
    """Tell whether a question is another to whoever reads it: its words, its choices, whom it asks."""
    return (
        (old.tekst, old.type, old.stemme) != (new.tekst, new.type, new.stemme)
        or not same_choices(old, new)
        or [one.tekst for one in old.valg] != [one.tekst for one in new.valg]
    )


def _if_asked(one: Svarbytte, asked: dict[str, bool], was_asked: dict[str, bool]) -> Svarbytte:
    if one.utfall is Utfall.TAPT or asked.get(one.sti, False) or not was_asked.get(one.sti, False):
        return one
    return Svarbytte(one.sti, one.svar, one.foer, None, Utfall.TAPT, Tapsgrunn.IKKE_LENGER_SPURT)


def step_between(fra: Skjema, til: Skjema) -> Versjonssteg:
    """Return how large the step between two versions is, for the number of the new one.

    Large when an answer could lose its place or mean another thing, small when something else is asked or in another
    order, else only words.
    """
    old = {line.sti: line.punkt for line in lines(fra)}
    new = {line.sti: line.punkt for line in lines(til)}
    if any(_breaks(punkt, new.get(sti)) for sti, punkt in old.items()):
        return Versjonssteg.STOR
    if list(old) != list(new) or any(_differs(punkt, new[sti]) for sti, punkt in old.items()):
        return Versjonssteg.LITEN
    return Versjonssteg.ORD


def _breaks(old: Punkt, new: Punkt | None) -> bool:
    if not old.is_question or old.er_skjult:
        return False
    return new is None or new.er_skjult or new.type is not old.type or not same_choices(old, new)


def _differs(old: Punkt, new: Punkt) -> bool:
    return (old.er_skjult, old.vilkaar, old.maa_besvares) != (new.er_skjult, new.vilkaar, new.maa_besvares)
