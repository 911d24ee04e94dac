"""A purge takes every word of a child with it, leaves the log, and the chain still proves itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.sletting import Bilag, Sletting, Slettingstilstand
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.logg_rader import verify_rows
from helseansvarlig.store.recorder import Recorder
from helseansvarlig.store.rensing import Rensing
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.conftest import NOW
from tests.store.conftest import KEY
from tests.store.eksempler import BLOMST, GRAN, note, notes, save_child, save_note

CANARY = "kanarifugl"
PAGE, SALT = 4096, 16


def canary(number: int) -> str:
    return f"{CANARY}{number:04}"


@pytest.fixture
def two_children(store: SqlcipherStore) -> SqlcipherStore:
    """Two children's notes, changed and deleted and drafted, some in one act; only the first one's are canaries."""
    save_child(store, replace(BLOMST, navn=canary(1)))
    save_child(store, GRAN)
    for number in range(2, 6):
        save_note(store, note(number, text=canary(number)))
    save_note(store, note(2, text=canary(6)))
    save_note(store, note(20, "b2", "Gran sin egen"))
    with store.write(Hendelse("notat.slettet", barn_id="b1")) as unit:
        unit.notat.remove("n3")
    with store.write(Hendelse("oppfoelging.ny")) as unit:
        unit.oppfoelging.save(Oppfoelging("o1", "b1", canary(7), "Trygg Havn", date(2026, 12, 1)))
        unit.oppfoelging.save(Oppfoelging("o2", "b2", "Granens", "Trygg Havn", date(2026, 12, 1)))
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("notat:b1", canary(8))
        unit.utkast.put("notat:b2", "Granens utkast")
    save_note(store, note(9, text=canary(9)))
    store.undo()
    return store


def purge(store: SqlcipherStore, barn_id: str, sletting_id: str) -> list[tuple[str, str]]:
    """As the service does it: the rows go, and the record of the purge carries the digest of what is left."""
    with store.write(Hendelse("sletting.utfoert", barn_id=barn_id, angrebar=False)) as unit:
        rows = unit.rensing.rows_of(barn_id)
        record = Sletting(sletting_id, barn_id, Slettingstilstand.GODKJENT, Bilag("{}", ""), NOW, "u1", "u9", b"")
        unit.sletting.save(record)
        rester = unit.rensing.purge(sletting_id, rows)
        unit.sletting.save(replace(record, tilstand=Slettingstilstand.UTFOERT, rester_sha256=rester))
    return rows


def decrypted_pages(database: Path) -> Iterator[bytes]:
    """Every page of the file, free ones too: AES-256-CBC, the last 80 bytes are its IV and HMAC."""
    data, key = database.read_bytes(), bytes.fromhex(KEY[:64])
    for at in range(0, len(data), PAGE):
        page, begin = data[at : at + PAGE], SALT if at == 0 else 0
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[PAGE - 80 : PAGE - 64])).decryptor()
        yield cipher.update(page[begin : PAGE - 80]) + cipher.finalize()


def canaries_in(database: Path) -> int:
    return sum(page.count(CANARY.encode()) for page in decrypted_pages(database))


def test_every_word_is_gone_and_the_chain_holds(
    two_children: SqlcipherStore, connection: Connection, database: Path
) -> None:
    before = audit.head(connection).nummer
    two_children.check_integrity()
    assert canaries_in(database) >= 9, "the control: they are found while they are there"

    purge(two_children, "b1", "s1")

    assert canaries_in(database) == 0
    assert database.with_name("helse.db-wal").stat().st_size == 0

    assert audit.verify(connection).nummer == before + 1
    assert verify_rows(connection) > 0
    assert [row.id for row in notes(two_children)] == ["n20"]
    assert connection.execute("SELECT count(*) FROM logg WHERE barn_id = 'b1'").fetchone()[0] > 5
    with two_children.read() as unit:
        assert [o.id for o in unit.oppfoelging.all()] == ["o2"]
        assert unit.utkast.names() == ["notat:b2"]


def test_everything_of_the_child_is_listed_and_nothing_of_the_other(two_children: SqlcipherStore) -> None:
    with two_children.read() as unit:
        listed = set(unit.rensing.rows_of("b1"))

    assert listed == {
        ("barn", "b1"), ("notat", "n2"), ("notat", "n3"), ("notat", "n4"), ("notat", "n5"), ("notat", "n9"),
        ("oppfoelging", "o1"), ("utkast", "u1:notat:b1"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM endring WHERE gruppe = 8",
        "UPDATE endring SET etter = replace(etter, 'Gran', 'Brann')",
        "UPDATE slettet_endring SET rest_sha256 = 'x' WHERE gruppe = 3",
        "UPDATE slettet_endring SET rest_sha256 = 'x' WHERE gruppe = (SELECT max(gruppe) FROM slettet_endring)",
        "DELETE FROM slettet_endring WHERE gruppe = 3",
        "INSERT INTO slettet_endring (gruppe, sletting_id, rest_sha256) VALUES (8, 's1', '')",
        "DELETE FROM slettet_endring",
    ],
)
def test_a_purge_is_no_cover_for_other_changes(
    two_children: SqlcipherStore, connection: Connection, attack: str
) -> None:
    purge(two_children, "b1", "s1")
    audit.verify(connection)
    connection.execute(attack)

    with pytest.raises(KnownError, match="logg_brutt"):
        audit.verify(connection)


def test_history_that_is_taken_away_with_a_forged_list_is_found(
    two_children: SqlcipherStore, connection: Connection
) -> None:
    """Somebody with the key removes another act, lists it as purged and corrects the record's digest."""
    purge(two_children, "b1", "s1")
    connection.execute("DELETE FROM endring WHERE gruppe = 8")
    connection.execute("DELETE FROM notat WHERE id = 'n20'")
    connection.execute("INSERT INTO slettet_endring (gruppe, sletting_id, rest_sha256) VALUES (8, 's1', '')")
    connection.execute("UPDATE sletting SET rester_sha256 = ?", (audit.rests_digest(connection, "s1"),))

    with pytest.raises(KnownError, match="logg_brutt"):
        audit.verify(connection)


def test_an_act_over_two_children_outlives_both(two_children: SqlcipherStore, connection: Connection) -> None:
    purge(two_children, "b1", "s1")
    purge(two_children, "b2", "s2")

    audit.verify(connection)
    verify_rows(connection)
    assert connection.execute("SELECT count(*) FROM barn").fetchone()[0] == 0


def test_what_was_purged_cannot_be_undone(two_children: SqlcipherStore) -> None:
    purge(two_children, "b1", "s1")

    while True:
        try:
            two_children.undo()
        except KnownError as end:
            assert end.code == "ingenting_aa_angre"
            break
    assert [row for row in notes(two_children) if row.barn_id == "b1"] == []


def test_what_others_still_point_at_does_not_go(two_children: SqlcipherStore, connection: Connection) -> None:
    with pytest.raises(KnownError, match="henger_sammen"), two_children.write(Hendelse("x")) as unit:
        unit.rensing.purge("s1", [("barn", "b1")])

    audit.verify(connection)
    verify_rows(connection)


def test_a_reading_purges_nothing(connection: Connection) -> None:
    with pytest.raises(BugError):
        Rensing(Recorder(connection, Hendelse("lesing"), writable=False)).purge("s1", [("barn", "b1")])
