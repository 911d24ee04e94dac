"""The stop point from the keyboard, over a real vault."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QRadioButton, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.stoppunkt import Samarbeidspart, Sikkerhet
from helseansvarlig.domain.svar import besvart
from tests.fakes.maler import FIRST, approve
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, Keys, shown_room
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(husrom)


def test_both_halves_written_with_keys_become_a_stop_point_and_its_tasks(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("stoppunkt", barn.id)

    keys.type("Jeg vil sove")
    keys.tab_to("Punkt 1")
    keys.type("Våkner tre netter i uka")
    keys.tab_to("Kilde til punkt 1")
    keys.type("Nattevakt")
    keys.tab_to("Hva har vi kommet fram til?")
    keys.type("Hun trenger ro om natta")
    keys.tab_to("Oppgave 1")
    keys.type("Time på BUP")
    keys.tab_to("Når skal oppgave 1 være gjort")
    keys.type("fredag")
    keys.tab_to("Når ser vi på det igjen?")
    keys.type("om 3 uker")
    keys.press(Qt.Key.Key_Return, CTRL)

    kept = her.rom.tjenester.stoppunkt.of_barn(barn.id)[0]
    task = her.rom.tjenester.ett_barn.picture(barn.id).oppfoelginger[0]
    assert (kept.barnet_sier, kept.eier, kept.ses_igjen) == ("Jeg vil sove", "Trygg Havn", TODAY + timedelta(weeks=3))
    assert [(f.tekst, f.kilde, f.sikkerhet, f.dato) for f in kept.fakta] == [
        ("Våkner tre netter i uka", "Nattevakt", Sikkerhet.VET, TODAY)
    ]
    assert kept.konklusjon == "Hun trenger ro om natta"
    assert (task.hva, task.hvem, task.frist) == ("Time på BUP", "Trygg Havn", TODAY + timedelta(days=4))
    assert keys.presses == 1
    assert her.went_to("barnet") == (barn.id,)


def test_an_empty_form_says_what_is_missing_where_it_is_missing_and_keeps_nothing(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("stoppunkt", barn.id)
    press(her.vindu, "Lagre stoppunkt")

    said = words(her.vindu)
    assert said.count("Skriv minst én ting dere vet.") == 2, "under the field and in the summary"
    assert said.count("Skriv hva dere har kommet fram til.") == 2
    assert said.count("Skriv hva dere har bestemt, eller minst én oppgave.") == 2
    assert "Skriv når dere ser på det igjen, for eksempel «om 3 uker»." in said
    assert her.vindu.focusWidget().accessibleName() == "Punkt 1"
    assert her.rom.tjenester.stoppunkt.of_barn(barn.id) == []


def test_a_task_without_a_day_is_asked_about_by_name(her: Husrom) -> None:
    keys = her.go("stoppunkt", her.rom.add_child().id)
    keys.tab_to("Oppgave 1")
    keys.type("Ringe fastlegen")
    press(her.vindu, "Lagre stoppunkt")

    assert "Skriv når «Ringe fastlegen» skal være gjort." in words(her.vindu)


def test_what_is_half_written_is_there_after_a_restart_and_gone_when_it_is_kept(her: Husrom, shown: Show) -> None:
    barn = her.rom.add_child()
    keys = her.go("stoppunkt", barn.id)
    keys.tab_to("Punkt 2")
    keys.type("Er redd for mørket")
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    keys = again.go("stoppunkt", barn.id)
    keys.tab_to("Punkt 2")
    assert keys.focus().toPlainText() == "Er redd for mørket"
    keys.tab_to("Kilde til punkt 2")
    keys.type("Vakker selv")
    keys.tab_to("Hva har vi kommet fram til?")
    keys.type("Mørket er det verste")
    keys.tab_to("Hva har vi bestemt?")
    keys.type("Lys på gangen")
    keys.tab_to("Når ser vi på det igjen?")
    keys.type("om 3 dager")
    keys.press(Qt.Key.Key_Return, CTRL)

    assert len(again.rom.tjenester.stoppunkt.of_barn(barn.id)) == 1
    assert again.rom.tjenester.utkast.find(f"stoppunkt:{barn.id}") is None


def test_a_draft_never_follows_to_another_child(her: Husrom) -> None:
    one, other = her.rom.add_child(), her.rom.add_child("Modig Gran")
    keys = her.go("stoppunkt", one.id)
    keys.type("Bare for Vakker")
    keys = her.go("stoppunkt", other.id)

    assert keys.focus().toPlainText() == ""
    keys.type("Bare for Modig")
    assert her.go("stoppunkt", one.id).focus().toPlainText() == "Bare for Vakker"


def test_a_kartlegging_gives_the_first_points_and_is_named_in_the_stop_point(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("stoppunkt", barn.id, "kartlegging-1")
    keys.tab_to("Kilde til punkt 1")
    assert keys.focus().text() == "Kartlegging 20. november"
    keys.tab_to("Dato for punkt 1")
    assert keys.focus().text() == "20.11.2026"
    keys.tab_to("Hva har vi kommet fram til?")
    keys.type("Natta er vanskelig")
    keys.tab_to("Hva har vi bestemt?")
    keys.type("Snakke med nattevakten")
    keys.tab_to("Når ser vi på det igjen?")
    keys.type("om 3 dager")
    keys.press(Qt.Key.Key_Return, CTRL)

    kept = her.rom.tjenester.stoppunkt.of_barn(barn.id)[0]
    assert (kept.kartlegging_id, kept.beslutning) == ("kartlegging-1", "Snakke med nattevakten")


def finished(her: Husrom, barn: Barn, answer: str) -> Kartlegging:
    """A finished kartlegging in which the child has said this."""
    approve(her.rom.tjenester, FIRST)
    service = her.rom.tjenester.kartlegging
    row = service.start(barn.id, FIRST, "Rolig Bekk").value
    service.answer(row.id, "barnets_egne_ord/barnets_egne_ord.1", besvart(answer))
    her.rom.clock.moment += timedelta(minutes=1)
    return service.finish(row.id).value


def points(her: Husrom) -> list[str]:
    """Return the points as they stand in the form."""
    shown = [one for one in her.vindu.findChildren(QPlainTextEdit) if one.isVisibleTo(her.vindu)]
    return [one.toPlainText() for one in shown if one.accessibleName().startswith("Punkt ") and one.toPlainText()]


def test_all_that_waits_gives_its_points_whichever_way_one_comes(her: Husrom) -> None:
    """From the day's page no kartlegging is named, and none is left out."""
    barn = her.rom.add_child()
    first, second = (finished(her, barn, said) for said in ("Jeg liker å tegne", "Jeg liker snø"))
    for ids in ((barn.id,), (barn.id, first.id), (barn.id, second.id)):
        keys = her.go("stoppunkt", *ids)
        assert [point.rpartition("? ")[2] for point in points(her)] == ["Jeg liker å tegne", "Jeg liker snø"]
    write_halves(keys)
    keys.press(Qt.Key.Key_Return, CTRL)

    assert her.rom.tjenester.stoppunkt.of_barn(barn.id)[0].kartlegging_id == second.id
    assert her.rom.tjenester.stoppunkt.begins_with(barn.id) == ()


def test_what_is_finished_while_a_stop_point_is_half_written_adds_its_points(her: Husrom) -> None:
    barn = her.rom.add_child()
    finished(her, barn, "Jeg liker å tegne")
    keys = her.go("stoppunkt", barn.id)
    keys.tab_to("Hva har vi kommet fram til?")
    keys.type("Hun tegner")
    newest = finished(her, barn, "Jeg liker snø")
    keys = her.go("stoppunkt", barn.id)
    assert [point.rpartition("? ")[2] for point in points(her)] == ["Jeg liker å tegne", "Jeg liker snø"]

    write_halves(keys, " og løper")
    keys.press(Qt.Key.Key_Return, CTRL)
    kept = her.rom.tjenester.stoppunkt.of_barn(barn.id)[0]
    assert (kept.konklusjon, kept.kartlegging_id) == ("Hun tegner og løper", newest.id)


def test_the_child_s_last_words_stand_first(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    her.go("stoppunkt", barn.id)

    said = words(her.vindu)
    assert said.index("«Jeg vil sove»") < said.index("Hva vet vi nå")
    assert "Sagt til Rolig Bekk 23. november" in said
    assert "Vakker" not in her.vindu.windowTitle()


def test_more_points_get_the_focus(her: Husrom) -> None:
    keys = her.go("stoppunkt", her.rom.add_child().id)
    press(her.vindu, "Flere punkter")
    assert keys.focus().accessibleName() == "Punkt 3"


def test_locking_and_coming_back_leads_to_the_same_child(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("stoppunkt", barn.id, "k1")
    assert her.vindu.leave() == Place("stoppunkt", (barn.id, "k1"))


def write_halves(keys: Keys, conclusion: str = "Natta er vanskelig") -> None:
    """Type what every stop point must have; the owner stands there already."""
    for field, text in (
        ("Punkt 1", "Våkner om natta"), ("Kilde til punkt 1", "Nattevakt"),
        ("Hva har vi kommet fram til?", conclusion), ("Hva har vi bestemt?", "Te før leggetid"),
        ("Når ser vi på det igjen?", "om 3 uker"),
    ):  # fmt: skip
        keys.tab_to(field)
        keys.type(text)


def test_a_theme_stands_open_until_a_stop_point_comes_to_something_about_it(her: Husrom) -> None:
    barn, temaer = her.rom.add_child(), her.rom.tjenester.tema
    temaer.raise_tema(barn.id, "Søvn")
    temaer.raise_tema(barn.id, "Besøk hjemme")
    keys = her.go("stoppunkt", barn.id)
    assert words(her.vindu).index("Søvn") < words(her.vindu).index("Hva vet vi nå"), "it begins with them"
    keys.tab_to("Hva har dere kommet fram til om «Søvn»?")
    keys.type("Hun sover nå")
    keys.tab_to("Nye temaer")
    keys.type("Tannlege")
    keys.tab_to("Hva har vi kommet fram til?")
    keys = her.go("stoppunkt", barn.id)
    write_halves(keys)
    keys.press(Qt.Key.Key_Return, CTRL)

    stop = her.rom.tjenester.stoppunkt.of_barn(barn.id)[0]
    closed = [(one.tekst, one.konklusjon, one.stoppunkt_id) for one in temaer.of_barn(barn.id) if one.lukket]
    assert closed == [("Søvn", "Hun sover nå", stop.id)]
    assert [one.tekst for one in temaer.open_of(barn.id)] == ["Besøk hjemme", "Tannlege"]

    her.go("stoppunkt", barn.id)
    assert "Besøk hjemme" in words(her.vindu)
    assert "Søvn" not in words(her.vindu)


def test_a_theme_raised_meanwhile_is_not_passed_by(her: Husrom) -> None:
    """Another has raised one since the form was opened: it is refused, and stands there the next time."""
    barn = her.rom.add_child()
    keys = her.go("stoppunkt", barn.id)
    write_halves(keys)
    her.rom.tjenester.tema.raise_tema(barn.id, "Ny uro")
    keys.press(Qt.Key.Key_Return, CTRL)

    assert her.rom.tjenester.stoppunkt.of_barn(barn.id) == []
    assert "Et tema som står åpent, er ikke med i stoppunktet." in " ".join(words(her.vindu))
    her.go("stoppunkt", barn.id)
    assert "Ny uro" in words(her.vindu)


def test_what_is_known_names_where_it_comes_from_and_what_is_not_known_need_not(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("stoppunkt", barn.id)
    keys.tab_to("Punkt 1")
    keys.type("Er redd")
    press(her.vindu, "Lagre stoppunkt")
    asked = "Skriv hvor dere vet det fra, og når det var: «Er redd»."
    assert words(her.vindu).count(asked) == 2

    next(one for one in her.vindu.findChildren(QRadioButton) if one.text() == "Vet ikke ennå").click()
    press(her.vindu, "Lagre stoppunkt")
    assert asked not in words(her.vindu)


def test_who_should_have_been_there_is_kept_those_for_adults_too(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("stoppunkt", barn.id)
    write_halves(keys)
    for name in ("Fastlege", "Psykisk helsevern for voksne"):
        next(one for one in her.vindu.findChildren(QCheckBox) if one.text() == name).click()
    keys.tab_to("Andre som burde vært med")
    keys.type("Bestemor")
    keys.press(Qt.Key.Key_Return, CTRL)

    kept = her.rom.tjenester.stoppunkt.of_barn(barn.id)[0]
    assert kept.burde_vaert_med == {Samarbeidspart.FASTLEGE, Samarbeidspart.VOKSENPSYKIATRI}
    assert kept.burde_ogsaa == "Bestemor"
