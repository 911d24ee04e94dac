"""Every screen passes the probes, and each probe finds the fault that is planted for it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui import examples, probes
from ui.i18n import Language, use_language
from ui.theme import Look, Scheme, Wishes

Shown = Callable[..., QWidget]
SCREENS = sorted(examples.SCREENS)


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_has_a_name_and_the_page_a_heading(name: str, shown: Shown) -> None:
    screen = shown(examples.SCREENS[name]())
    assert probes.missing_names(screen) == []
    assert probes.headings(screen), "a page without a heading cannot be skimmed by ear"


@pytest.mark.parametrize("name", SCREENS)
def test_tab_reaches_everything_in_reading_order(name: str, shown: Shown) -> None:
    screen = shown(examples.SCREENS[name]())
    assert probes.tab_faults(screen) == []
    assert probes.order_faults(screen) == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("name", SCREENS)
def test_all_text_can_be_read(name: str, scheme: Scheme, shown: Shown, look: Look) -> None:
    look.wish(Wishes(scheme))
    screen = shown(examples.SCREENS[name](), 1280, 1000)
    assert probes.contrast_faults(screen) == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("name", ["laas-opp-feil", "foerste-gang-1", "skall"])
def test_the_focus_is_a_ring_that_can_be_seen(name: str, scheme: Scheme, shown: Shown, look: Look) -> None:
    look.wish(Wishes(scheme))
    screen = shown(examples.SCREENS[name](), 1280, 1000)
    assert probes.ring_faults(screen) == []


@pytest.mark.parametrize("percent", [100, 130, 200])
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_cut_on_a_small_screen(name: str, percent: int, shown: Shown, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, percent))
    screen = shown(examples.SCREENS[name](), 1280, 720)
    assert screen.width() == 1280, "the window grew: something asks for more room than a small screen has"
    assert probes.clipping_faults(screen) == []


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_cut_in_another_language(name: str, language: Language, shown: Shown) -> None:
    use_language(language)
    assert probes.clipping_faults(shown(examples.SCREENS[name](), 1280, 720)) == []


def two_fields() -> tuple[QWidget, QLineEdit, QLineEdit]:
    window = QWidget()
    lines = QVBoxLayout(window)
    upper, lower = QLineEdit(), QLineEdit()
    for field, name in ((upper, "Øvre"), (lower, "Nedre")):
        field.setAccessibleName(name)
        lines.addWidget(field)
    return window, upper, lower


def test_the_name_probe_finds_a_field_without_a_name(shown: Shown) -> None:
    window, upper, _ = two_fields()
    upper.setAccessibleName("")
    assert len(probes.missing_names(shown(window))) == 1


def test_the_tab_probe_finds_a_trap_and_an_island(shown: Shown) -> None:
    window, _, _ = two_fields()
    trap = QPlainTextEdit()  # swallows Tab
    trap.setAccessibleName("Felle")
    window.layout().addWidget(trap)
    assert "swallows Tab" in probes.tab_faults(shown(window))[0]

    window, _, _ = two_fields()
    late = QLineEdit()
    late.setAccessibleName("Øverst, men laget sist")
    window.layout().insertWidget(0, late)
    said = "QLineEdit «Øverst, men laget sist» stands above QLineEdit «Nedre» but comes after it"
    assert probes.order_faults(shown(window)) == [said]


def test_the_contrast_probe_finds_grey_on_grey(shown: Shown) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    faint, clear = QLabel("Svak tekst"), QLabel("Tydelig tekst")
    faint.setStyleSheet("color: #bbbbbb; background: #ffffff")
    clear.setStyleSheet("color: #333333; background: #ffffff")
    row.addWidget(faint)
    row.addWidget(clear)
    assert [fault.split(":")[0] for fault in probes.contrast_faults(shown(window))] == ["QLabel «Svak tekst»"]


def test_the_ring_probe_finds_a_focus_nobody_sees(shown: Shown) -> None:
    window, upper, _ = two_fields()
    upper.setStyleSheet("QLineEdit, QLineEdit:focus { border: 1px solid #777777; padding: 0; min-height: 34px; }")
    faults = probes.ring_faults(shown(window, 400, 200))
    assert [fault.split(":")[0] for fault in faults] == ["QLineEdit «Øvre»"]


def test_the_clipping_probe_finds_a_word_that_is_cut(shown: Shown) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    cut = QPushButton("Gjenopprettingsark")
    cut.setFixedWidth(60)
    row.addWidget(cut)
    assert len(probes.clipping_faults(shown(window))) == 1
