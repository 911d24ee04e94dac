"""One child over time, out of a real vault: finished kartlegginger only, in order, with what is marked between them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, Steg
from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.sammenligning import compare_days
from helseansvarlig.domain.skjema import Skjema, Tekst
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.utvikling import Merkeart, Serie
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve
from tests.fakes.svartid import MAL, SOVN, TRYGG, VIL_IKKE, form, mapped, stopped

DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")
WORDS = {steg: steg.value for steg in Steg}
MARS, JUNI, SEPT = date(2026, 3, 12), date(2026, 6, 4), date(2026, 9, 8)


def sleep_of(tjenester: Tjenester, barn: Barn) -> Serie:
    temaer = tjenester.utvikling.picture(barn.id).utvikling.temaer
    return next(serie for tema in temaer for serie in tema.serier if serie.noekkel.link_id == "psykisk.1")


def test_answers_come_back_as_they_were_given_on_the_day_the_child_was_asked(tjenester: Tjenester, barn: Barn) -> None:
    told = replace(besvart(6), barnets_ord="Døra på gløtt.", voksnes_observasjon="Sov til sju.")
    mapped(tjenester, barn.id, JUNI, {SOVN: told})
    mapped(tjenester, barn.id, MARS, {SOVN: VIL_IKKE})
    assert [(point.dag, point.svar) for point in sleep_of(tjenester, barn).punkter] == [(MARS, VIL_IKKE), (JUNI, told)]


def test_what_is_not_finished_is_not_shown_and_what_was_corrected_is(tjenester: Tjenester, barn: Barn) -> None:
    mapped(tjenester, barn.id, MARS, {SOVN: besvart(3)}, status=Kartleggingsstatus.RETTET)
    mapped(tjenester, barn.id, JUNI, {SOVN: besvart(9)}, status=Kartleggingsstatus.PAABEGYNT)
    assert tjenester.utvikling.picture(barn.id).utvikling.dager == (MARS,)


def test_the_answers_of_another_child_are_never_among_them(tjenester: Tjenester, barn: Barn) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1))).value
    mapped(tjenester, other.id, MARS, {SOVN: besvart(1)})
    assert tjenester.utvikling.picture(barn.id).utvikling.dager == ()


def test_a_form_worded_for_another_age_is_compared_question_by_question(tjenester: Tjenester, barn: Barn) -> None:
    mapped(tjenester, barn.id, MARS, {SOVN: besvart(3), TRYGG: besvart(5)})
    mapped(tjenester, barn.id, JUNI, {SOVN: besvart(6)}, skjema=form("psykisk-12-15"))
    found = tjenester.utvikling.picture(barn.id).utvikling
    assert [point.plass for point in sleep_of(tjenester, barn).punkter] == [0.3, 0.6]
    assert (found.ulike_skjema, found.sammenlignbare) == (True, 1)


def published_copy(tjenester: Tjenester, skjema_id: str) -> Skjema:
    """An own checklist copied from a form, in use."""
    draft = tjenester.malredigering.copy(skjema_id, Tekst("Vår sjekkliste")).value
    own = tjenester.malredigering.publish(draft.id).value
    approve(tjenester, own.skjema_id)
    found = tjenester.kartlegging.beginnings(tjenester.barn.residents()[0].id)
    return next(one for one in (*found.maler, *found.andre) if one.id == own.skjema_id)


def test_a_copy_and_the_form_it_was_copied_from_are_one_theme_and_each_point_says_which(
    tjenester: Tjenester, barn: Barn
) -> None:
    approve(tjenester, MAL)
    own = published_copy(tjenester, MAL)
    mapped(tjenester, barn.id, MARS, {SOVN: besvart(3), TRYGG: besvart(5)})
    mapped(tjenester, barn.id, JUNI, {SOVN: besvart(6), TRYGG: besvart(5)}, skjema=own)

    found = tjenester.utvikling.picture(barn.id).utvikling
    assert [(point.dag, point.skjema.id) for point in sleep_of(tjenester, barn).punkter] == [
        (MARS, MAL),
        (JUNI, own.id),
    ]
    assert (len(found.temaer), found.sammenlignbare, found.ulike_skjema) == (2, 2, True)
    forms = {day: [one.tittel.tekst for one in used] for day, used in found.temaer[0].forms_by_day().items()}
    assert forms == {MARS: [form().tittel.tekst], JUNI: ["Vår sjekkliste"]}
    assert compare_days(found, MARS, JUNI).antall == 2
    assert tjenester.ett_barn.picture(barn.id).grad.kartlagt == ("psykisk", "livskvalitet"), "an area is counted once"


def test_a_copy_of_a_form_from_elsewhere_goes_with_that_form_and_no_other(tjenester: Tjenester, barn: Barn) -> None:
    """Two forms from elsewhere may both have a «1»: their copies are no more alike than they are."""
    copies = []
    for name in ("en", "to"):
        item = {"linkId": "1", "type": "integer", "text": "Hvor mye?"}
        data = {"resourceType": "Questionnaire", "id": name, "version": "1.0.0", "status": "active", "title": name}
        tjenester.mal.bring_in(json.dumps({**data, "item": [item]}).encode())
        approve(tjenester, name)
        copies.append(published_copy(tjenester, name))
    first = next(one for one in tjenester.kartlegging.templates() if one.id == "en")
    for day, used in ((MARS, first), (JUNI, copies[0]), (SEPT, copies[1])):
        mapped(tjenester, barn.id, day, {"1": besvart(4)}, skjema=used)

    series = [serie for tema in tjenester.utvikling.picture(barn.id).utvikling.temaer for serie in tema.serier]
    assert sorted([point.dag for point in serie.punkter] for serie in series) == [[MARS, JUNI], [SEPT]]


def test_stop_points_incidents_meetings_and_moves_are_marked(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    tjenester.barn.save(replace(barn, innflyttet=MARS + timedelta(1), flyttet=SEPT))
    mapped(tjenester, barn.id, MARS, {SOVN: besvart(3)})
    stopped(tjenester, barn.id, JUNI, "Ro om kvelden.")
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, SEPT, "BUP")).value
    tjenester.moete.add_sak(Sak("", moete.id, 0, "Søvn", Droeftingsmodus.IDENTIFISERT, barn.id), DANGER)
    tjenester.hendelsesnotat.write(Hendelsesnotat("", barn.id, clock.now(), "Ringte legevakt", "Trygg Havn"), WORDS)
    marks = tjenester.utvikling.picture(barn.id).utvikling.merker
    assert [(mark.art, mark.tekst) for mark in marks] == [
        (Merkeart.INNFLYTTET, ""),
        (Merkeart.STOPPUNKT, "Ro om kvelden."),
        (Merkeart.FLYTTET, ""),
        (Merkeart.MOETE, "Søvn"),
        (Merkeart.HENDELSE, "Ringte legevakt"),
    ]


def test_looking_is_logged_and_drawing_anew_is_not(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.utvikling.picture(barn.id)
    tjenester.utvikling.picture(barn.id, opened=False)
    assert [row.handling for row in tjenester.logg.newest(2)] == ["utvikling.lest", "barn.opprettet"]
    assert tjenester.logg.newest(1)[0].barn_id == barn.id


def test_a_child_who_is_not_there_is_said(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.utvikling.picture("ukjent")


def test_those_who_live_here_can_be_looked_at(tjenester: Tjenester, barn: Barn) -> None:
    gone = tjenester.barn.register(Barn("", "Modig Gran", date(2012, 1, 1))).value
    tjenester.barn.save(replace(gone, flyttet=JUNI))
    assert [one.id for one in tjenester.utvikling.residents()] == [barn.id]
