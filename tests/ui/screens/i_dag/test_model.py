"""The day in words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.rolleinnehaver import Ledighet, Samarbeidsrolle
from helseansvarlig.services.i_dag import Gjoeremaal, Idagbilde
from ui.i18n import Language, use_language
from ui.screens.i_dag.model import Dag, day_of

TODAY = date(2026, 11, 23)
VAKKER = Barn("b1", "Vakker Blomst", date(2011, 3, 4))


def due(days: int, barn: Barn | None = VAKKER) -> Gjoeremaal:
    return Gjoeremaal(
        Oppfoelging("o", barn.id if barn else "", "Ring", "Rolig Bekk", TODAY + timedelta(days=days)), barn
    )


def picture_of(*rows: Gjoeremaal, neste: Gjoeremaal | None = None) -> Idagbilde:
    at = [row.oppfoelging.frist for row in rows]
    return Idagbilde(
        forfalt=tuple(r for r, d in zip(rows, at, strict=True) if d < TODAY),
        i_dag=tuple(r for r, d in zip(rows, at, strict=True) if d == TODAY),
        denne_uka=tuple(r for r, d in zip(rows, at, strict=True) if d > TODAY),
        samtykker_mangler=(),
        samtykker_utloeper=(),
        paabegynt=(),
        neste=neste,
        antall_barn=1,
    )


def day(*rows: Gjoeremaal, neste: Gjoeremaal | None = None) -> Dag:
    return day_of(picture_of(*rows, neste=neste), TODAY)


def test_the_heading_says_the_day_and_that_the_rest_can_wait() -> None:
    assert day(due(-1), due(0), due(3)).subtitle == "Mandag 23. november 2026. 2 ting i dag, resten kan vente."
    assert day(due(0)).subtitle.endswith("Én ting i dag, resten kan vente.")


def test_the_count_is_what_is_overdue_and_due_today() -> None:
    assert day(due(-3), due(0), due(1)).count == 2


def test_a_service_that_lacks_two_people_is_one_line_for_one_call() -> None:
    bup = Motpart("m1", "BUP Fjordvik", Mottakerkategori.BUP)
    other = replace(bup, id="m2", navn="BUP Elvebyen")
    lacking = (
        Ledighet(bup, Samarbeidsrolle.BARNEVERNANSVARLIG),
        Ledighet(bup, Samarbeidsrolle.STEDFORTREDER),
        Ledighet(other, Samarbeidsrolle.STEDFORTREDER),
    )
    lines = day_of(replace(picture_of(), ledige=lacking), TODAY).ledige

    assert [one.what for one in lines] == ["BUP Fjordvik", "BUP Elvebyen"]
    nobody = ("Ingen barnevernansvarlig er skrevet inn", "Ingen stedfortreder for barnevernansvarlig er skrevet inn")
    assert lines[0].meta == " · ".join(nobody)


def test_groups_without_lines_are_left_out() -> None:
    assert [bolk.key for bolk in day(due(0), due(2)).bolker] == ["i_dag", "denne_uka"]


@pytest.mark.parametrize(
    ("days", "meta"),
    [
        (-2, "2 dager over · frist lørdag 21. november · gjøres av Rolig Bekk"),
        (0, "Gjøres av Rolig Bekk"),
        (1, "Tirsdag 24. november · gjøres av Rolig Bekk"),
    ],
)
def test_a_line_says_when_and_who(days: int, meta: str) -> None:
    linje = day(due(days)).bolker[0].linjer[0]
    assert (linje.meta, linje.stands_out) == (meta, days < 0)


def test_a_thing_that_is_about_no_child_has_no_name() -> None:
    assert day(due(0, None)).bolker[0].linjer[0].who == ""


@pytest.mark.parametrize(
    ("rows", "neste", "words"),
    [
        ((due(4),), None, "Neste frist: fredag."),
        ((), due(30), "Neste frist: 23. desember."),
        ((), None, "Ingen frister venter."),
    ],
)
def test_a_day_without_deadlines_tells_of_the_next(
    rows: tuple[Gjoeremaal, ...], neste: Gjoeremaal | None, words: str
) -> None:
    assert day(*rows, neste=neste).nothing_due == words


def test_the_day_speaks_nynorsk() -> None:
    use_language(Language.NYNORSK)
    assert day(due(0)).subtitle == "Måndag 23. november 2026. Éin ting i dag, resten kan vente."
