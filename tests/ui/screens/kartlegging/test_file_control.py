"""A file as an answer at the keyboard: picked, kept in the vault, copied out, taken away, brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.vedlegg import MAX_VEDLEGG, content_of
from tests.ui import probes
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, press, settle, texts
from tests.ui.skjermrom import Keys
from ui.theme import Look, Scheme, Wishes

K = Qt.Key
PNG = b"\x89PNG\r\n\x1a\n" + b"tegningen av huset mitt " * 60
MIME, SIZE = "http://hl7.org/fhir/StructureDefinition/mimeType", "http://hl7.org/fhir/StructureDefinition/maxSize"
FORM: dict[str, object] = {
    "resourceType": "Questionnaire", "id": "tegning", "url": "urn:helseansvarlig:skjema:tegning", "version": "1",
    "status": "active", "language": "nb", "title": "Tegning",
    "item": [
        {"linkId": "en", "type": "attachment", "text": "Har du tegnet noe?",
         "extension": [{"url": MIME, "valueCode": "image/png"}]},
        {"linkId": "flere", "type": "attachment", "text": "Har du flere?", "repeats": True},
    ],
}  # fmt: skip


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path, FORM) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "hus.png"
    made.write_bytes(PNG)
    return made


def choose(rom: Kartleggingsrom, keys: Keys, button: str, path: Path) -> None:
    """Press a button and answer the dialog that comes."""
    keys.tab_to(button)
    press(keys, K.Key_Return)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    rom.vindu.activateWindow()
    QTest.qWaitForWindowActive(rom.vindu)
    settle()


def begin(rom: Kartleggingsrom, path: str) -> tuple[Kartlegging, Keys]:
    k = rom.start()
    return k, rom.go("kartlegging", k.id, path)


def test_a_file_is_picked_by_keys_and_shown_with_name_and_size(rom: Kartleggingsrom, file: Path) -> None:
    k, keys = begin(rom, "en")
    assert keys.focus().accessibleName() == "Velg fil: Har du tegnet noe?"
    choose(rom, keys, "Velg fil: Har du tegnet noe?", file)

    assert [content_of(one) for one in rom.svar(k, "en").verdier] == [PNG]  # type: ignore[arg-type] # a file
    assert "hus.png" in texts(rom.screen())
    assert "1 kB" in texts(rom.screen())
    rom.reopen()
    rom.go("kartlegging", k.id, "en")
    assert "hus.png" in texts(rom.screen())


def test_nothing_of_it_lies_in_the_open(rom: Kartleggingsrom, file: Path, tmp_path: Path) -> None:
    _, keys = begin(rom, "en")
    choose(rom, keys, "Velg fil: Har du tegnet noe?", file)
    file.unlink()
    every = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert every
    assert not any(b"tegningen av huset" in data for data in every)


def test_a_copy_is_saved_where_she_says(rom: Kartleggingsrom, file: Path, tmp_path: Path) -> None:
    _, keys = begin(rom, "en")
    choose(rom, keys, "Velg fil: Har du tegnet noe?", file)
    choose(rom, keys, "Lagre en kopi: hus.png", tmp_path / "kopi.png")
    assert (tmp_path / "kopi.png").read_bytes() == PNG
    assert rom.rom.tjenester.logg.newest(1)[0].handling == "kartlegging.vedlegg_lagret"


def test_it_can_be_taken_away_and_undo_brings_it_back(rom: Kartleggingsrom, file: Path) -> None:
    k, keys = begin(rom, "en")
    choose(rom, keys, "Velg fil: Har du tegnet noe?", file)
    keys.tab_to("Ta bort: hus.png")
    press(keys, K.Key_Return)
    assert rom.svar(k, "en").status is Svarstatus.IKKE_SPURT
    assert "hus.png" not in texts(rom.screen())
    assert keys.focus().accessibleName() == "Velg fil: Har du tegnet noe?", "the focus is not lost with the line"

    done = rom.rom.tjenester.angre.undo()
    rom.rom.jobs.broadcast(done.changes)
    settle()
    assert "hus.png" in texts(rom.screen())


def test_several_files_stand_where_the_form_asks_for_several(rom: Kartleggingsrom, file: Path, tmp_path: Path) -> None:
    k, keys = begin(rom, "flere")
    choose(rom, keys, "Velg fil: Har du flere?", file)
    other = tmp_path / "dikt.txt"
    other.write_text("Så stille")
    choose(rom, keys, "Legg til en fil til: Har du flere?", other)
    assert [one.tittel for one in rom.svar(k, "flere").verdier] == ["hus.png", "dikt.txt"]  # type: ignore[union-attr] # files


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("stor.png", PNG + bytes(MAX_VEDLEGG), "Filen er større enn 2000 kB. Velg en mindre fil"),
        ("tom.png", b"", "Filen er tom. Velg en annen fil."),
        ("brev.pdf", b"%PDF-1.7", "Filen er av en annen type enn skjemaet tar imot. Velg en fil av typen png."),
        ("skadet.png", b"noe helt annet", "Filen er noe annet enn navnet sier, eller den er skadet."),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_one_plain_sentence(
    rom: Kartleggingsrom, file: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    k, keys = begin(rom, "en")
    choose(rom, keys, "Velg fil: Har du tegnet noe?", file)
    (tmp_path / name).write_bytes(data)
    choose(rom, keys, "Velg en annen fil: Har du tegnet noe?", tmp_path / name)

    assert words in texts(rom.screen())
    assert [one.tittel for one in rom.svar(k, "en").verdier] == ["hus.png"]  # type: ignore[union-attr] # a file


def test_a_file_that_is_gone_is_said_to_be_so(rom: Kartleggingsrom, tmp_path: Path) -> None:
    k, keys = begin(rom, "en")
    choose(rom, keys, "Velg fil: Har du tegnet noe?", tmp_path / "borte.png")
    assert rom.svar(k, "en").status is Svarstatus.IKKE_SPURT
    assert "Filen" in texts(rom.screen())


def test_there_is_no_file_and_that_is_said_with_a_key(rom: Kartleggingsrom) -> None:
    k, keys = begin(rom, "en")
    keys.tab_to("Vet ikke")
    press(keys, K.Key_Return)
    assert rom.svar(k, "en").status is Svarstatus.VET_IKKE


def test_in_a_finished_one_it_can_be_copied_and_a_correction_takes_it_away_with_a_reason(
    rom: Kartleggingsrom, file: Path, tmp_path: Path
) -> None:
    k, keys = begin(rom, "en")
    choose(rom, keys, "Velg fil: Har du tegnet noe?", file)
    rom.service.finish(k.id)
    keys = rom.go("kartlegging", k.id)
    choose(rom, keys, "Lagre en kopi: hus.png", tmp_path / "kopi.png")
    assert (tmp_path / "kopi.png").read_bytes() == PNG

    keys.tab_to("Rett svaret: Har du tegnet noe?")
    press(keys, K.Key_Return)
    assert "Velg en annen fil" not in texts(rom.screen())
    keys.tab_to("Sett tilbake til «Ikke spurt»")
    press(keys, K.Key_Return)
    keys.tab_to("Hvorfor rettes svaret?")
    keys.type("Tegningen var søsterens")
    press(keys, K.Key_Return)
    assert rom.svar(k, "en").status is Svarstatus.IKKE_SPURT
    assert rom.picture(k).om.rettinger["en"][0].svar.verdier[0].tittel == "hus.png"  # type: ignore[union-attr] # a file


def test_names_order_contrast_and_room(rom: Kartleggingsrom, look: Look, file: Path, tmp_path: Path) -> None:
    k, keys = begin(rom, "flere")
    choose(rom, keys, "Velg fil: Har du flere?", file)
    (tmp_path / "tom.png").write_bytes(b"")
    for wishes in (Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)):
        look.wish(wishes)
        rom.reopen()
        rom.vindu.resize(1280, 720)
        keys = rom.go("kartlegging", k.id, "flere")
        choose(rom, keys, "Legg til en fil til: Har du flere?", tmp_path / "tom.png")
        assert "Filen er tom." in texts(rom.screen())
        settle()
        assert probes.missing_names(rom.screen()) == []
        assert probes.tab_faults(rom.vindu) == []
        assert probes.order_faults(rom.vindu) == []
        assert probes.contrast_faults(rom.screen()) == []
        assert probes.clipping_faults(rom.screen()) == []
