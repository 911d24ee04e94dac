"""The register of consents, over a real vault."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.svar import besvart
from tests.fakes.maler import FIRST, approve
from tests.ui.husrom import Husrom, consent, five_children, husrom, press, words
from tests.ui.skjermrom import TODAY, older_child, settle, shown_room
from ui.widgets.page import Place

her = shown_room(husrom)


def test_what_is_missing_or_runs_out_stands_before_what_holds_and_a_no_stands_on_its_own(her: Husrom) -> None:
    five_children(her.rom)
    her.go("samtykker")

    said = words(her.vindu)
    order = ["Mangler eller går ut", "Lett Sky", "Vakker Blomst", "Gjelder nå", "Modig Gran"]
    order += ["Svart nei eller trukket", "Klar Måne", "Stødig Fjell"]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert "Grunnopplysninger, psykisk helse → BUP" in said
    assert "Modig Gran · til 01.09.2027" in said
    assert "Klar Måne svarte nei 14. oktober. Spør igjen 1. desember." in said
    assert "Trukket av Stødig Fjell 23. november." in said


def test_a_withdrawal_is_two_presses_and_says_who_and_when(her: Husrom) -> None:
    barn = older_child(her.rom)
    given = consent(her.rom, barn)
    keys = her.go("samtykker")
    keys.tab_to("Trekk samtykket for Modig Gran: Grunnopplysninger, psykisk helse → BUP")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert keys.focus().text() == "Trekk samtykket"
    keys.press(Qt.Key.Key_Return)
    settle()

    row = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert (row.id, row.trukket, row.trukket_av) == (given.id, TODAY, "Modig Gran")
    assert keys.presses == 2
    assert "Trukket av Modig Gran 23. november." in words(her.vindu)


def test_esc_closes_the_withdrawal_and_keeps_the_consent(her: Husrom) -> None:
    barn = older_child(her.rom)
    consent(her.rom, barn)
    keys = her.go("samtykker")
    press(her.vindu, "Trekk")
    assert "Hvem trekker samtykket?" in words(her.vindu)
    keys.press(Qt.Key.Key_Escape)

    assert "Hvem trekker samtykket?" not in words(her.vindu)
    assert her.rom.tjenester.samtykke.of_barn(barn.id)[0].trukket is None


def test_somebody_else_than_the_giver_can_withdraw(her: Husrom) -> None:
    barn = older_child(her.rom)
    consent(her.rom, barn)
    her.go("samtykker")
    press(her.vindu, "Trekk")
    press_radio(her.vindu, "Stille Vind, mor")
    press(her.vindu, "Trekk samtykket")

    assert her.rom.tjenester.samtykke.of_barn(barn.id)[0].trukket_av == "Stille Vind"


def test_a_withdrawal_can_be_undone_and_the_list_shows_it(her: Husrom) -> None:
    barn = older_child(her.rom)
    given = consent(her.rom, barn)
    her.go("samtykker")
    her.rom.tjenester.samtykke.withdraw(given.id, "Modig Gran")
    her.rom.jobs.run(her.rom.tjenester.angre.undo)

    assert "Gjelder nå" in words(her.vindu)


def test_typing_leaves_only_the_names_that_match(her: Husrom) -> None:
    five_children(her.rom)
    keys = her.go("samtykker")
    keys.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    keys.type("sky")
    assert "Lett Sky" in words(her.vindu)
    assert "Vakker Blomst" not in words(her.vindu)
    keys.type("xx")
    assert "Ingen barn heter det du skrev." in words(her.vindu)


def test_a_consent_to_others_than_bup_stands_beside_what_is_missing(her: Husrom) -> None:
    barn = her.rom.add_child()
    consent(
        her.rom,
        barn,
        innhold=frozenset({Innhold.SKOLE}),
        mottakere=frozenset({Mottakerkategori.SKOLE_PPT}),
        gyldig_til=date(2027, 9, 1),
    )
    her.go("samtykker")

    said = words(her.vindu)
    assert "Å dele med BUP" in said
    assert "Skole → skole og PPT" in said


def test_renewing_stands_in_front_of_what_it_renews(her: Husrom) -> None:
    barn = older_child(her.rom)
    consent(her.rom, barn, gyldig_til=TODAY)
    consent(her.rom, barn, dato=TODAY, gyldig_til=date(2027, 9, 1))
    her.go("samtykker")

    assert words(her.vindu).count("Modig Gran") == 1
    assert "Modig Gran · til 01.09.2027" in words(her.vindu)


def test_registering_and_renewing_lead_to_the_form_of_that_child(her: Husrom) -> None:
    children = five_children(her.rom)
    her.go("samtykker")
    press(her.vindu, "Registrer samtykke for Vakker Blomst")
    assert her.vindu.current_place() == Place("nytt_samtykke", (children["mangler"].id,))


def test_an_empty_house_says_that_general_advice_needs_no_consent(her: Husrom) -> None:
    her.go("samtykker")
    assert any("Generelle råd fra BUP trenger ikke samtykke" in one for one in words(her.vindu))


def press_radio(widget: QWidget, text: str) -> None:
    from PySide6.QtWidgets import QRadioButton

    next(one for one in widget.findChildren(QRadioButton) if one.text() == text and one.isVisibleTo(widget)).click()


def test_a_wish_about_one_answer_stands_among_the_childs_wishes_and_says_nothing_of_it(her: Husrom) -> None:
    barn, t = older_child(her.rom), her.rom.tjenester
    approve(t, FIRST)
    row = t.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    t.kartlegging.answer(row.id, "psykisk/psykisk.1", besvart(2))
    t.forbehold.reserve(row.id, "psykisk/psykisk.1", frozenset({Mottakerkategori.BUP}))
    her.go("samtykker")

    said = words(her.vindu)
    assert "Ett svar i en kartlegging: ikke til BUP" in said
    assert "sovet" not in said
