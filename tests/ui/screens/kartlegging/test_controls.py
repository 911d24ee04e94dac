"""Every kind of question a form can have is shown sensibly, answered, and comes back as it was given."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.verdi import Dato, Klokkeslett, Koding, Mengde, Tidspunkt, Verdi
from tests.ui import probes
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, next_step, press, settle, texts
from ui.theme import Look, Scheme, Wishes
from ui.widgets.fields import Choice

K = Qt.Key


def coded(*words: str) -> list[dict[str, Any]]:
    return [{"valueCoding": {"code": word.lower(), "display": word}} for word in words]


def item(link_id: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": f"Spørsmål {link_id}", **more}


EVERY_KIND: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "id": "alle-slag",
    "url": "urn:helseansvarlig:skjema:alle-slag",
    "version": "1",
    "status": "active",
    "language": "nb",
    "title": "Alle slag",
    "item": [
        item("tall", "integer"),
        item(
            "tema",
            "group",
            text="Alle slag spørsmål",
            item=[
                item("vekt", "decimal", required=True),
                item("dato", "date"),
                item("naar", "dateTime"),
                item("klokke", "time"),
                item("linje", "string"),
                item("mange", "string", repeats=True),
                item("lenke", "url"),
                item("mengde", "quantity"),
                item("flere", "choice", repeats=True, answerOption=coded("Sol", "Regn", "Snø")),
                item("aapent", "open-choice", answerOption=coded("Katt", "Hund")),
                item("lang", "choice", answerOption=coded(*(f"Valg {n}" for n in range(20)))),
                item("fil", "attachment"),
                item("peker", "reference"),
                item("laast", "string", readOnly=True),
                item("skjult", "string", extension=[{
                    "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True,
                }]),
                item("opplysning", "display", text="Bare et stykke tekst."),
                item(
                    "soesken", "group", text="Søsken", repeats=True,
                    item=[item("navn", "string"), item("alder", "integer")],
                ),
            ],
        ),
    ],
}  # fmt: skip


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path, EVERY_KIND) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "text", "verdier"),
    [
        ("tall", "12", (12,)),
        ("tema/vekt", "48,5", (Decimal("48.5"),)),
        ("tema/dato", "mars 2024", (Dato("2024-03"),)),
        ("tema/naar", "4.3.2026 14.30", (Tidspunkt("2026-03-04T14:30:00+01:00"),)),
        ("tema/klokke", "22.15", (Klokkeslett("22:15"),)),
        ("tema/linje", "Ada", ("Ada",)),
        ("tema/mange", "fotball\ntegning", ("fotball", "tegning")),
        ("tema/mengde", "2 glass", (Mengde(Decimal(2), "glass"),)),
    ],
)
def test_what_is_typed_is_kept_and_comes_back(
    rom: Kartleggingsrom, path: str, text: str, verdier: tuple[Verdi, ...]
) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, path)
    focus = keys.focus()
    for line in text.split("\n"):
        if focus.hasFocus() and line != text.split("\n", maxsplit=1)[0]:
            QTest.keyClick(focus, K.Key_Return)
        QTest.keyClicks(focus, line)
    rom.vindu.leave()
    assert rom.svar(k, path).verdier == verdier

    rom.reopen()
    focus = rom.go("kartlegging", k.id, path).focus()
    assert isinstance(focus, QLineEdit | QPlainTextEdit)
    shown = focus.text() if isinstance(focus, QLineEdit) else focus.toPlainText()
    assert shown.replace("03.2024", "mars 2024").replace("04.03.2026", "4.3.2026") == text


def test_enter_in_a_line_goes_on_and_a_fault_stays(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "tema/vekt")
    keys.type("mye")
    press(keys, K.Key_Return)
    assert rom.open_question() == "Spørsmål vekt"
    assert "Skriv et tall, for eksempel 12,5." in texts(rom.screen())
    assert not rom.svar(k, "tema/vekt").is_settled

    QTest.keyClick(keys.focus(), K.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type("48")
    assert "Skriv et tall" not in texts(rom.screen())
    press(keys, K.Key_Return)
    assert rom.open_question() == "Spørsmål dato"


def test_what_was_not_understood_survives_a_lock_and_is_listed_at_the_end(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "tema/dato")
    keys.type("en gang i vår")
    rom.reopen()
    keys = rom.go("kartlegging", k.id, "tema/dato")
    focus = keys.focus()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "en gang i vår"

    keys = rom.go("kartlegging", k.id, "til-slutt")
    next_step(keys)
    said = texts(rom.screen())
    assert "Rett dette før dere gjør dere ferdige" in said
    assert "Må fylles ut, eller velg «Vet ikke» eller «Vil ikke svare»." in said
    assert "Skriv datoen som 4.3.2026, mars 2026 eller bare 2026." in said
    assert keys.focus().accessibleName() == "Spørsmål vekt"
    press(keys, K.Key_Return)
    assert rom.open_question() == "Spørsmål vekt"


def test_several_choices_can_stand_together(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "tema/flere")
    press(keys, K.Key_Space)
    keys.tab_to("Snø")
    press(keys, K.Key_Space)
    assert [v.kode for v in rom.svar(k, "tema/flere").verdier] == ["sol", "snø"]  # type: ignore[union-attr] # choices


def test_an_open_choice_takes_a_choice_or_own_words(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "tema/aapent")
    press(keys, "2")
    assert rom.svar(k, "tema/aapent").verdier == (Koding("hund", tekst="Hund"),)
    keys = rom.go("kartlegging", k.id, "tema/aapent")
    QTest.keyClick(keys.focus(), K.Key_Tab)
    keys.type("Marsvin")
    rom.vindu.leave()
    assert rom.svar(k, "tema/aapent").verdier == ("Marsvin",)


def test_a_long_list_drops_down(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "tema/lang")
    assert isinstance(keys.focus(), Choice)
    QTest.keyClick(keys.focus(), K.Key_Down)
    QTest.keyClick(keys.focus(), K.Key_Down)
    settle()
    assert [v.tekst for v in rom.svar(k, "tema/lang").verdier] == ["Valg 1"]  # type: ignore[union-attr] # a choice


@pytest.mark.parametrize("path", ["tema/peker", "tema/laast"])
def test_what_cannot_be_filled_in_says_so(rom: Kartleggingsrom, path: str) -> None:
    rom.go("kartlegging", rom.start().id, path)
    assert "Kan ikke fylles ut her." in texts(rom.screen())


def test_text_and_groups_stand_among_the_questions_and_the_hidden_does_not(rom: Kartleggingsrom) -> None:
    rom.go("kartlegging", rom.start().id, "tema")
    said = texts(rom.screen())
    assert "Bare et stykke tekst." in said
    assert "Søsken" in said
    assert "Spørsmål skjult" not in said


def test_a_repeating_group_can_stand_once_more(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("kartlegging", k.id, "tema/soesken[0]/navn")
    keys.type("Stille Vind")
    keys.tab_to("Legg til en til")
    press(keys, K.Key_Return)
    keys.type("Varm Sol")
    rom.vindu.leave()

    assert rom.svar(k, "tema/soesken[0]/navn").verdier == ("Stille Vind",)
    assert rom.svar(k, "tema/soesken[1]/navn").verdier == ("Varm Sol",)
    assert [p.path for p in rom.picture(k).steder if p.path.endswith("]")] == ["tema/soesken[0]", "tema/soesken[1]"]


def test_not_known_stands_beside_every_field(rom: Kartleggingsrom) -> None:
    k = rom.start()
    for path in ("tema/fil", "tema/vekt"):
        keys = rom.go("kartlegging", k.id, path)
        keys.tab_to("Vet ikke")
        press(keys, K.Key_Space)
        assert rom.svar(k, path).status is Svarstatus.VET_IKKE


@pytest.mark.parametrize(
    "path", ["tall", *(f"tema/{one['linkId']}" for one in EVERY_KIND["item"][1]["item"] if one["type"] != "group")]
)
def test_every_kind_has_names_and_room(rom: Kartleggingsrom, look: Look, path: str) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    rom.reopen()
    rom.vindu.resize(1280, 720)
    rom.go("kartlegging", rom.start().id, path)
    assert probes.missing_names(rom.screen()) == []
    assert probes.clipping_faults(rom.screen()) == []
