"""The printout of a record: in order, signed by who wrote it; what is kept out is counted and never told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokumentmodell import Avsnitt, Dokumentmodell, Felter, Liste, Spoersmaal, Tabell
from helseansvarlig.domain.innsyn import Holdegrunn, Innslagstype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Kategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.innsynsutskrift import compose
from tests.pdf import eksempel
from tests.pdf.innsynseksempel import GRUNNER, INNSLAG, MED_ADRESSE, innsyn

NB = load_tekster("nb")
FORELDRE = Mottakerkategori.FORELDRE


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def written(grunnlag: Grunnlag, **felter: str) -> Grunnlag:
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=felter))


def test_entries_stand_oldest_first_with_who_wrote_them_and_their_mark() -> None:
    entries = [one for one in compose(innsyn(), NB).blokker if isinstance(one, Spoersmaal)]

    assert [one.tittel.split(":")[0] for one in entries] == [
        "20. august 2026", "3. november 2026", "3. november 2026", "15. november 2026", "16. november 2026",
        "17. november 2026", "20. november 2026",
    ]  # fmt: skip
    assert entries[3].kilde == f"Skrevet av Trygg Havn · {INNSLAG[0].merke}"
    assert entries[3].svar == "Barnet sa: Det hjelper når døra står på gløtt.\nHørt av: Rolig Bekk"
    assert entries[6].kilde == INNSLAG[7].merke, "where nobody knows who wrote it, nothing is said of it"


def test_who_wrote_it_who_is_responsible_and_who_answered_are_three_things() -> None:
    task = next(one for one in compose(innsyn(), NB).blokker if isinstance(one, Spoersmaal) and "Ny pute" in one.svar)
    assert task.svar == "Hva: Ny pute\nAnsvarlig: Rolig Bekk\nFrist: 1. desember 2026"
    assert task.tittel == "16. november 2026: oppfølging", "by the day it was written, not the deadline"
    assert task.kilde.startswith("Skrevet av Trygg Havn")

    consent = next(one for one in compose(innsyn(), NB).blokker if isinstance(one, Spoersmaal) and "BUP" in one.svar)
    assert "Svarte: Vakker Blomst" in consent.svar
    assert consent.kilde.startswith("Skrevet av Rolig Bekk")


def test_not_wanting_to_answer_is_told_in_words_and_so_is_the_day_it_was_corrected() -> None:
    told = [one.svar for one in compose(innsyn(), NB).blokker if isinstance(one, Spoersmaal)]
    assert told[0] == "Spørsmål: Hvordan har du sovet?\nSvar: Ville ikke svare\nRettet: 21. august 2026"


def test_that_nothing_is_kept_out_is_said_in_words_and_never_as_a_nought() -> None:
    asked = innsyn()
    assert asked.mappe is not None
    whole = compose(replace(asked, mappe=replace(asked.mappe, grunner={}, holdte_svar=0)), NB)
    empty = compose(replace(asked, mappe=replace(asked.mappe, innslag=(), grunner={}, holdte_svar=0)), NB)

    assert "Holdt utenfor" not in rows_of(whole)
    assert Avsnitt("Ingenting er holdt utenfor.") in whole.blokker
    assert "utenfor" not in str(empty), "there is nothing to keep out of"
    assert "Ingenting er holdt utenfor." not in str(compose(asked, NB))


def test_what_is_kept_out_is_counted_by_reason_and_told_nowhere() -> None:
    modell = compose(innsyn(), NB)
    lines = [line for one in modell.blokker if isinstance(one, Liste) for line in one.punkter]

    assert lines == [
        "1 innslag kan utsette noen for fare eller skade (barnevernsloven § 12-6).",
        "1 innslag handler om noen andre (barnevernsloven § 13-1).",
        "2 innslag har barnet bedt oss om ikke å fortelle.",
    ]
    assert (rows_of(modell)["Innslag"], rows_of(modell)["Holdt utenfor"]) == ("7", "4")
    assert "ble sist sjekket 2. juli 2026" in str(modell)
    for secret in ("HEMMELIG", "Ny adresse", MED_ADRESSE.merke, "røper"):
        assert secret not in str(modell)


def test_a_rule_that_nobody_has_checked_is_not_named_but_what_is_kept_out_is_still_counted() -> None:
    told = str(compose(replace(innsyn(), rettigheter={}), NB).blokker)

    assert "1 innslag handler om noen andre." in told
    assert "§" not in told


def test_it_is_for_the_child_and_for_parents_through_the_gate() -> None:
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(innsyn(mottaker=Mottakerkategori.BUP), NB)
    closed = replace(innsyn(mottaker=FORELDRE), deling=eksempel.judge(FORELDRE))
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(closed, NB)


def test_between_12_and_16_the_young_person_is_asked_before_a_parent_sees_it() -> None:
    asked = innsyn(mottaker=FORELDRE)
    small = replace(asked, barn=replace(eksempel.BARN, foedselsdato=eksempel.DAG.replace(year=2015)))

    for nothing in ({}, {"innsyn_ungdom": "Ja"}, {"innsyn_ungdom_svar": "kanskje"}):
        with pytest.raises(KnownError, match="innsyn_spoer_ungdommen"):
            compose(written(asked, **nothing), NB)
    assert "det er greit" not in str(compose(asked, NB)), "what was answered is for the record, not for the parent"
    assert compose(written(small), NB).blokker


@pytest.mark.parametrize("answer", ["noe", "nei"])
def test_what_a_young_person_wants_kept_from_its_parents_must_be_marked_and_is_then_counted(answer: str) -> None:
    to_parent = written(innsyn(mottaker=FORELDRE), innsyn_ungdom_svar=answer)
    mappe = to_parent.mappe
    assert mappe is not None
    with pytest.raises(KnownError, match="innsyn_ungdom_uten_merker"):
        compose(to_parent, NB)

    marked = replace(mappe, grunner={**GRUNNER, INNSLAG[0].rad: Holdegrunn.UNGDOM})
    told = str(compose(replace(to_parent, mappe=marked), NB))
    assert "1 innslag holder vi fra foreldre, av hensyn til barnet (pasient- og brukerrettighetsloven § 3-4)." in told
    assert "gløtt" not in told
    assert compose(replace(to_parent, mappe=replace(mappe, innslag=(), grunner={})), NB).blokker


def test_the_log_is_one_line_for_each_person_day_and_kind_of_act() -> None:
    (table,) = (one for one in compose(innsyn(), NB).blokker if isinstance(one, Tabell))

    assert table.rader == (
        ("21.11.2026", "Trygg Havn", "skrev ut på papir"),
        ("20.11.2026", "Trygg Havn", "leste (2 ganger)"),
        ("20.11.2026", "Rolig Bekk", "skrev"),
    )


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_every_kind_of_entry_and_act_has_its_words(maalform: str) -> None:
    texts = load_tekster(maalform).setninger
    keys = [f"mappe.type.{one}" for one in Innslagstype] + [f"mappe.handling.{one}" for one in Kategori]
    keys += [f"mappe.felt.notat.{one}" for one in Notatart] + [f"mappe.holdt.{one}" for one in Holdegrunn]
    assert [key for key in keys if key not in texts] == []
