"""Drafts are each person's own and survive closing; secrets stay in the vault."""

from __future__ import annotations

from pathlib import Path

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.store.connection import open_database
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import KEY, LEAD


def test_a_draft_is_found_again_after_closing(store: SqlcipherStore, database: Path, clock: FixedClock) -> None:
    with store.write(Hendelse("utkast.lagret")) as unit:
        unit.utkast.put("notat:b1", "Jeg vil")
        unit.utkast.put("notat:b1", "Jeg vil sove")
        unit.utkast.put("notat:b2", "")
    store.close()

    connection = open_database(database, KEY)
    with SqlcipherStore(connection, LEAD, clock).read() as unit:
        assert (unit.utkast.get("notat:b1"), unit.utkast.get("notat:b2")) == ("Jeg vil sove", "")
        assert unit.utkast.names() == ["notat:b1", "notat:b2"]
    connection.close()


def test_nobody_sees_anothers_drafts(store: SqlcipherStore, deputy: SqlcipherStore) -> None:
    with store.write(Hendelse("utkast.lagret")) as unit:
        unit.utkast.put("notat:b1", "Jeg vil sove")

    with deputy.write(Hendelse("utkast.forkastet")) as unit:
        assert unit.utkast.get("notat:b1") is None
        assert unit.utkast.names() == []
        unit.utkast.discard("notat:b1")

    with store.read() as unit:
        assert unit.utkast.get("notat:b1") == "Jeg vil sove"


def test_a_draft_that_has_become_a_record_is_gone(store: SqlcipherStore) -> None:
    with store.write(Hendelse("utkast.forkastet")) as unit:
        unit.utkast.put("a", "b")
        unit.utkast.discard("a")
        assert unit.utkast.get("a") is None


def test_a_secret_is_kept_as_bytes(store: SqlcipherStore) -> None:
    with store.write(Hendelse("installasjon")) as unit:
        assert unit.hemmelighet.get("noekkel") is None
        unit.hemmelighet.put("noekkel", b"\x00gammel")
        unit.hemmelighet.put("noekkel", b"\x00privat")

    with store.read() as unit:
        assert unit.hemmelighet.get("noekkel") == b"\x00privat"
