"""What others have found is kept as they gave it, corrected with its history, and found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 20)


def entry(barn: Barn) -> Instrument:
    numbers = (Tall(" Sum ", " <5 "), Tall(" ", ""))
    return Instrument("", barn.id, " Et skjema ", DAY, "Klok Stein", "psykologspesialist", "2", numbers, "Trenger ro.")


def test_it_is_kept_word_for_word_and_empty_rows_are_nothing(tjenester: Tjenester, barn: Barn) -> None:
    kept = tjenester.instrument.register(entry(barn)).value

    assert (kept.navn, kept.tall, kept.vurdering) == ("Et skjema", (Tall("Sum", "<5"),), "Trenger ro.")
    assert tjenester.instrument.of_barn(barn.id) == [kept]
    assert tjenester.instrument.get(kept.id) == kept


def test_a_correction_stands_in_its_place(tjenester: Tjenester, barn: Barn) -> None:
    kept = tjenester.instrument.register(entry(barn)).value
    tjenester.instrument.change(replace(kept, tall=(Tall("Sum", "6"),)))

    assert [one.tall for one in tjenester.instrument.of_barn(barn.id)] == [(Tall("Sum", "6"),)]
    tjenester.angre.undo()
    assert tjenester.instrument.get(kept.id) == kept


def test_what_cannot_be_traced_is_refused(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="instrument_mangler_kompetanse"):
        tjenester.instrument.register(replace(entry(barn), kompetanse=" "))
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.instrument.change(replace(entry(barn), id="ingen"))
    assert tjenester.instrument.of_barn(barn.id) == []


def test_it_stands_in_the_child_s_time_and_is_found(tjenester: Tjenester, barn: Barn) -> None:
    kept = tjenester.instrument.register(entry(barn)).value

    line = next(one for one in tjenester.ett_barn.picture(barn.id).tidslinje.innslag if one.art == "instrument")
    assert (line.dag, line.tekst, line.underart) == (DAY, "Et skjema", "2")
    found = tjenester.soek.find("skjema", lambda: False)
    assert found is not None
    assert [(one.art, one.id) for one in found.treff] == [("instrument", kept.id)]


def test_reading_an_entry_is_logged(tjenester: Tjenester, barn: Barn) -> None:
    kept = tjenester.instrument.register(entry(barn)).value
    tjenester.instrument.get(kept.id)
    assert (tjenester.logg.newest(1)[0].handling, tjenester.logg.newest(1)[0].barn_id) == ("instrument.lest", barn.id)
