"""Filling in a kartlegging at the keyboard: a key per answer, two voices, and what to do at once before anything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from helseansvarlig.cli_ytelse_skjema import large_form
from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import Koding
from tests.ui import probes
from tests.ui.kartleggingsrom import (
    HYPPIGHET,
    LIVSKVALITET,
    ORD,
    PSYKISK,
    Kartleggingsrom,
    kartleggingsrom,
    next_step,
    press,
    settle,
    sti,
    texts,
    top_of,
)
from tests.ui.skjermrom import TODAY, Keys
from ui.answers import answer_words
from ui.i18n import Language, use_language
from ui.screens.kartlegging.tiles import AnswerTiles
from ui.theme import Look, Scheme, Wishes
from ui.widgets.buttons import Button
from ui.widgets.page import Place

K = Qt.Key


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def test_resuming_takes_one_press_from_the_child_and_stands_at_the_question_left(rom: Kartleggingsrom) -> None:
    """Target 6 of the plan: two presses from the child's page, and «Fortsett» is the first thing in focus."""
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    press(keys, "4", "3")
    assert rom.open_question() == "Er du redd eller urolig uten at du helt vet hvorfor?"

    keys = rom.go("ny_kartlegging", rom.barn.id)
    press(keys, K.Key_Return)

    assert keys.presses == 1
    assert rom.vindu.current_place() == Place("kartlegging", (k.id, sti(PSYKISK, "3")))
    assert rom.open_question() == "Er du redd eller urolig uten at du helt vet hvorfor?"


def test_a_theme_takes_one_key_per_choice_and_one_for_the_step(rom: Kartleggingsrom) -> None:
    """Every question of «Livskvalitet» that is chosen is one key, the words are typed, and Ctrl+Enter leads on."""
    k = rom.start()
    keys = rom.go("kartlegging", k.id, LIVSKVALITET)
    press(keys, "7")
    QTest.keyClicks(keys.focus(), "Vi laget pannekaker")
    press(keys, K.Key_PageDown)
    press(keys, "4", "8", "5", "6", "3", "1")
    press(keys, K.Key_PageDown)  # «Hva ville gjort livet litt bedre?» is left for another day
    press(keys, "9")
    choices_and_moves = keys.presses
    next_step(keys)

    assert choices_and_moves == 10, "ten questions: one press each, moving on from the two in words among them"
    assert keys.presses == 11
    assert rom.title() == "Barnets egne ord"
    bilde = rom.picture(k)
    said = [answer_words(p.punkt, bilde.svar.get(p.path), "nb") for p in bilde.steder if p.punkt.is_question]
    words = ["7", "Vi laget pannekaker", "Ofte", "8", "5", "6", "Av og til", "Ja", "Ikke spurt", "9"]
    first = [p.path for p in bilde.steder if p.punkt.is_question].index(sti(LIVSKVALITET, "1"))
    assert said[first : first + 10] == words


def test_ten_is_typed_as_one_and_zero_and_never_answers_two_questions(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(LIVSKVALITET, "5"))
    press(keys, "1", "0")

    assert rom.svar(k, sti(LIVSKVALITET, "5")).verdier == (10,)
    assert rom.svar(k, sti(LIVSKVALITET, "6")).status is Svarstatus.IKKE_SPURT
    assert rom.open_question() == "Hvordan går skole eller jobb?"


def test_a_one_that_stays_alone_is_a_one(rom: Kartleggingsrom, qtbot: QtBot) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(LIVSKVALITET, "5")), "1")
    assert rom.svar(k, sti(LIVSKVALITET, "5")).status is Svarstatus.IKKE_SPURT

    qtbot.waitUntil(lambda: rom.svar(k, sti(LIVSKVALITET, "5")).verdier == (1,), timeout=2000)
    qtbot.waitUntil(lambda: rom.open_question() == "Hvordan går skole eller jobb?", timeout=2000)


def test_after_a_one_another_digit_belongs_to_the_next_question(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(LIVSKVALITET, "5")), "1", "7")

    assert rom.svar(k, sti(LIVSKVALITET, "5")).verdier == (1,)
    assert rom.svar(k, sti(LIVSKVALITET, "6")).verdier == (7,)


def test_arrows_choose_and_stay_and_only_the_last_is_saved(rom: Kartleggingsrom, qtbot: QtBot) -> None:
    """Passing over «Ja» with the arrows must never set off what a «Ja» sets off."""
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "14"))
    press(keys, K.Key_Right, K.Key_Right)

    assert rom.svar(k, sti(PSYKISK, "14")).status is Svarstatus.IKKE_SPURT
    qtbot.waitUntil(lambda: rom.svar(k, sti(PSYKISK, "14")).verdier == (False,), timeout=2000)
    assert rom.open_question() == "Har du tanker om at du ikke vil leve?"
    assert "Gjør dette nå" not in texts(rom.screen())


def test_leaving_the_page_saves_what_the_arrows_chose(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "2")), K.Key_Right, K.Key_Right)
    rom.vindu.show_place(Place("barn"))

    assert [v.kode for v in rom.svar(k, sti(PSYKISK, "2")).verdier] == ["sjelden"]  # type: ignore[union-attr] # a choice


def test_every_question_can_be_refused_not_known_or_set_back(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "13"))
    press(keys, "3")
    assert rom.svar(k, sti(PSYKISK, "13")).status is Svarstatus.VET_IKKE
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "13"))
    press(keys, "4")
    assert rom.svar(k, sti(PSYKISK, "13")).status is Svarstatus.VIL_IKKE_SVARE
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "13"))
    press(keys, K.Key_Delete)
    assert rom.svar(k, sti(PSYKISK, "13")).status is Svarstatus.IKKE_SPURT
    assert rom.open_question() == "Hender det at du skader deg selv med vilje?"


def test_refusing_the_rest_of_a_theme_is_an_answer_and_one_undo(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    press(keys, "4")
    keys.tab_to("Barnet vil ikke svare nå")
    press(keys, K.Key_Return)

    bilde = rom.picture(k)
    refused = [p.path for p in bilde.steder if bilde.svar.get(p.path).status is Svarstatus.VIL_IKKE_SVARE]
    assert sti(PSYKISK, "1") not in refused, "what was answered stays answered"
    assert sti(PSYKISK, "12") not in refused, "the adult's own question is not the child's to refuse"
    assert len(refused) == 12
    assert rom.title() == "Livskvalitet"

    rom.rom.jobs.broadcast(rom.rom.tjenester.angre.undo().changes)
    assert rom.svar(k, sti(PSYKISK, "2")).status is Svarstatus.IKKE_SPURT
    assert rom.svar(k, sti(PSYKISK, "1")).verdier == (4,)


def test_a_follow_up_question_comes_at_once_and_is_next(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "7"))
    assert not any("Fortell gjerne mer" in line for line in rom.lines())
    press(keys, "1")
    assert rom.open_question() == "Fortell gjerne mer"

    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "7"))
    press(keys, "2")
    assert rom.open_question() == "Trekker du deg unna folk du liker?"
    assert not any("Fortell gjerne mer" in line for line in rom.lines())


def test_both_voices_are_kept_beside_the_answer(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    press(keys, "4", K.Key_PageUp)
    keys.tab_to("Skriv med egne ord")
    press(keys, K.Key_Return)
    keys.type("Det er verst når det blir stille.")
    keys.tab_to("Slik vi voksne ser det")
    keys.type("Våken tre netter i uke 46.")
    rom.vindu.leave()

    svar = rom.svar(k, sti(PSYKISK, "1"))
    assert svar == Svar((4,), Svarstatus.BESVART, "Det er verst når det blir stille.", "Våken tre netter i uke 46.")


def test_a_choice_stays_where_the_voices_are_open(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.service.answer(k.id, sti(PSYKISK, "2"), Svar(status=Svarstatus.IKKE_SPURT, barnets_ord="Mest om kvelden."))
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "2")), "4")

    assert rom.open_question() == "Er du trist eller tom inni deg?"
    assert rom.svar(k, sti(PSYKISK, "2")).barnets_ord == "Mest om kvelden."


def test_what_is_typed_is_in_the_vault_within_a_second(rom: Kartleggingsrom, qtbot: QtBot) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "10"))
    QTest.keyClicks(keys.focus(), "Musikk og <b>tur</b>")
    qtbot.waitUntil(lambda: rom.svar(k, sti(PSYKISK, "10")).verdier == ("Musikk og <b>tur</b>",), timeout=1000)
    assert "Lagret 13.00" in texts(rom.screen())


def test_saved_is_said_only_when_the_vault_has_it(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    assert "Lagret" not in texts(rom.screen())
    press(keys, "4")
    assert "Lagret 13.00" in texts(rom.screen())


def test_a_failure_keeps_every_answer_and_trying_again_saves_them_all(rom: Kartleggingsrom) -> None:
    """Somebody else finishes it meanwhile: nothing can be saved. When that is undone, all is."""
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    press(keys, "4")
    rom.service.finish(k.id)
    press(keys, "3", "2")

    assert "Vi fikk ikke lagret. Svarene er her ennå." in texts(rom.screen())
    assert "Lagret" not in texts(rom.screen())
    assert any(line.endswith("Av og til") for line in rom.lines())
    assert not rom.svar(k, sti(PSYKISK, "2")).is_settled

    rom.rom.tjenester.angre.undo()
    keys.tab_to("Prøv igjen")
    press(keys, K.Key_Return)
    assert [rom.svar(k, sti(PSYKISK, n)).verdier[0].kode for n in ("2", "3")] == ["av_og_til", "sjelden"]  # type: ignore[union-attr] # choices
    assert "Vi fikk ikke lagret" not in texts(rom.screen())


def test_an_urgent_answer_shows_what_to_do_above_everything(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(PSYKISK, "14"))
    press(keys, "1")

    screen = rom.screen()
    said = texts(screen)
    assert top_of(screen, "Gjør dette nå") < top_of(screen, "Bli hos barnet") < top_of(screen, "Psykisk helse")
    assert "116 117" in said
    assert "113" in said
    assert "Kilde: " in said
    assert "Kontrollert 02.07.2026" in said
    assert keys.focus().accessibleName() == "Jeg har lest dette"
    assert "Bli hos barnet" in keys.focus().accessibleDescription()
    assert screen.findChild(QScrollArea).verticalScrollBar().value() == 0
    assert "Gjør dette nå" in probes.headings(screen)

    press(keys, K.Key_Return)
    assert "Gjør dette nå" not in texts(screen)
    assert rom.open_question() == "Har du tanker om at du ikke vil leve?"
    keys.tab_to("Vis hva du gjør")
    press(keys, K.Key_Return)
    assert "Gjør dette nå" in texts(screen)


def test_what_was_urgent_and_unread_is_shown_after_unlocking(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "14")), "1")
    place = rom.vindu.leave()
    assert place is not None

    rom.reopen()
    keys = rom.go(place.screen, *place.ids)
    assert keys.focus().accessibleName() == "Jeg har lest dette"
    press(keys, K.Key_Return)
    place = rom.vindu.leave()
    assert place is not None
    rom.reopen()
    rom.go(place.screen, *place.ids)
    assert "Gjør dette nå" not in texts(rom.screen())


def test_both_languages_say_what_to_do(rom: Kartleggingsrom) -> None:
    use_language(Language.NYNORSK)
    rom.reopen()
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "13")), "1")

    said = texts(rom.screen())
    assert "Gjer dette no" in said
    assert "Sjølvskading utan fare for liv" in said
    assert "Hender det at du skader deg sjølv med vilje?" in said
    assert "Ikkje kontrollert enno" in said


def test_the_place_and_the_half_written_text_survive_a_lock(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, sti(ORD, "2"))
    QTest.keyClicks(keys.focus(), "Hjelp til å sove, ikke ")
    place = rom.vindu.leave()
    assert place == Place("kartlegging", (k.id, sti(ORD, "2")))

    rom.reopen()
    keys = rom.go(place.screen, *place.ids)
    field = keys.focus()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "Hjelp til å sove, ikke "


def test_escape_goes_back_a_theme_and_loses_nothing(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.go("barn")
    keys = rom.go("kartlegging", k.id, sti(LIVSKVALITET, "2"))
    QTest.keyClicks(keys.focus(), "Fotball")
    QTest.keyClick(rom.vindu, K.Key_Escape)
    settle()
    assert rom.title() == "Psykisk helse"
    QTest.keyClick(rom.vindu, K.Key_Escape)
    settle()
    assert rom.elsewhere("barn") == ()
    assert rom.svar(k, sti(LIVSKVALITET, "2")).verdier == ("Fotball",)


def test_earlier_answers_stand_beside_the_new_both_voices(rom: Kartleggingsrom) -> None:
    first = rom.start()
    earlier = Svar((6,), barnets_ord="Bedre når noen sitter i gangen.", voksnes_observasjon="Sovnet før 23.")
    rom.service.answer(first.id, sti(PSYKISK, "1"), earlier)
    rom.service.finish(first.id)
    rom.rom.clock.moment = rom.rom.clock.moment.replace(month=12)
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    assert "Tidligere svar\nNovember 2026\n6\n«Bedre når noen sitter i gangen.»\nSovnet før 23." in texts(rom.screen())

    press(keys, "4")
    assert "Tidligere svar" not in texts(rom.screen()), "nothing earlier to the next question: no empty box"


def test_an_undo_elsewhere_shows_at_once(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id), "4")
    assert "Hvordan har du sovet den siste uka? 4" in rom.lines()
    rom.rom.jobs.run(rom.rom.tjenester.angre.undo)
    assert "Hvordan har du sovet den siste uka? Ikke spurt" in rom.lines()


def test_reading_through_finishing_and_on_to_the_stop_point(rom: Kartleggingsrom) -> None:
    k = rom.start()
    answers = {
        sti(PSYKISK, "1"): besvart(2),
        sti(PSYKISK, "2"): besvart(Koding("ofte", HYPPIGHET)),
        sti(ORD, "1"): besvart("At jeg liker å tegne"),
    }
    rom.service.answer_all(k.id, answers)
    keys = rom.go("kartlegging", k.id, ORD)
    next_step(keys)

    assert rom.title() == "Les gjennom sammen"
    assert rom.open_question() == "Kjenner du deg igjen i det som står?"
    said = texts(rom.screen())
    for words in (
        "At jeg liker å tegne",
        "12 spørsmål er ikke spurt.",
        "Drøft innen 3 dager",
        "Følg opp innen 14 dager",
    ):
        assert words in said
    assert said.index("Drøft innen 3 dager") < said.index("Følg opp innen 14 dager")
    assert "risiko" not in said

    press(keys, "1")
    assert keys.focus().accessibleName() == "Gjør ferdig"
    press(keys, K.Key_Return)
    assert rom.title() == "Kartleggingen er ferdig"
    assert rom.picture(k).kartlegging.status is Kartleggingsstatus.FERDIG
    assert keys.focus().accessibleName() == "Lag stoppunkt"
    press(keys, K.Key_Return)
    assert rom.elsewhere("stoppunkt") == (rom.barn.id, k.id)


def test_a_theme_in_several_pages_says_which_page_in_its_title_and_beside_the_progress(tmp_path: Path) -> None:
    with kartleggingsrom(tmp_path, large_form(2)) as made:
        k = made.start()
        keys = made.go("kartlegging", k.id)
        first = made.title()
        *_, pages = first.removesuffix(")").split(" ")
        assert first.endswith(f" (1 av {pages})")
        assert int(pages) > 1
        assert f"Tema 1 av 2, side 1 av {pages} · " in texts(made.screen())
        next_step(keys)
        assert made.title() == first.replace("(1 av", "(2 av")
        assert f"Tema 1 av 2, side 2 av {pages} · " in texts(made.screen())


def test_a_finished_one_says_that_its_stop_point_is_missing_until_it_is_made(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.service.answer(k.id, sti(PSYKISK, "1"), besvart(7))
    rom.service.finish(k.id)
    missing = "Alt er lagret. Nå mangler stoppunktet: Hva vet vi nå, og hva gjør vi nå? Frist mandag 30. november 2026."
    rom.go("kartlegging", k.id)
    assert missing in texts(rom.screen())

    facts = (Faktum("Sover godt", "Nattevakt", dato=TODAY),)
    row = Stoppunkt("", rom.barn.id, TODAY, "Trygg Havn", TODAY + timedelta(7), facts, "", "Ro", beslutning="Te")
    rom.rom.tjenester.stoppunkt.create(replace(row, kartlegging_id=k.id), [])
    rom.go("kartlegging", k.id)
    assert missing not in texts(rom.screen())


def test_nothing_can_be_finished_that_nobody_has_begun(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "til-slutt")
    next_step(keys)
    assert "Svarene så langt er lagret." in texts(rom.screen())
    assert rom.picture(k).kartlegging.status is Kartleggingsstatus.PAABEGYNT


def test_a_finished_one_is_read_and_cannot_be_changed(rom: Kartleggingsrom) -> None:
    k = rom.start()
    rom.service.answer(k.id, sti(PSYKISK, "1"), besvart(5))
    rom.service.finish(k.id)
    rom.go("kartlegging", k.id, sti(PSYKISK, "1"))
    assert rom.title() == "Kartleggingen er ferdig"
    assert rom.screen().findChildren(AnswerTiles) == []
    assert not any(b.isVisible() and b.text() == "Endre" for b in rom.screen().findChildren(Button))


def test_going_on_later_leads_to_the_child(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id)
    keys.tab_to("Fortsett senere")
    press(keys, K.Key_Return)
    assert rom.elsewhere("barnet") == (rom.barn.id,)


def test_the_window_title_holds_no_name_and_no_answer(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "14")), "1")
    assert rom.vindu.windowTitle() == "Helseansvarlig – Kartlegging"


def test_tab_goes_as_the_eye_does_also_when_a_question_came_later(rom: Kartleggingsrom) -> None:
    k = rom.start()
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "7")), "1")
    press(rom.go("kartlegging", k.id, sti(PSYKISK, "14")), "1")
    screen = rom.screen()
    tops = [one.mapTo(screen, QPoint(0, 0)).y() for one in probes.tab_stops(rom.vindu) if screen.isAncestorOf(one)]
    assert len(tops) > 15
    assert tops == sorted(tops)


STATES = ("urørt", "stemmer", "straks", "slutt", "mangler", "feil", "ferdig")


def bring_to(rom: Kartleggingsrom, state: str) -> Keys:
    """Bring the screen into a state."""
    k = rom.start()
    if state == "stemmer":
        rom.service.answer(k.id, sti(PSYKISK, "1"), Svar((6,), barnets_ord="Bedre nå.", voksnes_observasjon="Rolig."))
        return rom.go("kartlegging", k.id, sti(PSYKISK, "1"))
    if state in ("straks", "slutt", "ferdig"):
        rom.service.answer_all(k.id, {sti(PSYKISK, "14"): besvart(True), sti(PSYKISK, "1"): besvart(2)})
    if state == "ferdig":
        rom.service.finish(k.id)
    wanted = {"slutt": "til-slutt", "mangler": "til-slutt", "straks": sti(PSYKISK, "14")}.get(state, "")
    keys = rom.go("kartlegging", k.id, *([wanted] if wanted else []))
    if state == "slutt":
        press(keys, K.Key_Return)
    if state == "mangler":
        next_step(keys)
    if state == "feil":
        rom.service.answer(k.id, sti(PSYKISK, "1"), besvart(5))
        rom.service.finish(k.id)
        press(keys, "4")
    return keys


@pytest.mark.parametrize("state", STATES)
def test_everything_has_a_name_and_is_reached_in_order(rom: Kartleggingsrom, state: str) -> None:
    bring_to(rom, state)
    screen = rom.screen()
    assert probes.missing_names(screen) == []
    assert probes.tab_faults(rom.vindu) == []
    assert probes.order_faults(rom.vindu) == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("state", ["stemmer", "straks", "slutt", "feil"])
def test_every_word_can_be_read_in_both_themes(rom: Kartleggingsrom, look: Look, state: str, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    bring_to(rom, state)
    assert probes.contrast_faults(rom.screen()) == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_at_twice_the_text_on_a_small_screen(rom: Kartleggingsrom, look: Look, state: str) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    rom.reopen()
    rom.vindu.resize(1280, 720)
    bring_to(rom, state)
    settle()
    assert probes.clipping_faults(rom.screen()) == []


def test_the_focus_ring_is_seen_on_every_stop(rom: Kartleggingsrom) -> None:
    bring_to(rom, "stemmer")
    screen = rom.screen()
    stops = [one for one in probes.tab_stops(rom.vindu) if screen.isAncestorOf(one)][:8]
    thin = {one.accessibleName(): probes.ring_thickness(rom.vindu, one) for one in stops}
    assert {name: round(px, 1) for name, px in thin.items() if px < 2} == {}
