"""Routines are versions; who has read which is kept, and nothing that was in use is thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.rutine import Lesekvittering, Rutine
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def rutine(tjenester: Tjenester, clock: FixedClock) -> Rutine:
    today = clock.today()
    fresh = Rutine("", "Legetilsyn", "Ring legen.", "Trygg Havn", today, today + timedelta(days=365), versjon=9)
    return tjenester.rutine.create(fresh).value


def test_the_first_version_is_one_and_nobody_has_read_it(tjenester: Tjenester, rutine: Rutine) -> None:
    assert (rutine.versjon, rutine.lest) == (1, ())
    assert tjenester.rutine.list_rutiner() == [rutine]


def test_reading_is_put_down_with_name_day_and_version(tjenester: Tjenester, rutine: Rutine, clock: FixedClock) -> None:
    read = tjenester.rutine.mark_read(rutine.id, "Rolig Bekk").value
    assert read.lest == (Lesekvittering("Rolig Bekk", clock.today(), 1),)

    again = tjenester.rutine.save(replace(read, tekst="Ring legen først.", lest=())).value
    assert (again.versjon, again.lest_naa, again.lest) == (2, (), read.lest)


def test_out_of_use_it_still_stands_there(tjenester: Tjenester, rutine: Rutine, clock: FixedClock) -> None:
    retired = tjenester.rutine.retire(rutine.id).value
    clock.moment += timedelta(days=1)

    assert tjenester.rutine.retire(rutine.id).value == retired
    assert tjenester.rutine.get(rutine.id).avviklet is not None


def test_a_routine_names_no_child(tjenester: Tjenester, rutine: Rutine, barn: Barn) -> None:
    with pytest.raises(KnownError, match="tekst_nevner_barn"):
        tjenester.rutine.save(replace(rutine, tekst=f"Ring legen til {barn.navn}."))
    assert tjenester.rutine.get(rutine.id) == rutine
