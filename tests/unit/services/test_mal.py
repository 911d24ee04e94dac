"""The leader's yes is written down for an exact content; forms come in as they are and go out the same."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord, Malopphav, Malstatus
from helseansvarlig.domain.malserie import Serietilstand
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.skjema.strict_json import read_json
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, LEADER, approve

FOREIGN: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "id": "tannpuss",
    "version": "2021-05",
    "title": "Tannpuss",
    "status": "active",
    "extension": [{"url": "http://example.org/ukjent", "valueDecimal": "1.10"}],
    "item": [
        {
            "linkId": "1", "type": "boolean", "text": "Pusser du?",
            "extension": [{"url": "http://example.org/mer", "valueString": "x"}],
        },
        {"linkId": "2", "type": "decimal", "text": "Minutter", "initial": [{"valueDecimal": "2.50"}]},
    ],
}  # fmt: skip
DATA = json.dumps(FOREIGN).replace('"2.50"', "2.50").replace('"1.10"', "1.10").encode()


def changed(**fields: object) -> bytes:
    return json.dumps(FOREIGN | fields).replace('"2.50"', "2.50").replace('"1.10"', "1.10").encode()


def words(tjenester: Tjenester, navn: str = LEADER, days: int = 0) -> Lederord:
    day = tjenester.aapent.oekt.clock.today() - timedelta(days=days)
    return Lederord(navn, day, Godkjenningsmaate.PAPIR)


def waiting(tjenester: Tjenester, skjema_id: str) -> list[str]:
    return [one.innholdshash for one in tjenester.mal.overview().venter if one.id == skjema_id]


def test_a_kartlegging_begins_only_when_the_leader_has_approved_the_template(tjenester: Tjenester, barn: Barn) -> None:
    other = next(one.id for one in tjenester.kartlegging.templates() if one.id != FIRST)
    with pytest.raises(KnownError, match="mal_ikke_godkjent"):
        tjenester.kartlegging.start(barn.id, other, "Rolig Bekk")
    approve(tjenester, other)
    assert tjenester.kartlegging.start(barn.id, other, "Rolig Bekk").value.skjema_id == other


def test_it_is_written_down_who_said_yes_to_what_and_who_wrote_it(tjenester: Tjenester) -> None:
    [key] = waiting(tjenester, FIRST)
    [yes] = tjenester.mal.approve([key], words(tjenester, " Høy Varde ", days=3)).value
    now = tjenester.aapent.oekt.clock.now()
    assert (yes.id, yes.skjema_id, yes.versjon) == (key, FIRST, "1.0.0")
    assert (yes.godkjent_av, yes.rolle, yes.foert_av, yes.foert) == ("Høy Varde", "leder", "Trygg Havn", now)
    assert yes.dato == tjenester.aapent.oekt.clock.today() - timedelta(days=3)
    [row] = tjenester.aapent.oekt.store.log_rows(1)
    assert (row.handling, row.objekt) == ("mal.godkjent", f"mal:{key[:12]}")


def test_an_approval_cannot_be_undone_and_is_corrected_by_writing_it_anew(tjenester: Tjenester) -> None:
    [key] = waiting(tjenester, FIRST)
    tjenester.mal.approve([key], words(tjenester, "Feil Navn"))
    assert tjenester.aapent.oekt.store.next_undo() is None
    tjenester.mal.approve([key], words(tjenester))
    series = next(one for one in tjenester.mal.overview().serier if one.skjema_id == FIRST)
    assert series.godkjenning is not None
    assert series.godkjenning.godkjent_av == LEADER


@pytest.mark.parametrize(
    ("hasher", "navn", "code"),
    [([], LEADER, "mal_ingen_valgt"), (["x"], LEADER, "mal_finnes_ikke"), (["x"], " ", "godkjenning_mangler_navn")],
)
def test_an_approval_of_nothing_or_by_nobody_is_refused(
    tjenester: Tjenester, hasher: list[str], navn: str, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        tjenester.mal.approve(hasher, words(tjenester, navn))


def test_no_undo_of_a_kartlegging_takes_the_template_from_another(tjenester: Tjenester, barn: Barn) -> None:
    """The first to begin wrote the copy once: undoing it left the second without its questions."""
    tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk")
    tjenester.angre.undo()
    second = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    assert tjenester.kartlegging.picture(second.id).skjema.id == FIRST


def test_a_form_comes_in_as_it_is_waits_for_the_leader_and_goes_out_the_same(tjenester: Tjenester, barn: Barn) -> None:
    brought = tjenester.mal.bring_in(DATA).value
    assert (brought.mal.skjema_id, brought.mal.versjon) == ("tannpuss", "2021-05")
    assert (brought.mal.status, brought.mal.opphav) == (Malstatus.I_BRUK, Malopphav.IMPORTERT)
    with pytest.raises(KnownError, match="mal_ikke_godkjent"):
        tjenester.kartlegging.start(barn.id, "tannpuss", "Rolig Bekk")

    exported = tjenester.mal.export("tannpuss")
    assert read_json(exported) == read_json(DATA)
    assert b"2.50" in exported
    approve(tjenester, "tannpuss")
    row = tjenester.kartlegging.start(barn.id, "tannpuss", "Rolig Bekk").value
    assert tjenester.kartlegging.answer(row.id, "2", besvart(Decimal("3.5"))).value.svar.get("2").verdier


def test_a_form_without_an_id_is_named_by_its_content(tjenester: Tjenester) -> None:
    raw = {key: value for key, value in FOREIGN.items() if key != "id"}
    data = json.dumps(raw).encode()
    brought = tjenester.mal.bring_in(data).value.mal
    assert brought.skjema_id.startswith("mal-")
    assert read_json(tjenester.mal.export(brought.skjema_id)) == read_json(data) | {"id": brought.skjema_id}
    with pytest.raises(KnownError, match="mal_finnes_fra_foer"):
        tjenester.mal.bring_in(data)


def test_one_form_per_language_in_one_envelope_is_one_template(tjenester: Tjenester) -> None:
    forms = [
        FOREIGN | {"language": "en", "id": "teeth", "title": "Teeth"},
        FOREIGN | {"language": "nb"},
    ]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": form} for form in forms]}
    brought = tjenester.mal.bring_in(json.dumps(bundle).encode()).value.mal
    assert (brought.skjema_id, brought.tittel) == ("tannpuss", "Tannpuss")
    series = next(one for one in tjenester.mal.overview().serier if one.skjema_id == "tannpuss")
    assert [one.tittel.tekst for one in series.nyeste.varianter] == ["Teeth"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (DATA, "mal_finnes_fra_foer"),
        (changed(title="Annet"), "mal_versjon_finnes"),
        (changed(id=FIRST), "mal_id_er_vaar"),
        (changed(item=[{"linkId": "1", "type": "ukjent"}]), "skjema_kan_ikke_brukes"),
        (b"{}", "skjema_ikke_questionnaire"),
        (b" " * 1_000_001, "json_for_stor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_stand_beside_what_is_here_is_refused_and_nothing_changes(
    tjenester: Tjenester, data: bytes, code: str
) -> None:
    tjenester.mal.bring_in(DATA)
    before = tjenester.mal.overview()
    with pytest.raises(KnownError, match=code):
        tjenester.mal.bring_in(data)
    assert tjenester.mal.overview() == before


def test_the_shipped_file_itself_is_here_already(tjenester: Tjenester) -> None:
    data = (resources() / "skjema" / f"{FIRST}.json").read_bytes()
    with pytest.raises(KnownError, match="mal_finnes_fra_foer"):
        tjenester.mal.bring_in(data)


def test_a_newer_version_of_a_foreign_form_waits_beside_the_one_in_use(tjenester: Tjenester) -> None:
    tjenester.mal.bring_in(DATA)
    approve(tjenester, "tannpuss")
    tjenester.mal.bring_in(changed(version="2022-01", title="Tannpuss 2"))
    series = next(one for one in tjenester.mal.overview().serier if one.skjema_id == "tannpuss")
    assert (series.brukes.versjon, series.venter and series.venter.versjon) == ("2021-05", "2022-01")


def test_problems_are_named_with_item_and_place_before_anything_is_kept(tjenester: Tjenester) -> None:
    lest = tjenester.mal.check(changed(item=[{"linkId": "1", "type": "display", "required": True}]))
    assert lest.skjema is not None
    assert [(one.link_id, one.path) for one in lest.problemer if one.regel] == [("1", "Questionnaire.item[0].required")]
    assert all(one.skjema_id != "tannpuss" for one in tjenester.mal.overview().serier)


def test_retiring_keeps_what_was_begun_and_the_approval(tjenester: Tjenester, barn: Barn) -> None:
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    assert tjenester.mal.retire(FIRST).value.tilstand is Serietilstand.TRUKKET
    with pytest.raises(KnownError, match="skjema_finnes_ikke"):
        tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk")
    assert tjenester.kartlegging.picture(row.id).skjema.id == FIRST
    series = next(one for one in tjenester.mal.overview().serier if one.skjema_id == FIRST)
    with pytest.raises(KnownError, match="mal_trukket"):
        tjenester.mal.approve([series.nyeste.innholdshash], words(tjenester))
    assert tjenester.mal.put_back(FIRST).value.tilstand is Serietilstand.I_BRUK


def test_a_template_nobody_has_approved_can_be_taken_out_of_sight(tjenester: Tjenester) -> None:
    tjenester.mal.retire(FIRST)
    assert waiting(tjenester, FIRST) == []
    tjenester.angre.undo()
    assert len(waiting(tjenester, FIRST)) == 1
