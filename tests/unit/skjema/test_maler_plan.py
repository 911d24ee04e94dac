"""The templates against the plan: every item with its kind and its triggers, one wording for every age, nothing lost.

`tests/data/sjekkpunkter.csv` is the plan: number, words, kind of answer (S 0–10, F how often, J yes or no, T text,
D date, V choose; «+» both, «/» either) and triggers (○ within 14 days, ● within 3, ‼ now, with its red flag).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Nivaa, Operator, Punkt, Punkttype, Skjema, Stemme, Utloeser
from helseansvarlig.domain.skjema_alder import passer
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from tests.unit.skjema.maler import FOERSTE, alle, placed, read, theme

PLAN_FILE = Path(__file__).resolve().parents[2] / "data" / "sjekkpunkter.csv"
PLAN = list(csv.DictReader(PLAN_FILE.read_text(encoding="utf-8").splitlines(), delimiter=";"))
OMRAADER = list(dict.fromkeys(row["omraade"] for row in PLAN))
SHORT = ("ny-paa-institusjonen", "foer-kontaktmoete")
SIGN = {Nivaa.INNEN_14_DAGER: "○", Nivaa.INNEN_3_DAGER: "●", Nivaa.STRAKS: "‼"}
HYPPIGHET = ["aldri", "sjelden", "av_og_til", "ofte", "nesten_alltid"]
FIRST_AGE = {"rus": 12, "seksuell": 6}
"""From where on an area is asked about; all others from the first year."""


def told(punkt: Punkt) -> set[str]:
    """An item's triggers as the plan writes them, those below it with the number they stand at."""
    here = {_sign(u) for u in punkt.utloesere}
    number = punkt.link_id.partition(".")[2]
    for child in punkt.punkter:
        for text in told(child):
            sign, flag_mark, flag = text.partition(" (")
            here.add(
                text if " i " in text else f"{sign} i {number}.{child.link_id.rpartition('.')[2]}{flag_mark}{flag}"
            )
    return here


def _sign(utloeser: Utloeser) -> str:
    flag = f" ({utloeser.roedt_flagg})" if utloeser.roedt_flagg else ""
    return f"{SIGN[utloeser.nivaa]} {_what(utloeser)}{flag}"


def _what(utloeser: Utloeser) -> str:
    if utloeser.ved_status is not None:
        return utloeser.ved_status.value
    verdi = utloeser.verdi
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    if isinstance(verdi, Koding):
        return verdi.kode
    return f"fall {verdi}" if utloeser.operator is Operator.FALL else f"{utloeser.operator.value}{verdi}"


def kinds(punkt: Punkt) -> set[str]:
    """The plan's letters that an item answers to, with its children's."""
    codes = [one.verdi.kode for one in punkt.valg if isinstance(one.verdi, Koding)]
    here = {
        Punkttype.HELTALL: {"S"} if (punkt.grenser.minste, punkt.grenser.stoerste) == (0, 10) else set[str](),
        Punkttype.VALG: {"F"} if codes == HYPPIGHET else {"V"},
        Punkttype.JA_NEI: {"J"},
        Punkttype.TEKST: {"T"},
        Punkttype.DATO: {"D"},
        Punkttype.TIDSPUNKT: {"D"},
    }.get(punkt.type, set[str]())
    return here.union(*(kinds(child) for child in punkt.punkter))


def whole(omraade: str) -> Iterator[Skjema]:
    """The templates that hold all of an area: those for children who answer for themselves."""
    return (one for one in alle() if f"{omraade}.5" in theme(one, omraade) and not one.id.startswith(SHORT)
            and (one.alder is None or one.alder.fra >= 12))  # fmt: skip


@pytest.mark.parametrize("omraade", OMRAADER)
def test_those_who_answer_for_themselves_are_asked_every_item_of_the_plan(omraade: str) -> None:
    numbers = [row["nummer"] for row in PLAN if row["omraade"] == omraade]
    forms = list(whole(omraade))
    assert len(forms) >= 2
    for skjema in forms:
        asked = [link_id for link_id in theme(skjema, omraade) if not link_id.endswith(".valg")]
        assert asked == [f"{omraade}.{number}" for number in numbers], skjema.id


@pytest.mark.parametrize("row", PLAN, ids=lambda row: f"{row['omraade']}.{row['nummer']}")
def test_an_item_has_the_kind_and_the_triggers_of_the_plan(row: dict[str, str]) -> None:
    link_id = f"{row['omraade']}.{row['nummer']}"
    expected = {part.strip() for part in row["utloeser"].split(",") if part}
    for skjema in alle():
        for punkt in (q for name, q in theme(skjema, row["omraade"]).items() if name == link_id):
            assert told(punkt) == expected, skjema.id
            assert set(row["type"].split("+")) <= kinds(punkt) or set(row["type"].split("/")) & kinds(punkt), skjema.id
            assert (punkt.stemme is Stemme.ANSATT) >= row["spoersmaal"].startswith("Ansatt:"), skjema.id


def test_the_plan_is_whole() -> None:
    counts = {omraade: sum(row["omraade"] == omraade for row in PLAN) for omraade in OMRAADER}
    assert counts == {
        "psykisk": 14, "rus": 12, "somatisk": 13, "tannhelse": 11, "seksuell": 12,
        "livskvalitet": 10, "ressurser": 10, "barnets_egne_ord": 8,
    }  # fmt: skip


def same_everywhere(punkt: Punkt) -> tuple[object, ...]:
    """What must not differ where the same question is worded for another age: else answers cannot be compared."""
    choices = [(a.verdi, a.er_eksklusiv) for a in punkt.valg]
    below = [p.link_id for p in punkt.punkter]
    return (punkt.type, choices, punkt.grenser, punkt.gjentas, set(punkt.utloesere), punkt.vilkaar, below)


def test_the_same_question_has_one_path_and_one_scale_in_every_template() -> None:
    seen: dict[str, tuple[str, tuple[object, ...], str]] = {}
    shared = 0
    for skjema in alle():
        for path, punkt in placed(skjema):
            if not punkt.is_question:
                continue
            is_known = punkt.link_id in seen
            first_path, first, where = seen.setdefault(punkt.link_id, (path, same_everywhere(punkt), skjema.id))
            assert (path, same_everywhere(punkt)) == (first_path, first), f"{punkt.link_id}: {skjema.id}, {where}"
            shared += is_known
    assert shared > 200


def test_a_theme_is_the_area_it_is_about() -> None:
    """The gate reads a theme's link id as the content that it lets through or holds back."""
    for skjema in alle():
        themes = [p.link_id for p in skjema.punkter]
        assert set(themes) <= set(OMRAADER), skjema.id
        assert skjema.omraade is None or skjema.omraade.value == themes[0], skjema.id
        assert all(p.type is Punkttype.GRUPPE for p in skjema.punkter), skjema.id


@pytest.mark.parametrize("alder", range(24))
def test_at_every_age_there_is_one_template_for_each_area_and_no_other(alder: int) -> None:
    fitting = [one for one in alle() if passer(one, alder) and one.alder is not None]
    areas = [one.omraade for one in fitting if one.omraade is not None]
    assert sorted(areas) == sorted(o for o in Omraade if alder >= FIRST_AGE.get(o.value, 0))
    others = sorted(one.id.rstrip("0123456789-") for one in fitting if one.omraade is None)
    assert others == ["barnets-egne-ord", "foer-kontaktmoete", "ny-paa-institusjonen"]


def test_the_first_template_is_for_anybody() -> None:
    assert (read(FOERSTE).alder, read(FOERSTE).omraade) == (None, None)


def test_small_children_are_seen_and_not_questioned() -> None:
    small = [one for one in alle() if one.alder is not None and one.alder.fra == 0]
    assert len(small) == 8
    for skjema in small:
        own = {q.link_id for q in skjema.walk() if q.is_question and q.stemme is Stemme.BARN}
        assert own <= {"barnets_egne_ord.smaa.1", "barnets_egne_ord.7"}, skjema.id


def test_children_under_thirteen_are_asked_about_body_and_limits_only() -> None:
    [young] = [one for one in alle() if one.omraade is Omraade.SEKSUELL and passer(one, 8)]
    assert set(theme(young, "seksuell")) == {
        "seksuell.kropp.1", "seksuell.kropp.2", "seksuell.2", "seksuell.7", "seksuell.9", "seksuell.kropp.3"
    }  # fmt: skip
    for skjema in (one for one in alle() if one.alder is not None and one.alder.fra < 12):
        assert not theme(skjema, "rus"), skjema.id


def test_younger_children_are_asked_less() -> None:
    def asked(omraade: Omraade, alder: int) -> int:
        [found] = [one for one in alle() if one.omraade is omraade and passer(one, alder)]
        return sum(q.stemme is Stemme.BARN for q in theme(found, omraade.value).values())

    for omraade in set(Omraade) - {Omraade.RUS}:
        assert asked(omraade, 8) < asked(omraade, 14) <= asked(omraade, 17), omraade


def test_from_sixteen_the_young_person_chooses_what_happens_next() -> None:
    for omraade in (Omraade.PSYKISK, Omraade.SOMATISK, Omraade.TANNHELSE, Omraade.SEKSUELL):
        forms = [one for one in alle() if one.omraade is omraade]
        chooses = [one.alder for one in forms if f"{omraade.value}.valg" in theme(one, omraade.value)]
        assert [alder.fra for alder in chooses if alder is not None] == [16]
    assert "rus.11" in theme(next(one for one in alle() if one.id == "rus-16"), "rus")


@pytest.mark.parametrize("skjema", alle(), ids=lambda one: one.id)
def test_whoever_answers_can_say_what_must_not_be_told(skjema: Skjema) -> None:
    answers_alone = any(q.is_question and q.stemme is Stemme.BARN for q in skjema.walk())
    paths = {path for path, _ in placed(skjema)}
    assert not answers_alone or "barnets_egne_ord/barnets_egne_ord.7" in paths


def test_the_hardest_questions_are_asked_face_to_face_and_need_approval_wherever_they_stand() -> None:
    hardest = {"psykisk.13", "psykisk.14", "seksuell.7", "seksuell.8"}
    found = [q for one in alle() for q in one.walk()]
    assert {q.link_id for q in found if q.ansikt_til_ansikt} == hardest
    assert {q.link_id for q in found if q.krever_godkjenning} == {*hardest, "somatisk.smaa.2"}
    assert all(q.ansikt_til_ansikt and q.krever_godkjenning for q in found if q.link_id in hardest)


def test_who_may_know_steers_access_and_nobody_else_stands_alone() -> None:
    asked = [q for one in alle() for q in one.walk() if q.link_id == "seksuell.12"]
    assert len(asked) == 2
    for punkt in asked:
        assert (punkt.kontroll, punkt.gjentas) == ("styrer-tilgang", True)
        alone = [a.verdi.kode for a in punkt.valg if a.er_eksklusiv and isinstance(a.verdi, Koding)]
        assert alone == ["bare_den_som_spoer"]


def test_whether_the_child_recognises_it_is_asked_last_and_a_no_asks_what_to_mend() -> None:
    asked = [q for one in alle() for q in one.walk() if q.link_id == "barnets_egne_ord.8"]
    assert len(asked) >= 6
    for punkt in asked:
        [mend] = punkt.punkter
        assert punkt.kontroll == "til-slutt"
        assert [(v.spoersmaal, v.verdi) for v in mend.vilkaar] == [("barnets_egne_ord.8", False)]


def test_no_question_must_be_answered_and_no_reason_for_no_answer_is_a_choice() -> None:
    said = {"vet ikke", "vil ikke svare", "ikke spurt", "veit ikkje", "vil ikkje svare", "ikkje spurt"}
    for skjema in alle():
        for punkt in skjema.walk():
            assert not punkt.maa_besvares, punkt.link_id
            words = {choice.tekst.paa(spraak).casefold() for choice in punkt.valg for spraak in ("nb", "nn")}
            assert not words & said, punkt.link_id


def test_what_is_urgent_names_a_flag_that_exists_and_nothing_else_does() -> None:
    flags = load_regelverk(resources() / "regler").roede_flagg
    fired = [u for one in alle() for q in one.walk() for u in q.utloesere]
    assert {u.roedt_flagg for u in fired if u.nivaa is Nivaa.STRAKS} <= set(flags)
    assert not any(u.roedt_flagg for u in fired if u.nivaa is not Nivaa.STRAKS)


@pytest.mark.parametrize("skjema", [one for one in alle() if one.id.startswith(SHORT)], ids=lambda one: one.id)
def test_a_short_form_is_made_of_the_questions_of_the_long_ones(skjema: Skjema) -> None:
    assert skjema.alder is not None
    fitting = [one for one in alle() if one.alder is not None and passer(one, skjema.alder.fra)]
    long = {q.link_id: q.tekst for one in fitting if not one.id.startswith(SHORT) for q in one.walk()}
    own = [q for q in skjema.walk() if q.is_question]
    assert 12 <= len(own) <= 30
    for punkt in own:
        assert punkt.tekst == long[punkt.link_id], punkt.link_id
