"""How two values compare: by what they mean, never across kinds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helseansvarlig.domain.verdi import (
    Dato,
    Klokkeslett,
    Koding,
    Mengde,
    Referanse,
    Tidspunkt,
    Verdi,
    compare,
    is_equal,
)

KG = {"kode": "kg", "system": "http://unitsofmeasure.org"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (1, Decimal("1.0")),
        (Koding("a", "s", "Ja"), Koding("a", "s", "Yes")),
        (Koding("", "s", "Ja"), Koding("", "s", "Ja")),
        (Mengde(Decimal(2), "kilo", **KG), Mengde(Decimal("2.0"), "kg", **KG)),
        (Tidspunkt("2026-03-04T12:00:00+01:00"), Tidspunkt("2026-03-04T11:00:00Z")),
        (Klokkeslett("12:30"), Klokkeslett("12:30:00")),
        (Referanse("P/1", "Vakker Blomst"), Referanse("P/1", "")),
    ],
)
def test_the_same_meaning_is_equal(a: Verdi, b: Verdi) -> None:
    assert is_equal(a, b)
    assert is_equal(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (True, 1),
        ("2026", Dato("2026")),
        (Koding("a", "s"), Koding("a", "t")),
        (Koding("a"), "a"),
        (Mengde(Decimal(2), "kg"), Mengde(Decimal(2), "g")),
        (Dato("2026"), Dato("2026-03")),
    ],
)
def test_different_kinds_systems_and_precisions_are_not_equal(a: Verdi, b: Verdi) -> None:
    assert not is_equal(a, b)
    assert not is_equal(b, a)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (1, Decimal("1.5"), -1),
        ("b", "a", 1),
        (Dato("2025"), Dato("2026-03-04"), -1),
        (Dato("2026"), Dato("2026-03-04"), None),
        (Dato("2026-03-04"), Dato("2026-03-04"), 0),
        (Klokkeslett("09:05"), Klokkeslett("14:00:00"), -1),
        (Tidspunkt("2026-03-04T12:00:00+01:00"), Tidspunkt("2026-03-04T12:00:00Z"), -1),
        (Tidspunkt("2026-03-04T12:00:00"), Tidspunkt("2026-03-04T12:00:00Z"), None),
        (Mengde(Decimal(2), **KG), Mengde(Decimal(3), **KG), -1),
        (Mengde(Decimal(2), **KG), Mengde(Decimal(3), "lb"), None),
        (True, False, None),
        ("2026", Dato("2026"), None),
        (Koding("a"), Koding("b"), None),
    ],
)
def test_order_is_said_only_where_there_is_one(a: Verdi, b: Verdi, expected: int | None) -> None:
    assert compare(a, b) == expected
    assert compare(b, a) == (None if expected is None else -expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Dato("2026"), True),
        (Dato("2026-02-29"), False),
        (Dato("2024-02-29"), True),
        (Dato("04.03.2026"), False),
        (Klokkeslett("24:00:00"), False),
        (Klokkeslett("23:59:59.5"), True),
        (Tidspunkt("2026-03-04T12:00:00Z"), True),
        (Tidspunkt("2026-02-30T12:00:00Z"), False),
        (Tidspunkt("2026-03-04 12:00"), False),
    ],
)
def test_what_is_in_the_calendar(value: Dato | Klokkeslett | Tidspunkt, expected: bool) -> None:
    assert value.is_valid is expected
