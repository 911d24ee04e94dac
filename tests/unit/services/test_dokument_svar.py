"""Answers as a document tells them: in the right category, each question once, as it was answered last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kartlegging_samtale import Samtale
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import answer_key
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_tre import Forekomst, expand
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.svar_tilgang import STEERS_ACCESS
from helseansvarlig.paths import resources
from helseansvarlig.services.dokument_svar import ALDRI_I_DOKUMENT, Svarutvalg, content_of, newest_answers
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve

KATALOG = Skjemakatalog(resources() / "skjema")
MALER = KATALOG.all()
BEFORE, TEEN, OLDER, NEW = "foer-kontaktmoete-12", "rus-12-15", "rus-16", "ny-paa-institusjonen-12"
SLEPT, HUNGRY = "psykisk/psykisk.1", "psykisk/psykisk.7"
USED, HOW_OFTEN = "rus/rus.3", "rus/rus.4"

OF_THEME = {
    "psykisk": Innhold.PSYKISK,
    "somatisk": Innhold.SOMATISK,
    "seksuell": Innhold.SEKSUELL,
    "tannhelse": Innhold.TANNHELSE,
    "rus": Innhold.RUS,
    "livskvalitet": Innhold.LIVSKVALITET,
    "ressurser": Innhold.LIVSKVALITET,
    "barnets_egne_ord": Innhold.BARNETS_EGNE_ORD,
}
RISK = {
    "psykisk.13", "psykisk.14", "psykisk.9.1", "psykisk.smaa.6.1", "seksuell.7", "seksuell.8", "rus.8.1", "rus.12",
    "somatisk.smaa.2",
}  # fmt: skip
"""Danger to life, abuse, self-harm, violence, intoxication: told as risk whatever theme asks about it."""
SILENT = {*ALDRI_I_DOKUMENT, "seksuell.12"}


def questions(mal: Skjema) -> list[Forekomst]:
    return [place for place in expand(mal, Svarsett()) if place.punkt.is_fillable]


@pytest.mark.parametrize("mal", MALER, ids=lambda mal: mal.id)
def test_every_question_of_every_shipped_template_has_its_category(mal: Skjema) -> None:
    expected = {
        place.path: None
        if place.punkt.link_id in SILENT
        else Innhold.RISIKO
        if place.punkt.link_id in RISK
        else OF_THEME[place.stamme[0].punkt.link_id]
        for place in questions(mal)
    }
    assert {place.path: content_of(place) for place in questions(mal)} == expected


def test_all_eight_themes_are_among_them_and_what_is_silent_is_so_for_a_reason() -> None:
    assert {place.stamme[0].punkt.link_id for mal in MALER for place in questions(mal)} == set(OF_THEME)
    steering = {p.punkt.link_id for mal in MALER for p in questions(mal) if p.punkt.kontroll == STEERS_ACCESS}
    assert steering | ALDRI_I_DOKUMENT == SILENT


def test_a_swollen_tooth_is_the_dentists_and_the_doctor_at_intake_is_the_bodys() -> None:
    of = {p.punkt.link_id: content_of(p) for mal in MALER for p in questions(mal)}
    assert (of["tannhelse.3.1"], of["tannhelse.smaa.1.1"]) == (Innhold.TANNHELSE, Innhold.TANNHELSE)
    assert of["somatisk.13"] is Innhold.SOMATISK


@pytest.fixture
def ungdom(tjenester: Tjenester) -> Barn:
    approve(tjenester)
    return tjenester.barn.register(Barn("", "Modig Gran", date(2010, 12, 4))).value


def talk(tjenester: Tjenester, barn: Barn, mal: str, given: dict[str, Svar], hvem: str = "Rolig Bekk") -> str:
    row = tjenester.kartlegging.start(barn.id, mal, hvem).value
    tjenester.kartlegging.answer_all(row.id, given)
    return row.id


def answers(tjenester: Tjenester, barn: Barn, held: frozenset[str] = frozenset()) -> Svarutvalg:
    with tjenester.aapent.oekt.store.read() as unit:
        return newest_answers(unit, barn.id, KATALOG, "nb", held)


def told(chosen: Svarutvalg, path: str) -> list[tuple[str, date, str]]:
    """What is told about one question: the answer, its day, who asked."""
    found = [one for one in chosen.aapne if one.noekkel.partition("|")[2] == path]
    return [(one.svar or one.tilstand.value, one.dato, one.samtale.spurt_av) for one in found]


def test_a_question_that_several_forms_ask_stands_once_as_it_was_answered_last_with_its_day_and_who_asked(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, FIRST, {SLEPT: besvart(3), HUNGRY: besvart(False)})
    clock.moment += timedelta(days=30)
    talk(tjenester, ungdom, BEFORE, {SLEPT: besvart(7)}, "Trygg Havn")
    clock.moment += timedelta(days=30)
    talk(tjenester, ungdom, NEW, {"ressurser/ressurser.2": besvart("Fotball")}, "Klok Stein")

    found = answers(tjenester, ungdom)

    day = clock.today() - timedelta(days=30)
    assert told(found, SLEPT) == [("7 (0–10)", day, "Trygg Havn")], "asked again, and not answered in the newest"
    assert told(found, HUNGRY) == [("Nei", day - timedelta(days=30), "Rolig Bekk")]
    keys = [one.noekkel.partition("|")[2] for one in found.aapne]
    assert len(keys) == len(set(keys))


def test_that_the_child_will_not_say_any_more_is_what_stands(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, FIRST, {SLEPT: besvart(3)})
    clock.moment += timedelta(days=30)
    talk(tjenester, ungdom, BEFORE, {SLEPT: Svar(status=Svarstatus.VIL_IKKE_SVARE)})

    assert [answer for answer, *_ in told(answers(tjenester, ungdom), SLEPT)] == ["vil_ikke_svare"]


def test_what_followed_from_an_answer_goes_when_the_answer_does(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    weekly = next(p.punkt for mal in MALER if mal.id == TEEN for p in questions(mal) if p.path == HOW_OFTEN).valg[-1]
    talk(tjenester, ungdom, TEEN, {USED: besvart(True), HOW_OFTEN: besvart(weekly.verdi)})
    assert [answer for answer, *_ in told(answers(tjenester, ungdom), HOW_OFTEN)] == [weekly.tekst.tekst]
    clock.moment += timedelta(days=200)
    talk(tjenester, ungdom, OLDER, {USED: besvart(False)})

    assert told(answers(tjenester, ungdom), HOW_OFTEN) == []


def test_a_form_that_was_only_opened_puts_nothing_in_the_place_of_what_was_answered(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, FIRST, {SLEPT: besvart(3)})
    clock.moment += timedelta(days=30)
    talk(tjenester, ungdom, FIRST, {})

    assert [answer for answer, *_ in told(answers(tjenester, ungdom), SLEPT)] == ["3 (0–10)"]


def test_an_answer_kept_back_is_not_there_and_an_older_one_does_not_take_its_place(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, FIRST, {SLEPT: besvart(3)})
    clock.moment += timedelta(days=30)
    talk(tjenester, ungdom, BEFORE, {SLEPT: besvart(7)})

    found = answers(tjenester, ungdom, frozenset({f"{BEFORE}|{SLEPT}"}))

    assert told(found, SLEPT) == []
    assert [one.svar for one in found.holdte] == ["7 (0–10)"]


def test_paper_and_corrections_are_told(tjenester: Tjenester, ungdom: Barn, clock: FixedClock) -> None:
    talked = clock.today() - timedelta(days=5)
    row = tjenester.kartlegging.begin(ungdom.id, FIRST, Samtale("Rolig Bekk", papirdag=talked)).value
    tjenester.kartlegging.answer_all(row.id, {SLEPT: besvart(3), HUNGRY: besvart(False)})
    tjenester.kartlegging.finish(row.id)
    clock.moment += timedelta(days=2)
    tjenester.retting.correct(row.id, {SLEPT: besvart(4)}, "Lest feil av arket")

    slept, hungry = (one for one in answers(tjenester, ungdom).aapne if one.noekkel.endswith((SLEPT, HUNGRY)))

    assert (slept.svar, slept.dato, slept.samtale.fra_papir, slept.rettet) == ("4 (0–10)", talked, True, clock.today())
    assert hungry.rettet is None


def test_what_a_child_is_good_at_stands_in_its_papers(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(tjenester, ungdom, NEW, {"ressurser/ressurser.2": besvart("Å fiske med bestefar")})
    category = Mottakerkategori.BARNEVERNSTJENESTEN
    made = tjenester.dokument.create(Dokumenttype.OVERFOERING, category, "", barn_id=ungdom.id).value

    assert "Å fiske med bestefar" in tjenester.dokument.preview(made.id).tekst


def behind(barnets: str) -> Svar:
    return Svar(status=Svarstatus.IKKE_SPURT, barnets_ord=barnets)


def test_what_may_lie_behind_is_about_its_theme_and_newest_first(
    tjenester: Tjenester, ungdom: Barn, clock: FixedClock
) -> None:
    talk(tjenester, ungdom, FIRST, {SLEPT: besvart(3), "psykisk/*": behind("Jeg savner katten")})
    clock.moment += timedelta(days=30)
    talk(tjenester, ungdom, BEFORE, {SLEPT: besvart(7), "psykisk/*": behind("Jeg har fått ro")})

    found = [one for one in answers(tjenester, ungdom).aapne if one.er_bakom]

    assert [(one.innhold, one.barnets_ord, one.dato) for one in found] == [
        (Innhold.PSYKISK, "Jeg har fått ro", clock.today())
    ]


def test_where_something_has_raised_a_red_flag_it_is_about_risk(tjenester: Tjenester, ungdom: Barn) -> None:
    """Whoever may not know that a child hurts itself is not told what lies behind it."""
    talk(tjenester, ungdom, FIRST, {"psykisk/psykisk.14": besvart(True), "psykisk/*": behind("Alt er mørkt")})

    assert [one.innhold for one in answers(tjenester, ungdom).aapne if one.er_bakom] == [Innhold.RISIKO]


def test_it_is_kept_back_with_any_answer_of_its_theme(tjenester: Tjenester, ungdom: Barn) -> None:
    talk(
        tjenester, ungdom, FIRST, {SLEPT: besvart(3), HUNGRY: besvart(False), "psykisk/*": behind("Jeg savner katten")}
    )

    found = answers(tjenester, ungdom, frozenset({answer_key(FIRST, HUNGRY)}))

    assert [one.barnets_ord for one in found.holdte if one.er_bakom] == ["Jeg savner katten"]
    assert told(found, SLEPT), "the other answers are told"
