"""People from the command line: given access, begun, limited, taken away; nothing that a screen could not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.kommando import Kommando, Svar

HERS = "lampe elv mose tårn snø"


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    path = tmp_path / "hennes.txt"
    path.write_text(HERS, encoding="utf-8")
    return path


def invite(hvelvet: Kommando, name: str = "Rolig Bekk", role: str = "stedfortreder", *more: object) -> Svar:
    return hvelvet("bruker", "inviter", name, "--rolle", role, *more)


def begin(hvelvet: Kommando, code: str, hers: Path, name: str = "Rolig Bekk") -> Svar:
    paper = hvelvet.folder / "startkode.txt"
    paper.write_text(code, encoding="utf-8")
    return hvelvet("bruker", "begynn", "--bruker", name, "--startkode-fil", paper, password=hers)


def test_somebody_is_given_access_and_begins(hvelvet: Kommando, hers: Path) -> None:
    note = hvelvet.folder / "lapp.pdf"
    invited = invite(hvelvet, "Rolig Bekk", "stedfortreder", "--til", "2099-12-31", "--lapp", note)
    assert note.read_bytes().startswith(b"%PDF-")
    listed = {row["navn"]: row for row in hvelvet("bruker", "liste").rows}
    assert listed["Rolig Bekk"]["har_startkode"]
    assert listed["Rolig Bekk"]["til"] == "2099-12-31"

    assert begin(hvelvet, invited.row["startkode"], hers).row == {"begynt": True}
    assert hvelvet("hvelv", "laas-opp", "--bruker", "Rolig Bekk", password=hers).row["rolle"] == "stedfortreder"


def test_a_start_code_is_used_once_and_a_new_one_replaces_the_password(hvelvet: Kommando, hers: Path) -> None:
    first = invite(hvelvet).row["startkode"]
    begin(hvelvet, first, hers)
    assert begin(hvelvet, first, hers).feil["feil"] == "startkode_utloept"

    second = hvelvet("bruker", "ny-startkode", "Rolig Bekk").row["startkode"]
    assert second != first
    refused = hvelvet("hvelv", "laas-opp", "--bruker", "Rolig Bekk", password=hers)
    assert refused.feil["feil"] == "startkode_trengs"


def test_days_are_set_and_taken_away_again(hvelvet: Kommando, hers: Path) -> None:
    begin(hvelvet, invite(hvelvet).row["startkode"], hers)
    hvelvet("bruker", "tid", "Rolig Bekk", "--til", "2020-01-01")
    ended = hvelvet("hvelv", "laas-opp", "--bruker", "Rolig Bekk", password=hers)
    assert (ended.code, ended.feil["feil"]) == (1, "tilgang_utloept")

    assert hvelvet("bruker", "tid", "Rolig Bekk").row["til"] is None
    assert hvelvet("hvelv", "laas-opp", "--bruker", "Rolig Bekk", password=hers).code == 0


def test_who_is_removed_is_unknown_and_the_rest_is_whole(hvelvet: Kommando, hers: Path) -> None:
    begin(hvelvet, invite(hvelvet).row["startkode"], hers)
    hvelvet("kopi", "ta")

    removed = hvelvet("bruker", "fjern", "Rolig Bekk").row

    assert (removed["ferdig"], removed["rom"]) == (True, ["helse", "leder", "moete"])
    assert removed["antall"] >= 1
    assert hvelvet("hvelv", "laas-opp", "--bruker", "Rolig Bekk", password=hers).feil["feil"] == "ukjent_bruker"
    assert hvelvet("sjekk").row["hel"] is True


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("inviter", "Trygg Havn", "--rolle", "leder"), "bruker_finnes"),
        (("fjern", "Trygg Havn"), "egen_tilgang"),
        (("fjern", "Ukjent Person"), "ukjent_bruker"),
        (("tid", "Trygg Havn", "--til", "2099-12-31"), "siste_helseansvarlig"),
        (("inviter", "Rolig Bekk", "--rolle", "leder", "--fra", "2026-12-01", "--til", "2026-11-01"), "periode_feil"),
    ],
)
def test_what_may_not_be_done_is_refused(hvelvet: Kommando, arguments: tuple[str, ...], code: str) -> None:
    refused = hvelvet("bruker", *arguments)

    assert (refused.code, refused.feil["feil"]) == (1, code)
