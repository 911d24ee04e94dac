"""The installation's own key: made when it is first needed, renewed when somebody who could read it is removed.

The municipality at the other end is the real receiver tool over a folder of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import make_receiver, open_folder_channel, open_receiver, receiver_card
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker, Tilstand
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.logg import Kategori, Loggutvalg
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.brukere import Fjernet
from helseansvarlig.services.ports.mottak import Receiver
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv

HERS = "lampe elv mose tårn"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality's key and card: making them takes half a second."""
    folder = tmp_path_factory.mktemp("kommune") / "kommune"
    make_receiver(folder, Mottaker("312345676", "4601", "00", "konto-1"), "Elvebyen barnevernstjeneste")
    return folder


@dataclass
class Hus:
    """An institution with a lead at work, a deputy who has begun, and a municipality that trusts its card."""

    vault: Proevehvelv
    tjenester: Tjenester
    stedfortreder: Bruker
    kommune: Path
    stick: Path
    clock: FixedClock
    avsenderkort: bytes

    def receiver(self, *cards: bytes) -> Receiver:
        """The municipality at work, knowing these cards; its answers come back on the stick."""
        return open_receiver(self.kommune, self.stick / "inn", self.clock, senders=cards)

    def send(self, name: str) -> bytes:
        """Seal a document about a child, carry it out, and return what lies on the stick."""
        services = self.tjenester
        barn = services.barn.register(Barn("", name, date(2011, 3, 4))).value
        document = services.dokument.create(
            Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, "BUP", barn_id=barn.id
        ).value
        services.dokument.freeze(document.id)
        (motpart,) = (one.motpart for one in services.utboks.possibilities(document.id).mottakere)
        row = services.utboks.queue(document.id, motpart.id).value
        services.utboks.send_all(open_folder_channel(self.stick))
        return (self.stick / "ut" / f"{row.id}.p7m").read_bytes()

    def fetch(self) -> list[Utboksrad]:
        """Fetch the answers, and return the outbox."""
        self.tjenester.utboks.fetch_receipts(open_folder_channel(self.stick))
        return [line.rad for line in self.tjenester.utboks.list_rows()]

    def remove_deputy(self) -> Fjernet:
        """Take the deputy's access away, and come back after the lock that follows."""
        removed = self.tjenester.brukere.remove(self.stedfortreder.id)
        self.reopen()
        return removed

    def reopen(self) -> None:
        """Lock and unlock."""
        self.vault.lock()
        self.tjenester = self.vault.unlock()

    def key_acts(self) -> list[str]:
        """What the log tells of keys, newest first."""
        rows = self.tjenester.logg.find(Loggutvalg(kategorier=frozenset({Kategori.NOEKKEL})))
        return [row.handling for row in rows]

    def notices(self) -> list[str]:
        """What was odd when the vault opened."""
        assert self.vault.aapent is not None
        return [one.kode for one in self.vault.aapent.varsler]


@pytest.fixture
def hus(proevehvelv: Proevehvelv, made_once: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Hus]:
    kommune = Path(shutil.copytree(made_once, tmp_path / "kommune"))
    services = proevehvelv.unlock()
    services.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    services.installasjon.trust_card(receiver_card(kommune).read_bytes(), "Klok Stein, 55 00 00 00")
    invited = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value
    card = services.installasjon.sender_card()
    proevehvelv.lock()
    begun = proevehvelv.service.begin(invited.bruker.id, invited.startkode, HERS)
    assert isinstance(begun, Aapent)
    proevehvelv.service.lock(begun)
    stick = tmp_path / "PINNE"
    stick.mkdir()
    yield Hus(proevehvelv, proevehvelv.unlock(), invited.bruker, kommune, stick, clock, card)
    proevehvelv.let_go()


def test_an_answer_to_what_was_sent_before_the_removal_is_still_read(hus: Hus) -> None:
    before = hus.send("Vakker Blomst")

    hus.remove_deputy()
    hus.receiver(hus.avsenderkort).receive(before)

    assert [row.tilstand for row in hus.fetch()] == [Tilstand.REGISTRERT]


def test_answers_are_read_however_many_times_the_key_has_been_renewed_since(hus: Hus) -> None:
    before = hus.send("Vakker Blomst")
    for _ in range(2):
        assert hus.tjenester.installasjon.renew()

    hus.receiver(hus.avsenderkort).receive(before)

    assert [row.tilstand for row in hus.fetch()] == [Tilstand.REGISTRERT]


def test_what_is_sent_after_the_removal_opens_with_the_new_card_and_not_with_the_old(hus: Hus) -> None:
    hus.remove_deputy()
    after = hus.send("Vakker Blomst")

    with pytest.raises(KnownError, match="forsegling_ugyldig"):
        hus.receiver(hus.avsenderkort).receive(after)
    hus.receiver(hus.tjenester.installasjon.sender_card()).receive(after)

    assert [row.tilstand for row in hus.fetch()] == [Tilstand.REGISTRERT]


def test_the_renewal_is_a_key_act_of_whoever_removed_her(hus: Hus) -> None:
    hus.remove_deputy()

    assert "avsendernoekkel.fornyet" in hus.key_acts()


def test_it_is_told_until_the_new_card_has_been_made(hus: Hus) -> None:
    assert hus.tjenester.brukere.needs_new_card(hus.stedfortreder.id)
    assert hus.remove_deputy().nytt_avsenderkort
    assert "avsenderkort_byttet" in hus.notices()
    hus.reopen()
    assert "avsenderkort_byttet" in hus.notices()

    hus.tjenester.installasjon.sender_card()

    hus.reopen()
    assert "avsenderkort_byttet" not in hus.notices()


def test_meeting_staff_never_had_the_key_so_it_stays(hus: Hus) -> None:
    staff = hus.tjenester.brukere.invite("Stille Vind", Rolle.MOETEDELTAKER).value.bruker

    removed = hus.tjenester.brukere.remove(staff.id)

    assert not removed.nytt_avsenderkort
    hus.reopen()
    assert "avsendernoekkel.fornyet" not in hus.key_acts()
    hus.receiver(hus.avsenderkort).receive(hus.send("Vakker Blomst"))


def test_a_removal_that_was_refused_leaves_the_key(hus: Hus) -> None:
    blocked = hus.vault.folder / "helse.ny.db" / "noe"
    blocked.mkdir(parents=True)  # the file under the new key cannot be written

    with pytest.raises(KnownError):
        hus.tjenester.brukere.remove(hus.stedfortreder.id)

    shutil.rmtree(blocked.parent)
    hus.reopen()
    assert "avsendernoekkel.fornyet" not in hus.key_acts()
    hus.receiver(hus.avsenderkort).receive(hus.send("Vakker Blomst"))


def test_a_removal_cut_off_before_the_renewal_is_made_good_by_whoever_opens_next(hus: Hus) -> None:
    """The header has decided, and then the file cannot be put in place: what is left is the next opening's."""
    in_the_way = hus.vault.folder / "helse.db-journal" / "noe"
    in_the_way.mkdir(parents=True)
    assert not hus.tjenester.brukere.remove(hus.stedfortreder.id).ferdig
    shutil.rmtree(in_the_way.parent)

    hus.reopen()

    assert hus.key_acts()[:2] == ["avsendernoekkel.fornyet", "hvelv.noekkel_byttet"]
    assert "avsenderkort_byttet" in hus.notices()
    with pytest.raises(KnownError, match="forsegling_ugyldig"):
        hus.receiver(hus.avsenderkort).receive(hus.send("Vakker Blomst"))


def test_an_institution_that_never_sent_anything_has_no_key_to_renew(proevehvelv: Proevehvelv) -> None:
    services = proevehvelv.unlock()
    deputy = services.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER).value.bruker

    assert not services.installasjon.renew()
    assert not services.brukere.remove(deputy.id).nytt_avsenderkort
