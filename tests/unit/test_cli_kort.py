from __future__ import annotations

from pathlib import Path

from tests.fakes.kommando import Kommando


def test_a_card_says_who_it_is_and_how_its_fingerprint_is_read_aloud(hvelvet: Kommando) -> None:
    path = hvelvet.folder / "avsender.kort"
    own = hvelvet("kort", "lag", "--ut", path).row

    assert (own["type"], own["orgnr"]) == ("avsender", "310000051")
    assert len(own["fingeravtrykk"].split()) == 16
    assert hvelvet("kort", "les", path).row == own


def test_a_card_is_trusted_only_when_somebody_has_confirmed_it(hvelvet: Kommando, mottak: Path) -> None:
    card = mottak / "kommune.kort"

    assert hvelvet("kort", "godkjenn", card).feil["feil"] == "kort_ikke_bekreftet"
    assert hvelvet("kort", "godkjenn", card, "--bekreftet-av", "Klok Stein, 55 00 00 40").row["orgnr"] == "310000078"


def test_each_end_takes_the_other_ends_kind_of_card(hvelvet: Kommando, mottak: Path) -> None:
    own, theirs = hvelvet.folder / "avsender.kort", mottak / "kommune.kort"
    hvelvet("kort", "lag", "--ut", own)

    assert hvelvet("kort", "godkjenn", own, "--bekreftet-av", "x").feil["feil"] == "kort_feil_type"
    assert hvelvet("kort", "godkjenn", theirs, "--mottaker", theirs.parent).feil["feil"] == "kort_feil_type"
    assert hvelvet("kort", "godkjenn", own, "--mottaker", theirs.parent).row["orgnr"] == "310000051"


def test_a_receiver_is_made_once_and_never_over_another(kommando: Kommando) -> None:
    address = ("--orgnr", "310000078", "--navn", "Elvebyen", "--kommunenr", "4699")
    made = kommando("kort", "lag-mottaker", "--ut", kommando.folder / "k", *address)
    key = (kommando.folder / "k" / "kommune.key").read_bytes()

    assert (made.row["type"], made.row["kommunenr"]) == ("mottaker", "4699")
    assert kommando("kort", "lag-mottaker", "--ut", kommando.folder / "k", *address).feil["feil"] == "kanal_konflikt"
    assert (kommando.folder / "k" / "kommune.key").read_bytes() == key
