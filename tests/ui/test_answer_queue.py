"""Answers on their way to the vault: none is let go of before the vault has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import HelseansvarligError, KnownError
from tests.ui.kartleggingsrom import PSYKISK, Kartleggingsrom, kartleggingsrom, sti
from ui.answer_queue import AnswerQueue


class Heard:
    """Who is told how it went."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.failed: list[str] = []

    def on_saved(self, kartlegging_id: str) -> None:
        self.saved.append(kartlegging_id)

    def on_not_saved(self, error: HelseansvarligError) -> None:
        self.failed.append(error.code if isinstance(error, KnownError) else "feil")


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def test_what_is_sent_is_in_the_vault_and_no_longer_waits(rom: Kartleggingsrom) -> None:
    k, heard = rom.start(), Heard()
    queue = AnswerQueue(rom.service, rom.rom.jobs, heard)
    queue.put(k.id, sti(PSYKISK, "1"), besvart(4))
    assert queue.waiting(k.id)
    assert queue.send(k.id)

    assert heard.saved == [k.id]
    assert not queue.waiting(k.id)
    assert not queue.send(k.id), "nothing is left to send"
    assert rom.svar(k, sti(PSYKISK, "1")) == besvart(4)


def test_what_failed_waits_until_it_can_be_saved_and_the_newest_counts(rom: Kartleggingsrom) -> None:
    k, heard = rom.start(), Heard()
    rom.service.answer(k.id, sti(PSYKISK, "1"), besvart(1))
    rom.service.finish(k.id)
    queue = AnswerQueue(rom.service, rom.rom.jobs, heard)
    for value in (4, 5):
        queue.put(k.id, sti(PSYKISK, "1"), besvart(value))
        queue.send(k.id)
    assert heard.failed == ["kartlegging_ferdig"] * 2
    assert queue.waiting(k.id) == {sti(PSYKISK, "1"): besvart(5)}

    rom.rom.tjenester.angre.undo()
    queue.send(k.id)
    assert rom.svar(k, sti(PSYKISK, "1")) == besvart(5)
    assert heard.saved == [k.id]


def test_one_kartlegging_never_takes_anothers_answers_with_it(rom: Kartleggingsrom) -> None:
    first, second = rom.start(), rom.start()
    queue = AnswerQueue(rom.service, rom.rom.jobs, Heard())
    queue.put(first.id, sti(PSYKISK, "1"), besvart(1))
    queue.put(second.id, sti(PSYKISK, "1"), besvart(9))
    queue.send(second.id)

    assert rom.svar(second, sti(PSYKISK, "1")) == besvart(9)
    assert not rom.svar(first, sti(PSYKISK, "1")).is_settled
    assert queue.waiting(first.id)


def test_a_pause_in_the_writing_sends_it_within_a_second(rom: Kartleggingsrom, qtbot: QtBot) -> None:
    k = rom.start()
    queue = AnswerQueue(rom.service, rom.rom.jobs, Heard())
    queue.put(k.id, sti(PSYKISK, "10"), besvart("Musikk"))
    queue.send_soon(k.id)
    assert not rom.svar(k, sti(PSYKISK, "10")).is_settled
    qtbot.waitUntil(lambda: rom.svar(k, sti(PSYKISK, "10")) == besvart("Musikk"), timeout=1000)


def test_the_broadcast_of_our_own_sending_is_known_again(rom: Kartleggingsrom) -> None:
    k, heard = rom.start(), []
    queue = AnswerQueue(rom.service, rom.rom.jobs, Heard())
    rom.rom.jobs.changed.connect(lambda changes: heard.append(queue.is_own(changes)))
    queue.put(k.id, sti(PSYKISK, "1"), besvart(4))
    queue.send(k.id)
    rom.rom.jobs.run(rom.rom.tjenester.angre.undo)
    assert heard == [True, False]
