"""Rules decided here, with who, when and why; events that are told; and what follows them in one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.frist import Fristbruk
from helseansvarlig.domain.fristregel import Fristenhet
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.tjenester import Tjenester

WHY = "Rutine 4.2, vedtatt i ledermøtet"


def rows(tjenester: Tjenester, barn: Barn) -> list[Oppfoelging]:
    with tjenester.aapent.oekt.store.read() as unit:
        return unit.oppfoelging.of_barn(barn.id)


def use_of(tjenester: Tjenester, regel: str) -> Fristbruk:
    return next(frist.bruk for frist in tjenester.frister.rules() if frist.regel.id == regel)


def test_a_decision_says_who_when_and_why(tjenester: Tjenester, clock: FixedClock) -> None:
    done = tjenester.frister.decide("ny_kartlegging", Bestemmelse(True, f" {WHY} ", 6)).value

    assert done.valg is not None
    assert (done.valg.bestemt_av, done.valg.bestemt, done.valg.begrunnelse) == ("Trygg Havn", clock.today(), WHY)
    assert tjenester.logg.newest(1)[0].objekt == "frist:ny_kartlegging"


def test_a_rule_nobody_checked_is_seen_but_not_used_until_it_is_decided(tjenester: Tjenester) -> None:
    assert use_of(tjenester, "tannlege") is Fristbruk.IKKE_KONTROLLERT
    assert "tannlege" not in {frist.regel.id for frist in tjenester.frister.told()}
    with pytest.raises(KnownError, match="frist_ikke_i_bruk"):
        tjenester.frister.day("tannlege", date(2026, 11, 23))

    tjenester.frister.decide("tannlege", Bestemmelse(True, WHY))
    assert tjenester.frister.day("tannlege", date(2026, 11, 23)).dag == date(2027, 11, 23)
    tjenester.frister.put_back("tannlege")
    assert use_of(tjenester, "tannlege") is Fristbruk.IKKE_KONTROLLERT


@pytest.mark.parametrize("step", ["decide", "put_back", "day"])
def test_a_rule_that_does_not_exist_is_said(tjenester: Tjenester, step: str) -> None:
    given = {"decide": [Bestemmelse(True, WHY)], "put_back": [], "day": [date(2026, 1, 1)]}[step]
    with pytest.raises(KnownError, match="frist_finnes_ikke"):
        getattr(tjenester.frister, step)("ukjent", *given)


def test_what_is_told_makes_a_deadline_and_says_whose_move_it_is(tjenester: Tjenester, barn: Barn) -> None:
    told = date(2026, 12, 14)
    row = tjenester.frister.begin(barn.id, "vurdering_av_henvisning", told).value

    assert (row.frist, row.hva) == (date(2026, 12, 29), "Svar på om barnet har rett til helsehjelp")
    assert row.fra_regel is not None
    assert row.venter is not None
    assert (row.fra_regel.regnet_fra, row.venter.kategori, row.venter.sist_hoert) == (told, "bup", told)


def test_a_changed_number_moves_what_is_open_and_one_undo_takes_all_back(tjenester: Tjenester, barn: Barn) -> None:
    told = date(2026, 12, 14)
    before = tjenester.frister.begin(barn.id, "vurdering_av_henvisning", told).value
    tjenester.frister.decide("vurdering_av_henvisning", Bestemmelse(True, WHY, 5))

    assert [row.frist for row in rows(tjenester, barn)] == [date(2026, 12, 21)]
    tjenester.angre.undo()
    assert rows(tjenester, barn) == [before]
    assert use_of(tjenester, "vurdering_av_henvisning") is Fristbruk.BRUKES


def test_a_day_that_somebody_chose_herself_stays_when_the_rule_moves(tjenester: Tjenester, barn: Barn) -> None:
    row = tjenester.frister.begin(barn.id, "klage", date(2026, 11, 20)).value
    tjenester.oppfoelging.postpone(row.id, date(2026, 12, 1))
    tjenester.frister.decide("klage", Bestemmelse(True, WHY, 3))

    moved = rows(tjenester, barn)[0]
    assert moved.fra_regel is not None
    assert (moved.frist, moved.fra_regel.dag) == (date(2026, 12, 1), date(2026, 12, 11))


def test_switched_off_a_rule_makes_nothing_due_and_what_was_told_stays(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.barn.save(replace(barn, innflyttet=date(2026, 11, 20)))
    tjenester.frister.begin(barn.id, "klage", date(2026, 11, 20))
    assert {row.fra_regel.regel for row in rows(tjenester, barn) if row.fra_regel} == {"helsedel_i_plan", "klage"}

    for regel in ("helsedel_i_plan", "klage"):
        tjenester.frister.decide(regel, Bestemmelse(False, WHY))
    assert [(row.hva, row.fra_regel) for row in rows(tjenester, barn)] == [("Klage til statsforvalteren", None)]


def test_an_institution_may_count_in_working_days(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.frister.decide("helsedel_i_plan", Bestemmelse(True, WHY, 10, Fristenhet.VIRKEDAGER))
    tjenester.barn.save(replace(barn, innflyttet=date(2026, 12, 14)))

    assert [row.frist for row in rows(tjenester, barn)] == [date(2026, 12, 29)]


def test_a_rule_is_put_back_only_where_something_was_decided(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.frister.put_back("klage")


def test_only_a_child_that_is_there_gets_a_deadline(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.frister.begin("ukjent", "klage", date(2026, 11, 20))


def test_a_decision_that_is_refused_changes_nothing(tjenester: Tjenester, clock: FixedClock) -> None:
    with pytest.raises(KnownError, match="frist_mangler_begrunnelse"):
        tjenester.frister.decide("klage", Bestemmelse(False, " "))
    assert use_of(tjenester, "klage") is Fristbruk.BRUKES
    assert clock.today() + timedelta(weeks=4) == tjenester.frister.day("klage", clock.today()).dag
