from __future__ import annotations

from pathlib import Path

from tests.fakes.kommando import Kommando


def test_a_vault_is_made_once_and_its_recovery_code_is_told_once(kommando: Kommando) -> None:
    sheet = kommando.folder / "ark.pdf"
    made = kommando("hvelv", "opprett", "--institusjon", "Solbakken", "--navn", "Trygg Havn", "--ark", sheet)

    assert made.code == 0
    assert len(made.row["gjenopprettingskode"].split()) == 8
    assert sheet.read_bytes().startswith(b"%PDF-")
    again = kommando("hvelv", "opprett", "--institusjon", "Solbakken", "--navn", "Trygg Havn")
    assert (again.code, again.feil["feil"]) == (1, "hvelv_finnes")


def test_the_password_opens_and_another_one_does_not(hvelvet: Kommando, tmp_path: Path) -> None:
    wrong = tmp_path / "feil.txt"
    wrong.write_text("noe helt annet", encoding="utf-8")

    assert hvelvet("hvelv", "laas-opp").row["rolle"] == "helseansvarlig"
    refused = hvelvet("hvelv", "laas-opp", password=wrong)
    assert (refused.code, refused.feil["feil"]) == (1, "feil_passord")


def test_a_changed_password_opens_and_the_old_one_no_longer(hvelvet: Kommando, tmp_path: Path) -> None:
    fresh = tmp_path / "nytt.txt"
    fresh.write_text("nytt passord til havet her", encoding="utf-8")

    assert hvelvet("hvelv", "bytt-passord", "--nytt-passord-fil", fresh).code == 0
    assert hvelvet("hvelv", "laas-opp").feil["feil"] == "feil_passord"
    assert hvelvet("hvelv", "laas-opp", password=fresh).code == 0


def test_the_recovery_code_opens_once_and_gives_a_new_one(kommando: Kommando, tmp_path: Path) -> None:
    code = kommando("hvelv", "opprett", "--institusjon", "Solbakken", "--navn", "Trygg Havn").row["gjenopprettingskode"]
    paper, fresh = tmp_path / "kode.txt", tmp_path / "nytt.txt"
    paper.write_text(code, encoding="utf-8")
    fresh.write_text("nytt passord til havet her", encoding="utf-8")

    recovered = kommando("hvelv", "gjenopprett", "--kode-fil", paper, password=fresh)

    assert recovered.row["gjenopprettingskode"] != code
    assert kommando("hvelv", "laas-opp", password=fresh).code == 0
    assert (
        kommando("hvelv", "gjenopprett", "--kode-fil", paper, password=fresh).feil["feil"] == "gjenopprettingskode_feil"
    )


def test_the_whole_vault_and_its_log_are_read(hvelvet: Kommando) -> None:
    checked = hvelvet("sjekk")

    assert checked.row["hel"] is True
    assert hvelvet("logg", "verifiser").row["logg_nummer"] > checked.row["logg_nummer"]


def test_a_vault_that_was_put_back_from_earlier_is_found_by_its_own_copies(hvelvet: Kommando) -> None:
    earlier = {name: (hvelvet.vault / name).read_bytes() for name in ("helse.db", "vitne")}
    hvelvet("kopi", "ta")
    for name, data in earlier.items():
        (hvelvet.vault / name).write_bytes(data)

    assert "kopi_er_nyere" in hvelvet("hvelv", "laas-opp").row["varsler"]
    checked = hvelvet("sjekk")

    assert (checked.code, checked.feil["feil"]) == (1, "kopi_er_nyere")


def test_somebody_who_has_no_account_is_told_so(hvelvet: Kommando) -> None:
    assert hvelvet("sjekk", "--bruker", "Ukjent Person").feil["feil"] == "ukjent_bruker"
    assert hvelvet("sjekk", "--bruker", "Trygg Havn").code == 0


def test_a_new_sheet_takes_the_older_ones_place_and_the_owners_stays(kommando: Kommando, tmp_path: Path) -> None:
    kommando("hvelv", "opprett", "--institusjon", "Solbakken", "--navn", "Trygg Havn")
    owners = kommando("hvelv", "ark", "--plass", "eier").row["gjenopprettingskode"]
    sheet = tmp_path / "ark.pdf"
    assert kommando("hvelv", "ark", "--ark", sheet).row["gjenopprettingskode"] != owners
    assert sheet.read_bytes().startswith(b"%PDF-")
    paper, fresh = tmp_path / "kode.txt", tmp_path / "nytt.txt"
    paper.write_text(owners, encoding="utf-8")
    fresh.write_text("nytt passord til havet her", encoding="utf-8")

    assert kommando("hvelv", "gjenopprett", "--kode-fil", paper, password=fresh).code == 0


def test_a_vault_that_has_moved_opens_there_and_here_only_with_the_sheet(kommando: Kommando, tmp_path: Path) -> None:
    code = kommando("hvelv", "opprett", "--institusjon", "Solbakken", "--navn", "Trygg Havn").row["gjenopprettingskode"]
    stick, paper = tmp_path / "pinne", tmp_path / "kode.txt"
    stick.mkdir()
    paper.write_text(code, encoding="utf-8")

    moved = kommando("hvelv", "flytt", stick).row["navn"]

    assert kommando("hvelv", "laas-opp").feil["feil"] == "hvelv_flyttet"
    (tmp_path / "der").mkdir()
    there = Kommando(tmp_path / "der", "nytt passord til havet her")
    (copy,) = stick.rglob(moved)
    assert there("hvelv", "hent", copy).row == {"hentet": True}
    assert there("hvelv", "gjenopprett", "--kode-fil", paper).code == 0
    assert there("sjekk").row["hel"] is True
