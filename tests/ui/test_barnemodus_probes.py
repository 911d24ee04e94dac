"""The probes over each page that a child meets: heard, walked, read, in both colours, at twice the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui import probes
from tests.ui.barnerommet import Barnerommet, barnerommet
from tests.ui.kartleggingsrom import PSYKISK, sti
from tests.ui.screens.barnemodus.urgent import urgent_place
from tests.ui.skjermrom import settle
from ui.i18n import Language, use_language
from ui.theme import Look, Scheme, Wishes

Show = Callable[..., QWidget]


def welcome(room: Barnerommet) -> None:
    room.hand_over()


def scale(room: Barnerommet) -> None:
    room.hand_over()
    room.press("Begynn")


def scale_unanswered(room: Barnerommet) -> None:
    scale(room)
    room.press("Neste")


def choice(room: Barnerommet) -> None:
    scale(room)
    room.to_question(sti(PSYKISK, "2"))
    room.choose("Sjelden")
    room.press("Skriv med egne ord")


def together(room: Barnerommet) -> None:
    path, words = urgent_place(room)
    scale(room)
    room.to_question(path)
    room.choose(words)


def pause(room: Barnerommet) -> None:
    scale(room)
    room.press("Jeg vil ta pause")


def wrong(room: Barnerommet) -> None:
    pause(room)
    room.give_password("feil")


SCENES: dict[str, Callable[[Barnerommet], None]] = {
    "hei": welcome,
    "skala": scale,
    "skala-uten-svar": scale_unanswered,
    "valg": choice,
    "sammen": together,
    "pause": pause,
    "feil-passord": wrong,
}


@pytest.mark.parametrize("name", SCENES)
def test_the_page_can_be_heard_walked_and_read(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    with barnerommet(tmp_path, look, shown) as room:
        SCENES[name](room)
        assert probes.page_faults(room.vindu, look) == []


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_at_twice_the_text(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with barnerommet(tmp_path, look, shown) as room:
        SCENES[name](room)
        room.vindu.resize(1280, 720)
        settle()
        assert room.vindu.width() == 1280, "the window grew: something asks for more room than a small screen has"
        assert probes.clipping_faults(room.vindu) == []


@pytest.mark.parametrize("other", [Language.NYNORSK, Language.ENGLISH])
def test_nothing_is_cut_in_the_other_languages(other: Language, tmp_path: Path, shown: Show, look: Look) -> None:
    with barnerommet(tmp_path, look, shown) as room:
        room.hand_over()
        use_language(other)
        room.session.rebuild()
        shown(room.session.window, 1280, 720)
        settle()
        assert probes.clipping_faults(room.vindu) == []
        assert not set(room.words()) & {"Begynn", "Jeg vil ta pause"} - {"Begynn"}
