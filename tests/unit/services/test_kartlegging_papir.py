"""An empty form is printed of a template or of what was begun with it; printing is logged, and no answer is on it."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.svar import Svar
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST
from tests.pdf.lesere import flowing_text_of, needs_poppler

SOVN, ORD = "psykisk/psykisk.1", "Jeg ligger våken og teller lyktestolper"


@pytest.fixture
def begun(tjenester: Tjenester, barn: Barn) -> str:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, SOVN, Svar((2,), barnets_ord=ORD))
    return row.id


@needs_poppler
def test_a_begun_kartlegging_is_printed_empty(tjenester: Tjenester, begun: str, barn: Barn) -> None:
    printed = tjenester.papirskjema.of_kartlegging(begun, "nb")
    both = printed.tekst + flowing_text_of(printed.pdf)
    assert "Hvordan har du sovet den siste uka?" in both
    assert ORD not in both
    assert barn.navn not in both
    assert barn.navn in tjenester.papirskjema.of_kartlegging(begun, "nb", med_navn=True).tekst


def test_printing_is_logged_for_the_child_it_is_for(tjenester: Tjenester, begun: str, barn: Barn) -> None:
    tjenester.papirskjema.of_template(FIRST, "nn")
    tjenester.papirskjema.of_kartlegging(begun, "nb")
    for_child, for_nobody = tjenester.logg.newest(2)
    assert (for_child.handling, for_child.barn_id, for_child.objekt) == (
        "kartlegging.papirskjema", barn.id, f"kartlegging:{begun}",
    )  # fmt: skip
    assert (for_nobody.barn_id, for_nobody.objekt) == ("", f"skjema:{FIRST}")


def test_what_is_not_there_is_refused(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="skjema_finnes_ikke"):
        tjenester.papirskjema.of_template("finnes-ikke", "nb")
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.papirskjema.of_kartlegging("finnes-ikke", "nb")
