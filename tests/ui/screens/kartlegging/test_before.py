"""Before the first answer the child is told why we ask and who learns what; afterwards it is behind one press."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.svar import besvart
from tests.ui import probes
from tests.ui.kartleggingsrom import LIVSKVALITET, PSYKISK, Kartleggingsrom, kartleggingsrom, press, settle, sti, texts
from ui.i18n import Language, use_language
from ui.theme import Look, Scheme, Wishes

K = Qt.Key
WHY = "Vi spør for at du skal ha det så bra som mulig mens du bor her."
WHO = "Hvem får vite hva?"
LEADS = "Hvorfor spør vi, og hvem får vite hva?"


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def agree(rom: Kartleggingsrom, **more: object) -> None:
    rom.rom.tjenester.samtykke.register(
        Samtykke(
            "", rom.barn.id, Samtykketype.DELING, True, "Vakker Blomst", frozenset({Innhold.PSYKISK, Innhold.SKOLE}),
            frozenset({Mottakerkategori.BUP}), "", date(2026, 11, 1), **more,  # type: ignore[arg-type] # tests name fields
        )
    )  # fmt: skip


def first_page(rom: Kartleggingsrom) -> str:
    rom.go("kartlegging", rom.start().id)
    return texts(rom.screen())


def test_purpose_and_recipients_stand_there_before_the_first_answer_and_the_question_has_the_focus(
    rom: Kartleggingsrom,
) -> None:
    words = first_page(rom)
    assert WHY in words
    assert WHO in words
    assert words.index(WHY) < words.index(rom.open_question())
    assert "Loven sier at vi skal holde barnevernstjenesten oppdatert." in words
    assert "Ingen andre får vite noe uten et ja. Det gjelder foreldre også." in words


def test_the_form_that_begins_one_says_why_too(rom: Kartleggingsrom) -> None:
    rom.go("ny_kartlegging", rom.barn.id)
    assert WHY in texts(rom.vindu.current_screen())


def test_it_is_read_from_the_record(rom: Kartleggingsrom) -> None:
    agree(rom)
    words = first_page(rom)
    assert "Noen har sagt ja til at BUP får vite om: psykisk helse, skole." in words
    assert "Ingen andre får vite noe uten et ja." in words


def test_what_the_child_holds_back_is_always_told(rom: Kartleggingsrom) -> None:
    agree(rom, forbehold=frozenset({Innhold.RUS}))
    k = rom.start()
    path = sti(PSYKISK, "1")
    rom.rom.tjenester.forbehold.reserve(k.id, path, frozenset({Mottakerkategori.FORELDRE}))
    rom.go("kartlegging", k.id)
    words = texts(rom.screen())
    assert "Du har sagt at vi ikke skal dele: rus." in words
    assert "Én ting du har svart, holder vi tilbake." in words


def test_it_changes_while_it_stands_there(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.go("kartlegging", k.id)
    done = rom.rom.tjenester.forbehold.keep(
        Forbehold(
            "", rom.barn.id, date(2026, 11, 1), frozenset({Innhold.RUS}), svar_til_barnet="Vi holder det tilbake."
        )
    )
    rom.rom.jobs.broadcast(done.changes)
    settle()
    assert "Du har sagt at vi ikke skal dele: rus." in texts(rom.screen())


def test_it_stays_while_the_first_page_is_answered_and_is_one_press_away_the_next_time(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id), "4")
    assert WHY in texts(rom.screen()), "the page does not move under a hand"

    first = next(step.key for step in rom.screen()._page.steps) if rom.screen()._page is not None else ""
    rom.vindu.leave()
    rom.reopen()
    keys = rom.go("kartlegging", k.id, first)
    assert WHY not in texts(rom.screen())
    keys.tab_to(LEADS)
    press(keys, K.Key_Return)
    assert WHY in texts(rom.screen())
    press(keys, K.Key_Return)
    assert WHY not in texts(rom.screen())


def test_it_is_on_the_first_page_alone_and_on_no_finished_one(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.go("kartlegging", k.id, LIVSKVALITET)
    assert WHO not in texts(rom.screen())
    rom.service.answer(k.id, sti(PSYKISK, "1"), besvart(4))
    rom.service.finish(k.id)
    rom.go("kartlegging", k.id)
    assert WHO not in texts(rom.screen())


def test_it_is_said_in_nynorsk(rom: Kartleggingsrom) -> None:
    use_language(Language.NYNORSK)
    try:
        rom.reopen()
        assert "Kven får vite kva?" in first_page(rom)
    finally:
        use_language(Language.BOKMAAL)


def test_names_order_contrast_and_room(rom: Kartleggingsrom, look: Look) -> None:
    agree(rom, forbehold=frozenset({Innhold.RUS}))
    k = rom.start()
    rom.service.answer(k.id, sti(LIVSKVALITET, "1"), besvart(4))
    for wishes in (Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)):
        look.wish(wishes)
        rom.reopen()
        rom.vindu.resize(1280, 720)
        keys = rom.go("kartlegging", k.id, PSYKISK)
        keys.tab_to(LEADS)
        press(keys, K.Key_Return)
        settle()
        assert probes.missing_names(rom.screen()) == []
        assert probes.tab_faults(rom.vindu) == []
        assert probes.order_faults(rom.vindu) == []
        assert probes.contrast_faults(rom.screen()) == []
        assert probes.clipping_faults(rom.screen()) == []
