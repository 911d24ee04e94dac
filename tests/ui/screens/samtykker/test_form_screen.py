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
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykkeform, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.samtykkeregel import Vilkaar
from tests.ui.husrom import Husrom, consent, husrom, press, words
from tests.ui.skjermrom import TODAY, older_child, settle, shown_room
from ui.widgets.choices import CheckBox
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
Show = Callable[..., QWidget]
PARENTS = (Person("Stille Vind", "mor"), Person("Varm Sol", "far"))
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
    barn = her.rom.add_child(born=date(2013, 3, 4))
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


def test_from_fifteen_the_youth_answers_about_sharing_and_from_sixteen_about_help_and_the_rule_stands_beside(
    her: Husrom,
) -> None:
    keys = her.go("nytt_samtykke", her.rom.add_child(hjemmel=Hjemmel.FRIVILLIG_3_2, foreldreansvar=PARENTS).id)
    assert ticked(her) == ["Vakker Blomst", "Grunnopplysninger"]
    assert any("§ 12-3" in one and "Ikke kontrollert." in one for one in words(her.vindu))

    keys.tab_to("Hva gjelder det?")
    keys.press(Qt.Key.Key_Down)
    assert ticked(her) == ["Stille Vind, mor", "Varm Sol, far"]

    her.go("nytt_samtykke", older_child(her.rom).id)
    keys.tab_to("Hva gjelder det?")
    keys.press(Qt.Key.Key_Down)
    assert ticked(her) == ["Modig Gran"]
    assert any("§ 4-3. Kontrollert 02.07.2026." in one for one in words(her.vindu))


def test_who_was_chosen_by_hand_stays_chosen_when_something_else_is_asked_for(her: Husrom) -> None:
    keys = her.go("nytt_samtykke", older_child(her.rom).id)
    keys.tab_to("Stille Vind, mor")
    keys.press(SPACE)
    keys.tab_to("Hva gjelder det?")
    keys.press(Qt.Key.Key_Down)

    assert ticked(her) == ["Modig Gran", "Stille Vind, mor"]


def test_a_yes_from_somebody_the_rules_do_not_propose_takes_a_reason(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    for name in ("Modig Gran", "Stille Vind, mor", "BUP", "Ja"):
        keys.tab_to(name)
        keys.press(SPACE)
    assert "Hvem har vurdert det, og hvorfor?" not in words(her.vindu)
    keys.press(ENTER, CTRL)
    said = words(her.vindu)
    assert said.count("Reglene foreslår noen andre. Skriv hvorfor det er riktig at disse svarer.") == 2
    assert her.rom.tjenester.samtykke.of_barn(barn.id) == []

    keys.tab_to("Hvem har vurdert det, og hvorfor?")
    keys.type("Modig ba mor svare, 20. november")
    keys.press(ENTER, CTRL)
    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert (kept.givere, kept.overstyring) == (
        (Giver("Stille Vind", Egenskap.FORELDER, "mor"),), "Modig ba mor svare, 20. november",
    )  # fmt: skip


def test_a_condition_changes_who_is_proposed_and_asks_who_found_it(her: Husrom) -> None:
    barn = her.rom.add_child(born=date(2013, 3, 4), hjemmel=Hjemmel.FRIVILLIG_3_2, foreldreansvar=PARENTS)
    keys = her.go("nytt_samtykke", barn.id)
    keys.tab_to("Hva gjelder det?")
    keys.press(Qt.Key.Key_Down)
    assert ticked(her) == ["Stille Vind, mor", "Varm Sol, far"]
    keys.tab_to("Er noe av dette vurdert?")
    keys.type("Det")
    settle()

    assert ticked(her) == ["Vakker Blomst"]
    keys.tab_to("Hvem har vurdert det, og hvorfor?")
    keys.type("Helsesykepleier Klok Stein")
    keys.tab_to("Ja")
    keys.press(SPACE)
    keys.press(ENTER, CTRL)
    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert (kept.vilkaar, kept.regel) == (Vilkaar.HJELPENS_ART, "helsehjelp_12_16_hjelpens_art")


def test_a_small_step_is_one_choice(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.tab_to("Gjelder det alt, eller noe bestemt?")
    keys.press(Qt.Key.Key_Down)
    for name in ("BUP", "Ja"):
        keys.tab_to(name)
        keys.press(SPACE)
    keys.press(ENTER, CTRL)

    assert her.rom.tjenester.samtykke.of_barn(barn.id)[0].anledning is Anledning.KONTAKTMOETE
    assert "Grunnopplysninger → BUP · Bare å snakke om det i kontaktmøtet" in words(her.vindu)


def test_of_parents_each_is_asked_about_by_name(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    assert "Hvem av foreldrene?" not in words(her.vindu)
    for name in ("Foreldre, hver for seg", "Stille Vind", "Ja"):
        keys.tab_to(name)
        keys.press(SPACE)
    keys.press(ENTER, CTRL)

    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert (kept.mottakere, kept.navngitte) == ({Mottakerkategori.FORELDRE}, ("Stille Vind",))


def test_a_yes_to_a_drug_test_is_written(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.tab_to("Hva gjelder det?")
    for _ in range(2):
        keys.press(Qt.Key.Key_Down)
    keys.tab_to("Gjelder det alt, eller noe bestemt?")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    keys.tab_to("Ja")
    keys.press(SPACE)
    keys.press(ENTER, CTRL)
    assert "Et ja til rusmiddeltest må være skriftlig." in words(her.vindu)

    keys.tab_to("Muntlig")
    keys.press(Qt.Key.Key_Right)
    keys.press(SPACE)
    keys.press(ENTER, CTRL)
    assert her.rom.tjenester.samtykke.of_barn(barn.id)[0].form is Samtykkeform.SKRIFTLIG


def test_a_no_keeps_what_would_make_it_a_yes_and_help_that_is_wanted_now_is_for_today(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.tab_to("BUP")
    keys.press(SPACE)
    keys.tab_to("Ja")
    keys.press(Qt.Key.Key_Right)
    keys.press(SPACE)
    for name, typed in (
        ("Hva kunne gjort det til et ja?", "Å møte henne her"),
        ("Hva har hjulpet før?", "Å gå tur"),
        ("Hva har ikke hjulpet?", "Å sitte stille"),
        ("Når kan vi spørre igjen?", "om 2 uker"),
    ):
        keys.tab_to(name)
        keys.type(typed)
    keys.tab_to("Vil ha hjelp nå: minn oss på det i dag")
    keys.press(SPACE)
    keys.press(ENTER, CTRL)

    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    assert (kept.ja_hvis, kept.hjalp, kept.hjalp_ikke) == ("Å møte henne her", "Å gå tur", "Å sitte stille")
    tasks = her.rom.tjenester.ett_barn.picture(barn.id).oppfoelginger
    assert {(one.hva, one.frist) for one in tasks} == {
        ("Snakk sammen i dag: vil ha hjelp nå", TODAY),
        ("Spør Modig igjen om samtykke", TODAY + timedelta(weeks=2)),
    }
    assert any("Kan bli et ja: Å møte henne her." in one for one in words(her.vindu))


def test_how_it_was_explained_and_how_the_child_took_part_open_when_they_are_wanted(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    assert "Hvordan ble det forklart?" not in words(her.vindu)
    for name in ("BUP", "Ja"):
        keys.tab_to(name)
        keys.press(SPACE)
    press(her.vindu, "Slik ble det forklart")
    keys.type("Arket, lest sammen")
    press(her.vindu, "Slik medvirket barnet")
    keys.type("Hva BUP er")
    keys.tab_to("Hva sa barnet, ord for ord?")
    keys.type("Greit, men jeg vil lese det først.")
    keys.tab_to("Hvem hørte det?")
    keys.type("Rolig Bekk")
    keys.press(ENTER, CTRL)

    kept = her.rom.tjenester.samtykke.of_barn(barn.id)[0]
    block = her.rom.tjenester.medvirkning.of(f"samtykke:{kept.id}")
    assert kept.informasjon.forklart == "Arket, lest sammen"
    assert (block.informert_om, block.barnet_sa) == ("Hva BUP er", "Greit, men jeg vil lese det først.")
    assert (block.sagt, block.hoert_av) == (TODAY, "Rolig Bekk")


def test_the_offer_sheet_is_one_press_away_and_what_is_half_written_waits(her: Husrom) -> None:
    barn = older_child(her.rom)
    keys = her.go("nytt_samtykke", barn.id)
    keys.type("Vil vite hva BUP er")
    press(her.vindu, "Vis arket")
    assert her.vindu.current_place() == Place("tilbudsark")

    her.go("nytt_samtykke", barn.id)
    assert keys.focus().toPlainText() == "Vil vite hva BUP er"


@pytest.mark.parametrize(
    ("hjemmel", "proposed"),
    [
        (Hjemmel.OMSORGSOVERTAKELSE_5_1, ["Barnevernstjenesten"]),
        (Hjemmel.FRIVILLIG_3_2, ["Stille Vind, mor", "Varm Sol, far"]),
        (Hjemmel.IKKE_REGISTRERT, []),
    ],
)
def test_under_fifteen_the_legal_basis_decides_who_is_proposed(
    her: Husrom, hjemmel: Hjemmel, proposed: list[str]
) -> None:
    barn = her.rom.add_child(born=date(2013, 3, 4), hjemmel=hjemmel, foreldreansvar=PARENTS)
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
