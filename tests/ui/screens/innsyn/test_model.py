"""Which entries are laid out: the newest first, some at a time, as they will be read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsyn import Innslag, Innslagstype
from helseansvarlig.domain.innsynsmerke import Innsynsmerke, Merkegrunn
from helseansvarlig.domain.navnefunn import Funn, Funnslag
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.innsynsmerke import Gjennomgang, Innslagslinje
from ui.screens.innsyn.model import GRUNNER, UTVALG, Utfylt, Utvalg, from_text, picture_of, typed_of

TODAY = date(2026, 11, 23)
BARN = Barn("b1", "Vakker Blomst", date(2011, 3, 12))


def mark(grunn: Merkegrunn, rad: str = "notat:1") -> Innsynsmerke:
    return Innsynsmerke("m", "b1", rad, grunn, "Grunn", datetime(2026, 11, 20, 9, tzinfo=UTC), "Trygg Havn")


def line(number: int, kind: Innslagstype = Innslagstype.NOTAT, **facts: object) -> Innslagslinje:
    felter = (("notat.observasjon", f"ord{number}"),)
    entry = Innslag(f"{kind}:{number}", date(2026, 1, number), kind, felter, "Trygg Havn")
    return Innslagslinje(entry, **facts)  # type: ignore[arg-type] # tests name fields


FOUND = tuple(Funn(start, start + 5, Funnslag.NAVN, "Modig", er_sikkert=False) for start in (0, 9))
WHOLE = Gjennomgang(
    BARN,
    (
        line(1, merke=mark(Merkegrunn.FARE)),
        line(2, funn=FOUND),
        line(3, funn=FOUND, merke=mark(Merkegrunn.LIKEVEL, "notat:3")),
        line(4, Innslagstype.KARTLEGGING),
    ),
    load_tekster("nb"),
)


def shown(utvalg: Utvalg = Utvalg.ALT, ord_: str = "", most: int = 9) -> list[str]:
    return [one.rad for one in picture_of(WHOLE, utvalg, ord_, most, TODAY).innslag]


@pytest.mark.parametrize(
    ("utvalg", "rows"),
    [
        (Utvalg.ALT, ["kartlegging:4", "notat:3", "notat:2", "notat:1"]),
        (Utvalg.HOLDT, ["notat:2", "notat:1"]),
        (Utvalg.NEVNER, ["notat:3", "notat:2"]),
        (Utvalg.NOTATER, ["notat:3", "notat:2", "notat:1"]),
        (Utvalg.SVAR, ["kartlegging:4"]),
    ],
)
def test_each_choice_shows_its_own_the_newest_first(utvalg: Utvalg, rows: list[str]) -> None:
    assert shown(utvalg) == rows


def test_every_choice_and_reason_has_words() -> None:
    assert (set(UTVALG), set(GRUNNER)) == (set(Utvalg), set(Merkegrunn))


def test_words_are_looked_for_in_any_order_and_some_are_laid_out_at_a_time() -> None:
    assert shown(ord_="ORD2") == ["notat:2"]
    made = picture_of(WHOLE, Utvalg.ALT, "", 3, TODAY)
    assert (len(made.innslag), made.flere) == (3, 1)
    assert made.talt == "4 innslag i mappen. 2 holdes utenfor."


def test_an_entry_is_shown_as_it_will_be_read_with_how_it_stands() -> None:
    fourth, third, second, first = picture_of(WHOLE, Utvalg.ALT, "", 9, TODAY).innslag

    assert (first.tittel, first.tekst) == ("1. januar 2026: notat", "Vi så: ord1")
    assert first.stand == "Kan utsette noen for fare eller skade: Grunn (Trygg Havn, 20. november)"
    assert (second.nevner, second.er_holdt, second.er_merket) == ("Modig", True, False)
    assert second.stand.startswith("Holdes utenfor av seg selv")
    assert (third.er_holdt, third.er_merket) == (False, True)
    assert fourth.stand == ""


def test_that_it_is_no_other_child_can_be_said_only_where_a_name_was_found() -> None:
    reasons = {one.rad: [key for key, _ in one.grunner] for one in picture_of(WHOLE, Utvalg.ALT, "", 9, TODAY).innslag}
    assert "likevel" in reasons["notat:2"]
    assert "likevel" not in reasons["notat:1"]


def test_the_form_begins_with_the_mark_that_is_there() -> None:
    assert typed_of(WHOLE, "notat:1") == Utfylt("fare", "Grunn")
    assert typed_of(WHOLE, "notat:2") == Utfylt()
    assert from_text('{"grunn": "andre", "ukjent": 1}') == Utfylt("andre")
