"""What is told of BUP to who works here; it names nobody, and the child has a sheet of its own."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.husrom import Husrom, husrom, words
from tests.ui.skjermrom import shown_room
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(husrom)


def test_it_says_what_bup_is_who_refers_and_leads_to_the_childs_own_sheet(her: Husrom) -> None:
    keys = her.go("om_bup")
    said = words(her.vindu)

    assert {"Hva BUP er", "Dette kan dere få hjelp til", "Slik kommer barnet dit", "Når det haster"} <= set(said)
    assert any("Institusjonen kan ikke henvise selv." in one for one in said)
    assert any("uten navn til barnet har sagt ja" in one for one in said)
    keys.press(Qt.Key.Key_Return)
    assert her.vindu.current_place() == Place("tilbudsark")


def test_it_says_no_number_of_days_since_those_have_a_page_with_source_and_date(her: Husrom) -> None:
    her.go("om_bup")

    assert not [one for one in words(her.vindu) if any(unit in one for unit in ("virkedager", "uker", "dager"))]
