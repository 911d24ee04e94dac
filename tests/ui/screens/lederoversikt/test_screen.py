"""The leader's numbers on screen: as they were shared, small groups hidden, nothing to press that shows more."""

from __future__ import annotations

from helseansvarlig.domain.lederoversikt import Oversikt
from helseansvarlig.domain.person import Rolle, Rom
from tests.ui.conftest import TODAY
from tests.ui.delingsrom import Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import press, words
from tests.ui.skjermrom import settle, shown_room
from ui.screens.lederoversikt.model import picture_of

her = shown_room(delingsrom)
NUMBERS = Oversikt("2026-11-20", 12, 7, None, 5, None, 6, 0, None, 1, "2026-11-22")


def read(her: Delingsrom, leader: object) -> list[str]:
    with her.session(leader, Rom.LEDER) as begun:  # type: ignore[arg-type] # keys of the test's own making
        begun.window.show()
        begun.begin()
        settle()
        return words(begun.window)


def test_before_anything_is_shared_it_says_so(her: Delingsrom) -> None:
    assert "Ingen tall er delt ennå" in read(her, her.invite("Høy Varde", Rolle.LEDER))


def test_the_leader_sees_what_the_lead_shared_with_one_press(her: Delingsrom) -> None:
    leader = her.invite("Høy Varde", Rolle.LEDER)
    child_with_notes(her.rom)
    for number in range(6):
        her.rom.add_child(f"Barn Nummer{number}")
    her.go("innlevert")
    press(her.vindu, "Del tall med leder")
    assert "Lederen kan se dagens tall." in words(her.vindu)

    said = read(her, leader)

    assert "7 barn" in said
    assert "Tall fra 23. november, uten navn og uten helseopplysninger." in said
    assert not [one for one in said if "Vakker" in one or "Nummer" in one]


def test_a_leader_has_two_places_and_no_search(her: Delingsrom) -> None:
    said = read(her, her.invite("Høy Varde", Rolle.LEDER))

    assert {"Oversikt", "Godkjenning", "Lås", "Leder"} <= set(said)
    assert not {"Hurtiglogg", "Finn", "Finn barn, frist, dokument …", "Barn", "Deling i huset"} & set(said)


def test_a_number_that_is_hidden_says_so_and_the_rest_say_of_how_many() -> None:
    shown = picture_of(NUMBERS, TODAY)

    values = {one.hva: one.verdi for one in shown.veien}
    assert values["Kartlagt"] == "7 av 12"
    assert values["Henvisningsgrunnlag signert"] == "Vises ikke"
    assert [one.verdi for one in shown.drift] == ["12 barn", "1", "22. november"]
