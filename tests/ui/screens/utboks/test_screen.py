"""The outbox from the keyboard, with a real stick and a real municipality: registered only with proof."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.forsendelse import Tilstand
from tests.ui import probes
from tests.ui.husrom import press, words
from tests.ui.papirrom import Papirrom, papirrom
from tests.ui.skjermrom import settle, shown_room
from ui.screens.utboks.screen import UtboksScreen
from ui.theme import Look, Scheme, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(papirrom)


def outbox(her: Papirrom) -> UtboksScreen:
    screen = her.screen()
    assert isinstance(screen, UtboksScreen)
    return screen


def test_an_empty_outbox_says_what_will_lie_there(her: Papirrom) -> None:
    her.go("utboks")
    assert "Utboksen er tom" in words(her.vindu)
    assert "Send nå" not in words(her.vindu)


def test_the_whole_way_from_waiting_to_registered(her: Papirrom) -> None:
    service = her.trusted_service()
    row = her.queued(her.child(), service)
    her.memory.append(str(her.stick))
    keys = her.go("utboks")
    said = words(her.vindu)
    assert "Venter" in said
    assert any("1 dokument er klart til å sendes." in one and "PINNE" in one for one in said), "told before it is sent"
    keys.press(Qt.Key.Key_Return)
    settle()
    assert "1 dokument er lagt ut." in words(her.vindu)
    assert "Sendt" in words(her.vindu)
    assert "Registrert" not in words(her.vindu)

    her.receiver(her.stick / "inn").receive((her.stick / "ut" / f"{row.id}.p7m").read_bytes())
    press(her.vindu, "Hent svar")
    assert her.row(row.id).tilstand is Tilstand.REGISTRERT
    assert "Registrert" in words(her.vindu)
    press(her.vindu, "Kvittering: Henvisningsgrunnlag, Vakker Blomst")
    assert any("312345676" in one for one in words(her.vindu))


def test_the_first_time_a_folder_is_asked_for_and_then_remembered(her: Papirrom) -> None:
    her.queued(her.child(), her.trusted_service())
    her.go("utboks")
    asked: list[Callable[[Path], None]] = []
    outbox(her)._ask_folder = lambda _parent, chosen: asked.append(chosen)
    press(her.vindu, "Send nå")
    asked[0](her.stick)
    settle()
    assert her.memory == [str(her.stick)]
    assert len(list((her.stick / "ut").glob("*.p7m"))) == 1


def test_a_pulled_stick_sends_nothing_and_says_so(her: Papirrom) -> None:
    row = her.queued(her.child(), her.trusted_service())
    her.memory.append(str(her.folder / "trukket"))
    her.go("utboks")
    press(her.vindu, "Send nå")
    said = words(her.vindu)
    assert "Minnepinnen eller mappen er borte." in said
    assert any("Ingenting er sendt." in one for one in said)
    assert her.row(row.id).tilstand is Tilstand.FORSEGLET
    before = her.row(row.id).sha256

    (her.folder / "trukket").mkdir()
    press(her.vindu, "Prøv igjen: Henvisningsgrunnlag, Vakker Blomst")
    assert her.row(row.id).tilstand is Tilstand.OVERFOERT
    assert her.row(row.id).sha256 == before, "the same bytes, never sealed again"


def test_stopping_between_two_leaves_the_second_untouched(her: Papirrom) -> None:
    service = her.trusted_service()
    first = her.queued(her.child(), service)
    her.rom.clock.moment += timedelta(minutes=1)
    second = her.queued(her.child("Modig Gran"), service)
    her.memory.append(str(her.stick))
    her.go("utboks")
    screen = outbox(her)
    steps: list[str] = []

    def stop_after_the_first(text: str, _done: int, _total: int) -> None:
        steps.append(text)
        if text == "Forsegler 2 av 2":
            screen._presenter.stop_run()

    screen.show_progress = stop_after_the_first  # type: ignore[method-assign]  # the finger on «Stopp»
    press(her.vindu, "Send nå")
    assert steps == ["Gjør klar …", "Forsegler 1 av 2", "Legger ut 1 av 2", "Forsegler 2 av 2"]
    assert her.row(first.id).tilstand is Tilstand.OVERFOERT
    assert her.row(second.id).tilstand is Tilstand.FORSEGLET
    assert "1 av 2 er lagt ut." in words(her.vindu)


def test_one_bad_item_is_set_aside_and_the_rest_goes_on(her: Papirrom) -> None:
    service = her.trusted_service()
    bad, good = her.queued(her.child(), service), her.queued(her.child("Modig Gran"), service)
    (her.stick / "ut").mkdir()
    (her.stick / "ut" / f"{bad.id}.p7m").write_bytes(b"somebody else's file")
    her.memory.append(str(her.stick))
    her.go("utboks")
    press(her.vindu, "Send nå")
    assert (her.row(bad.id).tilstand, her.row(good.id).tilstand) == (Tilstand.KARANTENE, Tilstand.OVERFOERT)
    said = words(her.vindu)
    assert "Stanset" in said
    assert "1 av 2 er lagt ut." in said


def test_what_waits_can_be_stopped_and_what_has_left_cannot(her: Papirrom) -> None:
    row = her.queued(her.child(), her.trusted_service())
    her.go("utboks")
    press(her.vindu, "Stopp: Henvisningsgrunnlag, Vakker Blomst")
    assert her.row(row.id).tilstand is Tilstand.STANSET
    assert not any(one.startswith("Stopp:") for one in words(her.vindu))


def test_answers_are_found_just_by_coming_here(her: Papirrom) -> None:
    row = her.queued(her.child(), her.trusted_service())
    her.memory.append(str(her.stick))
    her.go("utboks")
    press(her.vindu, "Send nå")
    her.receiver(her.stick / "inn").receive((her.stick / "ut" / f"{row.id}.p7m").read_bytes())
    her.go("utboks")
    assert her.row(row.id).tilstand is Tilstand.REGISTRERT


def test_a_receipt_that_came_another_way_is_read_in_and_a_forged_one_is_not(her: Papirrom) -> None:
    row = her.queued(her.child(), her.trusted_service())
    her.memory.append(str(her.stick))
    her.go("utboks")
    press(her.vindu, "Send nå")
    sealed = (her.stick / "ut" / f"{row.id}.p7m").read_bytes()
    receipt = her.receiver(her.folder / "post").receive(sealed).kvittering
    forged = her.folder / "falsk.kv.p7m"
    forged.write_bytes(receipt.read_bytes()[:-40] + bytes(40))
    presenter = outbox(her)._presenter

    presenter.import_file(forged)
    assert her.row(row.id).tilstand is Tilstand.OVERFOERT
    assert not any(one == "Svaret er lest inn." for one in words(her.vindu))
    presenter.import_file(receipt)
    assert her.row(row.id).tilstand is Tilstand.REGISTRERT
    assert "Svaret er lest inn." in words(her.vindu)
    presenter.import_file(receipt)
    assert "Svaret var lest inn fra før. Ingenting er endret." in words(her.vindu)


def test_the_stick_may_be_gone_without_a_word_when_one_only_looks(her: Papirrom) -> None:
    her.memory.append(str(her.stick))
    shutil.rmtree(her.stick)
    her.go("utboks")
    assert not outbox(her).bar.isVisible()


def test_locking_leads_back_here_and_the_title_names_nobody(her: Papirrom) -> None:
    her.queued(her.child(), her.trusted_service())
    her.go("utboks")
    assert her.vindu.leave() == Place("utboks")
    assert "Vakker" not in her.vindu.windowTitle()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_outbox_holds_for_every_eye_and_hand(her: Papirrom, look: Look, scheme: Scheme) -> None:
    look.wish(Wishes(scheme))
    service = her.trusted_service()
    her.queued(her.child(), service)
    her.memory.append(str(her.folder / "trukket"))
    her.go("utboks")
    press(her.vindu, "Send nå")
    assert probes.missing_names(her.screen()) == []
    assert probes.tab_faults(her.vindu) == []
    assert probes.order_faults(her.vindu) == []
    assert probes.contrast_faults(her.screen()) == []


def test_nothing_is_cut_at_twice_the_text_size(tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with papirrom(tmp_path) as her:
        her.queued(her.child(), her.trusted_service())
        shown(her.vindu, 1280, 720)
        her.go("utboks")
        assert probes.clipping_faults(her.screen()) == []
        send = next(one for one in her.screen().findChildren(QWidget) if one.accessibleName() == "Send nå")
        assert send.visibleRegion().boundingRect().height() == send.height(), "the primary button is in sight"
