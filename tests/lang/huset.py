"""The house of those who see no more than is released: a lead, two meeting users, a leader, each her own password.

All that lies on the machine can be taken an image of at any moment, as somebody with access to it would.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from helseansvarlig import log
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Innleveringsart
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.settings import Settings, SettingsFile
from helseansvarlig.tjenester import Tjenester
from tests.conftest import NOW
from tests.e2e.test_rom import HERS, Hus
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.proevehvelv import Proevehvelv
from tests.lang.innsider import Innsider
from tests.lang.proeve import Filer, around, read_files

HER, COLLEAGUE, LEADER = "Stille Vik", "Rask Foss", "Høy Varde"


def word_of(navn: str) -> str:
    """Return a password of somebody's own."""
    return f"{HERS} for {navn}"


class Egne(Hus):
    """The house where each has a password of her own."""

    def other(self, navn: str) -> RomAapent:
        self.leave()
        person, code = id_of(self, navn), self.codes.pop(navn, "")
        service = self.vault.service
        opened = service.begin(person, code, word_of(navn)) if code else service.unlock_any(person, word_of(navn))
        assert isinstance(opened, RomAapent)
        self.room = opened
        return opened


def id_of(hus: Hus, navn: str) -> str:
    return next(one.id for one in hus.vault.service.brukere() if one.navn == navn)


@dataclass
class Hemmelig:
    """The house, and what its meeting user has laid by: an image of everything at each moment she was there."""

    hus: Egne
    home: Path
    ring: MinneNoekkelring
    seen: list[Filer]

    def image(self) -> None:
        """Take a copy of all that lies on the machine."""
        self.seen.append(read_files(self.home))

    def reader(self, *words: str) -> Innsider:
        """Somebody with every image, all of the key store, and these passwords."""
        return Innsider(self.seen, dict(self.ring.innhold), words)


@contextmanager
def house_in(minne: Path, ring: MinneNoekkelring) -> Iterator[Hemmelig]:
    """Make the house on a machine of its own: vault, second place, settings and the program's log."""
    home = minne / "maskin"
    vault = Proevehvelv.create(home / "hvelv", replace(around(ring), clock=FixedClock(NOW)))
    hus = Egne(vault, minne, FixedClock(NOW))
    SettingsFile(home / "oppsett").write(Settings())
    services = hus.lead()
    for name, role in ((HER, Rolle.MOETEDELTAKER), (COLLEAGUE, Rolle.MOETEDELTAKER), (LEADER, Rolle.LEDER)):
        hus.invite(services, name, role)
    (home / "pinne").mkdir()
    services.kopi.set_second_place(home / "pinne")
    with logged_to(home / "logg"):
        yield Hemmelig(hus, home, ring, [])
    hus.leave()


@contextmanager
def logged_to(folder: Path) -> Iterator[None]:
    """Let the program log as it does, and no longer than the folder lasts."""
    logger = logging.getLogger("helseansvarlig")
    before, propagated = [*logger.handlers], logger.propagate
    log.start(folder)
    yield
    for handler in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = propagated


def release(services: Tjenester, canaries: list[str]) -> None:
    """Write notes about a child and share them with the meeting staff."""
    child = services.barn.register(Barn("", "Modig Gran", date(2011, 3, 4))).value
    for canary in canaries:
        services.notat.add(child.id, Notatart.OBSERVASJON, canary, "Rolig Bekk")
    things = [one for one in services.frigivelse.candidates(child.id) if one.delt.tekst in canaries]
    services.frigivelse.release(Rom.MOETE, child.id, things, "ukas møte", NOW.date())


def hand_in(hus: Hus, name: str, canaries: list[str]) -> None:
    """Somebody of the staff writes letters to the health lead."""
    room = hus.other(name)
    for canary in canaries:
        InnleveringService(room).hand_in(Innleveringsart.NOTAT, canary)
