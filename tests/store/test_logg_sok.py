"""Finding rows of the log: by kind, child and day, page after page, and by the mark at the foot of a paper."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.logg import Hendelse, Kategori, Loggutvalg
from helseansvarlig.errors import KnownError
from helseansvarlig.store.sqlcipher_store import SqlcipherStore

ACTS = ("barn.lest", "notat.skrevet", "utkast.lagret", "forsendelse.forseglet", "barn.lest", "hvelv.laast")


@pytest.fixture
def written(store: SqlcipherStore, clock: FixedClock) -> SqlcipherStore:
    """Six acts a day apart, the first late in the evening of the sixth of July here, about two children by turns."""
    clock.moment = datetime(2026, 7, 6, 21, 30, tzinfo=UTC)
    for number, code in enumerate(ACTS):
        store.log(Hendelse(code, barn_id=f"b{number % 2}", angrebar=False))
        clock.moment += timedelta(days=1)
    return store


def numbers(store: SqlcipherStore, utvalg: Loggutvalg, before: int = 0, count: int = 50) -> list[int]:
    return [row.nummer for row in store.find_log_rows(utvalg, before, count)]


@pytest.mark.parametrize(
    ("utvalg", "found"),
    [
        (Loggutvalg(), [6, 5, 4, 2, 1]),
        (Loggutvalg(also_drafts=True), [6, 5, 4, 3, 2, 1]),
        (Loggutvalg(kategorier=frozenset({Kategori.LESING})), [5, 1]),
        (Loggutvalg(kategorier=frozenset({Kategori.SENDING, Kategori.DRIFT})), [6, 4]),
        (Loggutvalg(barn_id="b1"), [6, 4, 2]),
        (Loggutvalg(fra=date(2026, 7, 7)), [6, 5, 4, 2]),
        (Loggutvalg(til=date(2026, 7, 7)), [2, 1]),
        (Loggutvalg(fra=date(2026, 7, 9), til=date(2026, 7, 9)), [4]),
        (Loggutvalg(frozenset({Kategori.LESING}), "b0", date(2026, 7, 8)), [5]),
        (Loggutvalg(barn_id="b9"), []),
    ],
)
def test_only_what_is_asked_for_is_found(written: SqlcipherStore, utvalg: Loggutvalg, found: list[int]) -> None:
    assert numbers(written, utvalg) == found


def test_what_was_refused_is_a_failure_and_nothing_else(written: SqlcipherStore) -> None:
    with pytest.raises(KnownError), written.write(Hendelse("notat.skrevet")) as unit:
        unit.barn.get("b1")

    assert numbers(written, Loggutvalg(frozenset({Kategori.FEIL}))) == [7]
    assert numbers(written, Loggutvalg(frozenset({Kategori.ENDRING}))) == [2]
    assert numbers(written, Loggutvalg(frozenset({Kategori.ENDRING, Kategori.FEIL}))) == [7, 2]


def test_one_page_goes_on_where_the_other_ended(written: SqlcipherStore) -> None:
    first = numbers(written, Loggutvalg(), count=2)

    assert first == [6, 5]
    assert numbers(written, Loggutvalg(), before=first[-1], count=2) == [4, 2]


def test_the_whole_log_comes_in_order_with_drafts(written: SqlcipherStore) -> None:
    for _ in range(1200):
        written.log(Hendelse("utkast.lagret", angrebar=False))

    assert [row.nummer for row in written.whole_log()] == list(range(1, 1207))


def test_the_mark_on_a_page_points_at_its_row(written: SqlcipherStore) -> None:
    row = written.log_rows(3)[-1]

    assert written.marked_row(f" {row.hash[:12].upper()} ") == row
    assert written.marked_row("0" * 12) is None
    assert written.marked_row(row.hash[:4]) is None
    assert written.marked_row("*" * 12) is None
