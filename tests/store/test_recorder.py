"""What an act has touched is known while it goes on: for the broadcast, for history, for the log's hash."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.eksempler import BLOMST, GRAN, note, save_child


def test_changes_name_every_row_and_every_child(store: SqlcipherStore) -> None:
    save_child(store, GRAN)
    with store.write(Hendelse("barn.opprettet")) as unit:
        unit.barn.save(BLOMST)
        unit.notat.save(note(1, "b2"))
        changes = unit.act.changes()

    assert changes.touched == {("barn", "b1"), ("notat", "n1")}
    assert changes.barn == {"b1", "b2"}
    assert changes.concerns("notat", "moete")
    assert not changes.concerns("moete")


def test_a_row_that_is_taken_away_still_names_its_child(store: SqlcipherStore) -> None:
    save_child(store)
    with store.write(Hendelse("notat.skrevet")) as unit:
        unit.notat.save(note(1))
    with store.write(Hendelse("notat.slettet")) as unit:
        unit.notat.remove("n1")
        assert unit.act.changes().barn == {"b1"}


def test_writing_what_already_stands_touches_nothing(store: SqlcipherStore) -> None:
    save_child(store)
    with store.write(Hendelse("barn.endret")) as unit:
        unit.barn.save(BLOMST)
        assert unit.act.changes().touched == frozenset()


def test_history_keeps_before_and_after_of_every_step(store: SqlcipherStore, connection: Connection) -> None:
    save_child(store)
    with store.write(Hendelse("barn.endret")) as unit:
        unit.barn.save(replace(BLOMST, pronomen="hun"))
        unit.barn.save(replace(BLOMST, pronomen="hen"))

    rows = connection.execute("SELECT foer, etter FROM endring ORDER BY nummer").fetchall()

    assert rows[0]["foer"] is None
    assert [row["foer"] for row in rows[1:]] == [row["etter"] for row in rows[:-1]]
    assert '"pronomen":"hen"' in rows[-1]["etter"]


def test_an_act_may_say_at_the_end_what_it_was(store: SqlcipherStore) -> None:
    with store.write(Hendelse("sak.ny")) as unit:
        unit.act.describe(Hendelse("sak.ny", formaal="samtykke"))

    assert store.log_rows(1)[0].formaal == "samtykke"
