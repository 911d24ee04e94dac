"""Whom a document may go to, and the way out of being set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.bootstrap import make_receiver, open_folder_channel, receiver_card
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker, Tilstand
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

ADDRESS = Mottaker("312345676", "4601", "00", "konto-1")


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("kommune") / "kommune"
    make_receiver(folder, ADDRESS, "Elvebyen barnevernstjeneste")
    return receiver_card(folder).read_bytes()


@pytest.fixture
def dokument(tjenester: Tjenester, barn: Barn) -> Dokument:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    made = tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BARNEVERNSTJENESTEN, "BUP", barn_id=barn.id
    )
    return made.value


def test_only_a_confirmed_card_makes_a_recipient(tjenester: Tjenester, dokument: Dokument, card: bytes) -> None:
    assert tjenester.utboks.possibilities(dokument.id).mottakere == ()
    motpart = tjenester.installasjon.trust_card(card, "Klok Stein").value
    (one,) = tjenester.utboks.possibilities(dokument.id).mottakere
    assert (one.motpart, one.foerste_gang) == (motpart, True)


def test_one_that_is_not_known_to_be_the_childs_own_is_offered_as_such(
    tjenester: Tjenester, barn: Barn, dokument: Dokument, card: bytes
) -> None:
    """A service of several municipalities bears none of their names: a person decides."""
    tjenester.installasjon.trust_card(card, "Klok Stein")
    for home, is_own in (("Elvebyen", True), ("Fjorden", False)):
        tjenester.barn.save(replace(barn, omsorgskommune=home))
        assert [one.er_egen for one in tjenester.utboks.possibilities(dokument.id).mottakere] == [is_own]


def test_another_municipality_s_service_is_never_offered(
    tjenester: Tjenester, barn: Barn, dokument: Dokument, card: bytes
) -> None:
    tjenester.installasjon.trust_card(card, "Klok Stein")
    tjenester.barn.save(replace(barn, omsorgskommune="0301"))
    assert tjenester.utboks.possibilities(dokument.id).mottakere == ()


def test_what_is_queued_is_told_until_it_is_stopped(tjenester: Tjenester, dokument: Dokument, card: bytes) -> None:
    motpart = tjenester.installasjon.trust_card(card, "Klok Stein").value
    tjenester.dokument.freeze(dokument.id)
    row = tjenester.utboks.queue(dokument.id, motpart.id).value
    found = tjenester.utboks.possibilities(dokument.id)
    assert found.rad == row
    assert [one.foerste_gang for one in found.mottakere] == [False]
    tjenester.utboks.stop(row.id)
    assert tjenester.utboks.possibilities(dokument.id).rad is None


def test_minutes_without_a_child_have_no_recipient(tjenester: Tjenester, card: bytes) -> None:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    tjenester.installasjon.trust_card(card, "Klok Stein")
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, date(2026, 11, 23), "BUP")).value
    general = tjenester.dokument.create(Dokumenttype.REFERAT, Mottakerkategori.BUP, "BUP", moete_id=moete.id).value
    assert tjenester.utboks.possibilities(general.id).mottakere == ()


def test_what_was_set_aside_goes_out_with_the_same_bytes_when_the_cause_is_gone(
    tjenester: Tjenester, dokument: Dokument, card: bytes, tmp_path: Path
) -> None:
    motpart = tjenester.installasjon.trust_card(card, "Klok Stein").value
    tjenester.dokument.freeze(dokument.id)
    row = tjenester.utboks.queue(dokument.id, motpart.id).value
    channel = open_folder_channel(tmp_path)
    in_the_way = tmp_path / "ut" / f"{row.id}.p7m"
    in_the_way.write_bytes(b"another file")
    tjenester.utboks.send_all(channel)
    aside = tjenester.utboks.list_rows()[0].rad
    assert (aside.tilstand, aside.siste_feil) == (Tilstand.KARANTENE, "kanal_konflikt")

    in_the_way.unlink()
    assert tjenester.utboks.retry(row.id).value.tilstand is Tilstand.FORSEGLET
    tjenester.utboks.send_all(channel)
    sent = tjenester.utboks.list_rows()[0].rad
    assert (sent.tilstand, sent.sha256) == (Tilstand.OVERFOERT, aside.sha256)
    with pytest.raises(KnownError, match="forsendelse_er_sendt"):
        tjenester.utboks.retry(row.id)
