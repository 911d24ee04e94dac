"""The house answers for each local telephone, and what it answers is shown wherever it is urgent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.services.lokalnummer import Nummersvar
from helseansvarlig.tjenester import Tjenester


def test_nothing_is_answered_in_a_new_house(tjenester: Tjenester) -> None:
    asked = tjenester.lokalnummer.asked()
    assert {"vakthavende_leder", "barnevernsvakt", "bup_akutt"} <= {one.id for one in asked}
    assert tjenester.lokalnummer.unanswered() == asked


def test_an_answer_is_kept_with_its_day_and_shown(tjenester: Tjenester, clock: FixedClock) -> None:
    tjenester.lokalnummer.save({"bup_akutt": Nummersvar(" 62 00 00 00 "), "tannlegevakt": Nummersvar("", True)})

    row = tjenester.lokalnummer.answered()["bup_akutt"]
    assert (row.nummer, row.kontrollert) == ("62 00 00 00", clock.today())
    shown = tjenester.lokalnummer.regelverk().telefoner
    assert shown["bup_akutt"].nummer == "62 00 00 00"
    assert "tannlegevakt" not in shown
    assert {"bup_akutt", "tannlegevakt"}.isdisjoint(one.id for one in tjenester.lokalnummer.unanswered())


def test_saving_again_is_having_checked_again_and_an_empty_answer_is_missed_again(
    tjenester: Tjenester, clock: FixedClock
) -> None:
    tjenester.lokalnummer.save({"bup_akutt": Nummersvar("62 00 00 00"), "barnevernsvakt": Nummersvar("62 11 11 11")})
    clock.moment += timedelta(days=200)
    tjenester.lokalnummer.save({"bup_akutt": Nummersvar("62 00 00 00"), "barnevernsvakt": Nummersvar()})

    assert tjenester.lokalnummer.answered()["bup_akutt"].kontrollert == clock.today()
    assert "barnevernsvakt" in {one.id for one in tjenester.lokalnummer.unanswered()}


def test_one_that_cannot_be_dialled_is_refused_and_none_of_them_is_kept(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="nummer_ugyldig"):
        tjenester.lokalnummer.save({"bup_akutt": Nummersvar("62 00 00 00"), "barnevernsvakt": Nummersvar("ring")})
    assert tjenester.lokalnummer.answered() == {}


def test_the_house_s_own_legevakt_stands_before_the_country_s(tjenester: Tjenester) -> None:
    tjenester.institusjon.save(replace(tjenester.institusjon.get(), legevakt="62 53 00 00"))
    assert tjenester.lokalnummer.regelverk().telefoner["legevakt"].nummer == "62 53 00 00 · 116 117"
