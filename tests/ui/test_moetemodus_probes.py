"""The probes over each page of a shared screen: heard, walked, read, in both colours, at twice the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui import probes
from tests.ui.moeterommet import Moeterommet, moeterommet
from tests.ui.skjermrom import settle
from ui.i18n import Language, use_language
from ui.theme import Look, Scheme, Wishes
from ui.widgets.buttons import Button

Show = Callable[..., QWidget]


def general(room: Moeterommet) -> None:
    room.begin()
    room.press("Hvem er her")


def named(room: Moeterommet) -> None:
    room.begin()
    room.press("2")
    room.write("Hva er bestemt?", "BUP gir råd om søvn")
    room.write("Når", "fredag")
    settle()


def nameless(room: Moeterommet) -> None:
    room.begin()
    room.press("3")
    room.write("Hva vet vi nå", "Modig Gran går på skolen")
    room.screen()._presenter.keep()
    settle()


def undated(room: Moeterommet) -> None:
    room.begin()
    room.write("Hva er bestemt?", "De ringer")
    room.press("Avslutt møtet")


def out(room: Moeterommet) -> None:
    room.begin()
    room.press("Gå ut")


def wrong(room: Moeterommet) -> None:
    out(room)
    room.give_password("feil")


def done(room: Moeterommet) -> None:
    room.begin()
    room.press("Avslutt møtet")


SCENES: dict[str, Callable[[Moeterommet], None]] = {
    "generelt": general,
    "med-navn": named,
    "uten-navn": nameless,
    "uten-dato": undated,
    "ut": out,
    "feil-passord": wrong,
    "ferdig": done,
}


@pytest.mark.parametrize("name", SCENES)
def test_the_page_can_be_heard_walked_and_read(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    with moeterommet(tmp_path, look, shown) as room:
        SCENES[name](room)
        assert probes.page_faults(room.vindu, look) == []


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_at_twice_the_text(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with moeterommet(tmp_path, look, shown) as room:
        SCENES[name](room)
        room.vindu.resize(1280, 720)
        settle()
        assert room.vindu.width() == 1280, "the window grew: something asks for more room than a small screen has"
        assert probes.clipping_faults(room.vindu) == []


@pytest.mark.parametrize("name", ["generelt", "med-navn", "ferdig"])
def test_the_button_that_goes_on_is_in_sight_on_a_small_screen(
    name: str, tmp_path: Path, shown: Show, look: Look
) -> None:
    with moeterommet(tmp_path, look, shown) as room:
        room.vindu.resize(1280, 720)
        SCENES[name](room)
        room.screen().ground.verticalScrollBar().setValue(0)
        settle()
        [primary] = [one for one in room.vindu.findChildren(Button) if is_primary(one)]
        below = primary.mapTo(room.vindu, primary.rect().bottomLeft()).y()
        assert below < room.vindu.height()


def is_primary(one: Button) -> bool:
    return one.isVisible() and one.property("kind") == "primary"


@pytest.mark.parametrize("other", [Language.NYNORSK, Language.ENGLISH])
def test_nothing_is_cut_in_the_other_languages(other: Language, tmp_path: Path, shown: Show, look: Look) -> None:
    with moeterommet(tmp_path, look, shown) as room:
        named(room)
        use_language(other)
        room.session.rebuild()
        shown(room.session.window, 1280, 720)
        settle()
        assert probes.clipping_faults(room.vindu) == []
        assert not set(room.words()) & {"Hva vet vi nå", "Neste sak", "Gå ut"} - {"Gå ut", "Neste sak"}
