"""Going through a record: marks with a reason, what names another child, and every way back."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.innsynsmerke import Innslagslinje
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def child(tjenester: Tjenester, barn: Barn) -> Barn:
    """A child with two notes, one of which names another child of the house."""
    tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1)))
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Sov til sju")
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Lekte med Modig")
    return barn


def line(tjenester: Tjenester, barn: Barn, words: str) -> Innslagslinje:
    return next(one for one in tjenester.innsynsmerke.go_through(barn.id).linjer if words in one.innslag.ord)


def test_what_names_another_child_is_shown_with_the_words_it_stands_by(tjenester: Tjenester, child: Barn) -> None:
    named, plain = line(tjenester, child, "Lekte"), line(tjenester, child, "Sov")

    assert [one.tekst for one in named.funn] == ["Modig"]
    assert (named.is_kept_out, plain.is_kept_out) == (True, False)


def test_a_mark_stays_with_who_set_it_and_why_and_another_takes_its_place(tjenester: Tjenester, child: Barn) -> None:
    row = line(tjenester, child, "Sov").innslag.rad
    first = tjenester.innsynsmerke.mark(child.id, row, Merkegrunn.FARE, " Røper hvor hun bor ").value
    second = tjenester.innsynsmerke.mark(child.id, row, Merkegrunn.ANDRE, "Handler om mor").value

    assert (first.begrunnelse, first.satt_av, second.id) == ("Røper hvor hun bor", "Trygg Havn", first.id)
    assert line(tjenester, child, "Sov").merke == second
    assert line(tjenester, child, "Sov").is_kept_out


def test_a_name_that_is_cleared_is_no_longer_kept_out(tjenester: Tjenester, child: Barn) -> None:
    row = line(tjenester, child, "Lekte").innslag.rad
    tjenester.innsynsmerke.mark(child.id, row, Merkegrunn.LIKEVEL, "En annen Modig")
    assert not line(tjenester, child, "Lekte").is_kept_out


def test_a_mark_needs_a_reason_and_an_entry_of_this_child(tjenester: Tjenester, child: Barn) -> None:
    marks, row = tjenester.innsynsmerke, line(tjenester, child, "Sov").innslag.rad
    with pytest.raises(KnownError, match="innsyn_mangler_grunn"):
        marks.mark(child.id, row, Merkegrunn.FARE, "  ")
    for unknown in ("notat:finnes_ikke", ""):
        with pytest.raises(KnownError, match="finnes_ikke"):
            marks.mark(child.id, unknown, Merkegrunn.FARE, "grunn")
    with pytest.raises(KnownError, match="finnes_ikke"):
        marks.unmark(child.id, row)
    assert all(one.merke is None for one in marks.go_through(child.id).linjer)


def test_marking_and_reading_are_logged_without_a_word_of_why(tjenester: Tjenester, child: Barn) -> None:
    row = line(tjenester, child, "Sov").innslag.rad
    tjenester.innsynsmerke.mark(child.id, row, Merkegrunn.FARE, "HEMMELIG")
    tjenester.innsynsmerke.unmark(child.id, row)
    newest = tjenester.aapent.oekt.store.log_rows(3)

    assert [one.handling for one in newest] == ["innslag.avmerket", "innslag.merket", "innslag.lest"]
    assert {one.barn_id for one in newest} == {child.id}
    assert "HEMMELIG" not in str(newest)
