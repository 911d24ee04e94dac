"""Finished documents: how many pages leave, what is printed in one go, and a copy that only its words open."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.ferdigpdf import PikepdfFerdigpdf
from helseansvarlig.pdf.render import render
from tests.pdf.lesere import flowing_text_of, needs_poppler
from tests.pdf.modeller import modell

FERDIG = PikepdfFerdigpdf()
ONE = render(modell(dm.Avsnitt("Først det ene")))
TWO = render(modell(*[dm.Avsnitt(f"Avsnitt {n}. " + "ord " * 60) for n in range(20)]))


def test_the_pages_that_are_read_out_are_those_that_leave() -> None:
    assert FERDIG.count_pages(ONE) == 1
    assert FERDIG.count_pages(TWO) == len(pikepdf.open(BytesIO(TWO)).pages) > 1


@needs_poppler
def test_all_that_goes_along_is_printed_in_the_order_it_was_chosen_and_nothing_is_lost() -> None:
    joined = FERDIG.join([TWO, ONE])
    text = flowing_text_of(joined)

    assert FERDIG.count_pages(joined) == FERDIG.count_pages(TWO) + 1
    assert text.index("Avsnitt 0.") < text.index("Avsnitt 19.") < text.index("Først det ene")
    assert FERDIG.count_pages(FERDIG.join([ONE])) == 1


def test_a_locked_copy_opens_with_its_words_alone_and_has_every_page() -> None:
    locked = FERDIG.lock(TWO, "blå fjord hest gran elv mose")
    with pytest.raises(pikepdf.PasswordError):
        FERDIG.count_pages(locked)
    with pikepdf.open(BytesIO(locked), password="blå fjord hest gran elv mose") as opened:
        assert len(opened.pages) == FERDIG.count_pages(TWO)
