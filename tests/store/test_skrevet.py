"""Who wrote a row first: the act that put it there, whatever has become of it since."""

from __future__ import annotations

from datetime import timedelta

from helseansvarlig.clock import FixedClock
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import LEAD
from tests.store.eksempler import note, save_child, save_note


def test_a_row_is_written_by_who_put_it_there_first(
    store: SqlcipherStore, deputy: SqlcipherStore, clock: FixedClock
) -> None:
    save_child(store)
    began = clock.moment
    save_note(store, note(1, text="Først"))
    clock.moment += timedelta(days=9)
    save_note(deputy, note(1, text="Senere"))

    first = store.first_written("notat", "n1")
    assert first is not None
    assert (first.tid, first.av) == (began, LEAD.navn)


def test_a_row_that_the_history_does_not_know_is_written_by_nobody(store: SqlcipherStore) -> None:
    assert store.first_written("notat", "finnes_ikke") is None
