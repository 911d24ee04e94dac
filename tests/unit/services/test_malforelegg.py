"""The leader's yes to templates, signed in her own compartment and taken back: through real vaults and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.mal import Godkjenningsmaate
from helseansvarlig.domain.malforelegg import Malsvar, signed_bytes
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Innleveringsart, Innleveringsstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.services.frigivelse import DeltService, FrigivelseService
from helseansvarlig.services.godkjenning import Forelagtmal, GodkjenningService
from helseansvarlig.services.innlevering import InnboksService, InnleveringService
from helseansvarlig.services.mal import MalService
from helseansvarlig.services.malforelegg import WAITS, MalforeleggService
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.tjenester import Tjenester
from tests.fakes.romhus import LEAD, LEADER, Romhus

HELP = "spør etter hjelp straks"
FIRST, OTHER = "psykisk-livskvalitet-egne-ord", "rus-16"


@dataclass
class Malhus:
    """A house with templates that wait for the leader."""

    hus: Romhus
    mal: MalService
    forelegg: MalforeleggService
    innboks: InnboksService

    def waiting(self, *skjema_ids: str) -> list[str]:
        """The contents that wait, by the forms' ids."""
        found = {one.id: one.innholdshash for one in self.mal.overview().venter}
        return [found[skjema_id] for skjema_id in skjema_ids]

    def is_approved(self, skjema_id: str) -> bool:
        return any(one.skjema_id == skjema_id and one.godkjent for one in self.mal.overview().serier)

    def lay(self, *skjema_ids: str) -> int:
        return self.forelegg.lay_before(self.waiting(*skjema_ids), "nb", HELP).value

    def before_leader(self, keys: OpenKeys | None = None) -> list[Forelagtmal]:
        with self.hus.inside(keys or self.hus.leader, Rom.LEDER) as rom:
            return GodkjenningService(rom, InnleveringService(rom)).templates()

    def sign(self, *frigitt_ids: str) -> None:
        with self.hus.inside(self.hus.leader, Rom.LEDER) as rom:
            GodkjenningService(rom, InnleveringService(rom)).approve_templates(frigitt_ids)

    def take(self) -> int:
        self.innboks.fetch()
        return self.forelegg.take_approvals().value


@pytest.fixture
def her(tmp_path: Path, clock: FixedClock) -> Iterator[Malhus]:
    with closing(Romhus(tmp_path / "hus", clock)) as hus:
        catalogue = Skjemakatalog(resources() / "skjema")
        mal = MalService(hus.oekt, Malregister(hus.oekt, catalogue), catalogue)
        shared = FrigivelseService(hus.oekt, hus.tilgang)
        forelegg = MalforeleggService(hus.oekt, hus.tilgang, shared, mal)
        yield Malhus(hus, mal, forelegg, InnboksService(hus.oekt, hus.tilgang))


def test_what_she_signs_can_be_used_and_says_who_when_and_how(her: Malhus, clock: FixedClock) -> None:
    assert her.lay(FIRST, OTHER) == 2
    first = next(one for one in her.before_leader() if one.mal.skjema_id == FIRST)
    assert (first.frigitt.frigitt_av, first.mal.hash) == (LEAD, her.waiting(FIRST)[0])
    assert "Hvordan" in first.mal.spoersmaal
    signed_on = clock.today()
    her.sign(first.frigitt.id)
    clock.moment += timedelta(days=3)
    assert not her.is_approved(FIRST), "nothing holds before her letter has been read"

    assert her.take() == 1
    assert her.is_approved(FIRST)
    assert not her.is_approved(OTHER)
    with her.hus.oekt.store.read() as unit:
        yes = unit.malgodkjenning.of(FIRST)[0]
    assert (yes.godkjent_av, yes.dato, yes.maate, yes.foert_av) == (LEADER, signed_on, Godkjenningsmaate.SIGNERT, LEAD)
    assert [one.mal.skjema_id for one in her.before_leader()] == [OTHER], "what is answered lies there no more"
    assert her.take() == 0


def test_many_are_signed_together(her: Malhus) -> None:
    her.lay(FIRST, OTHER)
    her.sign(*(one.frigitt.id for one in her.before_leader()))
    assert all(one.besvart for one in her.before_leader())
    assert her.take() == 2


def test_what_lies_there_is_not_laid_twice_and_nothing_about_a_child_lies_there(her: Malhus, clock: FixedClock) -> None:
    her.hus.child("barn-kanari", "Vakker Blomst")
    assert (her.lay(FIRST), her.lay(FIRST, OTHER)) == (1, 1)
    assert her.forelegg.laid() == dict.fromkeys(her.waiting(FIRST, OTHER), clock.today())
    with her.hus.inside(her.hus.leader, Rom.LEDER) as rom:
        with rom.store.read() as unit:
            assert not any("Vakker" in row.innhold or "kanari" in row.innhold for row in unit.frigitt.all())
        assert DeltService(rom).shared() == [], "it is not among what is shared about a child"


def test_what_is_no_longer_used_is_taken_away_when_the_next_is_laid(her: Malhus) -> None:
    her.lay(FIRST)
    her.mal.retire(FIRST)
    her.lay(OTHER)
    assert [one.mal.skjema_id for one in her.before_leader()] == [OTHER]


def test_a_yes_to_what_has_been_taken_out_of_use_is_laid_aside(her: Malhus) -> None:
    her.lay(FIRST)
    her.sign(her.before_leader()[0].frigitt.id)
    her.mal.retire(FIRST)
    assert her.take() == 0
    assert not her.is_approved(FIRST)
    with her.hus.oekt.store.read() as unit:
        assert [row.status for row in unit.innlevering.all()] == [Innleveringsstatus.LAGT_BORT]


def test_it_stands_for_ninety_days(her: Malhus, clock: FixedClock) -> None:
    her.lay(FIRST)
    clock.moment += WAITS
    assert len(her.before_leader()) == 1
    clock.moment += timedelta(days=1)
    assert her.before_leader() == []


def planted(her: Malhus, art: Innleveringsart, text: str, keys: OpenKeys | None = None, rom: Rom = Rom.LEDER) -> None:
    """Hand something in as another program could."""
    with her.hus.inside(keys or her.hus.leader, rom) as opened:
        InnleveringService(opened).hand_in(art, text)


def test_a_signature_over_another_content_or_by_somebody_else_is_no_yes(her: Malhus) -> None:
    her.lay(FIRST, OTHER)
    first, other = (one.frigitt for one in her.before_leader())
    with her.hus.inside(her.hus.leader, Rom.LEDER) as rom:
        swapped = Malsvar(first.id, rom.keys.sign(signed_bytes(other.innhold))).to_text()
        bare = Malsvar(first.id, rom.keys.sign(first.innhold.encode())).to_text()
    with her.hus.inside(her.hus.staff, Rom.MOETE) as rom:
        by_staff = Malsvar(first.id, rom.keys.sign(signed_bytes(first.innhold))).to_text()
    for text in (swapped, bare, by_staff, Malsvar("finnes-ikke", b"x").to_text(), "ja, gjerne"):
        planted(her, Innleveringsart.MALGODKJENNING, text)
    planted(her, Innleveringsart.MALGODKJENNING, by_staff, her.hus.staff, Rom.MOETE)

    assert her.take() == 0
    assert not her.is_approved(FIRST)
    assert her.innboks.waiting() == [], "and no letter of it is left to read"


def test_nothing_else_can_be_laid_or_signed(her: Malhus) -> None:
    for hasher, code in (([], "mal_ingen_valgt"), (["ukjent"], "mal_finnes_ikke")):
        with pytest.raises(KnownError, match=code):
            her.forelegg.lay_before(hasher, "nb", HELP)
    for ids, code in (((), "mal_ingen_valgt"), (("ukjent",), "finnes_ikke")):
        with pytest.raises(KnownError, match=code):
            her.sign(*ids)


def test_there_is_a_leader_or_there_is_none(her: Malhus, tjenester: Tjenester) -> None:
    assert her.forelegg.has_leader()

    assert not tjenester.malforelegg.has_leader(), "in a house of one"
