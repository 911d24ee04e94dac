"""The form and the record say the same; a call without a time is none, and midnight is no trap."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from helseansvarlig.bootstrap import load_rules
from helseansvarlig.clock import OSLO
from helseansvarlig.domain.hendelsesnotat import (
    Anrop,
    Ettersamtale,
    Hendelsesnotat,
    Steg,
    Underretning,
    Varsling,
    Vurdert,
)
from ui.i18n import Language, use_language
from ui.screens.hendelsesnotat.model import (
    Anropslinje,
    Utfylt,
    from_row,
    left_in,
    lines_for,
    step_title,
    tasks,
    to_row,
    why,
)

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=OSLO)
AT = datetime(2026, 11, 22, 23, 50, tzinfo=OSLO)
EMPTY = Hendelsesnotat("", "b1", NOW, "", "Trygg Havn")
WHOLE = Hendelsesnotat(
    "h1", "b1", AT, "Tok tabletter", "Trygg Havn", "livsfare", "k1",
    (Anrop("Medisinsk nødtelefon", "113", AT.replace(minute=55), "Trygg Havn", "De kommer"),),
    Underretning(NOW, "Trygg Havn", "Klok Stein"), Vurdert(Varsling.VARSLET, "Liv i fare", "Trygg Havn"),
    Ettersamtale(date(2026, 11, 23), "Rolig Bekk", "Jeg ville sove"), date(2026, 11, 23),
)  # fmt: skip


def test_what_stands_is_written_as_it_stood() -> None:
    assert to_row(from_row(WHOLE), WHOLE, NOW) == WHOLE


@pytest.mark.parametrize(
    ("kl", "day", "hour"), [("23.55", 22, 23), ("00.15", 23, 0), ("2340", 22, 23), ("5.00", 23, 5)]
)
def test_a_call_after_midnight_is_of_the_next_day(kl: str, day: int, hour: int) -> None:
    typed = replace(from_row(replace(WHOLE, anrop=())), anrop=(Anropslinje("Legevakt", "116 117", kl=kl),))
    (call,) = to_row(typed, WHOLE, NOW).anrop
    assert (call.naar.day, call.naar.hour) == (day, hour)


def test_who_could_have_been_called_and_was_not_is_no_call() -> None:
    typed = Utfylt("b1", dag="i dag", kl="8.00", anrop=(Anropslinje("Politi", "112", av="Trygg Havn"),))
    assert to_row(typed, EMPTY, NOW).anrop == ()
    agreed = replace(typed, anrop=(Anropslinje("Politi", "112", av="Trygg Havn", avtalt="De leter"),))
    (call,) = to_row(agreed, EMPTY, NOW).anrop
    assert call.naar == NOW.replace(hour=8, minute=0), "without a time of its own it is the event's"


def test_nothing_about_barnevernet_is_no_word_to_them() -> None:
    row = to_row(Utfylt("b1", hva="Noe", bv_av="Trygg Havn", sf_av="Trygg Havn"), EMPTY, NOW)
    assert (row.barnevern.naar, row.statsforvalter.utfall) == (None, None)
    assert left_in(row) == tuple(Steg)
    assert left_in(None) == tuple(Steg)


@pytest.mark.parametrize("language", [Language.BOKMAAL, Language.NYNORSK])
def test_whom_the_flag_says_to_call_stands_ready_after_those_who_were_called(language: Language) -> None:
    use_language(language)
    rules = load_rules()
    flag = rules.roede_flagg["livsfare"]
    first, *others = [phone.navn.paa(language.value) for phone in rules.telefoner_for(flag)]
    made = Anropslinje(first, "113", kl="21.40")

    lines = lines_for("livsfare", (made, Anropslinje("Naboen")), rules, "Trygg Havn")
    assert [one.hvem for one in lines] == [first, *others, ""]
    assert lines[0] == made
    assert lines_for("", (), rules, "Trygg Havn") == (Anropslinje(av="Trygg Havn"),)


def test_every_step_has_a_title_a_task_and_a_rule_with_its_source() -> None:
    rules = load_rules().etter_hendelse
    assert set(rules) == set(Steg)
    assert set(tasks()) == set(Steg)
    for step in Steg:
        assert step_title(step)
        assert "Kilde: " in why(rules[step])
    assert why(None) == ""
