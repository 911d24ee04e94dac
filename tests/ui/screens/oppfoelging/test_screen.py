"""The form about a follow-up from the keyboard, over a real vault."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Gjentakelse, Gjentakelsesenhet, Oppfoelging
from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, faults, follow_up, words
from tests.ui.skjermrom import TODAY, Keys, settle, shown_room
from ui.theme import Look, Wishes
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(barnerom)


@pytest.fixture
def vakker(her: Barnerom) -> Barn:
    return her.rom.add_child()


def fill(keys: Keys, **typed: str) -> None:
    """Go to each field by its name and type."""
    for name, text in typed.items():
        keys.tab_to(name.replace("_", " "))
        keys.type(text)


def rows(room: Barnerom, barn: Barn) -> list[Oppfoelging]:
    with room.rom.tjenester.aapent.oekt.store.read() as unit:
        return unit.oppfoelging.of_barn(barn.id)


def choose(keys: Keys, name: str, down: int) -> None:
    keys.tab_to(name)
    for _ in range(down):
        keys.press(Qt.Key.Key_Down)
    settle()


def test_what_and_when_are_enough_and_the_owner_stands_there_already(her: Barnerom, vakker: Barn) -> None:
    keys = her.go("oppfoelging", vakker.id)
    keys.type("Ring fastlegen")
    keys.tab_to("Frist")
    keys.type("om 3 dager")
    keys.press(Qt.Key.Key_Return, CTRL)

    (row,) = rows(her, vakker)
    assert (row.hva, row.hvem, row.frist) == ("Ring fastlegen", "Trygg Havn", TODAY + timedelta(days=3))
    assert her.place() == Place("barnet", (vakker.id,))


def test_need_area_deputy_recurrence_and_review_are_kept(her: Barnerom, vakker: Barn) -> None:
    keys = her.go("oppfoelging", vakker.id)
    keys.type("Time hos tannlegen")
    keys.tab_to("Hvilket behov gjelder det?")
    keys.type("Vondt i tennene")
    choose(keys, "Område", 4)
    keys.tab_to("Stedfortreder")
    keys.type("Rolig Bekk")
    keys.tab_to("Frist")
    keys.type("4.12.2026")
    choose(keys, "Skal det gjentas?", 6)
    keys.tab_to("Tar under ti minutter")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Venter vi på noen andre?")
    keys.type("Tannklinikken")
    keys.tab_to("Når spør vi om det hjalp?")
    keys.type("18.12.2026")
    keys.press(Qt.Key.Key_Return, CTRL)

    (row,) = rows(her, vakker)
    assert (row.behov, row.omraade, row.stedfortreder) == ("Vondt i tennene", Omraade.TANNHELSE, "Rolig Bekk")
    assert (row.gjentas, row.er_liten) == (Gjentakelse(12, Gjentakelsesenhet.MAANEDER), True)
    assert row.venter is not None
    assert (row.venter.paa, row.venter.sist_hoert, row.ses_paa) == ("Tannklinikken", TODAY, date(2026, 12, 18))


def test_a_rule_gives_the_date_and_says_where_it_comes_from(her: Barnerom, vakker: Barn) -> None:
    keys = her.go("oppfoelging", vakker.id)
    choose(keys, "Frist etter regel", 1)
    keys.tab_to("Når skjedde det fristen regnes fra?")
    keys.type("14.12.2026")
    settle()
    said = " ".join(words(her.vindu))
    assert "Tirsdag 29. desember 2026. 10 virkedager etter: Henvisningen er mottatt." in said
    assert "Kilde: pasient- og brukerrettighetsloven § 2-2. Kontrollert 02.07.2026." in said
    keys.press(Qt.Key.Key_Return, CTRL)

    (row,) = rows(her, vakker)
    assert (row.hva, row.frist) == ("Svar på om barnet har rett til helsehjelp", date(2026, 12, 29))
    assert row.fra_regel is not None
    assert row.venter is not None
    assert (row.fra_regel.regel, row.venter.kategori) == ("vurdering_av_henvisning", "bup")


def test_a_rule_nobody_has_checked_cannot_be_chosen(her: Barnerom, vakker: Barn) -> None:
    keys = her.go("oppfoelging", vakker.id)
    keys.tab_to("Frist etter regel")
    offered = [keys.focus().itemText(n) for n in range(keys.focus().count())]  # type: ignore[attr-defined] # it is a list of choices

    assert "Klage til statsforvalteren" in offered
    assert "Undersøkelse hos tannlege" not in offered


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"Frist": "i morgen"}, "Skriv hva som skal gjøres."),
        ({"Hva_skal_gjøres?": "Ring"}, "Skriv datoen som 4.3.2026, «fredag» eller «om 3 dager»."),
        ({"Hva_skal_gjøres?": "Ring", "Frist": "tull"}, "Skriv datoen som 4.3.2026, «fredag» eller «om 3 dager»."),
    ],
)
def test_what_is_missing_is_said_at_its_field(her: Barnerom, vakker: Barn, typed: dict[str, str], said: str) -> None:
    keys = her.go("oppfoelging", vakker.id)
    fill(keys, **typed)
    keys.press(Qt.Key.Key_Return, CTRL)

    assert said in words(her.vindu)
    assert rows(her, vakker) == []


def test_what_stands_is_changed_and_can_be_taken_away(her: Barnerom, vakker: Barn) -> None:
    task = follow_up(her.rom, vakker, "Ring fastlegen", 3)
    keys = her.go("oppfoelging", vakker.id, task.id)
    keys.type(" i dag")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert [row.hva for row in rows(her, vakker)] == ["Ring fastlegen i dag"]

    keys = her.go("oppfoelging", vakker.id, task.id)
    keys.tab_to("Ta bort")
    keys.press(Qt.Key.Key_Space)
    assert rows(her, vakker) == []
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    assert len(rows(her, vakker)) == 1


def test_half_written_it_is_there_next_time_and_avbryt_forgets_it(her: Barnerom, vakker: Barn) -> None:
    her.go("oppfoelging", vakker.id).type("Ring fast")
    her.rom.drafts.flush()
    room = her.new_window()
    room.vindu.show()
    keys = room.go("oppfoelging", vakker.id)
    assert "Det du skrev sist, står her ennå." in words(room.vindu)
    keys.tab_to("Avbryt")
    keys.press(Qt.Key.Key_Space)
    keys = room.go("oppfoelging", vakker.id)
    assert "Det du skrev sist, står her ennå." not in words(room.vindu)
    room.vindu.close()


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["ny", "endre", "feil", "regel"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        barn = room.rom.add_child()
        task = follow_up(room.rom, barn, "Etterspør svar fra barne- og ungdomspsykiatrisk poliklinikk", 3)
        shown(room.vindu)
        keys = room.go("oppfoelging", barn.id, *([task.id] if state == "endre" else []))
        if state == "feil":
            keys.press(Qt.Key.Key_Return, CTRL)
        if state == "regel":
            choose(keys, "Frist etter regel", 2)
            keys.tab_to("Når skjedde det fristen regnes fra?")
            keys.type("14.12.2026")
        assert faults(room.vindu, wishes) == []
        title = "Endre oppfølging for Vakker" if state == "endre" else "Ny oppfølging for Vakker"
        assert title in probes.headings(room.vindu)
