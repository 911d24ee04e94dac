"""Which meeting was the last with the same people, and what the next child is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak, next_alias
from helseansvarlig.domain.saksliste import all_before, last_before


def meeting(day: int, motpart: str = "BUP", kind: Moetetype = Moetetype.KONTAKTMOETE) -> Moete:
    return Moete(f"m{day}{motpart}{kind}", kind, date(2026, 11, day), motpart)


def test_the_last_one_is_the_newest_before_with_the_same_people_of_the_same_kind() -> None:
    others = [meeting(20, "Fastlegen"), meeting(21, kind=Moetetype.STATUSMOETE), meeting(25)]
    assert last_before([meeting(1), meeting(9), *others], meeting(22)) == meeting(9)
    assert last_before(others, meeting(22)) is None


def test_a_service_that_has_got_another_name_is_the_same_and_so_is_one_written_in_another_way() -> None:
    old, new = replace(meeting(1, "BUP Fjordvik"), motpart_id="p1"), replace(meeting(22, "Klinikken"), motpart_id="p1")
    assert last_before([old], new) == old
    assert last_before([replace(old, motpart_id="p2", motpart="Klinikken")], new) is None
    assert last_before([meeting(1, " bup  fjordvik")], replace(old, dato=new.dato)) is not None


def test_all_before_are_there_the_newest_first() -> None:
    assert all_before([meeting(1), meeting(9), meeting(22)], meeting(22)) == [meeting(9), meeting(1)]


def test_the_next_alias_is_the_first_that_is_free() -> None:
    saker = [Sak("s", "m", 1, "x", Droeftingsmodus.UTEN_NAVN, alias=alias) for alias in ("ungdom 1", "ungdom 3")]
    assert (next_alias(saker, 15), next_alias(saker, 12), next_alias([], 13)) == ("ungdom 2", "barn 1", "ungdom 1")
