"""Beside the fields, from the keyboard: what goes along, what is missing, hints that can be put away, and sources."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.services.dokumenttyper.utvalg import UTVALG, as_field
from tests.fakes.maler import approve
from tests.ui.husrom import words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import Keys, settle, shown_room
from ui.screens.dokumenter.drawing import DRAW_AFTER_MS
from ui.screens.dokumenter.missing import MissingCard
from ui.screens.dokumenter.notes import READ_AFTER_MS
from ui.widgets.document_view import DocumentView
from ui.widgets.fields import TextArea
from ui.widgets.lists import RowButton
from ui.widgets.page import Place

QUESTION = "Hva ønsker dere svar på eller hjelp til? Ett spørsmål."
her = shown_room(papirrom)


def page_text(room: Papirrom) -> str:
    return room.screen().findChildren(DocumentView)[0].text()


def opened(room: Papirrom, felter: dict[str, str]) -> tuple[str, Keys]:
    """A referral with this written in it."""
    made = room.document(room.child())
    room.rom.tjenester.dokument.write(made.id, {**made.felter, **felter})
    return made.id, room.go("dokument", made.id)


def test_the_way_to_what_is_missing_shows_as_many_lines_as_there_is_room_for(her: Papirrom) -> None:
    """Only the first one was once in sight, at the very bottom of the page."""
    _, keys = opened(her, {})
    keys.tab_to("7 ting mangler")
    keys.press(Qt.Key.Key_Space)
    settle()
    ground = her.screen().ground
    (card,) = her.screen().findChildren(MissingCard)
    below = [one for one in card.findChildren(QPushButton) if one is not keys.focus()]
    bottoms = [one.mapTo(ground.viewport(), one.rect().bottomLeft()).y() for one in below]
    assert keys.focus().visibleRegion().boundingRect() == keys.focus().rect()
    assert sum(bottom <= ground.viewport().height() for bottom in bottoms) >= 2


def test_what_is_ticked_is_on_the_page_at_once_and_stays_in_the_draft(her: Papirrom) -> None:
    made, keys = opened(her, {"tannhelse": "Redd for tannlegen siden hun var liten."})
    assert "Redd for tannlegen" not in page_text(her), "teeth are not part of a good referral"
    keys.tab_to("Velg hva som skal med")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.tab_to("Tannhelse")
    keys.press(Qt.Key.Key_Space)
    QTest.qWait(DRAW_AFTER_MS + 100)
    assert "Redd for tannlegen" in page_text(her)
    assert any(one.startswith("Til barnevernstjenesten går") and "tannhelse" in one for one in words(her.vindu))

    her.vindu.leave()
    assert "tannhelse" in her.written(made)[UTVALG].split(",")
    signed = her.rom.tjenester.dokument.freeze(made).value
    assert signed.innhold is not None
    assert Innhold.TANNHELSE in signed.innhold
    assert Innhold.SEKSUELL not in signed.innhold


def test_what_is_taken_away_leaves_the_page_and_its_words_stay_in_the_draft(her: Papirrom) -> None:
    made, keys = opened(her, {"rus": "Har prøvd hasj en gang."})
    assert "hasj" in page_text(her)
    keys.tab_to("Velg hva som skal med")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.tab_to("Rus")
    keys.press(Qt.Key.Key_Space)
    QTest.qWait(DRAW_AFTER_MS + 100)
    assert "hasj" not in page_text(her)
    heads = [one.accessibleName() for one in her.screen().findChildren(RowButton)]
    assert any(one.endswith("Rus, Ikke med") for one in heads)
    assert her.written(made)["rus"] == "Har prøvd hasj en gang."


def test_each_line_of_what_is_missing_leads_to_its_field_and_goes_when_it_is_written(her: Papirrom) -> None:
    _, keys = opened(her, {})
    keys.tab_to("7 ting mangler")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Ingen står som formell henviser")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert keys.focus().accessibleDescription() == "Hvem henviser?"
    keys.tab_to("Navn")
    keys.type("Klok Stein")
    QTest.qWait(READ_AFTER_MS)
    assert "Ingen står som formell henviser" not in words(her.vindu)
    assert "6 ting mangler" in words(her.vindu)


def test_a_hint_leads_to_its_word_and_can_be_put_away(her: Papirrom) -> None:
    _, keys = opened(her, {})
    keys.tab_to(QUESTION)
    keys.type("Hvordan hjelpe en rusmisbruker?")
    QTest.qWait(READ_AFTER_MS + 50)
    said = "«rusmisbruker» setter vansken foran personen. Skriv heller «ungdom som bruker rusmidler»."
    assert said in words(her.vindu)

    keys.tab_to(f"Vis i teksten: {said}")
    keys.press(Qt.Key.Key_Space)
    area = keys.focus()
    assert isinstance(area, TextArea)
    assert area.textCursor().selectedText() == "rusmisbruker"

    keys.tab_to(f"Skjul hintet: {said}")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert said not in words(her.vindu)
    assert keys.focus() is area, "the hand is not lost with the hint"
    area.moveCursor(QTextCursor.MoveOperation.End)
    keys.type(" En rusmisbruker til.")
    QTest.qWait(READ_AFTER_MS + 50)
    assert said not in words(her.vindu)


def test_how_the_child_puts_it_is_let_be(her: Papirrom) -> None:
    _, keys = opened(her, {"barnets_ord": "Jeg er lat, sier alle. Jeg er vel en rusmisbruker."})
    keys.tab_to("5 Barnets egne ord, Ferdig")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert not any("Skriv heller" in one or "kan dømme" in one for one in words(her.vindu))


def test_an_answer_on_the_page_leads_to_its_question(her: Papirrom) -> None:
    barn = her.child()
    tjenester = her.rom.tjenester
    approve(tjenester, "psykisk-livskvalitet-egne-ord")
    row = tjenester.kartlegging.start(barn.id, "psykisk-livskvalitet-egne-ord", "Rolig Bekk", "", "ja").value
    tjenester.kartlegging.answer(row.id, "barnets_egne_ord/barnets_egne_ord.1", besvart("At jeg liker å tegne."))
    keys = her.go("dokument", her.document(barn).id)
    keys.tab_to("5 Barnets egne ord, Ferdig")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.tab_to("Fra kartleggingen 23. november: Barnets egne ord")
    keys.press(Qt.Key.Key_Return)
    assert her.went_to("kartlegging") == (row.id, "barnets_egne_ord/barnets_egne_ord.1")


def test_a_part_that_is_taken_along_later_offers_what_the_record_says(her: Papirrom) -> None:
    barn = her.child()
    made = her.document(barn)
    tjenester = her.rom.tjenester
    least = frozenset({Innhold.PSYKISK})
    tjenester.dokument.write(made.id, {UTVALG: as_field(least)})
    keys = her.go("dokument", made.id)
    keys.tab_to("5 Barnets egne ord, Ikke med")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.tab_to("Velg hva som skal med")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.tab_to("Barnets egne ord")
    keys.press(Qt.Key.Key_Space)
    her.vindu.leave()
    settle()
    keys.tab_to("Hent fra mappen: Hva sier barnet selv, og hva vil barnet ha hjelp til? Hva hjelper ikke?")
    keys.press(Qt.Key.Key_Space)
    assert isinstance(keys.focus(), TextArea)
    assert "Jeg vil sove." in page_after(her)


def page_after(room: Papirrom) -> str:
    QTest.qWait(DRAW_AFTER_MS + 100)
    return page_text(room)


def lines(room: Papirrom) -> list[str]:
    """What stands in the window, as it is said: a long button folds."""
    return [" ".join(one.split()) for one in words(room.vindu)]


def test_another_child_named_is_told_at_once_and_leads_there(her: Papirrom) -> None:
    her.child("Modig Gran")
    _, keys = opened(her, {})
    keys.tab_to(QUESTION)
    keys.type("Hva kan hjelpe når Modig Gran er våken?")
    QTest.qWait(READ_AFTER_MS + 50)
    said = "Navn på et annet barn: «Modig Gran». Bare dette barnet skal kunne kjennes igjen."
    assert said in words(her.vindu)
    line = "Navn på et annet barn er nevnt i Det vi spør om: «Modig Gran»"
    assert line in lines(her)
    keys.tab_to(line)
    keys.press(Qt.Key.Key_Return)
    assert keys.focus().accessibleName() == QUESTION
    keys.tab_to(f"Vis i teksten: {said}")
    keys.press(Qt.Key.Key_Space)
    area = keys.focus()
    assert isinstance(area, TextArea)
    assert area.textCursor().selectedText() == "Modig Gran"
    keys.type("et annet barn")
    QTest.qWait(READ_AFTER_MS + 50)
    assert line not in lines(her)


def test_a_first_name_that_is_somebody_else_s_is_put_away_by_the_one_who_knows(her: Papirrom) -> None:
    her.child("Modig Gran")
    _, keys = opened(her, {"problemstilling": "Hva kan Modig bidra med?"})
    line = "Navn på et annet barn er nevnt i Det vi spør om: «Modig»"
    assert line in lines(her)
    keys.tab_to("2 Det vi spør om, Ferdig")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.tab_to("Det er noen andre: Navn på et annet barn: «Modig». Bare dette barnet skal kunne kjennes igjen.")
    keys.press(Qt.Key.Key_Space)
    QTest.qWait(READ_AFTER_MS)
    assert line not in lines(her)


def test_a_protected_address_is_said_where_one_writes_and_on_the_page(her: Papirrom) -> None:
    barn = her.rom.add_child(adressegrad=Adressegrad.FORTROLIG)
    her.go("dokument", her.document(barn).id)
    assert any(one.startswith("Barnet har sperret adresse.") for one in words(her.vindu))
    assert "sperret adresse" in page_text(her).casefold()
    assert "Solbakken" not in page_text(her)


def test_a_type_with_nothing_to_choose_shows_no_choice(her: Papirrom) -> None:
    barn = her.child()
    made = her.rom.tjenester.dokument.create(
        Dokumenttype.PURREMELDING, her.document(barn).mottaker, "BUP", barn_id=barn.id
    ).value
    her.go("dokument", made.id)
    assert "Dette får mottakeren" not in words(her.vindu)
    assert "Dette mangler" in words(her.vindu)


def test_a_signed_document_leads_to_its_next_edition_and_to_a_correction(her: Papirrom) -> None:
    barn = her.child()
    made = her.document(barn)
    her.rom.tjenester.dokument.freeze(made.id)
    keys = her.go("dokument", made.id)
    keys.tab_to("Lag rettelse")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert her.vindu.current_place() == Place("nytt_dokument", ("rettelse", barn.id, "", f"dokument:{made.id}"))
    assert "Hvilket dokument skal rettes?" in words(her.vindu)

    keys = her.go("dokument", made.id)
    keys.tab_to("Lag ny utgave")
    keys.press(Qt.Key.Key_Return)
    settle()
    new = her.screen().place().ids[0]
    assert new != made.id
    assert "erstatter utgave 1" in page_text(her)
    assert "Dette mangler" in words(her.vindu), "a draft again"


def test_what_was_signed_is_read_as_it_was_signed(her: Papirrom) -> None:
    barn = her.child()
    made = her.document(barn)
    her.rom.tjenester.dokument.freeze(made.id)
    tjenester = her.rom.tjenester
    tjenester.institusjon.save(replace(tjenester.institusjon.get(), navn="Nytt Navn"))
    her.go("dokument", made.id)
    assert "Solbakken" in page_text(her)
    assert "Nytt Navn" not in page_text(her)


def test_the_words_of_the_page_are_reached_and_read_with_keys_alone(her: Papirrom) -> None:
    keys = her.go("dokument", her.document(her.child()).id)
    keys.press(Qt.Key.Key_F4)
    for _ in range(4):
        if _word(keys) in TABS:
            break
        QTest.keyClick(keys.focus(), Qt.Key.Key_Backtab)
    while _word(keys) != "Les som tekst":
        keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    settle()
    QTest.keyClick(keys.focus(), Qt.Key.Key_Tab)
    reader = keys.focus()
    assert isinstance(reader, QPlainTextEdit)
    assert reader.accessibleName() == "Dokumentet som tekst"
    keys.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert reader.textCursor().hasSelection(), "one can go through it line by line, and copy"


TABS = {"Forhåndsvisning", "Les som tekst"}


def _word(keys: Keys) -> str:
    focus = keys.focus()
    return focus.text() if isinstance(focus, QPushButton) else ""


def test_a_printout_of_a_record_leads_to_where_one_goes_through_it(her: Papirrom) -> None:
    barn = her.child()
    made = her.rom.tjenester.dokument.create(Dokumenttype.INNSYN, Innad.BARNET_SELV, "", barn_id=barn.id).value
    keys = her.go("dokument", made.id)
    keys.tab_to("Gå gjennom mappen")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert her.went_to("innsyn") == (barn.id,)
