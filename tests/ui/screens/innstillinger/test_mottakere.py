"""Cards: theirs counts only when two people have read the same fingerprint to each other; ours goes out as a file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from helseansvarlig.sync.kort import Korttype, sign_kort
from tests.disker import mounted
from tests.sync.partier import make_party
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import NOW, settle
from ui.screens.innstillinger.mottakere import MottakereSection

Show = Callable[..., QWidget]


@pytest.fixture
def her(tmp_path: Path, shown: Show) -> Iterator[Husrom]:
    with husrom(tmp_path) as room:
        shown(room.vindu)
        room.go("innstillinger", "mottakere")
        yield room


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """What the municipality sent: signed by its own key."""
    party = make_party("910075918", "Hamar barnevernstjeneste", Korttype.MOTTAKER, NOW)
    path = tmp_path / "kommune.kort"
    path.write_bytes(sign_kort(party.kort, party.identitet))
    return path


def section(room: Husrom) -> MottakereSection:
    return room.vindu.findChildren(MottakereSection)[0]


def read_in(room: Husrom, path: Path) -> None:
    """As when the file has been chosen in the file dialog."""
    section(room)._presenter.read_card(path)
    settle()


def type_who(room: Husrom, text: str) -> None:
    lines = room.vindu.findChildren(QLineEdit)
    next(one for one in lines if one.accessibleName().startswith("Hvem leste det opp")).setText(text)


def test_a_card_is_trusted_only_when_it_is_told_who_read_the_fingerprint(her: Husrom, card: Path) -> None:
    read_in(her, card)
    assert "Hamar barnevernstjeneste" in words(her.vindu)
    press(her.vindu, "De er like")
    assert "Skriv hvem du snakket med, og nummeret du ringte." in words(her.vindu)
    assert her.rom.tjenester.institusjon.motparter() == []

    type_who(her, "Klok Stein, 62 51 00 00")
    press(her.vindu, "De er like")
    row = her.rom.tjenester.institusjon.motparter()[0]
    assert (row.navn, row.orgnr, row.kort) == ("Hamar barnevernstjeneste", "910075918", card.read_bytes())
    assert row.fingeravtrykk_bekreftet_av == "Klok Stein, 62 51 00 00"
    assert {"Nå kan du sende til Hamar barnevernstjeneste.", "Kan sende"} <= set(words(her.vindu))


def test_a_fingerprint_that_differs_leaves_nothing_behind(her: Husrom, card: Path) -> None:
    read_in(her, card)
    press(her.vindu, "De er ikke like")

    assert her.rom.tjenester.institusjon.motparter() == []
    assert "Ingen mottakere ennå" in words(her.vindu)


def test_a_card_that_was_changed_on_the_way_is_refused(her: Husrom, card: Path) -> None:
    raw = bytearray(card.read_bytes())
    raw[len(raw) // 2] ^= 1
    card.write_bytes(bytes(raw))
    read_in(her, card)

    assert "De er like" not in words(her.vindu)
    assert "Lukk" in words(her.vindu), "the refusal stands above the list"


def test_our_own_card_needs_an_organisation_number_and_is_no_recipient_card(her: Husrom, tmp_path: Path) -> None:
    own = tmp_path / "vårt.kort"
    section(her)._presenter.save_own_card(own)
    assert "Institusjonens organisasjonsnummer mangler." in words(her.vindu)
    assert not own.exists()

    service = her.rom.tjenester.institusjon
    service.save(replace(service.get(), orgnr="991825827"))
    section(her)._presenter.save_own_card(own)
    assert "Avsenderkortet vårt er lagret." in words(her.vindu)
    read_in(her, own)
    assert "De er like" not in words(her.vindu)


def test_a_card_that_cannot_be_read_or_written_is_told_in_words(her: Husrom, tmp_path: Path) -> None:
    service = her.rom.tjenester.institusjon
    service.save(replace(service.get(), orgnr="991825827"))
    read_in(her, tmp_path / "borte.kort")
    assert "Maskinen klarte ikke å lese eller skrive på disken." in words(her.vindu)

    with mounted(tmp_path / "pinne", "ro") as stick:
        section(her)._presenter.save_own_card(stick / "vårt.kort")
        assert "Mappen kan ikke skrives i." in words(her.vindu)
