"""Own checklists: copied, changed, published; what is hidden is not asked, and what we do not understand stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.mal import Mal, Malopphav, Malstatus
from helseansvarlig.domain.malredigering import Ordlyd
from helseansvarlig.domain.skjema import Punkttype, Tekst
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.malredigering import Malutkast, Nyttpunkt
from helseansvarlig.skjema.strict_json import JsonObject, read_json
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve
from tests.unit.services.test_mal import DATA, FOREIGN

SOVN, MAT = "psykisk/psykisk.1", "psykisk/psykisk.7"
VAAR = Tekst("Vår sjekkliste", {"nn": "Sjekklista vår"})


@pytest.fixture
def utkast(tjenester: Tjenester) -> Mal:
    return tjenester.malredigering.copy(FIRST, VAAR).value


def asked(tjenester: Tjenester, kartlegging_id: str) -> list[str]:
    bilde = tjenester.kartlegging.picture(kartlegging_id)
    return [p.path for p in bilde.steder if p.punkt.is_fillable and bilde.stilles[p.path]]


def publish(tjenester: Tjenester, mal: Mal) -> Mal:
    done = tjenester.malredigering.publish(mal.id).value
    approve(tjenester, done.skjema_id)
    return done


def items(form: JsonObject) -> dict[str, Any]:
    found: dict[str, Any] = {}
    stack: list[Any] = [form]
    while stack:
        for item in stack.pop().get("item", []):
            found[item["linkId"]] = item
            stack.append(item)
    return found


def test_a_copy_has_the_same_questions_under_an_id_of_its_own(tjenester: Tjenester, utkast: Mal) -> None:
    picture = tjenester.malredigering.open(utkast.id)
    source = next(one for one in tjenester.kartlegging.templates() if one.id == FIRST)
    assert [line.punkt.link_id for line in picture.linjer] == [punkt.link_id for punkt in source.walk()]
    assert (picture.skjema.tittel, picture.skjema.status) == (VAAR, "draft")
    assert picture.skjema.id != FIRST
    assert (utkast.kopi_av, utkast.opphav, utkast.status) == (f"{FIRST}|1.0.0", Malopphav.EGEN, Malstatus.UTKAST)
    assert (picture.neste_versjon, picture.feil) == ("1.0.0", ())


def test_what_is_hidden_is_not_asked_and_the_rest_compares_with_earlier_answers(
    tjenester: Tjenester, utkast: Mal, barn: Barn
) -> None:
    tjenester.malredigering.set_hidden(utkast.id, MAT, hidden=True)
    own = publish(tjenester, utkast)
    row = tjenester.kartlegging.start(barn.id, own.skjema_id, "Rolig Bekk").value
    first = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value

    here, there = asked(tjenester, row.id), asked(tjenester, first.id)
    assert MAT in there
    assert [path for path in there if path not in here] == [MAT]
    assert [path for path in here if path not in there] == []
    hidden_theme = tjenester.malredigering.new_version(own.skjema_id).value
    tjenester.malredigering.set_hidden(hidden_theme.id, "psykisk", hidden=True)
    again = publish(tjenester, hidden_theme)
    third = tjenester.kartlegging.start(barn.id, again.skjema_id, "Rolig Bekk").value
    assert not [path for path in asked(tjenester, third.id) if path.startswith("psykisk")]
    tjenester.kartlegging.answer(third.id, "livskvalitet/livskvalitet.1", besvart(7))
    assert tjenester.kartlegging.finish(third.id).value.er_ferdig


def test_a_started_kartlegging_keeps_its_version(tjenester: Tjenester, utkast: Mal, barn: Barn) -> None:
    own = publish(tjenester, utkast)
    row = tjenester.kartlegging.start(barn.id, own.skjema_id, "Rolig Bekk").value
    following = tjenester.malredigering.new_version(own.skjema_id).value
    changed = tjenester.malredigering.move(following.id, "psykisk", 1).value
    assert changed.neste_versjon == "1.1.0"
    tjenester.malredigering.publish(following.id)

    assert tjenester.kartlegging.picture(row.id).skjema.versjon == "1.0.0"
    assert tjenester.kartlegging.start(barn.id, own.skjema_id, "Rolig Bekk").value.skjema_versjon == "1.0.0"
    approve(tjenester, own.skjema_id)
    assert tjenester.kartlegging.start(barn.id, own.skjema_id, "Rolig Bekk").value.skjema_versjon == "1.1.0"


def test_items_are_added_worded_and_taken_away(tjenester: Tjenester, utkast: Mal) -> None:
    service = tjenester.malredigering
    nytt = Nyttpunkt("livskvalitet", Punkttype.VALG, Ordlyd(Tekst("Hva likte du?"), valg=(Tekst("Tur"),)), flere=True)
    picture = service.add(utkast.id, nytt).value
    [own] = [line for line in picture.linjer if line.er_egen]
    assert own.sti.startswith("livskvalitet/egen-")
    assert own.punkt.gjentas
    assert [one.code for one in picture.problemer if one.path == own.sti] == ["mal_for_faa_valg", "mal_mangler_nynorsk"]
    with pytest.raises(KnownError, match="mal_kan_ikke_utgis") as refused:
        service.publish(utkast.id)
    assert refused.value.params == {"antall": 1}

    both = (Tekst("Tur", {"nn": "Tur"}), Tekst("Mat", {"nn": "Mat"}))
    words = Ordlyd(Tekst("Hva likte du?", {"nn": "Kva likte du?"}), valg=both)
    picture = service.reword(utkast.id, own.sti, words).value
    assert not [one for one in picture.problemer if one.path == own.sti]
    picture = service.remove(utkast.id, own.sti).value
    assert not [line for line in picture.linjer if line.er_egen]
    tjenester.angre.undo()
    assert [line.sti for line in service.open(utkast.id).linjer if line.er_egen] == [own.sti]


def test_each_step_is_taken_back_by_itself(tjenester: Tjenester, utkast: Mal) -> None:
    service = tjenester.malredigering

    def state() -> Malutkast:
        return service.open(utkast.id)

    seen = [state()]
    for step in (
        lambda: service.move(utkast.id, "livskvalitet", -1),
        lambda: service.set_hidden(utkast.id, SOVN, hidden=True),
        lambda: service.rename(utkast.id, Tekst("Nytt navn")),
    ):
        step()
        seen.append(state())
    for before in reversed(seen[:-1]):
        tjenester.angre.undo()
        assert state() == before


def test_what_we_do_not_understand_of_a_foreign_form_survives_an_edit(tjenester: Tjenester) -> None:
    tjenester.mal.bring_in(DATA)
    draft = tjenester.malredigering.new_version("tannpuss").value
    tjenester.malredigering.reword(draft.id, "1", Ordlyd(Tekst("Pusser du tennene?")))
    assert tjenester.malredigering.publish(draft.id).value.versjon == "2021.5.1"

    before, after = read_json(DATA), read_json(tjenester.mal.export("tannpuss"))
    assert after["extension"] == before["extension"]
    assert items(after)["1"] == items(before)["1"] | {"text": "Pusser du tennene?"}
    assert items(after)["2"] == items(before)["2"]
    assert {key for key in after if after[key] != before.get(key)} == {"version", "item"}


def test_what_a_foreign_author_has_hidden_stays_hidden_through_every_version(tjenester: Tjenester) -> None:
    secret = {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}
    theme = {
        "linkId": "g", "type": "group", "text": "G",
        "item": [{"linkId": "a", "type": "text", "text": "A"},
                 {"linkId": "b", "type": "text", "text": "B", "extension": [secret]}],
    }  # fmt: skip
    tjenester.mal.bring_in(json.dumps({**FOREIGN, "item": [theme, *FOREIGN["item"]]}).encode())
    service = tjenester.malredigering
    draft = service.new_version("tannpuss").value
    service.set_hidden(draft.id, "g", hidden=True)
    service.publish(draft.id)
    following = service.new_version("tannpuss").value
    shown = service.set_hidden(following.id, "g", hidden=False).value
    assert [line.sti for line in shown.linjer if line.punkt.er_skjult] == ["g/b"]


def test_what_is_published_is_never_changed(tjenester: Tjenester, utkast: Mal) -> None:
    own = publish(tjenester, utkast)
    for edit in (
        lambda: tjenester.malredigering.open(own.id),
        lambda: tjenester.malredigering.move(own.id, "psykisk", 1),
        lambda: tjenester.malredigering.publish(own.id),
        lambda: tjenester.malredigering.discard(own.id),
    ):
        with pytest.raises(KnownError, match="mal_ikke_utkast"):
            edit()
    with pytest.raises(KnownError, match="mal_er_levert"):
        tjenester.malredigering.new_version(FIRST)
    with pytest.raises(KnownError, match="mal_finnes_ikke"):
        tjenester.malredigering.open("finnes-ikke")


def test_a_version_that_says_the_same_is_no_version(tjenester: Tjenester, utkast: Mal) -> None:
    own = publish(tjenester, utkast)
    draft = tjenester.malredigering.new_version(own.skjema_id).value
    assert tjenester.malredigering.new_version(own.skjema_id).value == draft
    with pytest.raises(KnownError, match="mal_uendret"):
        tjenester.malredigering.publish(draft.id)
    tjenester.malredigering.discard(draft.id)
    assert tjenester.mal.overview().utkast == ()


def test_a_form_needs_a_name(tjenester: Tjenester, utkast: Mal) -> None:
    for edit in (
        lambda: tjenester.malredigering.copy(FIRST, Tekst(" ")),
        lambda: tjenester.malredigering.rename(utkast.id, Tekst("")),
    ):
        with pytest.raises(KnownError, match="mal_mangler_tittel"):
            edit()
