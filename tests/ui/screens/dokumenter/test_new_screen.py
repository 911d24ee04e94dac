"""A new document from the keyboard: filled in beforehand, continued where one was begun."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from tests.ui import probes
from tests.ui.husrom import meeting, press, services_around, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import settle, shown_room
from ui.i18n import Language, use_language
from ui.screens.dokumenter.new_kinds import GROUPS, WHEN, KindChoice
from ui.theme import Look, Scheme, Wishes
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(papirrom)


def choose(widget: QWidget, name: str) -> None:
    """Choose among radio buttons; the form is drawn anew."""
    next(one for one in widget.findChildren(QRadioButton) if one.text() == name).click()
    settle()


def test_from_a_child_s_page_one_press_is_enough(her: Papirrom) -> None:
    services_around(her.rom)
    barn = her.child()
    keys = her.go("nytt_dokument", "henvisningsgrunnlag", barn.id, "")
    keys.press(Qt.Key.Key_Return)
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert (made.barn_id, made.mottaker, made.mottaker_navn) == (
        barn.id,
        Mottakerkategori.BARNEVERNSTJENESTEN,
        "BUP Hamar, via barnevernstjenesten",
    )
    assert her.vindu.current_place() == Place("dokument", (made.id,))


def test_nobody_chosen_is_said_at_the_field_and_above_the_button(her: Papirrom) -> None:
    her.child()
    keys = her.go("nytt_dokument")
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert words(her.vindu).count("Velg hvem dokumentet gjelder.") == 2
    assert her.rom.tjenester.dokument.list_dokumenter() == []


def test_minutes_of_the_whole_meeting_name_nobody(her: Papirrom) -> None:
    made_meeting = meeting(her.rom, "Samarbeid")
    keys = her.go("nytt_dokument", "referat", "", made_meeting.id)
    keys.press(Qt.Key.Key_Return)
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert (made.dokumenttype, made.barn_id, made.mottaker_navn) == (Dokumenttype.REFERAT, "", "BUP Hamar")
    settle()
    assert "Signer" in words(her.vindu)
    assert not any("Legg i utboks" in one for one in words(her.vindu))


def test_choosing_another_kind_keeps_the_hand_where_it_was(her: Papirrom) -> None:
    her.child()
    meeting(her.rom, "Samarbeid")
    keys = her.go("nytt_dokument")
    keys.press(Qt.Key.Key_Down)
    settle()
    assert keys.focus().accessibleDescription().startswith("Til andre som skal hjelpe. Når fastlege")
    assert "Hva heter mottakeren?" in words(her.vindu)
    assert her.screen().findChildren(KindChoice)[0].first() is keys.focus()


def test_every_kind_is_reached_with_the_arrows_and_says_when_it_is_used(her: Papirrom) -> None:
    her.child()
    keys = her.go("nytt_dokument")
    seen = []
    for _ in Dokumenttype:
        settle()
        seen.append(keys.focus().property("key"))
        keys.press(Qt.Key.Key_Down)
    assert set(seen) == {kind.value for kind in Dokumenttype}
    said = words(her.vindu)
    assert [one for one in said if one in [heading for heading, _ in GROUPS]] == [heading for heading, _ in GROUPS]
    assert all(WHEN[kind] in said for kind in Dokumenttype)


def test_a_kind_that_is_known_stands_alone_with_the_way_to_the_others(her: Papirrom) -> None:
    barn = her.child()
    keys = her.go("nytt_dokument", "barnekopi", barn.id, "")
    assert "Til møter og huset" not in words(her.vindu)
    keys.tab_to("Lag noe annet")
    keys.press(Qt.Key.Key_Space)
    settle()
    assert "Til møter og huset" in words(her.vindu)
    assert keys.focus().property("key") == "barnekopi"


def test_a_letter_is_to_one_kind_of_recipient_by_name(her: Papirrom) -> None:
    barn = her.child()
    keys = her.go("nytt_dokument", "brev", barn.id, "")
    offered = {one.text() for one in her.screen().findChildren(QRadioButton)}
    assert {"Fastlegen", "Tannklinikken", "Helsesykepleieren", "Skolen"} <= offered
    choose(her.vindu, "Tannklinikken")
    keys.tab_to("Hva heter mottakeren?")
    keys.type("Fjellbygda tannklinikk")
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert (made.dokumenttype, made.mottaker, made.mottaker_navn) == (
        Dokumenttype.BREV,
        Mottakerkategori.TANNKLINIKK,
        "Fjellbygda tannklinikk",
    )


def test_a_reminder_to_bup_asks_the_gate_about_bup(her: Papirrom) -> None:
    """It was once asked about barnevernstjenesten, whatever had been chosen."""
    barn = her.child()
    her.go("nytt_dokument", "purremelding", barn.id, "")
    choose(her.vindu, "BUP")
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument
    assert made.mottaker is Mottakerkategori.BUP


def test_a_paper_about_a_consent_is_about_the_one_that_is_chosen(her: Papirrom) -> None:
    barn = her.child()
    services = her.rom.tjenester
    today = services.aapent.oekt.clock.today()
    to = frozenset({Mottakerkategori.SKOLE_PPT})
    yes = Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset({Innhold.SKOLE}), to, "", today)
    first = services.samtykke.register(yes).value
    services.samtykke.register(replace(yes, mottakere=frozenset({Mottakerkategori.FASTLEGE})))
    her.go("nytt_dokument", "samtykkeerklaering", barn.id, "")
    choice = next(one for one in her.screen().findChildren(QComboBox) if one.accessibleName() == "Hvilket samtykke?")
    offered = [choice.itemText(number) for number in range(choice.count())]
    choice.setCurrentIndex(next(i for i, one in enumerate(offered) if "skole" in one))
    press(her.vindu, "Lag dokumentet")

    made = services.dokument.list_dokumenter()[0].dokument
    assert (made.om, made.mottaker) == (f"samtykke:{first.id}", Innad.BARNET_SELV)
    assert "Disse får vite det: skole og PPT" in services.dokument.preview(made.id).tekst


def test_the_childs_own_copy_is_for_the_child_and_says_that_others_may_find_it(her: Papirrom) -> None:
    barn = her.child()
    her.go("nytt_dokument", "barnekopi", barn.id, "")
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument

    assert made.mottaker is Innad.BARNET_SELV
    assert any(text.startswith("Andre kan finne arket.") for text in words(her.vindu))
    assert "Jeg vil sove." in her.rom.tjenester.dokument.preview(made.id).tekst


def test_a_shift_card_waits_for_what_it_is_for(her: Papirrom) -> None:
    barn = her.child()
    her.go("nytt_dokument", "vaktkort", barn.id, "")
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument

    assert made.mottaker is Innad.EGET_PERSONALE
    assert any(text.endswith("Skriv hva det er til.") for text in words(her.vindu))
    assert "Du må avgjøre" in words(her.vindu)
    her.rom.tjenester.dokument.write(made.id, {**her.written(made.id), "deling_begrunnelse": "Trygg vakt"})
    assert "Hvem vi ringer" in her.rom.tjenester.dokument.preview(made.id).tekst


def test_an_agenda_of_the_whole_meeting_has_its_points_to_write_in(her: Papirrom) -> None:
    planned = meeting(her.rom, "Samarbeid")
    her.go("nytt_dokument", "agenda", "", planned.id)
    press(her.vindu, "Lag dokumentet")
    made = her.rom.tjenester.dokument.list_dokumenter()[0].dokument

    assert (made.barn_id, made.moete_id) == ("", planned.id)
    assert any(text.endswith("Informasjon og opplæring") for text in words(her.vindu))
    assert "Samarbeid" in her.rom.tjenester.dokument.preview(made.id).tekst


def test_the_written_form_is_chosen_for_each_document(her: Papirrom) -> None:
    barn = her.child()
    keys = her.go("nytt_dokument", "henvisningsgrunnlag", barn.id, "")
    keys.tab_to("Lag dokumentet")
    press(her.vindu, "Lag dokumentet")
    use_language(Language.NYNORSK)
    her.new_window()
    her.go("nytt_dokument", "henvisningsgrunnlag", barn.id, "")
    press(her.vindu, "Lag dokumentet")
    assert {line.dokument.maalform for line in her.rom.tjenester.dokument.list_dokumenter()} == {"nb", "nn"}


def test_a_begun_document_is_offered_before_a_second_is_made(her: Papirrom) -> None:
    barn = her.child()
    begun = her.document(barn)
    her.go("nytt_dokument", "henvisningsgrunnlag", barn.id, "")
    assert "Du er i gang med et slikt dokument" in words(her.vindu)
    press(her.vindu, "Fortsett på utkastet")
    assert her.vindu.current_place() == Place("dokument", (begun.id,))


def test_what_was_half_chosen_comes_back(her: Papirrom, shown: Show) -> None:
    her.child()
    keys = her.go("nytt_dokument")
    keys.tab_to("Hvem skal ha det?")
    keys.focus().clear()
    keys.type("BUP Elvebyen")
    her.vindu.leave()
    her.new_window()
    shown(her.vindu)
    keys = her.go("nytt_dokument")
    keys.tab_to("Hvem skal ha det?")
    assert keys.focus().text() == "BUP Elvebyen"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_form_holds_for_every_eye_and_hand(her: Papirrom, look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    her.child()
    meeting(her.rom, "Samarbeid")
    for ids in ((), ("referat", "", "")):
        keys = her.go("nytt_dokument", *ids)
        keys.press(Qt.Key.Key_Return, CTRL)
        settle()
        assert probes.missing_names(her.screen()) == []
        assert probes.tab_faults(her.vindu) == []
        assert probes.contrast_faults(her.screen()) == []


def test_nothing_is_cut_at_twice_the_text_size(tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with papirrom(tmp_path) as her:
        her.document(her.child())
        shown(her.vindu, 1280, 720)
        for place in ("nytt_dokument", "dokumenter"):
            her.go(place)
            assert probes.clipping_faults(her.screen()) == []
