"""An act commits whole with its log row and undo record, or leaves nothing; a reading writes nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Anker, Hendelse, Kategori
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store.connection import Connection, migrate, open_database
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.store.conftest import DEPUTY, KEY, LEAD
from tests.store.eksempler import BLOMST, note, notes, save_child, save_note

TABLES = ("barn", "notat", "logg", "endring", "angre", "utkast")


def counts(connection: Connection) -> dict[str, int]:
    return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES}  # noqa: S608 (our tables)


def test_an_act_leaves_rows_history_undo_and_one_log_row(store: SqlcipherStore, connection: Connection) -> None:
    with store.write(Hendelse("barn.opprettet", barn_id="b1")) as unit:
        unit.barn.save(BLOMST)
        unit.notat.save(note(1))
        unit.utkast.put("notat:b1", "halvskrevet")

    assert counts(connection) == {"barn": 1, "notat": 1, "logg": 1, "endring": 3, "angre": 1, "utkast": 1}


class Avbrudd(BaseException):
    """Anything at all that goes wrong inside an act."""


@pytest.mark.parametrize("fault", [Avbrudd, ValueError, KeyboardInterrupt])
def test_an_act_that_breaks_leaves_nothing(
    store: SqlcipherStore, connection: Connection, fault: type[BaseException]
) -> None:
    save_child(store)
    before = counts(connection)

    with pytest.raises(fault), store.write(Hendelse("notat.skrevet")) as unit:
        unit.notat.save(note(1))
        unit.utkast.put("notat:b1", "halvskrevet")
        raise fault

    assert counts(connection) == before
    save_note(store, note(2))
    assert notes(store) == [note(2)]


def test_what_hangs_together_is_not_torn_apart(store: SqlcipherStore) -> None:
    save_child(store)
    save_note(store, note(1))

    with pytest.raises(KnownError, match="henger_sammen"), store.write(Hendelse("barn.slettet")) as unit:
        unit.barn.remove("b1")

    assert notes(store) == [note(1)]


def test_a_reading_refuses_to_write(store: SqlcipherStore, connection: Connection) -> None:
    before = counts(connection)

    with store.read() as unit:
        for write in (
            lambda: unit.barn.save(BLOMST),
            lambda: unit.utkast.put("a", "b"),
            lambda: unit.utkast.discard("a"),
            lambda: unit.hemmelighet.put("a", b"b"),
        ):
            with pytest.raises(BugError):
                write()

    assert counts(connection) == before


def test_an_act_that_changes_nothing_is_logged_and_cannot_be_undone(store: SqlcipherStore) -> None:
    save_child(store)
    save_child(store)

    assert [row.handling for row in store.log_rows(5)] == ["barn.opprettet", "barn.opprettet"]
    store.undo()
    with pytest.raises(KnownError, match="ingenting_aa_angre"):
        store.undo()


def test_the_log_says_who_and_when_and_never_what(store: SqlcipherStore, clock: FixedClock) -> None:
    save_child(store)
    row = store.log_rows(1)[0]

    assert (row.bruker_navn, row.rolle, row.tid) == ("Trygg Havn", "helseansvarlig", clock.now().isoformat())
    assert "Blomst" not in repr(row)


def test_a_row_for_somebody_else_is_hers_and_stands_in_the_same_chain(store: SqlcipherStore) -> None:
    save_child(store)
    store.log_for(DEPUTY, Hendelse("hvelv.passord_byttet", utfall="etterfoert", angrebar=False))
    row = store.log_rows(1)[0]

    assert (row.bruker_id, row.bruker_navn, row.rolle) == ("u2", "Rolig Bekk", "stedfortreder")
    assert store.verify_log().nummer == 2
    store.undo()  # the child, which is the lead's: the row took nobody's undo away


def test_every_row_says_in_which_copy_and_by_which_program(connection: Connection, clock: FixedClock) -> None:
    save_child(SqlcipherStore(connection, LEAD, clock, enhet="e1", program="1.2"))
    row = SqlcipherStore(connection, LEAD, clock).log_rows(1)[0]

    assert (row.enhet, row.program, row.klokke, row.versjon) == ("e1", "1.2", "", 2)


def test_the_witness_hears_of_every_commit_and_of_nothing_else(connection: Connection, clock: FixedClock) -> None:
    heard: list[Anker] = []
    store = SqlcipherStore(connection, LEAD, clock, after_commit=heard.append)

    save_child(store)
    with pytest.raises(Avbrudd), store.write(Hendelse("notat.skrevet")) as unit:
        unit.notat.save(note(1))
        raise Avbrudd
    store.log(Hendelse("barn.lest", angrebar=False))
    store.undo()

    assert [anker.nummer for anker in heard] == [1, 2, 3]
    assert heard[-1] == store.head()
    assert all(store.contains(anker) for anker in heard)


class Trang:
    """A disk without room, which remembers being told so."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.told = 0

    def reason(self) -> str:
        return self.code

    def disk_full(self) -> None:
        self.told += 1
        self.code = "disk_full_lesing"


def test_without_room_acts_are_refused_and_what_is_typed_is_kept(connection: Connection, clock: FixedClock) -> None:
    disk = Trang("")
    store = SqlcipherStore(connection, LEAD, clock, lesemodus=disk)
    save_child(store)
    disk.code = "disk_full_lesing"

    for act in (lambda: save_note(store, note(1)), store.undo):
        with pytest.raises(KnownError, match="disk_full_lesing"):
            act()
    with store.write(Hendelse("utkast.lagret", angrebar=False)) as unit:
        unit.utkast.put("notat:b1", "halvskrevet")
    store.log(Hendelse("barn.lest", angrebar=False))

    assert [row.handling for row in store.log_rows(5)] == ["barn.lest", "utkast.lagret", "barn.opprettet"]
    disk.code = ""
    save_note(store, note(1))


def test_an_act_that_was_refused_is_logged_as_refused_and_changed_nothing(store: SqlcipherStore) -> None:
    save_child(store)

    with pytest.raises(KnownError, match="finnes_ikke"), store.write(Hendelse("sak.endret", "b1", "sak:s1")) as unit:
        unit.notat.save(note(1))
        unit.sak.get("s1")

    row = store.log_rows(1)[0]
    assert (row.handling, row.barn_id, row.objekt, row.utfall) == ("sak.endret", "b1", "sak:s1", "avslag:finnes_ikke")
    assert (notes(store), row.kategori) == ([], Kategori.FEIL)


@pytest.mark.parametrize(
    ("by", "told"), [(timedelta(hours=3), "frem"), (timedelta(hours=-3), "tilbake"), (timedelta(seconds=30), "")]
)
def test_a_clock_that_was_set_between_two_acts_stands_on_the_row(
    store: SqlcipherStore, clock: FixedClock, by: timedelta, told: str
) -> None:
    save_child(store)
    clock.moment += timedelta(days=3)
    save_note(store, note(1))
    clock.jump(by)
    save_note(store, note(2))
    save_note(store, note(3))

    assert [row.klokke for row in store.log_rows(4)] == ["", told, "", ""]


def test_a_clock_that_was_set_back_while_the_vault_was_closed_stands_on_the_first_row(
    store: SqlcipherStore, connection: Connection, clock: FixedClock
) -> None:
    save_child(store)
    clock.moment -= timedelta(hours=1)
    again = SqlcipherStore(connection, LEAD, clock)
    again.log(Hendelse("hvelv.laast_opp", angrebar=False))
    again.log(Hendelse("barn.lest", angrebar=False))

    assert [row.klokke for row in again.log_rows(3)] == ["", "tilbake", ""]


def test_a_jump_in_an_act_that_came_to_nothing_stands_on_the_next(store: SqlcipherStore, clock: FixedClock) -> None:
    save_child(store)
    clock.jump(timedelta(hours=-1))
    with pytest.raises(Avbrudd), store.write(Hendelse("notat.skrevet")):
        raise Avbrudd
    save_note(store, note(1))

    assert store.log_rows(1)[0].klokke == "tilbake"


def test_a_purpose_is_what_the_service_says_or_what_the_act_is_for(store: SqlcipherStore) -> None:
    store.log(Hendelse("barn.lest", angrebar=False))
    store.log(Hendelse("samtykke.gitt", formaal="deling_bup", angrebar=False))

    assert [row.formaal for row in store.log_rows(2)] == ["deling_bup", "helseoppfoelging"]


def test_a_whole_vault_passes_its_own_check(store: SqlcipherStore) -> None:
    save_child(store)
    store.check_integrity()


def test_damage_while_it_is_open_is_told_in_our_own_words(store: SqlcipherStore, database: Path) -> None:
    save_child(store)
    store.check_integrity()  # all is in the main file now
    with database.open("rb+") as file:
        file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(os.urandom(file.seek(0, os.SEEK_END) - 4096))

    with pytest.raises(KnownError, match="hvelv_skadet"):
        store.check_integrity()


def test_closing_folds_the_log_into_the_file(store: SqlcipherStore, database: Path) -> None:
    save_child(store)

    store.close()

    assert [f.name for f in database.parent.iterdir()] == ["helse.db"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", folder], check=False, capture_output=True)
    if made.returncode != 0:
        pytest.skip("this machine does not let root make a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_told_and_every_earlier_row_stands(small_disk: Path, clock: FixedClock) -> None:
    connection = open_database(small_disk / "helse.db", KEY)
    migrate(connection, before=lambda: None)
    disk = Trang("")
    store = SqlcipherStore(connection, LEAD, clock, lesemodus=disk)
    save_child(store)
    saved = 0

    with pytest.raises(KnownError, match="disk_full"):
        for number in range(2000):
            save_note(store, note(number, text="Jeg vil sove. " * 200))
            saved += 1

    assert saved > 10
    assert disk.told == 1
    assert len(notes(store)) == saved
    assert store.verify_log().nummer == saved + 1
    connection.close()

    connection = open_database(small_disk / "helse.db", KEY)
    assert len(notes(SqlcipherStore(connection, LEAD, clock))) == saved
    connection.close()
