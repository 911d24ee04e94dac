"""The probes over what is shared in the house, on each side: the health lead's places, the staff's, the leader's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Innleveringsart, Til
from helseansvarlig.services.moetedeling import meeting_named
from helseansvarlig.services.ports import OpenKeys
from tests.fakes.sletterom import hand_over
from tests.ui import probes
from tests.ui.delingsrom import LAST, Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import press
from tests.ui.skjermrom import Keys, settle
from ui.i18n import Language, tr, use_language
from ui.main_window import MainWindow
from ui.rom_session import RomSession
from ui.screens.innlevert.letter_card import LetterCard
from ui.theme import Look, Scheme, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
SMALL, TALL = 720, 1200


class House:
    """What `hand_over` needs of a house."""

    def __init__(self, her: Delingsrom) -> None:
        self.store = her.rom.tjenester.aapent.oekt.store
        self.clock = her.rom.clock


def lead(her: Delingsrom, shown: Show, height: int) -> MainWindow:
    shown(her.vindu, 1280, height)
    return her.vindu


def letters(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    row = her.share(barn)[0]
    her.hand_in(staff, "Gruer seg til ny skole, og ville snakke om det to ganger i går kveld.", row.id)
    her.hand_in(staff, "Hvem ringer skolen?")
    her.go("innlevert")


def every_kind_of_letter(her: Delingsrom) -> None:
    """A quick word, a task done, one done that was changed meanwhile, and one that was never shared."""
    barn = child_with_notes(her.rom)
    staff, other = her.invite("Stille Vik", Rolle.MOETEDELTAKER), her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    task = her.share_task(barn)
    her.hand_in(staff, "Besøket er avtalt til torsdag.", task, Innleveringsart.GJORT)
    her.hand_in(staff, "Noen må ringe skolen om fredag.", "", Innleveringsart.BESKJED)
    mine = her.rom.tjenester.oppfoelging.add(barn.id, "Ringe tannklinikken", "Rask Foss", LAST).value
    service = her.rom.tjenester.frigivelse
    things = [one for one in service.candidates(barn.id) if one.kilde == f"oppfoelging:{mine.id}"]
    hers = service.release(Rom.MOETE, barn.id, things, "Ukas møte", LAST, Til((other.bruker().id,))).value[0]
    her.hand_in(other, "De har time 4. desember.", hers.id, Innleveringsart.GJORT)
    her.hand_in(staff, "Jeg ringte for henne.", hers.id, Innleveringsart.GJORT)
    her.rom.tjenester.oppfoelging.mark_done(mine.id, "Ringte selv, time 7. desember.")
    her.go("innlevert")
    settle()
    shown = [one for one in her.vindu.findChildren(LetterCard) if one.isVisible()]
    next(one for one in shown[0].findChildren(QPushButton) if one.text() == tr("Legg til side")).click()


def agenda(her: Delingsrom) -> None:
    barn = child_with_notes(her.rom)
    her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    her.go("del_til_moete", her.meeting(barn).id)


def agenda_with_errors(her: Delingsrom) -> None:
    agenda(her)
    press(her.vindu, "Del med dem som er valgt")


def promise(her: Delingsrom) -> None:
    her.go("om_deling")


def nothing_shared(her: Delingsrom) -> None:
    her.go("innlevert")


def share_with_errors(her: Delingsrom) -> None:
    her.go("del_noe", child_with_notes(her.rom).id)
    press(her.vindu, "Del med møtedeltakerne")


def nobody_has_moved(her: Delingsrom) -> None:
    her.go("sletting")


def moved_with_open_things(her: Delingsrom) -> None:
    barn = replace(child_with_notes(her.rom), flyttet=date(2026, 11, 20))
    her.rom.tjenester.barn.save(barn)
    her.rom.tjenester.dokument.create(
        Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=barn.id
    )
    her.invite("Høy Varde", Rolle.LEDER)
    her.go("sletting")
    press(her.vindu, "Legg fram for leder")


def ready_child(her: Delingsrom) -> None:
    """A child who has moved, and a deletion that is laid before the leader."""
    barn = replace(her.rom.add_child(), flyttet=date(2026, 11, 20))
    her.rom.tjenester.barn.save(barn)
    hand_over(House(her), barn.id)  # type: ignore[arg-type] # it asks for no more
    her.rom.tjenester.sletting.request(barn.id)


def asked_of_the_leader(her: Delingsrom) -> None:
    her.invite("Høy Varde", Rolle.LEDER)
    ready_child(her)
    her.go("sletting")


LEAD: dict[str, Callable[[Delingsrom], None]] = {
    "innlevert-tom": nothing_shared,
    "innlevert": letters,
    "innlevert-alle-slag": every_kind_of_letter,
    "del-til-moete": agenda,
    "del-til-moete-feil": agenda_with_errors,
    "om-deling": promise,
    "del-noe-feil": share_with_errors,
    "sletting-tom": nobody_has_moved,
    "sletting-aapent": moved_with_open_things,
    "sletting-lagt-fram": asked_of_the_leader,
}


def handed_in(begun: RomSession) -> None:
    begun.window.show_place(Place("lever_inn"))
    settle()
    press(begun.window, "Lever inn")  # with nothing written


def done_task(begun: RomSession) -> None:
    press(begun.window, "Meld gjort")
    settle()
    Keys(begun.window).press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # with nothing written


def first(_begun: RomSession) -> None:
    """The place where one begins."""


def approval(begun: RomSession) -> None:
    begun.window.show_place(Place("godkjenning"))
    settle()
    press(begun.window, "Godkjenn sletting")


def own_password(begun: RomSession) -> None:
    begun.window.show_place(Place("passord"))
    settle()
    press(begun.window, "Bytt passord")  # with nothing written


OTHERS: dict[str, tuple[Rom, bool, Callable[[RomSession], None]]] = {
    "delt-tom": (Rom.MOETE, False, first),
    "delt": (Rom.MOETE, True, first),
    "lever-inn-feil": (Rom.MOETE, True, handed_in),
    "meld-gjort-feil": (Rom.MOETE, True, done_task),
    "passord-feil": (Rom.MOETE, False, own_password),
    "oversikt-tom": (Rom.LEDER, False, first),
    "oversikt": (Rom.LEDER, True, first),
    "godkjenning": (Rom.LEDER, True, approval),
}


def for_a_meeting(her: Delingsrom, keys: OpenKeys) -> None:
    """Something is shared for this week, and something for a contact meeting."""
    barn = child_with_notes(her.rom)
    her.share(barn)
    moete, service = her.meeting(barn), her.rom.tjenester.moetedeling
    offered, named = service.offer(moete.id), meeting_named(moete, "Kontaktmøte 3. desember")
    chosen = [one.ting.kilde for one in offered.ting]
    service.release(Til((keys.bruker().id,), named), chosen, named.navn, offered.siste_dag)


ROLES = {Rom.MOETE: Rolle.MOETEDELTAKER, Rom.LEDER: Rolle.LEDER}


@contextmanager
def scene(name: str, folder: Path, shown: Show, height: int) -> Iterator[MainWindow]:
    """The window of whoever sits there, at a place with something in it."""
    with delingsrom(folder) as her:
        if name in LEAD:
            window = lead(her, shown, height)
            LEAD[name](her)
            settle()
            yield window
            return
        rom, filled, act = OTHERS[name]
        keys = her.invite("Stille Vik", ROLES[rom])
        if filled and rom is Rom.MOETE:
            for_a_meeting(her, keys)
        elif filled:
            ready_child(her)
            her.rom.tjenester.lederoversikt.share()
        with her.session(keys, rom) as begun:
            shown(begun.window, 1280, height)
            begun.begin()
            settle()
            act(begun)
            settle()
            yield begun.window


SCENES = [*LEAD, *OTHERS]


@pytest.mark.parametrize("name", SCENES)
def test_the_screen_can_be_heard_walked_and_read(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    with scene(name, tmp_path, shown, TALL) as window:
        assert probes.missing_names(window) == []
        assert probes.headings(window)
        assert probes.tab_faults(window) == []
        assert probes.order_faults(window) == []
        assert probes.contrast_faults(window) == []
        look.wish(Wishes(Scheme.DARK))
        settle()
        assert probes.contrast_faults(window) == []


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_cut_at_twice_the_text(name: str, tmp_path: Path, shown: Show, look: Look) -> None:
    look.wish(Wishes(Scheme.LIGHT, 200))
    with scene(name, tmp_path, shown, SMALL) as window:
        assert window.width() == 1280, "the window grew: something asks for more room than a small screen has"
        assert probes.clipping_faults(window) == []


@pytest.mark.parametrize("spoken", [Language.NYNORSK, Language.ENGLISH])
@pytest.mark.parametrize(
    "name", ["innlevert-alle-slag", "del-til-moete", "om-deling", "sletting-lagt-fram", "delt", "oversikt"]
)
def test_nothing_is_cut_in_the_other_languages(name: str, spoken: Language, tmp_path: Path, shown: Show) -> None:
    use_language(spoken)
    with scene(name, tmp_path, shown, SMALL) as window:
        assert probes.clipping_faults(window) == []
