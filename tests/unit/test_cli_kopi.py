from __future__ import annotations

from pathlib import Path

from tests.fakes.kommando import Kommando


def test_a_copy_is_taken_read_rehearsed_and_taken_into_use(hvelvet: Kommando) -> None:
    name = hvelvet("kopi", "ta").row["navn"]

    assert hvelvet("kopi", "verifiser").row == {"navn": name, "hel": True}
    assert hvelvet("kopi", "oev").row["navn"] == name
    (hvelvet.vault / "helse.db").write_bytes(b"ikke en database" * 4096)
    assert hvelvet("sjekk").feil["feil"] == "hvelv_skadet"
    assert hvelvet("kopi", "gjenopprett").row["navn"] == name
    assert hvelvet("sjekk").row["hel"] is True


def test_without_a_copy_nothing_is_restored(hvelvet: Kommando) -> None:
    assert hvelvet("kopi", "oev").row == {"navn": None}
    assert hvelvet("kopi", "gjenopprett").feil["feil"] == "kopi_finnes_ikke"
    assert hvelvet("sjekk").row["hel"] is True


def test_a_damaged_copy_is_refused(hvelvet: Kommando) -> None:
    name = hvelvet("kopi", "ta").row["navn"]
    path = next(hvelvet.vault.rglob(name))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    assert hvelvet("kopi", "verifiser", name).feil["feil"] == "kopi_skadet"


def test_a_second_place_is_chosen_told_and_ended(hvelvet: Kommando, tmp_path: Path) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    name = hvelvet("kopi", "ta").row["navn"]
    assert hvelvet("kopi", "sted").row == {"sted": None}

    assert hvelvet("kopi", "sted", stick).row == {"sted": str(stick)}
    assert [f.name for f in stick.rglob("*.hakopi")] == [name]
    assert hvelvet("kopi", "sted", "--ingen").row == {"sted": None}
    assert hvelvet("kopi", "sted", tmp_path / "borte").feil["feil"] == "medium_borte"


def test_nothing_is_deleted_when_no_copy_is_under_an_earlier_key(hvelvet: Kommando) -> None:
    hvelvet("kopi", "ta")

    assert hvelvet("kopi", "slett-gamle").row == {"antall": 0}


def test_one_compartment_is_brought_back_and_the_health_records_are_as_they_were(hvelvet: Kommando) -> None:
    hvelvet("bruker", "inviter", "Stille Vind", "--rolle", "moetedeltaker")
    room = hvelvet.vault / "moete.db"
    assert hvelvet("kopi", "gjenopprett", "--rom", "moete").row["navn"] is None  # there was no copy: it is made
    assert room.exists()
    name = hvelvet("kopi", "ta").row["navn"]
    before = (hvelvet.vault / "hode.json").read_bytes()
    room.write_bytes(b"ikke en database" * 4096)

    assert hvelvet("kopi", "gjenopprett", "--rom", "moete").row == {"rom": "moete", "navn": name}

    assert hvelvet("sjekk").row["hel"] is True
    assert (hvelvet.vault / "hode.json").read_bytes() == before
    assert hvelvet("kopi", "gjenopprett", "--rom", "moete", name).row["navn"] == name
    assert hvelvet("kopi", "gjenopprett", "--rom", "leder", name).feil["feil"] == "kopi_uten_rom"
