"""The printout of a record: in order, signed by who wrote it; what is kept out is counted and never told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Liste, Spoersmaal, Tabell
from helseansvarlig.domain.innsyn import Innslagstype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.logg import Kategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.innsynsutskrift import compose
from tests.pdf import eksempel
from tests.pdf.innsynseksempel import INNSLAG, MED_ADRESSE, innsyn

NB = load_tekster("nb")
FORELDRE = Mottakerkategori.FORELDRE


def rows_of(modell: Dokumentmodell) -> dict[str, str]:
    return {name: value for blokk in modell.blokker if isinstance(blokk, Felter) for name, value in blokk.rader}


def written(grunnlag: Grunnlag, **felter: str) -> Grunnlag:
    return replace(grunnlag, dokument=replace(grunnlag.dokument, felter=felter))


def test_entries_stand_oldest_first_with_who_wrote_them_and_their_mark() -> None:
    entries = [one for one in compose(innsyn(), NB).blokker if isinstance(one, Spoersmaal)]

    assert [one.tittel.split(":")[0] for one in entries] == [
        "3. november 2026", "3. november 2026", "15. november 2026", "17. november 2026", "20. november 2026",
    ]  # fmt: skip
    assert entries[2].kilde == f"Skrevet av Trygg Havn · {INNSLAG[0].merke}"
    assert entries[2].svar == "Barnet sa: Det hjelper når døra står på gløtt.\nHørt av: Rolig Bekk"
    assert entries[4].kilde.startswith("Ikke ført hvem")


def test_what_is_kept_out_is_counted_by_reason_and_told_nowhere() -> None:
    modell = compose(innsyn(), NB)
    lines = [line for one in modell.blokker if isinstance(one, Liste) for line in one.punkter]

    assert lines == [
        "1 innslag kan utsette noen for fare eller skade (barnevernsloven § 12-6).",
        "1 innslag handler om noen andre.",
        "2 innslag har barnet bedt oss om ikke å fortelle.",
    ]
    assert (rows_of(modell)["Innslag"], rows_of(modell)["Holdt utenfor"]) == ("5", "4")
    for secret in ("HEMMELIG", "Ny adresse", MED_ADRESSE, "røper"):
        assert secret not in str(modell)


def test_a_mark_that_names_nothing_stops_it_so_that_nothing_slips_through() -> None:
    with pytest.raises(KnownError, match="innsyn_ukjent_merke"):
        compose(written(innsyn(), innsyn_fare="N-000000 røper hvor mor bor"), NB)
    with pytest.raises(KnownError, match="innsyn_mangler_grunn"):
        compose(written(innsyn(), innsyn_andre=MED_ADRESSE), NB)


def test_it_is_for_the_child_and_for_parents_through_the_gate() -> None:
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(innsyn(mottaker=Mottakerkategori.BUP), NB)
    closed = replace(innsyn(mottaker=FORELDRE), deling=eksempel.judge(FORELDRE))
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        compose(closed, NB)


def test_between_12_and_16_the_young_person_is_asked_before_a_parent_sees_it() -> None:
    to_parent = innsyn(mottaker=FORELDRE)
    asked = written(to_parent, innsyn_ungdom="Ja, hun sa at det er greit.")
    small = replace(to_parent, barn=replace(eksempel.BARN, foedselsdato=eksempel.DAG.replace(year=2015)))

    with pytest.raises(KnownError, match="innsyn_spoer_ungdommen"):
        compose(to_parent, NB)
    assert "det er greit" not in str(compose(asked, NB)), "what was answered is for the record, not for the parent"
    assert compose(small, NB).blokker


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
    keys += [f"mappe.felt.notat.{one}" for one in Notatart]
    assert [key for key in keys if key not in texts] == []
