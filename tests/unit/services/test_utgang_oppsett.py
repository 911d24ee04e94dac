"""Wrong child, wrong recipient, withdrawn, reserved, protected, by each way out: stopped, or confirmed in words.

Every line of the table runs through the real services over one real vault. Run with -s to read the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from helseansvarlig.bootstrap import random_id
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.deling import Delingsspoersmaal, Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.utgang import Bekreftelse, Oensket, Sammendrag
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Registerlinje
from helseansvarlig.errors import KnownError
from helseansvarlig.services import deling, utgang
from tests.conftest import NOW
from tests.fakes.omgivelser import cheap_surroundings
from tests.fakes.proevehvelv import Proevehvelv
from tests.unit.services.utgangsoppsett import OPPSETT, Hus, Oppsett, code_of, open_house

ENOUGH = 50
UNCONFIRMED = {"utlevering_ikke_lest", "mottaker_navn_stemmer_ikke"}


@pytest.fixture(scope="module")
def hus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hus]:
    clock = FixedClock(NOW)
    vault = Proevehvelv.create(tmp_path_factory.mktemp("utgang") / "hvelv", cheap_surroundings(clock, new_id=random_id))
    yield open_house(vault.unlock(), clock)
    vault.let_go()


def let_out(hus: Hus, said: Bekreftelse) -> None:
    if said.sammendrag.kanal is Kanal.SENDT:
        hus.utgang.queue(said)
    else:
        hus.utgang.release(said)


def run(hus: Hus, one: Oppsett, wish: Oensket | None = None) -> str:
    """Try one line as a person in a hurry would, and return what happened."""
    try:
        said = hus.utgang.summarise(wish or one.bygg(hus, one.kanal))
    except KnownError as stopped:
        return f"stanset: {stopped.code}"
    shown = one.foreleses(hus, said) if one.foreleses is not None else said
    hurried = code_of(lambda: let_out(hus, Bekreftelse(shown)))
    if not hurried:
        return "gikk ut uten et ord"
    if hurried not in UNCONFIRMED:
        return f"stanset: {hurried}"
    require_each_word(hus, said)
    let_out(hus, Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes)))
    return "bekreftet: " + ", ".join((*(["navnet"] if said.skriv else []), *sorted(said.maa_bekreftes)))


def require_each_word(hus: Hus, said: Sammendrag) -> None:
    """No confirmation may be left out: neither the name nor any tick."""
    whole = Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes))
    if said.skriv:
        assert code_of(lambda: let_out(hus, replace(whole, skrevet="Et annet sted"))) == "mottaker_navn_stemmer_ikke"
    for tick in said.maa_bekreftes:
        without = replace(whole, lest=whole.lest - {tick})
        assert code_of(lambda without=without: let_out(hus, without)) == "utlevering_ikke_lest"


def newest_of(hus: Hus, barn_id: str) -> Registerlinje:
    return hus.t.utleveringsregister.lines(barn_id)[0]


def told_in_register(hus: Hus, one: Oppsett, wish: Oensket, outcome: str) -> bool:
    """Tell whether the register's newest line about the child says what happened."""
    about = hus.t.dokument.picture(wish.dokument_id).dokument
    line = newest_of(hus, about.barn_id)
    if outcome.startswith("stanset: "):
        return (line.stanset, line.kanal, line.dokument_id) == (outcome.partition(": ")[2], one.kanal, about.id)
    if one.kanal is Kanal.SENDT:  # it stands in the outbox, and in the register when it has been carried
        row = next(row.rad for row in hus.t.utboks.list_rows() if row.dokument.id == about.id)
        with hus.t.aapent.oekt.store.read() as unit:
            return set(unit.utlevering.get(f"forsendelse:{row.id}").bekreftet) >= one.bekreftes
    return not line.stanset and line.rad is not None and set(line.rad.bekreftet) >= one.bekreftes


def test_everything_is_stopped_or_confirmed_in_so_many_words_and_the_register_shows_each(hus: Hus) -> None:
    assert len(OPPSETT) >= ENOUGH
    wrong, table = [], []
    for one in OPPSETT:
        wish = one.bygg(hus, one.kanal)
        outcome = run(hus, one, wish)
        in_register = told_in_register(hus, one, wish, outcome)
        missing = "" if in_register else "  IKKE I REGISTERET"
        table.append(f"{one.fare:<22} {one.hva:<46} {one.kanal:<8} {outcome}{missing}")
        if not one.expects(outcome) or not in_register:
            wrong.append(table[-1])
    stopped = sum("stanset: " in line for line in table)
    print("\n" + "\n".join(table))  # noqa: T201 (the table is what -s shows)
    print(f"{len(table)} oppsett: {stopped} stanset, {len(table) - stopped} bekreftet, {len(wrong)} feil")  # noqa: T201 (as above)

    assert wrong == []


def _open_gate(question: Delingsspoersmaal, *_: object) -> Delingsvurdering:
    return Delingsvurdering(Utfall.JA, Grunnlag.SAMTYKKE, question.innhold, frozenset())


GUARDS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "bekreft": lambda patch: patch.setattr(utgang, "require_confirmed", lambda *_: None),
    "varsko": lambda patch: patch.setattr(utgang, "warnings_about", lambda *_: ()),
    "navn": lambda patch: patch.setattr(utgang, "name_to_type", lambda *_: ""),
    "vedlegg": lambda patch: patch.setattr(
        utgang, "require_attachable", lambda unit, _oekt, _d, _m, ids: tuple(unit.dokument.get(i) for i in ids)
    ),
    "porten": lambda patch: patch.setattr(deling, "judge_sharing", _open_gate),
}
"""Each guard, and how it is taken away."""


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_is_taken_away_is_found(hus: Hus, monkeypatch: pytest.MonkeyPatch, guard: str) -> None:
    """The control: without it, a line that it stands behind no longer ends as the table says."""
    behind = [one for one in OPPSETT if one.vern == guard and one.kanal is Kanal.PAPIR][:2]
    assert behind
    assert all(one.expects(run(hus, one)) for one in behind)

    GUARDS[guard](monkeypatch)

    assert [str(one) for one in behind if one.expects(run(hus, one))] == []
