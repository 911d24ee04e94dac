"""The answers a document is composed from: each question once, as it was last answered, without what is kept back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.bakom import path_behind, paths_behind, theme_of, themes_of
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.kartlegging_retting import history_by_path
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.sammenstilling import OWN_FORMS
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import answer_key, is_held
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, evaluate_enabled, expand
from helseansvarlig.domain.svar import Svarsett, Svarstatus
from helseansvarlig.domain.svar_tilgang import STEERS_ACCESS
from helseansvarlig.domain.svartekst import values_text
from helseansvarlig.domain.utloeser import utloeste
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Samtaleom, Tilstand
from helseansvarlig.services.ports import Templates, Unit

ALDRI_I_DOKUMENT = frozenset({"barnets_egne_ord.7"})
"""«Hva vil du ikke at vi skriver eller deler?» is answered to the child, never printed for others."""

KROPPENS_FLAGG = frozenset({"tann_hevelse", "lege_ved_inntak"})
"""Red flags that are no risk to be told as one: whoever treats the body must read them among what is asked of the body.

A swollen tooth is the dentist's own matter, and whether a doctor has seen a child is a fact about its care. Told as
risk, both would be kept from a dentist with consent to what concerns teeth, and stand beside self-harm in a referral.
"""

_THEMES: Mapping[str, Innhold] = {
    Omraade.RESSURSER.value: Innhold.LIVSKVALITET,
    **{innhold.value: innhold for innhold in Innhold},
}
"""A theme's link id is its category; what a child is good at belongs with how its life is (domain page, 4.4)."""

TILSTAND = {
    Svarstatus.BESVART: Tilstand.SVART,
    Svarstatus.IKKE_SPURT: Tilstand.IKKE_SPURT,
    Svarstatus.VIL_IKKE_SVARE: Tilstand.VIL_IKKE_SVARE,
    Svarstatus.VET_IKKE: Tilstand.VET_IKKE,
}
"""What documents call what became of a question."""


@dataclass(frozen=True, slots=True)
class Svarutvalg:
    """What stands open to the recipient, and what the child keeps back of it."""

    aapne: tuple[Besvart, ...] = ()
    holdte: tuple[Besvart, ...] = ()


@dataclass(frozen=True, slots=True)
class _Runde:
    """One kartlegging with the form it was answered in, and the day each corrected answer was corrected."""

    rad: Kartlegging
    skjema: Skjema
    svar: Svarsett
    rettet: Mapping[str, date]

    @property
    def familie(self) -> str:
        """Return what shares its questions: the forms of the house, or this form alone."""
        return OWN_FORMS if self.skjema.url.startswith(OWN_FORMS) else self.skjema.id

    def key(self, path: str) -> str:
        """Return the name of an answer."""
        return answer_key(self.skjema.id, path)


def newest_answers(unit: Unit, barn_id: str, templates: Templates, maalform: str, held: frozenset[str]) -> Svarutvalg:
    """Return the answers of the newest kartlegging with each form; a question that several ask is there once.

    What was answered last stands for it, and whether a question is asked at all is told by what was answered last.
    """
    families: dict[str, list[_Runde]] = {}
    for runde in _rounds(unit, barn_id, templates):
        families.setdefault(runde.familie, []).append(runde)
    chosen = [_of_family(rounds, maalform, held) for rounds in families.values()]
    return Svarutvalg(
        tuple(one for part in chosen for one in part.aapne), tuple(one for part in chosen for one in part.holdte)
    )


def content_of(place: Forekomst) -> Innhold | None:
    """Return which content category a question belongs to; None keeps it out of every document.

    A theme's link id says it. A question that can raise a red flag is about risk, whatever theme it stands in, save
    those of `KROPPENS_FLAGG`.
    """
    punkt = place.punkt
    if punkt.link_id in ALDRI_I_DOKUMENT or punkt.kontroll == STEERS_ACCESS or not place.stamme:
        return None
    if {one.roedt_flagg for one in punkt.utloesere} - KROPPENS_FLAGG - {""}:
        return Innhold.RISIKO
    return _THEMES.get(place.stamme[0].punkt.link_id)


def contents_of(skjema: Skjema, svar: Svarsett) -> Mapping[str, Innhold]:
    """Return what each answer (by path) is about, what is told of whole themes among them; others go to nobody.

    What is told of a theme is about risk when something in it has raised a red flag.
    """
    places = expand(skjema, svar)
    found = {place.path: innhold for place in places if (innhold := content_of(place)) is not None}
    told = paths_behind(places) & svar.svar.keys()
    flags = [one for one in utloeste(skjema, svar) if one.roedt_flagg not in KROPPENS_FLAGG | {""}] if told else []
    for theme in (one for one in places if path_behind(one.path) in told):
        about = _THEMES.get(theme.punkt.link_id)
        if about is not None:
            at_risk = any(one.path.startswith(f"{theme.path}/") for one in flags)
            found[path_behind(theme.path)] = Innhold.RISIKO if at_risk else about
    return found


def _rounds(unit: Unit, barn_id: str, templates: Templates) -> Iterable[_Runde]:
    """Yield the newest kartlegging of each form in which anything was put to the child, newest first."""
    seen: set[str] = set()
    for row in sorted(unit.kartlegging.of_barn(barn_id), key=lambda row: row.startet, reverse=True):
        svar = Svarsett({line.sti: line.svar for line in unit.svar.of(row.id)})
        if row.skjema_id in seen or not any(one.is_settled for one in svar.svar.values()):
            continue
        seen.add(row.skjema_id)
        corrected = history_by_path(unit.svarretting.of(row.id))
        yield _Runde(
            row,
            templates.read_copy(unit.skjemakopi.get(row.skjema_hash)),
            svar,
            {sti: rows[0].rettet.astimezone(OSLO).date() for sti, rows in corrected.items()},
        )


def _of_family(rounds: list[_Runde], maalform: str, held: frozenset[str]) -> Svarutvalg:
    """Return what stands of forms that share their questions, newest first."""
    places = {id(runde): expand(runde.skjema, runde.svar) for runde in rounds}
    owner: dict[str, _Runde] = {}
    for runde in rounds:
        for place in places[id(runde)]:
            before = owner.setdefault(place.path, runde)
            if runde.svar.get(place.path).is_settled and not before.svar.get(place.path).is_settled:
                owner[place.path] = runde
        for path in paths_behind(places[id(runde)]) & runde.svar.svar.keys():
            owner.setdefault(path, runde)
    newest = Svarsett({path: runde.svar.get(path) for path, runde in owner.items()})
    told = Svarsett({path: one for path, one in newest.svar.items() if not is_held(owner[path].key(path), held)})
    aapne: list[Besvart] = []
    holdte: list[Besvart] = []
    for runde in rounds:
        about = contents_of(runde.skjema, newest)
        asked, asked_of_told = (evaluate_enabled(runde.skjema, answers) for answers in (newest, told))
        for path, place in _said_in(places[id(runde)]):
            if path in about and owner.get(path) is runde and asked[place.path]:
                is_open = path in told.svar and asked_of_told[place.path]
                (aapne if is_open else holdte).append(_answer(runde, (path, place), about[path], maalform))
    return Svarutvalg(tuple(aapne), tuple(holdte))


def _said_in(places: tuple[Forekomst, ...]) -> Iterator[tuple[str, Forekomst]]:
    """Yield each question with its path, then each theme with the path of what is told of it as a whole."""
    yield from ((place.path, place) for place in places if place.punkt.is_fillable)
    yield from ((path_behind(theme.path), theme) for theme in themes_of(places))


def _answer(runde: _Runde, said: tuple[str, Forekomst], innhold: Innhold, maalform: str) -> Besvart:
    path, place = said
    theme = place.stamme[0].punkt if place.stamme else place.punkt
    svar, row, is_behind = runde.svar.get(path), runde.rad, bool(theme_of(path))
    return Besvart(
        tema=theme.tekst.paa(maalform),
        innhold=innhold,
        spoersmaal="" if is_behind else place.punkt.tekst.paa(maalform),
        svar=with_scale(place.punkt, values_text(place.punkt, svar, maalform)),
        dato=row.startet.astimezone(OSLO).date(),
        tilstand=Tilstand.SVART if is_behind else TILSTAND[svar.status],
        barnets_ord=svar.barnets_ord,
        voksnes_syn=svar.voksnes_observasjon,
        er_fritekst=place.punkt.type in (Punkttype.TEKST, Punkttype.TEKSTLINJE),
        noekkel=runde.key(path),
        samtale=Samtaleom(row.spurt_av, row.fra_papir is not None),
        rettet=runde.rettet.get(path),
        er_bakom=is_behind,
        rad=(row.id, path),
    )


def with_scale(punkt: Punkt, text: str) -> str:
    """Return a whole number with the scale it was chosen on: «4» alone says nothing to who was not there."""
    low, high = punkt.grenser.minste, punkt.grenser.stoerste
    is_chosen = punkt.type is Punkttype.HELTALL and text and low is not None and high is not None
    return f"{text} ({low}–{high})" if is_chosen else text
