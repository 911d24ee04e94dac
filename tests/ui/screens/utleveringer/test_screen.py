"""The register from the keyboard: what left and what was stopped, called back, and told of before the deadline."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Aarsak, Registerlinje
from helseansvarlig.errors import KnownError
from tests.ui import probes
from tests.ui.husrom import consent, press, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import settle, shown_room

her = shown_room(papirrom)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def gitt_ut(her: Papirrom) -> Dokument:
    """A letter that was printed, after one try without the name."""
    barn = her.child()
    consent(her.rom, barn, innhold=frozenset(Innhold))
    services = her.rom.tjenester
    made = services.dokument.create(Dokumenttype.BREV, Mottakerkategori.BUP, "BUP Elvebyen", barn_id=barn.id).value
    said = services.utgang.summarise(Oensket(made.id, Kanal.PAPIR))
    with pytest.raises(KnownError):
        services.utgang.release(Bekreftelse(said))
    services.utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes)))
    return made


def newest(her: Papirrom) -> Registerlinje:
    return next(one for one in her.rom.tjenester.utleveringsregister.lines() if not one.stanset)


def test_both_what_left_and_what_was_stopped_stand_there_and_can_be_told_apart(
    her: Papirrom, gitt_ut: Dokument
) -> None:
    keys = her.go("utleveringer")
    settle()
    said = words(her.vindu)
    assert {"Gitt ut", "Stanset", "Brev (utkast), Vakker Blomst", "BUP Elvebyen · På papir"} <= set(said)
    assert probes.missing_names(her.screen()) == []
    assert probes.tab_faults(her.vindu) == []
    assert probes.order_faults(her.vindu) == []
    assert probes.contrast_faults(her.screen()) == []

    keys.tab_to("Vis")
    keys.press(Qt.Key.Key_Down)
    settle()
    shown = words(her.screen())
    assert "BUP Elvebyen · På papir" in shown
    assert sum(one == "Brev (utkast), Vakker Blomst" for one in shown) == 1
    assert gitt_ut.id not in " ".join(shown)


def test_it_is_called_back_with_a_reason_and_that_can_be_undone(her: Papirrom, gitt_ut: Dokument) -> None:
    keys = her.go("utlevering", str(newest(her).nummer))
    settle()
    press(her.vindu, "Merk som kalt tilbake")
    settle()
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert "Skriv kort hvorfor." in words(her.vindu)
    keys.tab_to("Hvorfor?")
    keys.type("Ringte dem. Arket er makulert.")
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()

    called = newest(her).rad
    assert called is not None
    assert called.tilbakekalt is not None
    assert (called.dokument_id, called.tilbakekalt.aarsak) == (gitt_ut.id, Aarsak.FEIL_MOTTAKER)
    assert "Kalt tilbake" in words(her.vindu)
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    settle()
    assert not newest(her).er_trukket


def test_a_mis_sending_is_half_written_its_deadline_is_said_and_it_is_printed(her: Papirrom, gitt_ut: Dokument) -> None:
    number = str(newest(her).nummer)
    keys = her.go("utlevering", number)
    settle()
    press(her.vindu, "Sendt feil?")
    settle()
    keys.tab_to("Hva skjedde?")
    keys.type("Feil konvolutt.")
    her.vindu.leave()
    her.rom.drafts.flush()
    her.go("utlevering", number)
    settle()
    press(her.vindu, "Sendt feil?")
    settle()
    keys.press(Qt.Key.Key_Return, CTRL)
    settle()

    row = newest(her).rad
    assert row is not None
    assert row.feilsending is not None
    assert row.feilsending.hva_skjedde == "Feil konvolutt.", "what was half written came back"
    assert row.dokument_id == gitt_ut.id
    assert any(one.startswith("Fristen for å melde fra er 26.11.2026") for one in words(her.vindu))
    press(her.vindu, "Skriv ut meldingen")
    settle()
    assert len(her.printed) == 1

    her.rom.clock.moment += timedelta(hours=73)
    her.go("utlevering", number)
    settle()
    assert any("gikk ut" in one for one in words(her.vindu))
