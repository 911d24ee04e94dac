"""Two hundred hostile entries in the drop box: none ends the program, becomes markup or changes anything."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Frigivelsesart, Innleveringsart, Innleveringsstatus, Til
from helseansvarlig.services.innlevering import Hentet, InnleveringService
from tests.fakes.fiendtlige_brev import MARKUP, Brev, Skrivemaskin
from tests.ui.delingsrom import Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import words
from tests.ui.skjermrom import TODAY, shown_room
from ui.main_window import MainWindow
from ui.widgets.text import Prose

her = shown_room(delingsrom)


def attacked(her: Delingsrom) -> list[Brev]:
    """An honest letter among two hundred that are not; the child's task was released to a colleague alone."""
    barn = child_with_notes(her.rom)
    staff, other = her.invite("Stille Vik", Rolle.MOETEDELTAKER), her.invite("Rask Foss", Rolle.MOETEDELTAKER)
    service, last = her.rom.tjenester.frigivelse, TODAY + timedelta(days=1)
    things = {one.art: one for one in service.candidates(barn.id)}
    for_her, for_other = Til((staff.bruker().id,)), Til((other.bruker().id,))
    note = service.release(Rom.MOETE, barn.id, [things[Frigivelsesart.NOTAT]], "møte", last, for_her).value[0]
    task = service.release(Rom.MOETE, barn.id, [things[Frigivelsesart.OPPFOELGING]], "møte", last, for_other).value[0]
    with her.inside(staff) as rom:
        machine = Skrivemaskin(rom, other, note.id, task.id)
        entries = machine.entries()
        machine.lay(entries)
    her.hand_in(other, "Ærlig brev", "")
    return entries


def records(her: Delingsrom) -> object:
    """Return all that a letter could have changed."""
    with her.rom.tjenester.aapent.oekt.store.read() as unit:
        tables = (
            unit.barn,
            unit.notat,
            unit.oppfoelging,
            unit.innmeldtsak,
            unit.frigivelse,
            unit.stoppunkt,
            unit.moete,
        )
        return [table.all() for table in tables]


def rich(window: MainWindow) -> list[str]:
    """Return the labels that could take words for markup; `Prose` draws its own text letter by letter."""
    labels = [one for one in window.findChildren(QLabel) if not isinstance(one, Prose)]
    return [one.text() for one in labels if one.textFormat() is not Qt.TextFormat.PlainText]


def test_none_of_two_hundred_changes_anything_or_becomes_markup(her: Delingsrom) -> None:
    entries = attacked(her)
    before, letters = records(her), {one.row_id for one in entries if one.er_brev}
    assert len(entries) == 200

    fetched = her.rom.tjenester.innboks.fetch().value
    waiting = her.rom.tjenester.innboks.waiting()
    her.go("innlevert")
    said = words(her.vindu)

    assert fetched == Hentet(len(letters) + 1, len({one.row_id for one in entries}) - len(letters))
    assert {one.id for one in waiting} > letters
    assert Counter(one.status for one in waiting)[Innleveringsstatus.AVVIST] == 6
    assert records(her) == before
    assert {*MARKUP, "<b>gjort</b>", "én gang", "Ærlig brev"} <= {*said}
    assert said.count("én gang") == 1
    assert said.count("Oppgaven er ikke delt med den som skriver. Ingenting er endret.") == 6
    assert rich(her.vindu) == []
    assert her.rom.tjenester.innboks.fetch().value == Hentet(), "and is not told again"


def test_what_takes_words_for_markup_is_found(her: Delingsrom) -> None:
    """The control: a label as Qt makes it."""
    her.go("innlevert")
    careless = QLabel("<b>fet</b>", her.vindu)

    assert rich(her.vindu) == ["<b>fet</b>"]
    careless.deleteLater()


def test_a_row_that_cannot_be_read_hides_no_honest_letter(her: Delingsrom) -> None:
    staff = her.invite("Stille Vik", Rolle.MOETEDELTAKER)
    with her.inside(staff) as rom:
        InnleveringService(rom).hand_in(Innleveringsart.NOTAT, "Ærlig brev")
        for number, column in enumerate(("art", "skrevet", "status")):
            InnleveringService(rom).hand_in(Innleveringsart.NOTAT, "annet", row_id=f"x{number}")
            connection = rom.store._inner._connection  # type: ignore[attr-defined] # a program of her own
            connection.execute(f"UPDATE innlevert SET {column} = 'tull' WHERE id = 'x{number}'")  # noqa: S608 (our own names)

    fetched = her.rom.tjenester.innboks.fetch().value

    assert fetched == Hentet(1, 3)
    assert [one.innhold for one in her.rom.tjenester.innboks.waiting()] == ["Ærlig brev"]
