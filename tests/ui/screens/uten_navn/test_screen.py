"""The question without a name: offered where the gate stops, searched while one writes, let out last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Loggutvalg
from tests.ui.husrom import press, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import settle, shown_room
from ui.screens.dokumenter.drawing import DRAW_AFTER_MS
from ui.screens.dokumenter.nameless import NamelessOffer
from ui.screens.uten_navn.presenter import SEARCH_AFTER_MS
from ui.screens.uten_navn.screen import UtenNavnScreen
from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(papirrom)


def in_sight(room: Papirrom, piece: QWidget) -> bool:
    """Tell whether a piece of the page is where the page stands scrolled to."""
    ground = room.screen().ground
    top = piece.mapTo(ground.viewport(), piece.rect().topLeft()).y()
    return top >= 0 and top + piece.height() <= ground.viewport().height()


def test_a_press_that_is_refused_brings_the_way_on_into_sight_and_writing_never_does(her: Papirrom) -> None:
    her.vindu.resize(1024, 640)
    her.go("dokument", stopped(her))
    settle()
    (offer,) = her.screen().findChildren(NamelessOffer)
    bar = her.screen().ground.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not in_sight(her, offer), "the control: it can be scrolled past"
    field = her.screen().findChildren(QPlainTextEdit)[-1]
    field.setPlainText("Noe mer")
    QTest.qWait(DRAW_AFTER_MS + 50)
    settle()
    assert not in_sight(her, offer)
    her.asker.yes = True
    press(her.screen(), "Signer")
    settle()
    assert in_sight(her, offer)


def stopped(room: Papirrom, written: str = "Hva kan hjelpe Vakker med søvnen?") -> str:
    """A document to BUP that nobody has said yes to."""
    made = room.document(room.child(), Mottakerkategori.BUP)
    room.rom.tjenester.dokument.write(made.id, {"problemstilling": written})
    return made.id


def on_page(room: Papirrom) -> str:
    return " ".join(words(room.screen()))


def wait_for_search() -> None:
    QTest.qWait(SEARCH_AFTER_MS + 50)
    settle()


def test_where_the_gate_stops_the_question_is_offered_and_leads_there(her: Papirrom) -> None:
    dokument_id = stopped(her)
    her.go("dokument", dokument_id)
    settle()
    (offer,) = her.screen().findChildren(NamelessOffer)
    assert offer.isVisible()

    assert in_sight(her, offer), "the page once stood below it"
    assert offer.isAncestorOf(QApplication.focusWidget()), "and so does the hand"
    press(her.screen(), "Spør uten navn")
    settle()

    assert her.vindu.current_place() == Place("uten_navn", (dokument_id,))
    assert "Funnet: 1 sted som kan si hvem det gjelder" in on_page(her)
    assert "Vakker" in on_page(her)


def test_where_it_may_be_shared_nothing_is_offered(her: Papirrom) -> None:
    made = her.document(her.child())
    her.go("dokument", made.id)
    settle()

    assert [one.isVisible() for one in her.screen().findChildren(NamelessOffer)] == [False]


def test_it_is_not_printed_before_the_name_is_gone(her: Papirrom) -> None:
    her.go("uten_navn", stopped(her))
    settle()
    press(her.screen(), "Skriv ut")
    settle()
    assert her.printed == []
    assert "Noe i teksten kan si hvem det gjelder" in on_page(her)

    press(her.screen(), "Vis i teksten")
    area = her.screen().findChildren(TextArea)[0]
    assert area.textCursor().selectedText() == "Vakker"
    QTest.keyClicks(area, "ungdommen")
    wait_for_search()
    assert "Ikke funnet" in on_page(her)
    press(her.screen(), "Skriv ut")
    settle()

    assert [pdf[:4] for pdf in her.printed] == [b"%PDF"]
    newest = her.rom.tjenester.aapent.oekt.store.find_log_rows(Loggutvalg(), 0, 1)[0]
    assert newest.handling == "uten_navn.skrevet_ut"


def test_a_word_that_is_no_name_is_said_to_be_none_once(her: Papirrom) -> None:
    her.go("uten_navn", stopped(her, "Vakker er dagen. Vakker er kvelden."))
    settle()
    assert "Funnet: 2 steder" in on_page(her)

    press(her.screen(), "Ikke et navn")
    settle()

    assert "Ikke funnet" in on_page(her)
    assert isinstance(her.screen(), UtenNavnScreen)


def test_a_whole_name_can_only_be_taken_away(her: Papirrom) -> None:
    her.go("uten_navn", stopped(her, "Hva kan hjelpe Vakker Blomst?"))
    settle()

    assert "Ikke et navn" not in [one.text() for one in her.screen().findChildren(Button) if one.isVisible()]


def test_what_is_written_is_there_after_a_restart(her: Papirrom) -> None:
    dokument_id = stopped(her)
    her.go("uten_navn", dokument_id)
    settle()
    area = her.screen().findChildren(TextArea)[0]
    area.selectAll()
    QTest.keyClicks(area, "Hva hjelper på søvn?")
    wait_for_search()
    her.screen().leave()
    her.new_window()
    her.go("uten_navn", dokument_id)
    settle()

    assert her.screen().findChildren(TextArea)[0].text() == "Hva hjelper på søvn?"


def test_a_small_house_is_told_that_little_is_needed(her: Papirrom) -> None:
    dokument_id = stopped(her)
    her.go("uten_navn", dokument_id)
    settle()
    assert "Det bor få barn her" in on_page(her)

    for number in range(5):
        her.child(f"Modig Gran {number}")
    her.go("barn")
    her.go("uten_navn", dokument_id)
    settle()
    assert "Det bor få barn her" not in on_page(her)
