"""The municipality's window: its own card, whom it trusts, and each letter verified, kept, registered, answered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig import bootstrap
from helseansvarlig.domain.forsendelse import Tilstand
from tests.ui import probes
from tests.ui.husrom import press, words
from tests.ui.papirrom import ADDRESS, SERVICE, Papirrom, papirrom
from tests.ui.skjermrom import settle
from ui.jobs import SyncJobs
from ui.receiver_app import make_window
from ui.screens.mottaker.screen import MottakerScreen
from ui.theme import Look, Scheme, Wishes
from ui.widgets.document_view import DocumentView

Show = Callable[..., QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def her(tmp_path: Path) -> Iterator[Papirrom]:
    with papirrom(tmp_path) as room:
        yield room


def desk(her: Papirrom, shown: Show, name: str = "kommune", *, height: int = 760) -> MottakerScreen:
    window = make_window(her.office(name), SyncJobs(), her.rom.today)
    shown(window, 1120, height)
    settle()
    return window


def letter(her: Papirrom) -> Path:
    """A sealed file on a stick, as it comes."""
    row = her.queued(her.child(), her.trusted_service())
    her.rom.tjenester.utboks.send_all(bootstrap.open_folder_channel(her.stick))
    return her.stick / "ut" / f"{row.id}.p7m"


def sender_card(her: Papirrom) -> Path:
    path = her.folder / "avsender.kort"
    path.write_bytes(her.rom.tjenester.installasjon.sender_card())
    return path


def test_a_new_service_makes_its_card_with_keys_alone(her: Papirrom, shown: Show) -> None:
    window = desk(her, shown, "nytt")
    for name, value in {
        "Navn på tjenesten": SERVICE,
        "Organisasjonsnummer": "312 345 676",
        "Kommunenummer": "4601",
    }.items():
        while QApplication.focusWidget().accessibleName() != name:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), value)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()

    assert "Nøkkelen og mottakerkortet er laget." in words(window)
    copy = her.folder / "mottaker.kort"
    window._presenter.save_card(copy)
    facts = her.rom.tjenester.installasjon.read_card(copy.read_bytes())
    assert (facts.navn, facts.orgnr) == (SERVICE, ADDRESS.orgnr)
    assert any(facts.fingeravtrykk[:9] in one for one in words(window)), "the numbers to read aloud"


def test_what_is_missing_is_said_at_each_field_and_nothing_is_made(her: Papirrom, shown: Show) -> None:
    window = desk(her, shown, "nytt")
    press(window, "Lag mottakerkort")
    said = words(window)
    assert said.count("Skriv kommunenummeret med fire siffer.") == 2
    assert not (her.folder / "nytt").exists()


def test_a_letter_from_a_stranger_is_not_opened_and_says_what_may_be_wrong(her: Papirrom, shown: Show) -> None:
    sealed = letter(her)
    window = desk(her, shown)
    window._presenter.add_files([sealed])
    said = " ".join(words(window))
    assert "Ikke åpnet" in said
    assert "les inn avsenderkortet først" in said
    assert "Registrer og kvitter" not in said


def test_the_whole_way_from_card_to_receipt(her: Papirrom, shown: Show) -> None:
    sealed = letter(her)
    window = desk(her, shown)
    presenter = window._presenter
    presenter.read_card(sender_card(her))
    assert "Sammenlign på telefon" in words(window)
    press(window, "Tallene er like")
    presenter.add_files([sealed])
    assert any(one.startswith("Fra Solbakken, A2, org.nr. 310 000 019.") for one in words(window))
    assert "Jeg vil sove." in window.findChildren(DocumentView)[0].text()
    assert list((her.folder / "kommune").rglob("dokument.pdf")) == [], "nothing is kept before it is registered"

    press(window, "Registrer og kvitter")
    assert "Registrert. Kvitteringen er signert." in words(window)
    assert len(list((her.folder / "kommune").rglob("dokument.pdf"))) == 1
    (her.stick / "inn").mkdir(exist_ok=True)
    presenter.save_receipt(her.stick / "inn" / presenter.receipt_name())
    her.rom.tjenester.utboks.fetch_receipts(bootstrap.open_folder_channel(her.stick))
    assert her.rom.tjenester.utboks.list_rows()[0].rad.tilstand is Tilstand.REGISTRERT

    presenter.add_files([sealed])
    settle()
    press(window, "Registrer og kvitter")
    assert "Denne var registrert fra før." in words(window)


def test_numbers_that_differ_make_nobody_trusted(her: Papirrom, shown: Show) -> None:
    her.municipality()
    window = desk(her, shown)
    window._presenter.read_card(sender_card(her))
    settle()
    press(window, "Tallene er ulike")
    assert any(one.startswith("Ingen ennå.") for one in words(window))
    assert "Sammenlign på telefon" not in words(window)


def test_a_card_of_the_wrong_kind_is_refused_in_words(her: Papirrom, shown: Show) -> None:
    folder = her.municipality()
    window = desk(her, shown)
    window._presenter.read_card(bootstrap.receiver_card(folder))
    assert "Dette er et kort av feil slag." in words(window)


def test_files_dropped_on_the_desk_are_opened(her: Papirrom, shown: Show) -> None:
    sealed = letter(her)
    her.receiver()
    window = desk(her, shown)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sealed)), QUrl.fromLocalFile(str(her.folder / "borte.p7m"))])
    drop = Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(9, 9), drop, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    said = words(window)
    assert "Åpnet" in said
    assert "Ikke åpnet" in said


def test_the_documents_are_saved_where_they_are_wanted(her: Papirrom, shown: Show) -> None:
    sealed = letter(her)
    her.receiver()
    window = desk(her, shown)
    window._presenter.add_files([sealed])
    where = her.folder / "sak"
    where.mkdir()
    window._presenter.save_files(where)
    assert (where / "dokument.pdf").read_bytes().startswith(b"%PDF")
    assert "Vakker" not in window.windowTitle()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_window_holds_for_every_eye_and_hand(her: Papirrom, shown: Show, look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    empty = desk(her, shown, "nytt")
    press(empty, "Lag mottakerkort")
    assert probes.missing_names(empty) == []
    assert probes.contrast_faults(empty) == []
    empty.close()
    sealed = letter(her)
    window = desk(her, shown)
    window._presenter.add_files([sealed])
    window._presenter.read_card(sender_card(her))
    settle()
    assert probes.missing_names(window) == []
    assert probes.tab_faults(window) == []
    assert probes.contrast_faults(window) == []


def test_nothing_is_cut_at_twice_the_text_size(her: Papirrom, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    sealed = letter(her)
    her.receiver()
    window = desk(her, shown, height=720)
    window._presenter.add_files([sealed])
    settle()
    assert window.width() == 1120
    assert probes.clipping_faults(window) == []
    press(window, "Vis siden")
    press(window, "Til listen")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()
    assert "Registrert. Kvitteringen er signert." in words(window)
