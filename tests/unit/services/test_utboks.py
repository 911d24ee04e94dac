"""The outbox over a real vault, a real folder and real seals: nothing is done before the receiver has signed for it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import make_receiver, open_folder_channel, open_receiver, receiver_card
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker, Tilstand
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.logg import Anker, Ankerkilde
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Channel
from helseansvarlig.services.ports.mottak import Receiver
from helseansvarlig.tjenester import Tjenester

ADDRESS = Mottaker("312345676", "4601", "00", "konto-1")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality's key and card: making them takes half a second."""
    folder = tmp_path_factory.mktemp("kommune") / "kommune"
    make_receiver(folder, ADDRESS, "Elvebyen barnevernstjeneste")
    return folder


@pytest.fixture
def kommune(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once, tmp_path / "kommune"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "PINNE").mkdir()
    return tmp_path / "PINNE"


@pytest.fixture
def channel(stick: Path) -> Channel:
    return open_folder_channel(stick)


@pytest.fixture
def queued(tjenester: Tjenester, barn: Barn, kommune: Path) -> Utboksrad:
    """A signed document in the outbox, for a municipality whose card was confirmed by telephone."""
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    motpart = tjenester.installasjon.trust_card(receiver_card(kommune).read_bytes(), "Klok Stein, 55 00 00 00").value
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Rolig Bekk")
    dokument = tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, "BUP", barn_id=barn.id
    ).value
    tjenester.dokument.freeze(dokument.id)
    return tjenester.utboks.queue(dokument.id, motpart.id).value


@pytest.fixture
def receiver(tjenester: Tjenester, kommune: Path, stick: Path, clock: FixedClock) -> Receiver:
    """The municipality at work, knowing our card; its answers come back on the same stick."""
    receiver = open_receiver(kommune, stick / "inn", clock)
    receiver.trust(tjenester.installasjon.sender_card())
    return receiver


def state(tjenester: Tjenester) -> Tilstand:
    return tjenester.utboks.list_rows()[0].rad.tilstand


def acts(tjenester: Tjenester) -> int:
    return len(tjenester.logg.newest(1000))


def test_only_the_receivers_receipt_makes_it_registered(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel, receiver: Receiver, stick: Path
) -> None:
    run = tjenester.utboks.send_all(channel).value
    assert (run.overfoert, run.kvitteringer, state(tjenester)) == (1, 0, Tilstand.OVERFOERT)

    receiver.receive((stick / "ut" / f"{queued.id}.p7m").read_bytes())

    assert tjenester.utboks.fetch_receipts(channel).value == 1
    assert state(tjenester) is Tilstand.REGISTRERT


def test_a_receipt_makes_the_receiver_a_witness_of_our_log(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel, receiver: Receiver, stick: Path
) -> None:
    """The place that was sealed into the forsendelse is kept with the receipt, and stands in the log."""
    tjenester.utboks.send_all(channel)
    sealed = next(row for row in tjenester.logg.newest(9) if row.handling == "forsendelse.forseglet")
    receiver.receive((stick / "ut" / f"{queued.id}.p7m").read_bytes())
    tjenester.utboks.fetch_receipts(channel)

    store = tjenester.aapent.oekt.store
    with store.read() as unit:
        (seen,) = unit.anker.all()
        assert seen.bevis == unit.utboks.get(queued.id).kvittering
    assert (seen.kilde, seen.anker) == (Ankerkilde.KVITTERING, Anker(sealed.nummer - 1, sealed.forrige))
    assert store.contains(seen.anker)


def test_a_receipt_that_is_told_is_not_opened_again(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel, receiver: Receiver, stick: Path
) -> None:
    tjenester.utboks.send_all(channel)
    receiver.receive((stick / "ut" / f"{queued.id}.p7m").read_bytes())
    tjenester.utboks.fetch_receipts(channel)
    before = acts(tjenester)

    assert tjenester.utboks.fetch_receipts(channel).value == 0
    assert acts(tjenester) == before, "opening one is an act, and an act is logged"


def test_a_new_receipt_beside_the_old_one_is_still_heard(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel, receiver: Receiver, stick: Path, clock: FixedClock
) -> None:
    tjenester.utboks.send_all(channel)
    sealed = (stick / "ut" / f"{queued.id}.p7m").read_bytes()
    receiver.receive(sealed)
    tjenester.utboks.fetch_receipts(channel)
    clock.moment += timedelta(hours=2)
    receiver.confirm_seen(sealed)

    assert tjenester.utboks.fetch_receipts(channel).value == 1
    assert state(tjenester) is Tilstand.SETT


def test_a_file_that_is_no_receipt_is_logged_and_stops_nobody(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel, receiver: Receiver, stick: Path
) -> None:
    tjenester.utboks.send_all(channel)
    (stick / "inn" / "0.kv.p7m").write_bytes(b"")
    receiver.receive((stick / "ut" / f"{queued.id}.p7m").read_bytes())

    assert tjenester.utboks.fetch_receipts(channel).value == 1
    assert "kvittering.avvist" in {row.handling for row in tjenester.logg.newest(5)}


def test_a_stick_that_is_gone_stops_the_run_and_it_goes_out_the_next_time(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel, stick: Path
) -> None:
    shutil.rmtree(stick / "ut")
    assert tjenester.utboks.send_all(channel).value.stoppet_av == "kanal_borte"
    assert tjenester.utboks.waiting() == (queued.id,)

    assert tjenester.utboks.send_all(open_folder_channel(stick)).value.overfoert == 1
    assert tjenester.utboks.waiting() == ()


def test_what_is_stopped_loses_its_sealed_bytes_and_never_leaves(
    tjenester: Tjenester, queued: Utboksrad, channel: Channel
) -> None:
    tjenester.utboks.seal(queued.id)
    stopped = tjenester.utboks.stop(queued.id).value

    assert (stopped.tilstand, stopped.forseglet) == (Tilstand.STANSET, b"")
    assert tjenester.utboks.send_all(channel).value.overfoert == 0


def test_what_has_left_cannot_be_stopped(tjenester: Tjenester, queued: Utboksrad, channel: Channel) -> None:
    tjenester.utboks.send_all(channel)

    with pytest.raises(KnownError, match="forsendelse_er_sendt"):
        tjenester.utboks.stop(queued.id)


def test_a_document_goes_to_one_recipient_once(tjenester: Tjenester, queued: Utboksrad) -> None:
    with pytest.raises(KnownError, match="allerede_i_utboks"):
        tjenester.utboks.queue(queued.dokument_id, queued.motpart_id)

    tjenester.utboks.stop(queued.id)
    assert tjenester.utboks.queue(queued.dokument_id, queued.motpart_id).value.loepenr == 2
