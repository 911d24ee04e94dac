"""How much has been mapped with each child, out of a real vault and the forms that ship."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.kartleggingsgrad import Kartleggingsgrad
from helseansvarlig.domain.svar import besvart
from helseansvarlig.tjenester import Tjenester
from tests.fakes.svartid import SOVN, TRYGG, VIL_IKKE, form, mapped

DAY = date(2026, 6, 4)
EIGHT = (
    "psykisk", "somatisk", "seksuell", "tannhelse", "rus", "livskvalitet", "ressurser", "barnets_egne_ord",
)  # fmt: skip


def degree(tjenester: Tjenester, barn: Barn) -> Kartleggingsgrad:
    """The same on the child's page and in the list."""
    page = tjenester.ett_barn.picture(barn.id, opened=False).grad
    row = next(line for line in tjenester.barn.list_barn() if line.barn.id == barn.id)
    assert row.grad == page
    return page


def test_nothing_is_mapped_before_something_is_finished(tjenester: Tjenester, barn: Barn) -> None:
    mapped(tjenester, barn.id, DAY, {SOVN: besvart(3)}, status=Kartleggingsstatus.PAABEGYNT)
    assert degree(tjenester, barn) == Kartleggingsgrad(EIGHT, ())


def test_an_area_counts_when_the_child_was_asked_also_when_it_would_not_answer(
    tjenester: Tjenester, barn: Barn
) -> None:
    mapped(tjenester, barn.id, DAY, {SOVN: besvart(3), TRYGG: VIL_IKKE})
    mapped(tjenester, barn.id, DAY, {"rus/rus.1": VIL_IKKE}, skjema=form("rus-12-15"))
    assert degree(tjenester, barn).kartlagt == ("psykisk", "rus", "livskvalitet")


def test_a_first_talk_on_the_first_day_maps_nothing(tjenester: Tjenester, barn: Barn) -> None:
    mapped(tjenester, barn.id, DAY, {SOVN: besvart(3)}, skjema=form("ny-paa-institusjonen-12"))
    assert degree(tjenester, barn).kartlagt == ()


def test_a_small_child_is_not_asked_about_everything(tjenester: Tjenester) -> None:
    small = tjenester.barn.register(Barn("", "Modig Gran", date(2023, 1, 1))).value
    asked = degree(tjenester, small).bedt_om
    assert "rus" not in asked
    assert "seksuell" not in asked
    assert len(asked) == 6


def test_what_is_left_to_map_with_a_child_who_has_moved_is_not_for_us(tjenester: Tjenester, barn: Barn) -> None:

    mapped(tjenester, barn.id, DAY, {SOVN: besvart(3)})
    tjenester.barn.save(replace(barn, flyttet=DAY))
    (line,) = tjenester.barn.list_barn(also_moved=True)
    assert (line.grad, line.antall_kartlegginger) == (None, 1)
