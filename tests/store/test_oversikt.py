"""Questions about everybody: answered from an index, bounded, in the order people expect."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.svar import IKKE_SPURT, Svar, Svarstatus, besvart
from helseansvarlig.services.ports.oversikt import Tematreff, Utsnitt
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.eksempler import BLOMST, GRAN

DAY = date(2026, 11, 23)
HERE, GONE = BLOMST, replace(GRAN, flyttet=DAY)


def task(name: str, days: int, **facts: object) -> Oppfoelging:
    return Oppfoelging(name, "b1", name, "Trygg", DAY + timedelta(days), **facts)  # type: ignore[arg-type] # tests name fields


def waits(days_ago: int) -> Venting:
    return Venting("BUP", DAY - timedelta(days_ago), DAY - timedelta(days_ago))


def mapped(name: str, barn_id: str, day: int, *, done: bool = False) -> Kartlegging:
    at = datetime(2026, 11, day, tzinfo=UTC)
    status = Kartleggingsstatus.FERDIG if done else Kartleggingsstatus.PAABEGYNT
    return Kartlegging(name, barn_id, "m", "1", "h", at, "Rolig", status)


def sharing(name: str, barn_id: str, until: int, **facts: object) -> Samtykke:
    return Samtykke(
        name, barn_id, Samtykketype.DELING, True, "X", frozenset(Innhold), frozenset({Mottakerkategori.BUP}), "", DAY,
        DAY + timedelta(until), **facts,  # type: ignore[arg-type] # tests name fields
    )  # fmt: skip


@pytest.fixture
def kept(store: SqlcipherStore) -> SqlcipherStore:
    with store.write(Hendelse("barn.opprettet")) as unit:
        unit.barn.save(HERE)
        unit.barn.save(GONE)
        for row in (
            task("forfalt", -3), task("mest forfalt", -9), task("i dag", 0), task("uka", 7), task("senere", 8),
            task("venter", 2, venter=waits(2)), task("taus", 5, venter=waits(20)),
            task("sent svar", -1, venter=waits(5)),
            task("liten", 30, er_liten=True), task("gjort", -2, gjort=DAY),
            task("ses på", -5, gjort=DAY, ses_paa=DAY), task("ses på siden", -5, gjort=DAY, ses_paa=DAY + timedelta(1)),
        ):  # fmt: skip
            unit.oppfoelging.save(row)
        unit.oppfoelging.save(replace(task("hos den andre", 1), barn_id="b2"))
        for one in (
            mapped("k1", "b1", 1),
            mapped("k2", "b1", 9),
            mapped("k3", "b2", 9),
            mapped("k4", "b1", 5, done=True),
        ):
            unit.kartlegging.save(one)
        for consent in (
            sharing("slutter", "b1", 9), sharing("siste dag", "b1", 0), sharing("ute", "b1", -1),
            sharing("trukket", "b1", 5, trukket=DAY), sharing("flyttet", "b2", 5), sharing("lenge", "b1", 99),
            replace(sharing("helsehjelp", "b1", 5), samtykketype=Samtykketype.HELSEHJELP),
            replace(sharing("nei", "b1", 5), gitt=False),
        ):  # fmt: skip
            unit.samtykke.save(consent)
    return store


def ids(part: Utsnitt[Oppfoelging]) -> list[str]:
    return [row.id for row in part.rader]


def test_what_is_due_is_sorted_into_its_time(kept: SqlcipherStore) -> None:
    with kept.read() as unit:
        seen = unit.oversikt
        assert ids(seen.overdue(DAY, 9)) == ["mest forfalt", "forfalt", "sent svar"]
        assert ids(seen.due_on(DAY, 9)) == ["i dag"]
        assert ids(seen.due_between(DAY, DAY + timedelta(7), 9)) == ["hos den andre", "uka"]
        assert ids(seen.waiting(DAY, 9)) == ["taus", "venter"]
        assert ids(seen.to_review(DAY, 9)) == ["ses på"]
        assert ids(seen.small(9)) == ["liten"]
        following = seen.first_after(DAY + timedelta(7))
        assert following is not None
        assert following.id == "senere"
        assert seen.first_after(DAY + timedelta(99)) is None


def test_more_than_can_be_shown_is_counted(kept: SqlcipherStore) -> None:
    with kept.read() as unit:
        part = unit.oversikt.overdue(DAY, 2)
    assert (ids(part), part.antall) == (["mest forfalt", "forfalt"], 3)


def test_who_lives_here_and_what_was_begun_with_them(kept: SqlcipherStore) -> None:
    with kept.read() as unit:
        assert unit.oversikt.residents() == [HERE]
        assert unit.oversikt.children(["b2", "b9"]) == {"b2": GONE}
        assert [one.id for one in unit.oversikt.started(9).rader] == ["k2", "k1"]
        assert unit.oversikt.kartlegginger_of_each() == {"b1": 3, "b2": 1}


def test_which_themes_have_been_mapped(kept: SqlcipherStore) -> None:
    """Only in what is finished, only where something was put to somebody; «vil ikke svare» is an answer."""
    at = datetime(2026, 11, 5, tzinfo=UTC)
    refused = Svar(status=Svarstatus.VIL_IKKE_SVARE)
    with kept.write(Hendelse("svar.gitt")) as unit:
        for number, (kartlegging, sti, svar) in enumerate((
            ("k4", "psykisk/psykisk.1", besvart(3)), ("k4", "psykisk/psykisk.2", besvart(4)),
            ("k4", "rus[0]/rus.1", refused), ("k4", "tannhelse/tannhelse.1", IKKE_SPURT), ("k4", "alene", besvart("x")),
            ("k1", "somatisk/somatisk.1", besvart(3)), ("k3", "ressurser/ressurser.1", besvart(3)),
        )):  # fmt: skip
            unit.svar.save(Svarrad(f"s{number}", kartlegging, sti, svar, at, "Trygg"))
        unit.kartlegging.save(mapped("k3", "b2", 9, done=True))
    with kept.read() as unit:
        found = unit.oversikt.themes_of("b1")
        assert sorted(one.tema for one in found) == ["alene", "psykisk", "rus"]
        assert unit.oversikt.themes_of("b2") == [Tematreff("h", "ressurser")]
        assert unit.oversikt.themes_of("b9") == []
        assert set(unit.oversikt.themes_of_residents()) == {"b1"}, "b2 has left"


def test_what_is_first_for_each_child(kept: SqlcipherStore) -> None:
    with kept.read() as unit:
        assert {barn: row.id for barn, row in unit.oversikt.next_of_each().items()} == {
            "b1": "mest forfalt",
            "b2": "hos den andre",
        }


def test_consents_that_hold_and_end(kept: SqlcipherStore) -> None:
    with kept.read() as unit:
        found = unit.oversikt.consents_ending(DAY, DAY + timedelta(30), 9)
    assert [row.id for row in found] == ["siste dag", "slutter"]


def test_every_question_has_an_index_under_it(kept: SqlcipherStore, connection: Connection) -> None:
    """A table read from end to end grows with the record; only children and their counts may be."""
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    with kept.read() as unit:
        seen = unit.oversikt
        for question in (seen.overdue, seen.due_on, seen.waiting, seen.to_review):
            question(DAY, 3)
        seen.due_between(DAY, DAY, 3)
        seen.first_after(DAY)
        seen.small(3)
        seen.started(3)
        seen.consents_ending(DAY, DAY, 3)
        seen.timeline("b1", frozenset(), 3)
        unit.notat.of_barn("b1")
        unit.oppfoelging.current("b1", "", DAY)
    connection.set_trace_callback(None)
    plans = {one: " ".join(r["detail"] for r in connection.execute(f"EXPLAIN QUERY PLAN {one}")) for one in asked}

    assert len(plans) >= 10
    assert {one: plan for one, plan in plans.items() if "SCAN" in plan and "USING" not in plan} == {}
