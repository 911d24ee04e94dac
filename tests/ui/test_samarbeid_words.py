"""Every service has its words, those for grown-ups apart, and who was missed is told in one line."""

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.stoppunkt import FOR_ADULTS, Samarbeidspart, Stoppunkt
from ui.samarbeid_words import PARTER, missed, parts

POINT = Stoppunkt("s1", "b1", date(2026, 11, 23), "T", date(2026, 12, 1), (), "", "x")


def test_every_service_is_offered_once() -> None:
    young, adult = parts(adult=False), parts(adult=True)
    assert sorted(key for key, _ in (*young, *adult)) == sorted(Samarbeidspart)
    assert {key for key, _ in adult} == {one.value for one in FOR_ADULTS}
    assert set(PARTER) == set(Samarbeidspart)


def test_who_was_missed_stands_services_first() -> None:
    both = frozenset({Samarbeidspart.NAV, Samarbeidspart.FASTLEGE})
    assert missed(POINT) == ""
    assert missed(replace(POINT, burde_vaert_med=both, burde_ogsaa=" Bestemor ")) == "Fastlege, Nav, Bestemor"
