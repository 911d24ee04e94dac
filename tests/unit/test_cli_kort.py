from __future__ import annotations

from tests.fakes.kommando import Kommando


def make_receiver(kommando: Kommando, name: str = "kommune") -> None:
    folder = kommando.folder / name
    made = kommando(
        "kort", "lag-mottaker", "--ut", folder, "--orgnr", "310000078", "--navn", "Elvebyen", "--kommunenr", "4699"
    )
    assert made.row["type"] == "mottaker"


def test_a_card_says_who_it_is_and_how_its_fingerprint_is_read_aloud(hvelvet: Kommando) -> None:
    path = hvelvet.folder / "avsender.kort"
    own = hvelvet("kort", "lag", "--ut", path).row

    assert (own["type"], own["orgnr"]) == ("avsender", "310000051")
    assert len(own["fingeravtrykk"].split()) == 16
    assert hvelvet("kort", "les", path).row == own


def test_a_card_is_trusted_only_when_somebody_has_confirmed_it(hvelvet: Kommando) -> None:
    make_receiver(hvelvet)
    card = hvelvet.folder / "kommune" / "kommune.kort"

    assert hvelvet("kort", "godkjenn", card).feil["feil"] == "kort_ikke_bekreftet"
    assert hvelvet("kort", "godkjenn", card, "--bekreftet-av", "Klok Stein, 55 00 00 40").row["orgnr"] == "310000078"


def test_each_end_takes_the_other_ends_kind_of_card(hvelvet: Kommando) -> None:
    make_receiver(hvelvet)
    own, theirs = hvelvet.folder / "avsender.kort", hvelvet.folder / "kommune" / "kommune.kort"
    hvelvet("kort", "lag", "--ut", own)

    assert hvelvet("kort", "godkjenn", own, "--bekreftet-av", "x").feil["feil"] == "kort_feil_type"
    assert hvelvet("kort", "godkjenn", theirs, "--mottaker", theirs.parent).feil["feil"] == "kort_feil_type"
    assert hvelvet("kort", "godkjenn", own, "--mottaker", theirs.parent).row["orgnr"] == "310000051"


def test_a_receiver_is_never_made_over_another(hvelvet: Kommando) -> None:
    make_receiver(hvelvet)
    key = (hvelvet.folder / "kommune" / "kommune.key").read_bytes()
    again = hvelvet(
        "kort", "lag-mottaker", "--ut", hvelvet.folder / "kommune", "--orgnr", "310000078", "--navn", "E",
        "--kommunenr", "4699",
    )  # fmt: skip

    assert again.feil["feil"] == "kanal_konflikt"
    assert (hvelvet.folder / "kommune" / "kommune.key").read_bytes() == key
