"""The composer from the keyboard: written, seen, signed and queued, and nothing lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.svar import besvart
from tests.fakes.maler import approve
from tests.ui import probes
from tests.ui.husrom import consent, press, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import settle, shown_room
from ui.screens.dokumenter.drawing import DRAW_AFTER_MS
from ui.theme import Look, Scheme, Wishes
from ui.widgets.buttons import Button
from ui.widgets.document_view import DocumentView
from ui.widgets.page import Place

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
QUESTION = "Hva ønsker dere svar på eller hjelp til? Ett spørsmål."
Show = Callable[..., QWidget]
her = shown_room(papirrom)


def page(room: Papirrom) -> DocumentView:
    return room.screen().findChildren(DocumentView)[0]


def test_from_the_record_to_the_outbox_in_five_presses(her: Papirrom) -> None:
    """Task 10: a known recipient, the urgency picked, the question typed."""
    service, barn = her.trusted_service(), her.child()
    her.queued(her.child("Modig Gran"), service)  # they are no longer new to us
    keys = her.go("nytt_dokument", "henvisningsgrunnlag", barn.id, "")
    keys.presses = 1  # «Nytt dokument» on the child's page
    keys.press(Qt.Key.Key_Return)
    settle()

    keys.press(Qt.Key.Key_Space)  # the urgency
    keys.tab_to(QUESTION)
    keys.type("Hva kan hjelpe Vakker med søvnen?")
    settle()
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()
    last_look = " ".join(" ".join(words(her.vindu)).split())  # a long button folds
    assert f"Legg i utboks: Vakker Blomst til {service.navn}" in last_look
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()

    row = next(line for line in her.rom.tjenester.utboks.list_rows() if line.barn.id == barn.id)
    assert row.rad.tilstand is Tilstand.KLAR
    assert row.dokument.felter["problemstilling"] == "Hva kan hjelpe Vakker med søvnen?"
    assert row.dokument.felter["hastegrad"] == "ordinaer"
    assert row.dokument.status is Dokumentstatus.FROSSET
    assert keys.presses <= 5


def test_the_button_names_child_and_recipient(her: Papirrom) -> None:
    her.trusted_service()
    her.go("dokument", her.document(her.child()).id)
    assert "Legg i utboks: Vakker Blomst til\nBarnevernstjenesten i Elvebyen" in words(her.vindu)


def test_a_long_line_of_what_is_missing_folds_and_leaves_the_page_whole(her: Papirrom) -> None:
    her.child("Modig Furuholt Steinsholmen")
    made = her.document(her.child())
    told = {**made.felter, "problemstilling": "Modig Furuholt Steinsholmen sa det samme i går."}
    her.rom.tjenester.dokument.write(made.id, told)
    her.go("dokument", made.id)

    assert any("Furuholt" in one for one in words(her.vindu)), "the control: the line stands there"
    QTest.qWait(50)
    ground = her.screen().ground
    assert ground.horizontalScrollBar().maximum() == 0


def test_a_service_that_is_not_known_to_be_the_childs_own_is_chosen_by_hand(her: Papirrom) -> None:
    service = her.trusted_service()
    barn = her.child()
    her.rom.tjenester.barn.save(replace(barn, omsorgskommune="Fjorden"))
    her.go("dokument", her.document(barn).id)

    assert not any(service.navn in one and "Legg i utboks" in one for one in words(her.vindu))
    next(one for one in her.vindu.findChildren(QRadioButton) if one.text() == service.navn).click()
    settle()
    assert "Legg i utboks: Vakker Blomst til\nBarnevernstjenesten i Elvebyen" in words(her.vindu)


def test_what_the_childs_own_choice_holds_back_is_said_and_leads_to_the_question(her: Papirrom) -> None:
    barn = her.child()
    tjenester = her.rom.tjenester
    approve(tjenester, "seksuell-13-15")
    row = tjenester.kartlegging.start(barn.id, "seksuell-13-15", "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, "seksuell/seksuell.7", besvart(False))
    keys = her.go("dokument", her.document(barn).id)
    keys.tab_to("Velg hva som skal med")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.tab_to("Seksuell helse")
    keys.press(Qt.Key.Key_Space)
    her.vindu.leave()
    settle()
    why = "Seksuell helse. Svarene her deles ikke: Vakker er ikke spurt om hvem som kan få vite det."
    assert why in words(her.vindu)

    way = next(one for one in her.screen().findChildren(Button) if one.text() == "Se spørsmålet i kartleggingen")
    keys.tab_to(way.accessibleName())
    keys.press(Qt.Key.Key_Space)
    assert her.went_to("kartlegging") == (row.id, "seksuell/seksuell.12")


def test_without_a_confirmed_card_it_says_what_to_do(her: Papirrom) -> None:
    her.go("dokument", her.document(her.child()).id)
    said = " ".join(words(her.vindu))
    assert "Be dem om kortet, og les det inn i Innstillinger." in said
    assert "Legg i utboks" not in said


def test_what_is_typed_reaches_the_page_within_a_moment_and_stays_across_a_restart(her: Papirrom, shown: Show) -> None:
    dokument = her.document(her.child())
    keys = her.go("dokument", dokument.id)
    keys.tab_to(QUESTION)
    keys.type("Hva kan hjelpe med søvnen?")
    QTest.qWait(DRAW_AFTER_MS + 100)
    assert "Hva kan hjelpe med søvnen?" in page(her).text()
    assert page(her).page_count() >= 1

    her.rom.drafts.flush()  # the second that a crash may take has passed
    her.new_window()
    shown(her.vindu)
    her.go("dokument", dokument.id)
    assert "Hva kan hjelpe med søvnen?" in page(her).text()
    her.vindu.leave()
    assert her.written(dokument.id)["problemstilling"] == "Hva kan hjelpe med søvnen?"


def test_the_child_s_words_are_there_already_with_their_source(her: Papirrom) -> None:
    barn = her.child()
    keys = her.go("dokument", her.document(barn).id)
    keys.tab_to("5 Barnets egne ord, Ferdig")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.tab_to("Fra notatet 23. november, Rolig Bekk")
    keys.press(Qt.Key.Key_Return)
    assert "Jeg vil sove." in words(her.vindu), "a note has no page of its own: it is quoted where one stands"
    keys.tab_to("Gå til mappen")
    keys.press(Qt.Key.Key_Return)
    assert her.went_to("barnet") == (barn.id,)


def test_the_next_part_opens_from_the_field(her: Papirrom) -> None:
    keys = her.go("dokument", her.document(her.child()).id)
    keys.tab_to(QUESTION)
    keys.press(Qt.Key.Key_Down, ALT)
    settle()
    assert keys.focus().accessibleDescription() == "Hvem henviser?"


def test_an_emergency_is_a_call_and_no_document(her: Papirrom) -> None:
    her.trusted_service()
    keys = her.go("dokument", her.document(her.child()).id)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down):
        keys.press(key)
    settle()
    said = words(her.vindu)
    assert {"Stopp. Ring nå.", "113", "116 117"} <= set(said)
    assert not any("utboks:" in one for one in said)
    keys.press(Qt.Key.Key_Up)
    settle()
    assert "Stopp. Ring nå." not in words(her.vindu)
    keys.press(Qt.Key.Key_Down)
    settle()
    keys.press(Qt.Key.Key_P, CTRL)
    assert len(her.printed) == 1, "a sheet to call from waits for no last look"


def test_a_reservation_makes_somebody_decide_and_write_why(her: Papirrom) -> None:
    barn = her.child()
    consent(her.rom, barn, forbehold=frozenset({Innhold.RUS}))
    dokument = her.document(barn)
    keys = her.go("dokument", dokument.id)
    assert "Du må avgjøre" in words(her.vindu)
    assert "Du må avgjøre om dette kan deles." in words(page(her))

    keys.tab_to("Hvorfor er det riktig å dele likevel?")
    keys.type("Vakker vet om det.")
    her.screen().leave()
    QTest.qWait(DRAW_AFTER_MS + 100)
    assert "Kan deles" in words(her.vindu) or "Noe kan deles" in words(her.vindu)
    assert page(her).page_count() >= 1


def test_without_consent_bup_gets_nothing_and_the_page_says_why(her: Papirrom) -> None:
    her.go("dokument", her.document(her.child(), Mottakerkategori.BUP).id)
    assert "Kan ikke deles nå" in words(her.vindu)
    assert "Dette kan ikke deles med mottakeren nå." in words(page(her))


def test_signing_asks_and_no_means_no(tmp_path: Path, shown: Show) -> None:
    with papirrom(tmp_path, yes=False) as her:
        shown(her.vindu)
        dokument = her.document(her.child())
        her.go("dokument", dokument.id)
        press(her.vindu, "Signer")
        assert her.asker.asked[-1].do_it == "Signer"
        assert her.rom.tjenester.dokument.picture(dokument.id).dokument.status is Dokumentstatus.UTKAST


def test_what_is_signed_can_be_printed_and_saved_but_not_changed(her: Papirrom) -> None:
    dokument = her.document(her.child())
    keys = her.go("dokument", dokument.id)
    keys.tab_to("Signer")
    keys.press(Qt.Key.Key_Return)
    assert any("kan ikke endres" in one for one in words(her.vindu))
    assert her.screen().isAncestorOf(keys.focus()), "the hand stays on the page"
    keys.press(Qt.Key.Key_P, CTRL)
    settle()
    place = her.screen().place()
    assert (place.screen, place.ids[:2]) == ("utgang", (dokument.id, "papir")), "what leaves is looked at first"


def test_undo_brings_the_earlier_text_back_on_screen(her: Papirrom) -> None:
    dokument = her.document(her.child())
    keys = her.go("dokument", dokument.id)
    keys.tab_to(QUESTION)
    keys.type("Feil spørsmål")
    her.screen().leave()
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    settle()
    keys.tab_to(QUESTION)
    assert keys.focus().toPlainText() == ""


def test_f4_swaps_between_text_and_page(her: Papirrom) -> None:
    keys = her.go("dokument", her.document(her.child()).id)
    keys.press(Qt.Key.Key_F4)
    assert page(her).isAncestorOf(keys.focus())
    keys.press(Qt.Key.Key_F4)
    assert not page(her).isAncestorOf(keys.focus())


def test_locking_leads_back_to_the_same_document(her: Papirrom) -> None:
    dokument = her.document(her.child())
    her.go("dokument", dokument.id)
    assert her.vindu.leave() == Place("dokument", (dokument.id,))
    assert "Vakker" not in her.vindu.windowTitle()


@pytest.mark.parametrize(
    ("scheme", "state"),
    [(Scheme.LIGHT, "skriver"), (Scheme.DARK, "signert"), (Scheme.LIGHT, "sperret"), (Scheme.DARK, "akutt")],
)
def test_the_composer_holds_for_every_eye_and_hand(her: Papirrom, look: Look, scheme: Scheme, state: str) -> None:
    look.wish(Wishes(scheme))
    her.trusted_service()
    barn = her.child()
    kategori = Mottakerkategori.BUP if state == "sperret" else Mottakerkategori.BARNEVERNSTJENESTEN
    dokument = her.document(barn, kategori)
    keys = her.go("dokument", dokument.id)
    if state == "signert":
        press(her.vindu, "Signer")
    if state == "akutt":
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down):
            keys.press(key)
    settle()
    screen = her.screen()
    assert probes.missing_names(screen) == []
    assert probes.tab_faults(her.vindu) == []
    assert probes.order_faults(her.vindu) == []
    assert probes.contrast_faults(screen) == []


def test_nothing_is_cut_at_twice_the_text_size(tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with papirrom(tmp_path) as her:
        her.trusted_service()
        dokument = her.document(her.child())
        shown(her.vindu, 1280, 720)
        her.go("dokument", dokument.id)
        assert her.vindu.width() == 1280
        assert probes.clipping_faults(her.screen()) == []
        button = next(
            one for one in her.screen().findChildren(QWidget) if one.accessibleName().startswith("Legg i utb")
        )
        assert button.visibleRegion().boundingRect().height() == button.height(), "the primary button is in sight"
        press(her.vindu, "Vis siden")
        assert page(her).isVisible()
        press(her.vindu, "Til teksten")
        assert QApplication.focusWidget() is not None
        assert not page(her).isVisible()
