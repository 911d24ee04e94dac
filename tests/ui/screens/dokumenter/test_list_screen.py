"""The list of documents: what is half written first, opened with one press."""

import pytest
from PySide6.QtCore import Qt

from tests.ui import probes
from tests.ui.husrom import words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import settle, shown_room
from ui.theme import Look, Scheme, Wishes
from ui.widgets.page import Place

her = shown_room(papirrom)


def test_an_empty_list_says_what_a_document_begins_with(her: Papirrom) -> None:
    her.go("dokumenter")
    assert "Ingen dokumenter ennå" in words(her.vindu)


def test_half_written_stands_before_signed_and_opens_with_one_press(her: Papirrom) -> None:
    signed = her.document(her.child("Modig Gran"))
    her.rom.tjenester.dokument.freeze(signed.id)
    half = her.document(her.child())
    keys = her.go("dokumenter")
    said = words(her.vindu)
    assert said.index("Du holder på med") < said.index("Signert")
    keys.tab_to("Henvisningsgrunnlag om Vakker Blomst, Begynt i dag")
    keys.press(Qt.Key.Key_Return)
    assert her.vindu.current_place() == Place("dokument", (half.id,))


def test_the_list_follows_what_happens_while_it_is_shown(her: Papirrom) -> None:
    dokument = her.document(her.child())
    her.go("dokumenter")
    her.rom.jobs.run(lambda: her.rom.tjenester.dokument.freeze(dokument.id))
    settle()
    assert "Du holder på med" not in words(her.vindu)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_list_holds_for_every_eye_and_hand(her: Papirrom, look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    her.document(her.child())
    her.go("dokumenter")
    assert probes.missing_names(her.screen()) == []
    assert probes.tab_faults(her.vindu) == []
    assert probes.contrast_faults(her.screen()) == []
