"""A thousand texts with people of a real vault in them: how many the search finds, and how much else it takes for them.

Recall is what is demanded; precision is told, for what is certain and for all, in a house where nearly every name is
also a word and in one where few are.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.kjente_navn import Kjente
from helseansvarlig.domain.moete import Deltaker, Moete, Moetetype
from helseansvarlig.domain.navnefunn import Navneleter, names_of_others
from helseansvarlig.domain.navnetekst import words_of
from helseansvarlig.domain.person import Person, Rolle
from helseansvarlig.paths import resources
from helseansvarlig.regler.navneord import load_navneord
from helseansvarlig.services.kjente_navn import known_to
from tests.fakes.navnetekster import PROSA, STEDER, Menneske, Plantet, make_house, write_text
from tests.fakes.proevehvelv import Proevehvelv
from tests.lang.bevis import Bevistabell
from tests.lang.proeve import VOLUME

pytestmark = pytest.mark.lang

VIS = 7
TEXTS = 1_000
PEOPLE = 60
LEAST = 0.99
ORD = load_navneord(resources() / "hjelp")


def furnish(vault: Proevehvelv, people: list[Menneske]) -> Kjente:
    """Put people into the vault where the program keeps them, and return what the record then knows.

    The first fifth are children; of the others some are parents, doctors and trusted adults, some are met or work here.
    """
    services = vault.unlock()
    children, others = people[: len(people) // 5], people[len(people) // 5 :]
    services.institusjon.save(Institusjon(STEDER[0], STEDER[1], telefon="62 00 00 00"))
    for number, child in enumerate(children):
        near = others[number * 4 : number * 4 + 4]
        parents = tuple(Person(one.navn, "forelder", one.telefon) for one in near[:2])
        services.barn.register(
            Barn(
                "", child.navn, child.foedt, child.nummer, omsorgskommune=STEDER[3].removesuffix(" kommune"),
                fastlege=f"{near[2].navn}, {STEDER[6]}, tlf. {near[2].telefon}",
                trygg_voksen=f"{near[3].navn} (særkontakt), {near[3].telefon}", foreldreansvar=parents,
            )
        )  # fmt: skip
    met = tuple(Deltaker(f"Gjest {n}", "deltar", place) for n, place in enumerate(STEDER))
    services.moete.create(Moete("", Moetetype.KONTAKTMOETE, date(2026, 11, 18), STEDER[4], STEDER[9], met))
    services.brukere.invite("Siv Ask", Rolle.STEDFORTREDER)
    with services.aapent.oekt.store.read() as unit:
        known = known_to(unit, (one.navn for one in services.brukere.list()), ORD)
    vault.lock()
    return known


def known_people(people: list[Menneske]) -> list[Menneske]:
    """Return those that stand somewhere in the vault; only a child's number is kept there, and a phone of others."""
    children = people[: len(people) // 5]
    others = people[len(people) // 5 :][: len(children) * 4]
    return [*(replace(one, telefon=near.telefon) for one, near in zip(children, others, strict=False)), *others]


def missed(search: Navneleter, texts: Iterable[Plantet]) -> tuple[Counter[str], Counter[str], list[str]]:
    """Return how much was planted of each kind, how much of it was not found, and the first of those."""
    planted: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    examples: list[str] = []
    for text in texts:
        found = search.find(text.tekst)
        for start, slutt, kind in text.steder:
            planted[kind] += 1
            if not any(one.start < slutt and start < one.slutt for one in found):
                lost[kind] += 1
                examples.append(f"{kind}: {text.tekst[start:slutt]!r}")
    return planted, lost, examples


def precision(search: Navneleter, texts: list[Plantet]) -> tuple[float, float]:
    """Return how much of all that was found was planted, and of what was certain."""
    right, certain = Counter[bool](), Counter[bool]()
    for text in texts:
        for one in search.find(text.tekst):
            is_planted = any(one.start < slutt and start < one.slutt for start, slutt, _ in text.steder)
            right[is_planted] += 1
            certain[is_planted] += one.er_sikkert
    return right[True] / right.total(), certain[True] / certain.total()


def test_nearly_all_that_is_planted_is_found(
    minne: Path, vault: Proevehvelv, tabell: Bevistabell, tilfeldig: random.Random
) -> None:
    assert minne.exists()
    people = make_house(tilfeldig, PEOPLE)
    search = Navneleter(furnish(vault, people), ORD)
    texts = [write_text(tilfeldig, known_people(people), tilfeldig.randrange(1, 5)) for _ in range(TEXTS * VOLUME)]
    planted, lost, examples = missed(search, texts)
    recall = 1 - lost.total() / planted.total()
    every, certain = precision(search, texts)
    name = "uten navn: plantet i tekster, fra et hvelv"
    tabell.row(VIS, name, planted.total(), f"funnet {recall:.2%}, presisjon {every:.0%} (sikre {certain:.1%})")
    kinds = ", ".join(f"{kind} {1 - lost[kind] / count:.1%} av {count}" for kind, count in sorted(planted.items()))
    tabell.note(f"Vis {VIS}: {kinds}; ikke funnet: {examples[:6]}")
    blind = Navneleter(Kjente(), ORD)
    _, unseen, _ = missed(blind, texts)
    tabell.control(VIS, name, f"tomt hvelv: {unseen.total()} ikke funnet", failed=unseen.total() > planted.total() / 3)

    assert recall >= LEAST, examples


def test_another_child_is_found_in_a_paper_that_may_name_its_own(tabell: Bevistabell, tilfeldig: random.Random) -> None:
    """The same search for what leaves about one child: the others' names and numbers, and no grown-up's whole name."""
    people = make_house(tilfeldig, PEOPLE)
    children = [Barn(f"b{n}", one.navn, one.foedt, one.nummer) for n, one in enumerate(people[: PEOPLE // 5])]
    own, others, adults = children[0], people[1 : PEOPLE // 5], people[PEOPLE // 5 :]
    search = names_of_others(own, children, (one.navn for one in adults))
    words = {word for one in (own, *children) for word in words_of(one.navn)} - set(words_of(own.navn))
    texts = [write_text(tilfeldig, others, 3) for _ in range(TEXTS * VOLUME)]
    asked = [replace(text, steder=tuple(s for s in text.steder if _names(text, s, words))) for text in texts]
    planted, lost, examples = missed(search, asked)
    recall = 1 - lost.total() / planted.total()
    prose = [" ".join(tilfeldig.choice(PROSA) for _ in range(12)) for _ in range(200)]
    wrong = sum(bool(search.find(text)) for text in prose)
    grown = sum(bool(search.find(f"I dag ringte {one.navn} om timen.")) for one in adults)
    name = "et annet barn: plantet i tekster"
    every, _ = precision(search, asked)
    tabell.row(
        VIS, name, planted.total(),
        f"funnet {recall:.2%}, presisjon {every:.0%}; vanlig tekst med treff {wrong} av {len(prose)}, "
        f"voksne tatt for barn {grown} av {len(adults)}",
    )  # fmt: skip
    blind = names_of_others(own, (own,))
    unseen = missed(blind, asked)[1].total()
    tabell.control(VIS, name, f"ingen andre barn: {unseen} ikke funnet", failed=unseen == planted.total())

    assert recall >= LEAST, examples
    assert grown == 0


def _names(text: Plantet, sted: tuple[int, int, str], words: set[str]) -> bool:
    """Tell whether a plant is what is looked for here: a number, or a name with a word the own child does not have."""
    start, slutt, kind = sted
    said = {word.removesuffix("s") for word in words_of(text.tekst[start:slutt])}
    said |= set(words_of(text.tekst[start:slutt]))
    return kind == "nummer" or (kind == "navn" and bool(said & words))


def test_ordinary_prose_is_mostly_left_alone(tabell: Bevistabell, tilfeldig: random.Random) -> None:
    """No names at all in the text: what is found is wrong, and told as certain it never may be."""
    prose = [" ".join(tilfeldig.choice(PROSA) for _ in range(12)) for _ in range(200)]
    words = sum(len(text.split()) for text in prose)
    hard = make_house(tilfeldig, 200)
    easy = [one for one in hard if not {part.lower() for part in one.navn.split()} & ORD.ogsaa_ord]
    told = {}
    for kind, people in (("alle slags navn", hard), ("navn som ikke er ord", easy)):
        search = Navneleter(Kjente(frozenset(one.navn for one in people), frozenset(STEDER)), ORD)
        found = [one for text in prose for one in search.find(text)]
        told[kind] = (len(found), sum(one.er_sikkert for one in found))
    name = "uten navn: vanlig tekst uten navn"
    tabell.row(VIS, name, words, ", ".join(f"{kind}: {n} treff, {sure} sikre" for kind, (n, sure) in told.items()))
    named = Navneleter(Kjente(frozenset({"Ungdommen Skolen"})), ORD)
    seen = sum(len(named.find(text)) for text in prose)
    tabell.control(VIS, name, f"et ord som står der som navn: {seen} treff", failed=seen > 0)

    assert [sure for _, sure in told.values()] == [0, 0]
    assert told["navn som ikke er ord"][0] <= words / 1000
