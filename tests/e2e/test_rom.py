"""Three people, one machine: each unlocks in turn, over the real life cycle, the real outbox and a real receiver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import build_services, make_receiver, open_folder_channel, open_receiver, receiver_card
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.rom import Delt, Innleveringsart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.tjenester import Tjenester
from tests.conftest import NOW
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.fakes.sider import readable_pages

ADDRESS = Mottaker("312345676", "4601", "00", "konto-1")
HERS = "sti skog stein sommer"
SECRET, TOLD, SAID = "kanarifugl-hemmelig", "kanarifugl-delt", "kanarifugl-levert"


class Hus:
    """The machine in the duty room: who sits there now, and what she opened."""

    def __init__(self, vault: Proevehvelv, folder: Path, clock: FixedClock) -> None:
        self.vault = vault
        self.folder = folder
        self.clock = clock
        self.codes: dict[str, str] = {}
        self.room: RomAapent | None = None

    def lead(self) -> Tjenester:
        """The health lead unlocks."""
        self.leave()
        lead = next(one for one in self.vault.service.brukere() if one.rolle is Rolle.HELSEANSVARLIG)
        opened = self.vault.service.unlock(lead.id, PASSWORD)
        self.vault.aapent = opened
        return build_services(opened)

    def other(self, navn: str) -> RomAapent:
        """Somebody else unlocks, with her start code the first time."""
        self.leave()
        person = next(one for one in self.vault.service.brukere() if one.navn == navn)
        code = self.codes.pop(navn, "")
        service = self.vault.service
        opened = service.begin(person.id, code, HERS) if code else service.unlock_any(person.id, HERS)
        assert isinstance(opened, RomAapent)
        self.room = opened
        return opened

    def leave(self) -> None:
        """Whoever sits there locks."""
        if self.room is not None:
            self.vault.service.lock_room(self.room)
            self.room = None
        self.vault.lock()

    def invite(self, services: Tjenester, navn: str, rolle: Rolle) -> None:
        self.codes[navn] = services.brukere.invite(navn, rolle).value.startkode


@pytest.fixture
def hus(proevehvelv: Proevehvelv, tmp_path: Path, clock: FixedClock) -> Iterator[Hus]:
    hus = Hus(proevehvelv, tmp_path, clock)
    services = hus.lead()
    hus.invite(services, "Stille Vik", Rolle.MOETEDELTAKER)
    hus.invite(services, "Høy Varde", Rolle.LEDER)
    yield hus
    hus.leave()


def share_one_of_two(services: Tjenester) -> str:
    """A child with two notes, of which one is shared; returns the child's id."""
    barn = services.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    services.notat.add(barn.id, Notatart.OBSERVASJON, SECRET, "Rolig Bekk")
    services.notat.add(barn.id, Notatart.OBSERVASJON, TOLD, "Rolig Bekk")
    things = [one for one in services.frigivelse.candidates(barn.id) if one.delt.tekst == TOLD]
    services.frigivelse.release(Rom.MOETE, barn.id, things, "ukas møte", NOW.date())
    return barn.id


def texts(room: RomAapent) -> list[str]:
    return [Delt.from_text(row.innhold).tekst for row in DeltService(room).shared()]


def test_a_weeks_meeting_from_sharing_to_the_note_in_the_record(hus: Hus) -> None:
    barn_id = share_one_of_two(hus.lead())

    room = hus.other("Stille Vik")
    (shared,) = DeltService(room).shared()
    assert texts(room) == [TOLD]
    InnleveringService(room).hand_in(Innleveringsart.NOTAT, SAID, shared.id)

    services = hus.lead()
    services.innboks.fetch()
    (letter,) = services.innboks.waiting()
    services.innfletting.merge(letter.id, letter.barn_id)
    assert letter.barn_id == barn_id
    assert SAID in [note.tekst for note in services.notat.of_barn(barn_id)]


def test_with_every_file_and_her_own_keys_she_reads_no_more_than_was_shared(hus: Hus) -> None:
    share_one_of_two(hus.lead())
    room = hus.other("Stille Vik")
    key = room.keys.room_key(Rom.MOETE, "db")
    InnleveringService(room).hand_in(Innleveringsart.NOTAT, SAID)

    for rom in (Rom.HELSE, Rom.LEDER):
        with pytest.raises(KnownError) as caught:
            room.keys.room_key(rom, "db")
        assert caught.value.code == "mangler_tilgang"
    hus.leave()
    readable = readable_pages(hus.vault.folder / "moete.db", key)
    assert TOLD in readable
    assert SECRET not in readable
    assert SAID not in readable, "not even what she has handed in herself"


def test_what_she_handed_in_before_she_left_is_kept_and_her_key_opens_nothing_new(hus: Hus) -> None:
    share_one_of_two(hus.lead())
    room = hus.other("Stille Vik")
    old_key = room.keys.room_key(Rom.MOETE, "db")
    InnleveringService(room).hand_in(Innleveringsart.NOTAT, SAID)
    leaving = room.bruker.id

    services = hus.lead()
    services.brukere.remove(leaving)
    services = hus.lead()
    services.innboks.fetch()

    assert [letter.innhold for letter in services.innboks.waiting()] == [SAID]
    hus.leave()
    with pytest.raises(AssertionError, match="not decrypted"):
        readable_pages(hus.vault.folder / "moete.db", old_key)


def test_who_stays_reads_on_after_a_colleague_was_removed(hus: Hus) -> None:
    services = hus.lead()
    hus.invite(services, "Rask Foss", Rolle.MOETEDELTAKER)
    share_one_of_two(services)
    hus.other("Rask Foss")
    leaving = hus.other("Stille Vik").bruker.id

    hus.lead().brukere.remove(leaving)

    assert texts(hus.other("Rask Foss")) == [TOLD]
    with pytest.raises(StopIteration):
        hus.other("Stille Vik")


def test_a_child_moves_is_handed_over_signed_for_approved_and_deleted(hus: Hus) -> None:
    services = hus.lead()
    barn_id = share_one_of_two(services)
    hand_over(hus, services, barn_id)
    services.barn.save(replace(services.barn.get(barn_id), flyttet=NOW.date()))
    row = services.sletting.request(barn_id).value

    room = hus.other("Høy Varde")
    leader = GodkjenningService(room, InnleveringService(room))
    leader.approve(leader.waiting()[0].frigitt.id)

    services = hus.lead()
    services.innboks.fetch()
    assert services.sletting.take_approvals().value == 1
    services.sletting.carry_out(row.id)
    services.logg.verify()
    keys = services.aapent.keys
    found = {"helse.db": keys.database_key(), "moete.db": keys.room_key(Rom.MOETE, "db")}
    found["leder.db"] = keys.room_key(Rom.LEDER, "db")
    hus.leave()

    for name, key in found.items():
        pages = readable_pages(hus.vault.folder / name, key)
        assert not [word for word in (SECRET, TOLD, "Vakker Blomst") if word in pages], name


def hand_over(hus: Hus, services: Tjenester, barn_id: str) -> None:
    """Write, sign, seal and send the handover; the municipality registers it and signs for it."""
    kommune, stick = hus.folder / "kommune", hus.folder / "PINNE"
    stick.mkdir()
    make_receiver(kommune, ADDRESS, "Elvebyen barnevernstjeneste", hus.clock)
    services.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    card = receiver_card(kommune).read_bytes()
    motpart = services.installasjon.trust_card(card, "Klok Stein, 55 00 00 00").value
    dokument = services.dokument.create(
        Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=barn_id
    ).value
    services.dokument.freeze(dokument.id)
    queued = services.utboks.queue(dokument.id, motpart.id).value
    channel = open_folder_channel(stick)
    services.utboks.send_all(channel)
    receiver = open_receiver(kommune, stick / "inn", hus.clock)
    receiver.trust(services.installasjon.sender_card())
    receiver.receive((stick / "ut" / f"{queued.id}.p7m").read_bytes())
    services.utboks.fetch_receipts(channel)
