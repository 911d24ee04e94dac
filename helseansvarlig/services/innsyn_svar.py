"""The answers of a record: every kartlegging with its date, and what stood there before an answer was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.bakom import path_behind, theme_of, themes_of
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Innslagstype
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import answer_key
from helseansvarlig.domain.selvsvar import Selvsvar
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, expand
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus
from helseansvarlig.domain.svar_tilgang import STEERS_ACCESS
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.services.dokument_svar import ALDRI_I_DOKUMENT, TILSTAND, contents_of, with_scale
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.svarvern import without_held


@dataclass(frozen=True, slots=True)
class Svarmappe:
    """All answers as entries, how many the child keeps back, and the words of those.

    `uten_kategori` are rows that no consent can open, with why they are kept from everybody but the child.
    """

    innslag: tuple[Innslag, ...] = ()
    holdte: int = 0
    holdte_ord: tuple[str, ...] = ()
    uten_kategori: Mapping[str, Holdegrunn] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Gitt:
    """One answer as it stands, or as it stood until it was corrected (`rettet`, with why it was: `grunn`)."""

    rad: str
    sti: str
    svar: Svar
    av: str
    rettet: date | None = None
    grunn: str = ""

    @property
    def says_something(self) -> bool:
        return self.svar.is_settled or bool(self.svar.barnets_ord.strip() or self.svar.voksnes_observasjon.strip())


@dataclass(frozen=True, slots=True)
class _Runde:
    """One kartlegging with its form and everything that has been answered in it."""

    rad: Kartlegging
    skjema: Skjema
    svar: Svarsett
    gitt: tuple[_Gitt, ...]


def answers_over_time(
    unit: Unit, barn: Barn, templates: Templates, maalform: str, held: frozenset[str] = frozenset()
) -> Svarmappe:
    """Return the answers of every kartlegging; `held` are those that the child keeps back from the reader."""
    shown: list[Innslag] = []
    kept: list[Innslag] = []
    unnamed: dict[str, Holdegrunn] = {}
    for row in reversed(unit.kartlegging.of_barn(barn.id)):
        runde = _read(unit, barn, templates, row)
        whole = Svarsett({**{one.sti: one.svar for one in runde.gitt}, **runde.svar.svar})
        places = dict(_said_in(expand(runde.skjema, whole)))
        about, is_open = contents_of(runde.skjema, whole), _open_paths(runde, held)
        for one in (given for given in runde.gitt if given.says_something and given.sti in places):
            place = places[one.sti]
            entry = _entry(runde, one, place, (about.get(one.sti), maalform))
            (shown if one.sti in is_open else kept).append(entry)
            if one.sti not in about:
                unnamed[entry.rad] = _why_unnamed(place)
    words = tuple(word for entry in kept for word in _words(entry))
    return Svarmappe(tuple(shown), len(kept), words, unnamed)


def _read(unit: Unit, barn: Barn, templates: Templates, row: Kartlegging) -> _Runde:
    sittings = unit.selvsvar.of(row.id)
    lines, before = unit.svar.of(row.id), unit.svarretting.of(row.id)
    newest: dict[str, datetime] = {}
    for old in before:
        newest[old.sti] = max(old.rettet, newest.get(old.sti, old.rettet))
    current = (
        _Gitt(
            f"svar:{one.id}", one.sti, one.svar, _writer(barn, sittings, one.gitt, one.gitt_av), _day(newest, one.sti)
        )
        for one in lines
    )
    earlier = (
        _Gitt(
            f"svarretting:{old.id}", old.sti, old.svar,
            _writer(barn, sittings, old.gitt, old.gitt_av) if old.gitt is not None else "",
            old.rettet.astimezone(OSLO).date(), old.grunn,
        )
        for old in before
    )  # fmt: skip
    skjema = templates.read_copy(unit.skjemakopi.get(row.skjema_hash))
    return _Runde(row, skjema, Svarsett({one.sti: one.svar for one in lines}), (*current, *earlier))


def _day(newest: Mapping[str, datetime], sti: str) -> date | None:
    return newest[sti].astimezone(OSLO).date() if sti in newest else None


def _writer(barn: Barn, sittings: Iterable[Selvsvar], gitt: datetime, gitt_av: str) -> str:
    """Return who wrote an answer: the child, where it had the machine to itself; nobody where its end is not known."""
    for one in sittings:
        if one.avsluttet is None and one.begynt <= gitt:
            return ""
        if one.avsluttet is not None and one.begynt <= gitt <= one.avsluttet:
            return barn.navn
    return gitt_av


def _open_paths(runde: _Runde, held: frozenset[str]) -> frozenset[str]:
    """Return the paths whose answers, then and now, the child does not keep back.

    An answer to a question that is not asked any more tells of the answer that once raised it: it is open only where
    nothing is kept back.
    """
    every = {one.sti for one in runde.gitt}
    if not held:
        return frozenset(every)
    return frozenset(without_held(runde.skjema, Svarsett({sti: runde.svar.get(sti) for sti in every}), held).svar)


def _said_in(places: tuple[Forekomst, ...]) -> Iterator[tuple[str, Forekomst]]:
    """Yield each question by its path, and each theme by the path of what is told of it as a whole."""
    yield from ((path_behind(theme.path), theme) for theme in themes_of(places))
    yield from ((place.path, place) for place in places if place.punkt.is_fillable)


def _entry(runde: _Runde, one: _Gitt, place: Forekomst, told: tuple[Innhold | None, str]) -> Innslag:
    innhold, maalform = told
    asked = ("bakom" if theme_of(one.sti) else "spoersmaal", place.punkt.tekst.paa(maalform))
    value = with_scale(place.punkt, values_text(place.punkt, one.svar, maalform))
    is_silent = one.svar.status in (Svarstatus.VIL_IKKE_SVARE, Svarstatus.VET_IKKE)
    outcome = ("tilstand", TILSTAND[one.svar.status].value) if is_silent else ("svar", value)
    mended: tuple[tuple[str, str | date], ...] = (("rettet", one.rettet),) if one.rettet is not None else ()
    return Innslag(
        one.rad,
        runde.rad.startet.astimezone(OSLO).date(),
        Innslagstype.KARTLEGGING,
        (
            asked, outcome, ("barnets_ord", one.svar.barnets_ord), ("voksnes_syn", one.svar.voksnes_observasjon),
            ("spurt_av", runde.rad.spurt_av), *mended, ("rettet_hvorfor", one.grunn),
        ),
        one.av,
        innhold or Innhold.BARNETS_EGNE_ORD,
        noekkel=answer_key(runde.skjema.id, one.sti),
    )  # fmt: skip


def _why_unnamed(place: Forekomst) -> Holdegrunn:
    """Return why an answer without a category is kept from others: it is what the child asks of us, or unknown."""
    is_wish = place.punkt.link_id in ALDRI_I_DOKUMENT or place.punkt.kontroll == STEERS_ACCESS
    return Holdegrunn.BARNETS_OENSKE if is_wish else Holdegrunn.IKKE_GRUNNLAG


def _words(entry: Innslag) -> Iterator[str]:
    """Yield what would give away an answer that is kept back: its voices, and the question with its answer."""
    said = {name: text for name, text in entry.felter if isinstance(text, str)}
    yield from (said.get(name, "") for name in ("barnets_ord", "voksnes_syn"))
    if said.get("svar"):
        yield f"{said.get('spoersmaal', '').strip()} {said['svar'].strip()}"
