"""Registering an answer from the keyboard, over a real vault and the real rules."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.barn import Hjemmel
from helseansvarlig.domain.deling import Utfall
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.samtykke import Innhold, Samtykkeform, Samtykketype
from tests.ui.husrom import Husrom, consent, husrom, press, words
from tests.ui.skjermrom import TODAY, older_child, shown_room
from ui.widgets.choices import CheckBox
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
Show = Callable[..., QWidget]
her = shown_room(husrom)


def ticked(room: Husrom) -> list[str]:
    boxes = room.vindu.findChildren(CheckBox)
    return [one.text() for one in boxes if one.isChecked() and one.isVisibleTo(room.vindu)]


def test_a_yes_takes_six_presses_besides_typing(her: Husrom) -> None:
    """Task 7, from the list to the register."""
    barn = older_child(her.rom)
    keys = her.go("samtykker")
    keys.press(ENTER)
    keys.type("Greit, hvis de slipper å ringe mamma")
    keys.tab_to("Psykisk helse")
    keys.press(SPACE)
    keys.tab_to("BUP")
    keys.press(SPACE)
    keys.tab_to("Ja")
    keys.press(SPACE)
    keys.tab_to("Hva skal det brukes til?")
    keys.type("Samtale om søvn")
    keys.tab_to("Gjelder til")
    keys.type("1.9.2027")
    keys.press(ENTER, CTRL)

    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert keys.presses <= 6
    assert (kept.gitt, kept.gitt_av, kept.dato, kept.gyldig_til) == (True, "Modig Gran", TODAY, date(2027, 9, 1))
    assert kept.innhold == {Innhold.GRUNNOPPLYSNINGER, Innhold.PSYKISK}
    assert kept.mottakere == {Mottakerkategori.BUP}
    assert (kept.samtykketype, kept.form) == (Samtykketype.DELING, Samtykkeform.MUNTLIG)
    assert (kept.formaal, kept.barnets_syn) == ("Samtale om søvn", "Greit, hvis de slipper å ringe mamma")
    assert her.rom.tjenester.deling.judge(barn.id, Mottakerkategori.BUP).utfall is Utfall.DELVIS
    assert her.vindu.current_place() == Place("samtykker")


def test_a_no_is_kept_with_its_reason_and_when_to_ask_again(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.tab_to("BUP")
    keys.press(SPACE)
    keys.tab_to("Ja")
    keys.press(Qt.Key.Key_Right)
    keys.press(SPACE)
    assert "Gjelder til" not in words(her.vindu)
    keys.tab_to("Hvorfor ikke?")
    keys.type("Vil vente")
    keys.tab_to("Når kan vi spørre igjen?")
    keys.type("om 2 uker")
    keys.press(ENTER, CTRL)

    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert (kept.gitt, kept.avslagsgrunn, kept.spoer_igjen) == (False, "Vil vente", TODAY + timedelta(weeks=2))
    assert her.rom.tjenester.deling.judge(barn.id, Mottakerkategori.BUP).grunn == "avslag"


def test_what_the_child_does_not_want_told_is_kept_and_obeyed_by_the_gate(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    press(her.vindu, "Noe Modig ikke vil at vi deler")
    keys.tab_to("Seksuell helse")
    keys.press(SPACE)
    keys.tab_to("Hva gjelder det?")
    for name in ("Seksuell helse", "BUP", "Ja"):
        keys.tab_to(name)
        keys.press(SPACE)
    keys.press(ENTER, CTRL)

    answer = her.rom.tjenester.deling.judge(barn.id, Mottakerkategori.BUP)
    assert Innhold.SEKSUELL in answer.holdt_tilbake
    assert answer.tillatt == {Innhold.GRUNNOPPLYSNINGER}


def test_an_empty_form_says_what_is_missing_and_keeps_nothing(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("nytt_samtykke", barn.id)
    press(her.vindu, "Lagre svaret")

    said = words(her.vindu)
    for sentence in ("Velg hvem som svarer.", "Velg minst én mottaker.", "Velg ja eller nei."):
        assert said.count(sentence) == 2, "under the field and in the summary"
    assert her.rom.tjenester.samtykke.of_barn(barn.id) == []


def test_an_end_before_today_is_refused_in_words(her: Husrom) -> None:
    keys = her.go("nytt_samtykke", older_child(her.rom).id)
    for name in ("BUP", "Ja"):
        keys.tab_to(name)
        keys.press(SPACE)
    keys.tab_to("Gjelder til")
    keys.type("1.11.2026")
    keys.press(ENTER, CTRL)

    assert "Datoen er før i dag." in words(her.vindu)


def test_from_sixteen_the_youth_is_proposed_and_the_paragraph_stands_beside(her: Husrom) -> None:
    her.go("nytt_samtykke", older_child(her.rom).id)

    assert ticked(her) == ["Modig Gran", "Grunnopplysninger"]
    assert any("§§ 4-3 og 4-5. Kontrollert 02.07.2026." in one for one in words(her.vindu))


@pytest.mark.parametrize(
    ("hjemmel", "proposed"),
    [
        (Hjemmel.OMSORGSOVERTAKELSE_5_1, ["Barnevernstjenesten"]),
        (Hjemmel.FRIVILLIG_3_2, ["Stille Vind", "Varm Sol"]),
        (Hjemmel.IKKE_REGISTRERT, []),
    ],
)
def test_under_sixteen_the_legal_basis_decides_who_is_proposed(
    her: Husrom, hjemmel: Hjemmel, proposed: list[str]
) -> None:
    parents = (Person("Stille Vind", "mor"), Person("Varm Sol", "far"))
    barn = her.rom.add_child(hjemmel=hjemmel, foreldreansvar=parents)
    her.go("nytt_samtykke", barn.id)

    assert ticked(her) == [*proposed, "Grunnopplysninger"]
    asked = any("Skriv inn hjemmelen" in one for one in words(her.vindu))
    assert asked is (hjemmel is Hjemmel.IKKE_REGISTRERT)


def test_renewing_is_two_presses_and_leaves_the_old_one_as_it_was(her: Husrom) -> None:
    barn = older_child(her.rom)
    old = consent(her.rom, barn, gyldig_til=TODAY + timedelta(days=3))
    keys = her.go("samtykker")
    keys.press(ENTER)
    keys.tab_to("Gjelder til")
    keys.type("om 50 uker")
    keys.press(ENTER, CTRL)

    renewed, before = her.rom.tjenester.samtykke.of_barn(barn.id)
    assert keys.presses == 2
    assert before == old
    assert (renewed.innhold, renewed.mottakere, renewed.formaal) == (old.innhold, old.mottakere, old.formaal)
    assert (renewed.dato, renewed.gyldig_til) == (TODAY, TODAY + timedelta(weeks=50))


def test_another_kind_of_consent_asks_for_no_contents(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.tab_to("Hva gjelder det?")
    keys.press(Qt.Key.Key_Down)
    assert "Hva kan vi dele?" not in words(her.vindu)
    keys.tab_to("Ja")
    keys.press(SPACE)
    keys.press(ENTER, CTRL)

    assert her.rom.tjenester.samtykke.of_barn(barn.id)[0].samtykketype is Samtykketype.HELSEHJELP


def test_what_is_half_written_is_there_after_a_restart(her: Husrom, shown: Show) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.type("Ikke ennå")
    keys.tab_to("Rus")
    keys.press(SPACE)
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    assert again.go("nytt_samtykke", barn.id).focus().toPlainText() == "Ikke ennå"
    assert ticked(again) == ["Modig Gran", "Grunnopplysninger", "Rus"]


def test_without_a_child_it_asks_whom_it_is_about(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("nytt_samtykke")
    keys.tab_to("Gå videre")
    keys.press(ENTER)

    assert her.vindu.current_place() == Place("nytt_samtykke", (barn.id,))
    assert "Vakker" not in her.vindu.windowTitle()
