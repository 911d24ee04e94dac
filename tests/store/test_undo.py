"""Everything can be taken back and done again, across closing too, until it is final or somebody has changed it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError
from helseansvarlig.store.connection import Connection, open_database
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.angremaskin import Angremaskin
from tests.store.conftest import KEY, LEAD
from tests.store.eksempler import BLOMST, note, notes, save_child, save_note


def test_a_creation_is_taken_back_and_done_again(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))

    store.undo()
    assert notes(store) == []
    store.redo()
    assert notes(store) == [note(1)]


def test_undo_goes_back_through_everything_and_redo_comes_forward_again(store: SqlcipherStore) -> None:
    save_child(store)
    for number in range(5):
        save_note(store, note(number))

    for _ in range(6):
        store.undo()
    with store.read() as unit:
        assert unit.barn.all() == []
    assert store.next_undo() is None
    for _ in range(6):
        store.redo()

    assert len(notes(store)) == 5
    assert store.next_redo() is None


def test_it_is_said_what_would_be_taken_back_and_whom_it_concerns(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))

    point = store.next_undo()

    assert point is not None
    assert (point.handling, point.barn_id) == ("notat.skrevet", "b1")


def test_taking_back_a_creation_tells_the_childs_screens(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))

    changes = store.undo()

    assert changes.concerns("notat")
    assert changes.barn == {"b1"}


def test_a_row_taken_away_comes_back_as_it_was(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))
    with store.write(Hendelse("notat.slettet")) as unit:
        unit.notat.remove("n1")

    store.undo()

    assert notes(store) == [note(1)]


def test_an_act_over_several_rows_is_taken_back_as_one(store: SqlcipherStore) -> None:
    with store.write(Hendelse("barn.opprettet", barn_id="b1")) as unit:
        unit.barn.save(BLOMST)
        unit.notat.save(note(1))
        unit.barn.save(replace(BLOMST, pronomen="hun"))

    store.undo()

    with store.read() as unit:
        assert (unit.barn.all(), unit.notat.all()) == ([], [])


def test_a_new_act_ends_what_could_be_done_again(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))
    store.undo()
    save_note(store, note(2))

    with pytest.raises(KnownError, match="ingenting_aa_angre"):
        store.redo()


def test_undo_survives_closing_and_opening(store: SqlcipherStore, database: Path, clock: FixedClock) -> None:
    save_child(store)
    save_note(store, note(1))
    save_note(store, note(2))
    store.undo()
    store.close()

    connection = open_database(database, KEY)
    again = SqlcipherStore(connection, LEAD, clock)
    again.undo()
    assert notes(again) == []
    again.redo()
    again.redo()
    assert notes(again) == [note(2), note(1)]
    connection.close()


def test_people_take_back_their_own_acts(store: SqlcipherStore, deputy: SqlcipherStore) -> None:
    save_child(store)
    save_note(deputy, note(1))
    save_note(store, note(2))

    deputy.undo()

    assert notes(store) == [note(2)]


def test_what_somebody_else_has_changed_since_is_not_overwritten(store: SqlcipherStore, deputy: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))
    save_note(deputy, note(1, text="Jeg får ikke sove"))

    with pytest.raises(KnownError, match="angre_konflikt"):
        store.undo()

    assert notes(store) == [note(1, text="Jeg får ikke sove")]


def test_what_has_become_final_cannot_be_taken_back(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))
    with store.write(Hendelse("notat.frosset")) as unit:
        unit.notat.save(note(1, text="ferdig"))
        unit.act.make_final("notat", "n1")

    point = store.next_undo()

    assert point is not None
    assert point.handling == "barn.opprettet"


def test_what_became_final_after_it_was_taken_back_cannot_be_done_again(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))
    with store.write(Hendelse("notat.endret")) as unit:
        unit.notat.save(note(1, text="endret"))
    store.undo()
    with store.write(Hendelse("notat.frosset", angrebar=False)) as unit:
        unit.act.make_final("notat", "n1")

    assert store.next_redo() is None


def test_acts_that_may_not_be_taken_back_are_passed_over(store: SqlcipherStore) -> None:
    save_child(store)
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.notat.save(note(1))

    point = store.next_undo()

    assert point is not None
    assert point.handling == "barn.opprettet"


def test_history_knows_drafts_and_secrets_by_their_digest_and_undoes_neither(
    store: SqlcipherStore, connection: Connection
) -> None:
    with store.write(Hendelse("utkast.lagret")) as unit:
        unit.utkast.put("notat:b1", "halvskrevet")
        unit.hemmelighet.put("noekkel", b"privat")

    kept = connection.execute("SELECT tabell, rad_id, foer, etter FROM endring").fetchall()
    assert store.next_undo() is None
    assert [tuple(row)[:3] for row in kept] == [("utkast", "u1:notat:b1", None), ("hemmelighet", "noekkel", None)]
    assert all(row["etter"].startswith("sha256:") for row in kept)


def test_an_act_that_also_made_a_secret_is_taken_back_without_it(store: SqlcipherStore) -> None:
    with store.write(Hendelse("barn.opprettet", barn_id="b1")) as unit:
        unit.barn.save(BLOMST)
        unit.utkast.put("notat:b1", "halvskrevet")
        unit.hemmelighet.put("noekkel", b"privat")

    store.undo()
    with store.read() as unit:
        assert (unit.barn.all(), unit.utkast.get("notat:b1"), unit.hemmelighet.get("noekkel")) == (
            [], "halvskrevet", b"privat",
        )  # fmt: skip
    store.redo()
    with store.read() as unit:
        assert unit.barn.all() == [BLOMST]


def test_taking_back_is_itself_logged(store: SqlcipherStore) -> None:
    save_child(store)
    store.undo()
    store.redo()

    assert [row.handling for row in store.log_rows(2)] == ["gjenta", "angre"]
    assert store.verify_log().nummer == 3


class _KortAngremaskin(Angremaskin):
    """The same as the long suite runs, a few at a time."""


_KortAngremaskin.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
test_whatever_two_people_do_the_store_keeps_to_its_model = _KortAngremaskin.TestCase
