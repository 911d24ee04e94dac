"""The round after unlocking, over real compartments: nothing is visited, and the number stands there all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Innleveringsart, Innlevert, Romstatus
from helseansvarlig.domain.sletting import Slettingstilstand
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.settings import Settings
from tests.fakes.sletterom import hand_over
from tests.ui.delingsrom import LAST, Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import press, words
from tests.ui.skjermrom import settle, shown_room
from ui.doors import Opened
from ui.house_round import HouseRound, Services
from ui.messages import Message
from ui.session import Session, SessionParts
from ui.theme import Look
from ui.widgets.page import Place

her = shown_room(delingsrom)
Show = Callable[..., QWidget]


class Heard:
    """A round, and what it told."""

    def __init__(self, her: Delingsrom) -> None:
        self.counts: list[int] = []
        self.said: list[Message] = []
        self.failed: list[HelseansvarligError] = []
        t = her.rom.tjenester
        services = Services(t.frigivelse, t.innboks, t.sletting, t.romvern, t.malforelegg)
        self.round = HouseRound(
            services,
            her.rom.jobs,
            self.counts.append,
            lambda told, _meaning: self.said.append(told),
            self.failed.append,
        )
        her.rom.jobs.changed.connect(self.round.on_changed)


@pytest.fixture
def staff(her: Delingsrom) -> OpenKeys:
    return her.invite("Stille Vik", Rolle.MOETEDELTAKER)


def read_by(her: Delingsrom, staff: OpenKeys) -> int:
    with her.inside(staff) as aapent, aapent.store.read() as unit:
        return len(unit.frigitt.all())


def test_what_was_handed_in_is_taken_out_and_counted(her: Delingsrom, staff: OpenKeys) -> None:
    her.hand_in(staff, "Gruer seg til ny skole.")
    heard = Heard(her)
    heard.round.begin()

    assert [letter.innhold for letter in her.rom.tjenester.innboks.waiting()] == ["Gruer seg til ny skole."]
    assert heard.counts[-1] == 1


def test_the_number_follows_what_is_done_with_a_letter_and_undone_again(her: Delingsrom, staff: OpenKeys) -> None:
    her.hand_in(staff, "Gruer seg til ny skole.")
    heard = Heard(her)
    heard.round.begin()
    (letter,) = her.rom.tjenester.innboks.waiting()

    her.rom.jobs.run(lambda: her.rom.tjenester.innfletting.lay_aside(letter.id, "Snakket om det"))
    assert heard.counts[-1] == 0
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    assert heard.counts[-1] == 1


def test_what_had_its_last_day_is_out_of_the_compartment(her: Delingsrom, staff: OpenKeys) -> None:
    her.share(child_with_notes(her.rom))
    assert read_by(her, staff) == 3
    her.rom.clock.moment += LAST - her.rom.today() + timedelta(days=1)
    with her.inside(staff) as aapent:
        assert DeltService(aapent).shared() == [], "her program shows no more than it may"

    Heard(her).round.begin()
    assert read_by(her, staff) == 0


def test_a_leaders_approval_is_taken_in(her: Delingsrom) -> None:
    barn = replace(her.rom.add_child(), flyttet=date(2026, 11, 20))
    her.rom.tjenester.barn.save(barn)
    leader = her.invite("Høy Varde", Rolle.LEDER)
    hand_over(_House(her), barn.id)  # type: ignore[arg-type] # it asks for no more
    asked = her.rom.tjenester.sletting.request(barn.id).value
    with her.inside(leader, Rom.LEDER) as aapent:
        GodkjenningService(aapent, InnleveringService(aapent)).approve(asked.id)

    heard = Heard(her)
    heard.round.begin()

    (line,) = her.rom.tjenester.sletting.lines()
    assert line.sletting is not None
    assert line.sletting.tilstand is Slettingstilstand.GODKJENT
    assert heard.counts[-1] == 0, "an approval is no letter"


class _House:
    """What `hand_over` needs of a house."""

    def __init__(self, her: Delingsrom) -> None:
        self.store = her.rom.tjenester.aapent.oekt.store
        self.clock = her.rom.clock


def test_what_cannot_be_read_is_said_at_once_since_no_later_visit_will_find_it(
    her: Delingsrom, staff: OpenKeys
) -> None:
    now = her.rom.clock.now()
    with her.inside(staff) as aapent, aapent.store.write(Hendelse("innlevering.levert")) as unit:
        unit.innlevert.save(Innlevert("x", aapent.bruker.id, Innleveringsart.NOTAT, now, Romstatus.VENTER, b"nei"))
    heard = Heard(her)
    heard.round.begin()
    heard.round.begin()

    assert [told.what for told in heard.said] == ["Én innlevering kunne ikke leses."]


def test_a_compartment_that_is_damaged_is_said_once_and_stops_nothing(
    her: Delingsrom, staff: OpenKeys, tmp_path: Path
) -> None:
    her.hand_in(staff, "Gruer seg til ny skole.")
    file = next(tmp_path.rglob("moete.db"))
    file.write_bytes(b"\0" * file.stat().st_size)
    heard = Heard(her)
    heard.round.begin()

    assert [str(error) for error in heard.failed] == ["rom_skadet"]
    assert heard.counts == [0]


def test_an_older_file_put_back_is_said_and_what_is_shared_stands_there_again(
    her: Delingsrom, staff: OpenKeys, tmp_path: Path
) -> None:
    her.hand_in(staff, "Gruer seg til ny skole.")
    file = next(tmp_path.rglob("moete.db"))
    older = file.read_bytes()
    her.share(child_with_notes(her.rom))
    Heard(her).round.begin()
    shared = read_by(her, staff)
    file.write_bytes(older)

    heard = Heard(her)
    heard.round.begin()

    assert [told.what for told in heard.said] == ["Det du deler i huset, var byttet ut med noe eldre, eller borte."]
    assert read_by(her, staff) == shared > 0
    again = Heard(her)
    again.round.begin()
    assert again.said == [], "it is said once"


def test_the_number_stands_beside_the_place_before_anybody_goes_there(
    her: Delingsrom, staff: OpenKeys, look: Look, shown: Show
) -> None:
    her.hand_in(staff, "Gruer seg til ny skole.")
    rom, app = her.rom, QApplication.instance()
    assert isinstance(app, QApplication)
    parts = SessionParts(app, rom.jobs, look, Settings(), lambda _settings: None, rom.today, Path())
    begun = Session(parts, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, None))
    begun.begin()
    assert rom.tjenester.innboks.waiting() == [], "nothing is done before the first paint"
    shown(begun.window)
    settle()

    assert "Deling i huset, 1" in [one.accessibleName() for one in begun.window.findChildren(QPushButton)]
    assert begun.window.current_place() is not None
    assert "Gruer seg til ny skole." not in words(begun.window)
    begun.leave()


def test_from_a_damaged_compartment_it_is_one_press_to_the_copies(
    her: Delingsrom, staff: OpenKeys, look: Look, shown: Show, tmp_path: Path
) -> None:
    her.hand_in(staff, "Gruer seg til ny skole.")
    file = next(tmp_path.rglob("moete.db"))
    file.write_bytes(b"\0" * file.stat().st_size)
    rom, app = her.rom, QApplication.instance()
    assert isinstance(app, QApplication)
    parts = SessionParts(app, rom.jobs, look, Settings(), lambda _settings: None, rom.today, Path())
    begun = Session(parts, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, None))
    begun.begin()
    shown(begun.window)
    settle()
    assert "Delen med det som er delt, kan ikke leses." in words(begun.window)

    press(begun.window, "Gå til kopiene")

    assert begun.window.current_place() == Place("innstillinger", ("kopi",))
    begun.leave()
