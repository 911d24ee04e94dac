"""Rights as papers tell them: from the rules, with the paragraph and the day somebody checked it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.dokumentmodell import Avsnitt
from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.domain.regelverk import Rettighet
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.rettighetslinje import own_say, paragraph, told, when_checked
from tests.pdf import arkeksempel
from tests.pdf.klageeksempel import klageveiledning

NB = load_tekster("nb")


def right(name: str, day: int) -> Rettighet:
    kilde = Kilde("Lovdata", Regelstatus.KONTROLLERT, date(2026, 7, day))
    return Rettighet(name, Maalform("Du kan lese.", "Du kan lese."), Maalform(f"loven § {day}", f"lova § {day}"), kilde)


def test_a_right_stands_as_one_sentence_with_its_paragraph() -> None:
    paper = replace(klageveiledning(), rettigheter={"lese": right("lese", 2)})

    assert told(paper, NB, "lese", "finnes_ikke") == ("Du kan lese (loven § 2).",)
    assert paragraph(paper, "lese") == "loven § 2"
    assert paragraph(paper, "finnes_ikke") == ""


def test_the_day_that_is_told_is_that_of_the_one_that_has_waited_longest() -> None:
    paper = replace(klageveiledning(), rettigheter={"a": right("a", 9), "b": right("b", 2)})

    assert when_checked(paper, NB, "a", "b") == (
        Avsnitt("Reglene vi viser til her, ble sist sjekket 2. juli 2026.", dempet=True),
    )
    assert when_checked(paper, NB, "finnes_ikke") == ()


def test_what_a_child_decides_comes_from_a_rule_that_is_checked_and_holds_always() -> None:
    copy = arkeksempel.barnekopi()
    found = own_say(copy)
    assert found is not None
    assert found[1].kontrollert == date(2026, 7, 2)

    unchecked = tuple(
        replace(rule, kilde=replace(rule.kilde, status=Regelstatus.IKKE_KONTROLLERT, kontrollert=None))
        for rule in copy.samtykkeregler
    )
    assert own_say(replace(copy, samtykkeregler=unchecked)) is None
