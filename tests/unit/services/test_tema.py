"""Themes are raised at any time, stand open oldest first, and there is no way to take one away but a stop point."""

from __future__ import annotations

import inspect
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.errors import KnownError
from helseansvarlig.services.tema import TemaService
from helseansvarlig.tjenester import Tjenester


def test_what_has_waited_longest_stands_first(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.tema.raise_tema(barn.id, " Søvn ", "kartlegging:k1")
    clock.moment += timedelta(days=1)
    tjenester.tema.raise_tema(barn.id, "Skole")

    first, second = tjenester.tema.open_of(barn.id)
    assert (first.tekst, first.kilde, first.reist_av) == ("Søvn", "kartlegging:k1", tjenester.aapent.oekt.bruker.navn)
    assert second.reist == clock.today()
    assert tjenester.ett_barn.picture(barn.id).temaer == (first, second)


def test_an_empty_theme_is_refused(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="tema_mangler_tekst"):
        tjenester.tema.raise_tema(barn.id, "  ")
    assert tjenester.tema.open_of(barn.id) == []


def test_the_service_offers_no_way_to_close_or_remove_one() -> None:
    """«An open theme cannot vanish»: whoever adds a way out meets this."""
    ways = {name for name, _ in inspect.getmembers(TemaService, inspect.isfunction) if not name.startswith("_")}
    assert ways == {"raise_tema", "raise_all", "of_barn", "open_of"}


def test_it_is_found_and_stands_in_the_child_s_time(tjenester: Tjenester, barn: Barn) -> None:
    kept = tjenester.tema.raise_tema(barn.id, "Uro etter besøk").value

    found = tjenester.soek.find("uro", lambda: False)
    assert found is not None
    assert [(one.art, one.id, one.merke) for one in found.treff] == [("tema", kept.id, "")]
    assert "tema" in {line.art for line in tjenester.ett_barn.picture(barn.id).tidslinje.innslag}


def test_several_are_raised_in_one_act_or_none(tjenester: Tjenester, barn: Barn) -> None:
    with pytest.raises(KnownError, match="tema_mangler_tekst"):
        tjenester.tema.raise_all(barn.id, ["Søvn", " "])
    assert tjenester.tema.open_of(barn.id) == []

    tjenester.tema.raise_all(barn.id, ["Søvn", "Skole"])
    assert [one.tekst for one in tjenester.tema.open_of(barn.id)] == ["Søvn", "Skole"]
    tjenester.angre.undo()
    assert tjenester.tema.open_of(barn.id) == []
