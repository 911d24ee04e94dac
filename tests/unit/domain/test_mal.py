"""Approvals name an exact content, and versions have an order."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.mal import (
    Godkjenningsmaate,
    Lederord,
    Malgodkjenning,
    Versjonssteg,
    is_usable_id,
    next_version,
    require_approved,
    require_lederord,
    version_key,
)
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from helseansvarlig.errors import KnownError

TODAY = date(2026, 11, 23)
FORM = Skjema("s", "1.0.0", Tekst("S"), (Punkt("1", Punkttype.TEKST),), innholdshash="a" * 64)
YES = Malgodkjenning(
    FORM.innholdshash, "s", "1.0.0", "Høy Varde", "leder", TODAY, Godkjenningsmaate.PAPIR,
    datetime(2026, 11, 23, tzinfo=UTC), "Trygg Havn",
)  # fmt: skip


def test_an_approval_holds_for_exactly_one_content() -> None:
    require_approved(FORM, [YES])
    changed = Skjema("s", "1.0.0", Tekst("S"), FORM.punkter, innholdshash="b" * 64)
    for approvals in ([], [YES]):
        with pytest.raises(KnownError, match="mal_ikke_godkjent"):
            require_approved(changed, approvals)


@pytest.mark.parametrize(
    ("navn", "dato", "code"),
    [("  ", TODAY, "godkjenning_mangler_navn"), ("Høy Varde", date(2026, 11, 24), "godkjenning_frem_i_tid")],
)
def test_an_approval_has_a_name_and_a_day_that_has_come(navn: str, dato: date, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_lederord(Lederord(navn, dato, Godkjenningsmaate.PAPIR), TODAY)
    require_lederord(Lederord("Høy Varde", TODAY, Godkjenningsmaate.PAPIR), TODAY)


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("1.2.3", Versjonssteg.STOR, "2.0.0"),
        ("1.2.3", Versjonssteg.LITEN, "1.3.0"),
        ("1.2.3", Versjonssteg.ORD, "1.2.4"),
        ("v2", Versjonssteg.LITEN, "2.1.0"),
        ("2021-05", Versjonssteg.ORD, "2021.5.1"),
        ("", Versjonssteg.STOR, "1.0.0"),
        ("utkast", Versjonssteg.ORD, "1.0.0"),
    ],
)
def test_the_next_version_has_three_numbers_whatever_the_one_before_looked_like(
    before: str, step: Versjonssteg, after: str
) -> None:
    assert next_version(before, step) == after


@given(st.text(max_size=30), st.sampled_from(Versjonssteg))
def test_the_next_version_comes_after_the_one_before(before: str, step: Versjonssteg) -> None:
    assert version_key(next_version(before, step)) > version_key(before) or not version_key(before)[0]


def test_ten_comes_after_nine() -> None:
    assert sorted(["1.10.0", "1.9.0", "", "1.2"], key=version_key) == ["", "1.2", "1.9.0", "1.10.0"]


@pytest.mark.parametrize(("skjema_id", "usable"), [("egen-1.2", True), ("", False), ("a/b", False), ("x" * 65, False)])
def test_only_an_id_that_may_stand_in_a_log_names_a_form_here(skjema_id: str, usable: bool) -> None:
    assert is_usable_id(skjema_id) is usable
