"""A damaged compartment comes back from a copy; the health records are not touched, and what was withdrawn stays so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.domain.rom import Innleveringsart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv

HERS = "lampe elv mose tårn"


@dataclass
class Hus:
    """A lead at work, somebody of the meeting staff who has begun, and a child with two notes that are shared."""

    vault: Proevehvelv
    tjenester: Tjenester
    staff: Bruker
    clock: FixedClock

    @property
    def file(self) -> Path:
        return self.vault.folder / "moete.db"

    def damage(self) -> None:
        """Flip a bit in each page of the meeting compartment."""
        raw = bytearray(self.file.read_bytes())
        for page in range(0, len(raw), 4096):
            raw[page + 2000] ^= 1
        self.file.write_bytes(raw)

    def hand_in(self, text: str) -> None:
        """The lead locks, somebody of the staff hands something in, and the lead comes back."""
        with_room = self._as_staff()
        InnleveringService(with_room).hand_in(Innleveringsart.NOTAT, text)
        self._back(with_room)

    def staff_reads(self) -> list[str]:
        """What the staff reads in the meeting compartment now."""
        with_room = self._as_staff()
        shared = [row.innhold for row in DeltService(with_room).shared()]
        self._back(with_room)
        return shared

    def letters(self) -> list[str]:
        """Fetch what was handed in, and return what waits."""
        self.tjenester.innboks.fetch()
        return [one.innhold for one in self.tjenester.innboks.waiting()]

    def _as_staff(self) -> RomAapent:
        self.vault.lock()
        opened = self.vault.service.unlock_any(self.staff.id, HERS)
        assert isinstance(opened, RomAapent)
        return opened

    def _back(self, with_room: RomAapent) -> None:
        self.vault.service.lock_room(with_room)
        self.tjenester = self.vault.unlock()


@pytest.fixture
def hus(proevehvelv: Proevehvelv, clock: FixedClock) -> Iterator[Hus]:
    services = proevehvelv.unlock()
    staff = services.brukere.invite("Stille Vind", Rolle.MOETEDELTAKER).value
    barn = services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    for text in ("Sover bedre.", "Liker å male."):
        services.notat.add(barn.id, Notatart.OBSERVASJON, text, "Rolig Bekk")
    services.frigivelse.release(
        Rom.MOETE, barn.id, services.frigivelse.candidates(barn.id), "Kontaktmøte", clock.today() + timedelta(days=30)
    )
    proevehvelv.lock()
    begun = proevehvelv.service.begin(staff.bruker.id, staff.startkode, HERS)
    assert isinstance(begun, RomAapent)
    proevehvelv.service.lock_room(begun)
    yield Hus(proevehvelv, proevehvelv.unlock(), staff.bruker, clock)
    proevehvelv.let_go()


def test_whole_compartments_are_not_called_damaged(hus: Hus) -> None:
    assert hus.tjenester.romvern.damaged() == ()


@pytest.mark.parametrize("harm", ["bits", "cut", "other"])
def test_a_damaged_one_is_found_and_the_others_are_not_suspected(hus: Hus, harm: str) -> None:
    if harm == "bits":
        hus.damage()
    else:
        hus.file.write_bytes(hus.file.read_bytes()[:5000] if harm == "cut" else b"noe annet" * 1000)

    assert hus.tjenester.romvern.damaged() == (Rom.MOETE,)


def test_it_comes_back_with_what_was_shared_and_handed_in(hus: Hus) -> None:
    hus.hand_in("Han spurte etter maling.")
    copy = hus.tjenester.kopi.take().value
    barn = hus.tjenester.barn.register(Barn("", "Modig Gran", date(2010, 5, 6))).value
    hus.damage()
    with pytest.raises(KnownError, match="rom_skadet"):
        hus.tjenester.innboks.fetch()

    done = hus.tjenester.romvern.restore(Rom.MOETE).value

    assert done.kopi is not None
    assert done.kopi.navn == copy.navn
    assert hus.tjenester.romvern.damaged() == ()
    assert hus.letters() == ["Han spurte etter maling."]
    assert barn.id in {line.barn.id for line in hus.tjenester.barn.list_barn()}, "the health records go on"
    assert len(hus.staff_reads()) == 2
    hus.tjenester.logg.check_vault()


def test_what_was_withdrawn_since_the_copy_does_not_come_back(hus: Hus) -> None:
    hus.tjenester.kopi.take()
    withdrawn = hus.tjenester.frigivelse.shared()[0]
    hus.tjenester.frigivelse.withdraw(withdrawn.frigivelse.id)
    hus.damage()

    hus.tjenester.romvern.restore(Rom.MOETE)

    (left,) = hus.staff_reads()
    assert left != withdrawn.frigivelse.innhold


def test_what_was_fetched_before_is_not_fetched_twice(hus: Hus) -> None:
    hus.hand_in("Han spurte etter maling.")
    hus.tjenester.kopi.take()
    assert hus.letters() == ["Han spurte etter maling."]
    hus.damage()

    hus.tjenester.romvern.restore(Rom.MOETE)

    assert hus.letters() == ["Han spurte etter maling."]


def test_without_a_copy_of_it_it_begins_anew_with_what_is_shared(hus: Hus) -> None:
    hus.damage()
    hus.tjenester.kopi.take()  # leaves out what cannot be read

    done = hus.tjenester.romvern.restore(Rom.MOETE).value

    assert done.kopi is None
    assert hus.tjenester.romvern.damaged() == ()
    assert len(hus.staff_reads()) == 2


def test_a_copy_in_which_it_is_damaged_is_passed_over_for_an_older_one(hus: Hus) -> None:
    older = hus.tjenester.kopi.take().value
    newer = hus.tjenester.kopi.take().value
    path = hus.vault.folder / "kopi" / newer.navn
    raw = bytearray(path.read_bytes())
    raw[len(raw) - 6000] ^= 1
    path.write_bytes(raw)
    hus.damage()

    done = hus.tjenester.romvern.restore(Rom.MOETE).value

    assert done.kopi is not None
    assert done.kopi.navn == older.navn


def test_of_a_named_copy_without_it_nothing_is_done(hus: Hus) -> None:
    hus.damage()
    copy = hus.tjenester.kopi.take().value
    before = hus.file.read_bytes()

    with pytest.raises(KnownError, match="kopi_uten_rom"):
        hus.tjenester.romvern.restore(Rom.MOETE, copy.navn)

    assert hus.file.read_bytes() == before


def test_what_lay_there_is_kept(hus: Hus) -> None:
    hus.tjenester.kopi.take()
    hus.damage()
    damaged = hus.file.read_bytes()

    hus.tjenester.romvern.restore(Rom.MOETE)

    (kept,) = (hus.vault.folder / "karantene").rglob("moete.db")
    assert kept.read_bytes() == damaged


def test_both_logs_tell_from_which_copy(hus: Hus) -> None:
    copy = hus.tjenester.kopi.take().value
    hus.damage()
    hus.tjenester.romvern.restore(Rom.MOETE)

    (row,) = hus.tjenester.logg.newest(1)
    assert (row.handling, row.objekt) == ("rom.hentet_fra_kopi", f"rom:moete kopi:{copy.navn}")
    store = hus.tjenester.aapent.tilgang.open(Rom.MOETE)
    assert "rom.hentet_fra_kopi" in [one.handling for one in store.log_rows(3)]
    store.close()


def test_one_that_nobody_has_a_key_to_is_refused(hus: Hus) -> None:
    with pytest.raises(KnownError, match="kopi_skadet"):
        hus.tjenester.romvern.restore(Rom.LEDER, "finnes ikke.hakopi")


def test_one_that_was_brought_back_from_a_copy_is_not_told_of_as_old(hus: Hus) -> None:
    hus.tjenester.kopi.take()
    hus.hand_in("Han spurte etter maling.")
    hus.tjenester.romvern.note()
    hus.damage()
    hus.tjenester.romvern.restore(Rom.MOETE)
    assert hus.tjenester.romvern.lost() == ()
