"""Which version of a template is used, and which one waits."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.mal import Malopphav
from helseansvarlig.domain.malserie import Malserie, Serietilstand
from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Tekst
from tests.unit.domain.test_mal import YES


def version(number: str) -> Skjema:
    return Skjema("s", number, Tekst("S"), (Punkt("1", Punkttype.TEKST),), innholdshash=f"hash {number}")


OLD, NEW = version("1.9.0"), version("1.10.0")


def series(*approved: Skjema) -> Malserie:
    yes = {one.innholdshash: replace(YES, id=one.innholdshash) for one in approved}
    return Malserie("s", Malopphav.EGEN, (NEW, OLD), yes)


def test_nothing_approved_means_that_the_newest_waits() -> None:
    found = series()
    assert (found.tilstand, found.brukes, found.venter, found.godkjenning) == (Serietilstand.VENTER, NEW, NEW, None)


def test_the_approved_one_is_used_until_the_newest_is_approved_too() -> None:
    found = series(OLD)
    assert (found.tilstand, found.brukes, found.venter) == (Serietilstand.I_BRUK, OLD, NEW)
    assert found.godkjenning is not None
    assert found.godkjenning.id == OLD.innholdshash
    both = series(OLD, NEW)
    assert (both.brukes, both.venter) == (NEW, None)


def test_what_is_out_of_use_waits_for_nobody() -> None:
    found = replace(series(), er_trukket=True)
    assert (found.tilstand, found.venter) == (Serietilstand.TRUKKET, None)
