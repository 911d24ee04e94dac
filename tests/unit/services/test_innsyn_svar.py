"""Every answer there has been: each kartlegging with its date, who wrote it, and what stood there before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI, answer_key
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.services.innsyn_svar import Svarmappe, answers_over_time
from helseansvarlig.tjenester import Tjenester

MAL = "psykisk-livskvalitet-egne-ord"
SOVN, ORD = "psykisk/psykisk.1", "barnets_egne_ord/barnets_egne_ord.1"


def read(tjenester: Tjenester, barn: Barn, *held: str) -> Svarmappe:
    with tjenester.aapent.oekt.store.read() as unit:
        keys = frozenset(answer_key(MAL, path) for path in held)
        return answers_over_time(unit, barn, tjenester.kartlegging._templates, "nb", keys)


def values(entries: tuple[Innslag, ...], path: str) -> list[tuple[str, object]]:
    """Return the day and the answer of each entry about a question, the oldest first."""
    about = sorted((one for one in entries if one.noekkel.endswith(path)), key=lambda one: (one.dag, one.rad))
    return [(one.dag.isoformat(), dict(one.felter).get("svar", dict(one.felter).get("tilstand"))) for one in about]


@pytest.fixture
def twice(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Barn:
    """A child asked the same twice, a month apart; the second time it did not want to answer one of them."""
    for sleep, word in ((3, besvart("Jeg vil sove bedre")), (8, Svar(status=Svarstatus.VIL_IKKE_SVARE))):
        row = tjenester.kartlegging.start(barn.id, MAL, "Rolig Bekk").value
        tjenester.kartlegging.answer_all(row.id, {SOVN: besvart(sleep), ORD: word})
        tjenester.kartlegging.finish(row.id)
        clock.moment += timedelta(days=30)
    return barn


def test_all_answers_are_there_each_with_the_day_of_its_own_talk(tjenester: Tjenester, twice: Barn) -> None:
    found = read(tjenester, twice).innslag

    assert values(found, SOVN) == [("2026-11-23", "3 (0–10)"), ("2026-12-23", "8 (0–10)")]
    assert values(found, ORD) == [("2026-11-23", "Jeg vil sove bedre"), ("2026-12-23", "vil_ikke_svare")]


def test_what_stood_there_before_it_was_corrected_is_there_with_why(tjenester: Tjenester, twice: Barn) -> None:
    with tjenester.aapent.oekt.store.read() as unit:
        newest = unit.kartlegging.of_barn(twice.id)[0]
    tjenester.retting.correct(newest.id, {SOVN: besvart(7)}, "Skrev feil")
    about = [one for one in read(tjenester, twice).innslag if one.noekkel.endswith(SOVN) and one.dag.month == 12]

    told = {dict(one.felter)["svar"]: dict(one.felter) for one in about}
    assert told.keys() == {"7 (0–10)", "8 (0–10)"}
    assert told["8 (0–10)"]["rettet_hvorfor"] == "Skrev feil"
    assert told["7 (0–10)"]["rettet"] == told["8 (0–10)"]["rettet"]


def test_what_the_child_wrote_by_itself_is_said_to_be_the_childs(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    row = tjenester.kartlegging.start(barn.id, MAL, "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, SOVN, besvart(3))
    clock.moment += timedelta(minutes=5)
    tjenester.barnemodus.begin(row.id)
    clock.moment += timedelta(minutes=5)
    tjenester.kartlegging.answer(row.id, ORD, besvart("Jeg vil sove bedre"))
    clock.moment += timedelta(minutes=5)

    writers = {one.noekkel.split("|")[1]: one.skrevet_av for one in read(tjenester, barn).innslag}
    assert writers == {SOVN: "Trygg Havn", ORD: ""}, "while nobody has taken the machine back, nobody knows"
    tjenester.barnemodus.end()
    writers = {one.noekkel.split("|")[1]: one.skrevet_av for one in read(tjenester, barn).innslag}
    assert writers == {SOVN: "Trygg Havn", ORD: barn.navn}


def test_what_the_child_keeps_back_is_counted_each_time_it_was_said_and_its_words_are_known(
    tjenester: Tjenester, twice: Barn
) -> None:
    kept = read(tjenester, twice, ORD)

    assert values(kept.innslag, ORD) == []
    assert len(values(kept.innslag, SOVN)) == 2
    assert kept.holdte == 2
    assert any("Jeg vil sove bedre" in word for word in kept.holdte_ord)


def test_what_the_child_asks_us_not_to_tell_is_for_the_child_alone(tjenester: Tjenester, barn: Barn) -> None:
    row = tjenester.kartlegging.start(barn.id, MAL, "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, OENSKE_STI, besvart("Ikke si det til pappa"))
    found = read(tjenester, barn)

    (wish,) = found.innslag
    assert "pappa" in wish.ord, "it stands in the record, and is the child's own to read"
    assert found.uten_kategori == {wish.rad: Holdegrunn.BARNETS_OENSKE}
