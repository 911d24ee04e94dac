"""Who may consent: each row of the table names its source; people, not the program, judge competence."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helseansvarlig.domain.barn import Barn, Hjemmel
from helseansvarlig.domain.person import Person
from helseansvarlig.domain.samtykke import Anledning, Samtykketype
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.samtykkehjelp import Forslag, Hjelpespoersmaal, propose, recognised
from helseansvarlig.domain.samtykkeregel import Vekt, Vilkaar
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk

DAY = date(2026, 11, 23)
REGLER = tuple(load_regelverk(resources() / "regler").samtykkeregler.values())
PARENTS = (Person("Stille Vind", "mor"), Person("Varm Sol", "far"))
WHO_MAY = Path(__file__).parents[2] / "data" / "hvem_kan_samtykke.csv"


def rows() -> list[dict[str, str]]:
    with WHO_MAY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def child(alder: int, hjemmel: str = "bvl_3_2") -> Barn:
    """Somebody who had a birthday half a year ago."""
    return Barn("b1", "Vakker Blomst", date(2026 - alder, 5, 1), hjemmel=Hjemmel(hjemmel), foreldreansvar=PARENTS)


def asked(
    barn: Barn,
    kind: str = "helsehjelp",
    anledning: str = "generelt",
    vilkaar: str = "alltid",
) -> Forslag:
    return propose(barn, DAY, Hjelpespoersmaal(Samtykketype(kind), Anledning(anledning), Vilkaar(vilkaar)), REGLER)


def test_the_table_is_large_enough_and_every_row_has_a_source() -> None:
    assert len(rows()) >= 60
    assert all(row["kilde"] for row in rows())
    assert {row["hjemmel"] for row in rows()} == set(Hjemmel)
    assert {row["vilkaar"] for row in rows()} == set(Vilkaar)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['samtykketype']}-{row['alder']}-{row['hjemmel']}")
def test_who_may_consent(row: dict[str, str]) -> None:
    found = asked(child(int(row["alder"]), row["hjemmel"]), row["samtykketype"], row["anledning"], row["vilkaar"])

    who = dict.fromkeys(giver.egenskap.value for giver in found.hvem)
    assert ",".join(who) == row["hvem"]
    assert (found.regel is not None and found.regel.alle_maa) == (row["alle_maa"] == "ja")
    assert found.barnets_syn is Vekt(row["synet"])


def test_the_day_of_the_birthday_counts() -> None:
    sixteen = replace(child(16), foedselsdato=date(2010, 11, 23))

    assert asked(sixteen).hvem == (Giver("Vakker Blomst", Egenskap.BARNET),)
    assert asked(replace(sixteen, foedselsdato=date(2010, 11, 24))).hvem[0].egenskap is Egenskap.FORELDER


def test_a_missing_legal_basis_is_asked_for_only_where_it_decides() -> None:
    assert asked(child(15, "ikke_registrert")).mangler_hjemmel
    assert not asked(child(16, "ikke_registrert")).mangler_hjemmel
    assert not asked(child(15, "ikke_registrert"), "personvern").mangler_hjemmel


def test_what_would_decide_under_a_condition_is_shown_beside_and_proposes_nobody() -> None:
    found = asked(child(14, "bvl_5_1"))

    conditions = {rule.vilkaar for rule in found.med_vilkaar}
    assert conditions == {Vilkaar.FORELDRE_IKKE_INFORMERT, Vilkaar.HJELPENS_ART}
    assert found.regel is not None
    assert found.regel.vilkaar is Vilkaar.ALLTID


def test_everybody_who_must_answer_is_ticked_and_else_only_the_first() -> None:
    assert [giver.navn for giver in asked(child(14)).preselected()] == ["Stille Vind", "Varm Sol"]
    assert [giver.egenskap for giver in asked(child(14, "bvl_5_1")).preselected()] == [Egenskap.BARNEVERNSTJENESTEN]


MOTHER, FATHER = Giver("Stille Vind", Egenskap.FORELDER), Giver("Varm Sol", Egenskap.FORELDER)
YOUTH, SERVICE = Giver("Vakker Blomst", Egenskap.BARNET), Giver("Elvebyen", Egenskap.BARNEVERNSTJENESTEN)


@pytest.mark.parametrize(
    ("forslag", "givere", "followed"),
    [
        (asked(child(14)), (MOTHER, FATHER), True),
        (asked(child(14)), (MOTHER,), False),
        (asked(child(14), vilkaar="daglig_omsorg"), (MOTHER,), True),
        (asked(child(14)), (YOUTH,), False),
        (asked(child(14, "bvl_5_1")), (SERVICE,), True),
        (asked(child(14, "bvl_5_1")), (Giver("Trygg Havn", Egenskap.INSTITUSJONEN),), True),
        (asked(child(14, "bvl_5_1")), (MOTHER, FATHER), False),
        (asked(child(14), "deltakelse", "rusmiddeltest"), (YOUTH, MOTHER, FATHER), True),
        (asked(child(14), "deltakelse", "rusmiddeltest"), (MOTHER, FATHER), False),
        (asked(child(16)), (YOUTH,), True),
        (asked(child(16)), (MOTHER, FATHER), False),
        (asked(child(9, "ikke_registrert")), (MOTHER,), True),
    ],
)
def test_whether_those_who_answer_are_those_the_rules_propose(
    forslag: Forslag, givere: tuple[Giver, ...], followed: bool
) -> None:
    assert forslag.is_followed_by(givere) is followed


def test_a_guardian_stands_where_a_parent_would() -> None:
    alone = replace(child(13), foreldreansvar=(Person("Fjern Stjerne", "Verge"),))
    found = asked(alone)

    assert found.hvem == (Giver("Fjern Stjerne", Egenskap.VERGE, "Verge"),)
    assert found.is_followed_by(recognised((Giver("fjern stjerne"),), alone))


def test_the_record_knows_the_capacity_of_its_own_people_and_of_nobody_else() -> None:
    asked_people = (Giver("Vakker Blomst"), Giver("varm sol"), Giver("Klok Stein"), replace(MOTHER, grunnlag="Vedtak"))
    known = recognised(asked_people, child(14))

    assert [one.egenskap for one in known] == [
        Egenskap.BARNET, Egenskap.FORELDER, Egenskap.UKJENT, Egenskap.FORELDER,
    ]  # fmt: skip
    assert [one.grunnlag for one in known] == ["", "far", "", "Vedtak"]
