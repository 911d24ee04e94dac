"""Consents from before keep what they said: names without a capacity, every occasion, the same history and undo."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.samtykke import Anledning, Informasjon, Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkegiver import Giver
from helseansvarlig.domain.samtykketrekk import Tilbaketrekking
from helseansvarlig.store.codec import to_row
from helseansvarlig.store.connection import migrate, open_database
from helseansvarlig.store.logg_rader import verify_rows
from helseansvarlig.store.migrations import ADDED
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import KEY, LEAD
from tests.store.foerste_skjema import append, make_first

GIVEN = Samtykke(
    "s1", "b1", Samtykketype.DELING, True, "Vakker Blomst og Stille Vind", frozenset({Innhold.RUS}),
    frozenset({Mottakerkategori.BUP}), "Henvisning", date(2026, 3, 4), trukket=date(2026, 5, 1), trukket_av="Vakker",
)  # fmt: skip


@pytest.fixture
def old(database: Path) -> Path:
    """A vault of the first schema with one withdrawn consent in it."""
    make_first(database)
    vault = open_database(database, KEY)
    append(vault, "samtykke", to_row(GIVEN))
    vault.close()
    return database


def test_an_old_answer_reads_as_it_was_given(old: Path, clock: FixedClock) -> None:
    connection = open_database(old, KEY)
    migrate(connection, before=lambda: None)
    with SqlcipherStore(connection, LEAD, clock).read() as unit:
        found = unit.samtykke.get("s1")
    connection.close()

    assert found == GIVEN
    assert found.people() == (Giver("Vakker Blomst"), Giver("Stille Vind"))
    assert (found.anledning, found.informasjon) == (Anledning.GENERELT, Informasjon())
    assert found.tilbaketrekking == Tilbaketrekking()


def test_the_rows_agree_with_their_history_before_and_after_a_change_and_its_undo(old: Path, clock: FixedClock) -> None:
    connection = open_database(old, KEY)
    migrate(connection, before=lambda: None)
    count = verify_rows(connection)
    store = SqlcipherStore(connection, LEAD, clock)

    with store.write(Hendelse("samtykke.varslet", barn_id="b1")) as unit:
        unit.samtykke.save(replace(unit.samtykke.get("s1"), vitne="Rolig Bekk"))
    assert verify_rows(connection) == count
    store.undo()

    with store.read() as unit:
        assert unit.samtykke.get("s1") == GIVEN
    assert verify_rows(connection) == count
    store.verify_log()
    connection.close()


def test_what_an_old_row_has_in_a_new_column_is_what_a_new_answer_begins_with() -> None:
    """Else a row that nobody has touched would differ from one that says the same."""
    plain = {f.name for f in fields(Samtykke)} & set(ADDED["samtykke"])
    fresh = to_row(replace(GIVEN, trukket=None, trukket_av=""))

    assert {name: fresh[name] for name in plain} == {name: ADDED["samtykke"][name] for name in plain}
