"""Settings that stay in the vault: kept in history and chain like records, and gone when they are emptied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.oppsett import read_setting, write_setting
from helseansvarlig.store.sqlcipher_store import SqlcipherStore

ACT = Hendelse("kopi.sted_valgt", angrebar=False)


def write(store: SqlcipherStore, value: str) -> None:
    with store.write(ACT) as unit:
        write_setting(unit, "kopi.sted", value)


def test_a_setting_that_was_never_made_is_empty(connection: Connection) -> None:
    assert read_setting(connection, "kopi.sted") == ""


def test_a_setting_is_changed_and_emptied(connection: Connection, store: SqlcipherStore) -> None:
    for value in ("/pinne", "/annen pinne", ""):
        write(store, value)

        assert read_setting(connection, "kopi.sted") == value
    assert connection.execute("SELECT count(*) FROM oppsett").fetchone()[0] == 0


def test_it_is_held_against_its_history_like_any_row(connection: Connection, store: SqlcipherStore) -> None:
    write(store, "/pinne")
    store.verify_rows()

    connection.execute("UPDATE oppsett SET verdi = '/deres'")

    with pytest.raises(KnownError, match="rad_uten_historie"):
        store.verify_rows()


def test_an_act_of_another_kind_is_a_bug(store: SqlcipherStore) -> None:
    with store.write(ACT) as unit, pytest.raises(BugError):
        write_setting(replace(unit, act=object()), "kopi.sted", "/pinne")
