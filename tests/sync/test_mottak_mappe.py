"""The municipality with nothing but a folder: verify, save, register, answer, in that order and once."""

from __future__ import annotations

import dataclasses
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from helseansvarlig.domain.forsendelse import (
    Feilkode,
    Kvitteringstype,
    Manifest,
    Mottaker,
    Oppgave,
    Resultat,
    Sendt,
    Tilstand,
    apply_receipt,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.sync.channels.mappe import MappeChannel
from helseansvarlig.sync.feil import ForseglingError
from helseansvarlig.sync.forsegling import seal, sha256_of
from helseansvarlig.sync.kort import Korttype
from helseansvarlig.sync.kvittering import open_receipt
from helseansvarlig.sync.mottak_mappe import (
    Mottakersted,
    MottakMappe,
    Register,
    Registrert,
    System,
    load_receiver,
    make_receiver,
)
from helseansvarlig.sync.tillit import Betrodd
from tests.disker import mounted
from tests.sync.partier import Parti

ADDRESS = Mottaker("910075918", "4601", "00", "konto-910075918")
SYSTEM = System("Mottaksverktøy", "1.0")


@pytest.fixture
def sted(kommune: Parti) -> Mottakersted:
    return Mottakersted(kommune.identitet, kommune.kort)


@pytest.fixture
def mottak(sted: Mottakersted, tmp_path: Path) -> MottakMappe:
    return MottakMappe(sted, tmp_path / "mottak", SYSTEM)


@pytest.fixture
def sendt(sealed: bytes, manifest: Manifest, filer: dict[str, bytes]) -> Sendt:
    return Sendt(manifest.forsendelse_id, Tilstand.OVERFOERT, sha256_of(sealed), ADDRESS.orgnr, tuple(filer))


def test_a_receiver_is_made_and_loaded(tmp_path: Path, at: datetime) -> None:
    made = make_receiver(tmp_path / "kommune", ADDRESS, "Fjordby barnevernstjeneste", at)
    loaded = load_receiver(tmp_path / "kommune")

    assert loaded.kort == made.kort
    assert loaded.kort.type is Korttype.MOTTAKER
    assert loaded.identitet.key_pem() == made.identitet.key_pem()
    assert sorted(path.name for path in (tmp_path / "kommune").iterdir()) == [
        "kommune.crt",
        "kommune.key",
        "kommune.kort",
    ]
    if os.name == "posix":
        assert (tmp_path / "kommune" / "kommune.key").stat().st_mode & 0o077 == 0


def test_a_receiver_is_never_made_over_another(tmp_path: Path, at: datetime) -> None:
    made = make_receiver(tmp_path, ADDRESS, "Fjordby barnevernstjeneste", at)
    with pytest.raises(KnownError, match="kanal_konflikt"):
        make_receiver(tmp_path, ADDRESS, "Fjordby barnevernstjeneste", at)
    assert load_receiver(tmp_path).kort == made.kort


def test_a_receiver_whose_parts_do_not_fit_is_not_loaded(tmp_path: Path, kommune: Parti, at: datetime) -> None:
    make_receiver(tmp_path, ADDRESS, "Fjordby barnevernstjeneste", at)
    (tmp_path / "kommune.key").write_bytes(kommune.identitet.key_pem())
    (tmp_path / "kommune.crt").write_bytes(kommune.identitet.cert_pem())
    with pytest.raises(KnownError, match="noekkel_ugyldig"):
        load_receiver(tmp_path)


def test_the_whole_way_there_and_back(
    sealed: bytes, filer: dict[str, bytes], institusjon: Parti, kommune: Parti, sted: Mottakersted, sendt: Sendt,
    tmp_path: Path, at: datetime,
) -> None:  # fmt: skip
    for name in ("ut", "inn"):
        (tmp_path / name).mkdir()
    channel = MappeChannel(tmp_path / "ut", tmp_path / "inn")
    reference = channel.send(sendt.forsendelse_id, sealed)
    mottak = MottakMappe(sted, tmp_path / "mottak", SYSTEM, tmp_path / "inn")

    received = mottak.receive((tmp_path / "ut" / reference).read_bytes(), [institusjon.betrodd], at)
    assert {path.name: path.read_bytes() for path in received.lagret} == filer

    (answer,) = channel.poll()
    assert answer.navn == f"{sendt.forsendelse_id}.kv.p7m"
    receipt = open_receipt(answer.data, keys=[institusjon.identitet], trusted=[kommune.betrodd], at=at)
    assert apply_receipt(sendt, receipt.kvittering, receipt.signert_av.kort.orgnr).tilstand is Tilstand.REGISTRERT

    mottak.confirm_seen(received.aapnet, at)
    kinds = [
        open_receipt(one.data, keys=[institusjon.identitet], trusted=[kommune.betrodd], at=at).kvittering.type
        for one in channel.poll()
    ]
    assert sorted(kinds) == [Kvitteringstype.APPLIKASJON, Kvitteringstype.SAKSBEHANDLER]


def test_the_same_file_again_is_a_duplicate_with_the_first_time(
    mottak: MottakMappe, sealed: bytes, institusjon: Parti, sendt: Sendt, at: datetime
) -> None:
    first = mottak.receive(sealed, [institusjon.betrodd], at)
    second = mottak.receive(sealed, [institusjon.betrodd], at + timedelta(days=3))

    assert second.kvittering.resultat is Resultat.OK_DUPLIKAT
    assert second.kvittering.registrert_tid == first.kvittering.registrert_tid == at
    assert second.lagret == ()
    assert first.kvittering_fil != second.kvittering_fil
    assert apply_receipt(sendt, second.kvittering, ADDRESS.orgnr).tilstand is Tilstand.REGISTRERT


def test_another_file_under_the_same_id_is_a_conflict_and_the_first_stays(
    mottak: MottakMappe, sealed: bytes, filer: dict[str, bytes], manifest: Manifest, institusjon: Parti,
    kommune: Parti, sendt: Sendt, at: datetime,
) -> None:  # fmt: skip
    first = mottak.receive(sealed, [institusjon.betrodd], at)
    recipients = [kommune.kort.sertifikat]
    other = seal({"dokument.pdf": b"et annet"}, manifest, sender=institusjon.identitet, recipients=recipients, at=at)

    answer = mottak.receive(other, [institusjon.betrodd], at)

    assert answer.kvittering.type is Kvitteringstype.FEILMELDING
    assert [fault.kode for fault in answer.kvittering.feil] == [Feilkode.KONFLIKT]
    assert answer.lagret == ()
    assert first.lagret[0].read_bytes() == filer[first.lagret[0].name]
    replaced = dataclasses.replace(sendt, sha256=sha256_of(other))
    assert apply_receipt(replaced, answer.kvittering, ADDRESS.orgnr).oppgave is Oppgave.AVVIST


def test_a_file_that_does_not_verify_is_neither_saved_nor_answered(
    mottak: MottakMappe, sealed: bytes, fremmed: Parti, at: datetime, tmp_path: Path
) -> None:
    with pytest.raises(ForseglingError, match="forsegling_ugyldig"):
        mottak.receive(sealed, [fremmed.betrodd], at)
    with pytest.raises(ForseglingError, match="fil_avkortet"):
        mottak.receive(sealed[:-1], [fremmed.betrodd], at)
    assert list(tmp_path.iterdir()) == []


def test_opening_alone_leaves_no_trace(
    mottak: MottakMappe, sealed: bytes, institusjon: Parti, at: datetime, tmp_path: Path
) -> None:
    assert mottak.open(sealed, [institusjon.betrodd], at).filer
    assert list(tmp_path.iterdir()) == []


def test_seen_cannot_be_said_before_it_is_registered(
    mottak: MottakMappe, sealed: bytes, institusjon: Parti, at: datetime
) -> None:
    with pytest.raises(KnownError, match="ikke_registrert"):
        mottak.confirm_seen(mottak.open(sealed, [institusjon.betrodd], at), at)


def test_a_crash_between_saving_and_registering_is_made_good_by_the_next_run(
    mottak: MottakMappe, sealed: bytes, institusjon: Parti, at: datetime, tmp_path: Path
) -> None:
    first = mottak.receive(sealed, [institusjon.betrodd], at)
    for entry in (tmp_path / "mottak" / "register").iterdir():
        entry.unlink()
    first.kvittering_fil.unlink()
    first.lagret[1].rename(first.lagret[1].with_name("halv.del"))

    again = mottak.receive(sealed, [institusjon.betrodd], at)
    assert again.kvittering.resultat is Resultat.OK
    assert all(path.is_file() for path in again.lagret)


def test_a_full_disk_gives_no_receipt_and_no_registration(
    sted: Mottakersted, manifest: Manifest, institusjon: Parti, kommune: Parti, at: datetime, tmp_path: Path
) -> None:
    recipients = [kommune.kort.sertifikat]
    big = seal({"dokument.pdf": bytes(300_000)}, manifest, sender=institusjon.identitet, recipients=recipients, at=at)
    with mounted(tmp_path / "disk", "size=128k") as disk:
        with pytest.raises(KnownError, match="disk_full"):
            MottakMappe(sted, disk, SYSTEM, tmp_path / "inn").receive(big, [institusjon.betrodd], at)
        assert Register(disk / "register").find(institusjon.kort.orgnr, manifest.forsendelse_id) is None
    assert not (tmp_path / "inn").exists()


def test_the_registry_keeps_its_first_word(tmp_path: Path, at: datetime) -> None:
    register = Register(tmp_path)
    register.add("991825827", "id-1", Registrert("a" * 64, at))
    with pytest.raises(KnownError, match="kanal_konflikt"):
        register.add("991825827", "id-1", Registrert("b" * 64, at))
    assert register.find("991825827", "id-1") == Registrert("a" * 64, at)
    assert register.find("974760673", "id-1") is None


@pytest.mark.parametrize("damage", [b"", b"{}", json.dumps({"sha256Forseglet": "x", "registrertTid": "y"}).encode()])
def test_a_damaged_registry_never_passes_for_an_empty_one(tmp_path: Path, damage: bytes, at: datetime) -> None:
    register = Register(tmp_path)
    register.add("991825827", "id-1", Registrert("a" * 64, at))
    next(tmp_path.iterdir()).write_bytes(damage)
    with pytest.raises(KnownError, match="register_skadet"):
        register.find("991825827", "id-1")


def test_two_senders_may_use_the_same_id(
    mottak: MottakMappe, sealed: bytes, manifest: Manifest, filer: dict[str, bytes], institusjon: Parti,
    annen_kommune: Parti, kommune: Parti, at: datetime,
) -> None:  # fmt: skip
    mottak.receive(sealed, [institusjon.betrodd], at)
    about = dataclasses.replace(
        manifest, avsender=dataclasses.replace(manifest.avsender, orgnr=annen_kommune.kort.orgnr)
    )
    recipients = [kommune.kort.sertifikat]
    theirs = seal(filer, about, sender=annen_kommune.identitet, recipients=recipients, at=at)
    assert mottak.receive(theirs, [Betrodd(annen_kommune.kort)], at).kvittering.resultat is Resultat.OK
