"""One answer that the child keeps back leaves by no way, while everything around it may be shared.

Everybody has consent to everything. Planted words stand in one answer, in what was said beside it, in a question that
is asked because of it, and wherever an adult might have repeated it. The same ways are walked before the child asks:
then the words are found, so that the walk can tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.bakom import path_behind
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import answer_key
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST
from tests.fakes.proevehvelv import Proevehvelv
from tests.fakes.sider import readable_pages
from tests.fakes.ut import let_out

SOVN, MAT, MER = "psykisk/psykisk.1", "psykisk/psykisk.7", "psykisk/psykisk.7/psykisk.7.1"
ORD = "barnets_egne_ord/barnets_egne_ord.1"
SECRET = "Jeg gjemmer maten under senga om natta"
BESIDE = "Fant brød under madrassen på tirsdag"
BELOW = "Det begynte da farmor flyttet"
OPEN = "Jeg vil gjerne spille fotball igjen"
BEHIND = "Det handler nok om maten hjemme"
SECRETS = (SECRET, BESIDE, BELOW, BEHIND)
KINDS = (
    Dokumenttype.HENVISNINGSGRUNNLAG,
    Dokumenttype.OVERFOERING,
    Dokumenttype.PURREMELDING,
    Dokumenttype.BREV,
    Dokumenttype.SAMTYKKEERKLAERING,
    Dokumenttype.STOPPUNKT,
    Dokumenttype.HELSEDEL,
    Dokumenttype.VAKTKORT,
    Dokumenttype.KARTLEGGING,
)


@dataclass
class Hus:
    """A child with a kartlegging where one answer is to be kept back, in a house where all may be shared."""

    t: Tjenester
    vault: Proevehvelv
    barn: Barn
    moete: Moete
    kartlegging_id: str

    def reserve(self, *mottakere: Mottakerkategori) -> None:
        self.t.forbehold.reserve(self.kartlegging_id, MAT, frozenset(mottakere))

    def draft(self, kind: Dokumenttype, to: Mottakerkategori) -> Dokument:
        return self.t.dokument.create(kind, to, "", barn_id=self.barn.id, moete_id=self.moete.id).value


@pytest.fixture
def hus(tjenester: Tjenester, proevehvelv: Proevehvelv, barn: Barn, clock: FixedClock) -> Hus:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    everybody = frozenset(Mottakerkategori)
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())
    )
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    given = {
        SOVN: besvart(8),
        MAT: Svar((True,), barnets_ord=SECRET, voksnes_observasjon=BESIDE),
        MER: besvart(BELOW),
        ORD: besvart(OPEN),
        path_behind("psykisk"): Svar(status=Svarstatus.IKKE_SPURT, barnets_ord=BEHIND, voksnes_observasjon=BEHIND),
    }
    tjenester.kartlegging.answer_all(row.id, given)
    tjenester.kartlegging.finish(row.id)
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, clock.today(), "BUP Elvebyen")).value
    return Hus(tjenester, proevehvelv, barn, moete, row.id)


def repeat_it(hus: Hus) -> None:
    """What adults wrote before the child asked: notes that say the same words, and others."""
    for said in (SECRET, OPEN):
        hus.t.notat.add(hus.barn.id, Notatart.BARNET_SA, said, "Rolig Bekk")


def papers(hus: Hus, to: Mottakerkategori) -> str:
    """Everything that comes out as a document to one recipient, drafts begun now, as people and as machines read it."""
    return "\n".join(hus.t.dokument.preview(hus.draft(kind, to).id).tekst for kind in KINDS)


def data(hus: Hus, to: Mottakerkategori) -> str:
    return json.dumps(hus.t.kartleggingseksport.response(hus.kartlegging_id, to), ensure_ascii=False)


def house(hus: Hus, _to: Mottakerkategori) -> str:
    """What lies in the compartment that staff read, after all that can be shared has been."""
    with suppress(KnownError):
        hus.t.brukere.invite("Stille Vik", Rolle.MOETEDELTAKER)
    things = hus.t.frigivelse.candidates(hus.barn.id)
    if things:
        last = hus.t.aapent.oekt.clock.today() + timedelta(7)
        hus.t.frigivelse.release(Rom.MOETE, hus.barn.id, things, "ukas møte", last)
    return readable_pages(hus.vault.folder / "moete.db", hus.t.aapent.keys.room_key(Rom.MOETE, "db"))


WAYS: dict[str, Callable[[Hus, Mottakerkategori], str]] = {"papers": papers, "data": data, "house": house}


@pytest.mark.parametrize("way", WAYS)
def test_the_walk_finds_the_words_while_nothing_is_kept_back(hus: Hus, way: str) -> None:
    """The control: the same walk, without the child's word."""
    repeat_it(hus)
    out = WAYS[way](hus, Mottakerkategori.BUP)
    assert SECRET in out
    assert BEHIND in out or way == "house", "what may lie behind is told in papers and as data"


@pytest.mark.parametrize("to", [Mottakerkategori.BUP, Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.FORELDRE])
@pytest.mark.parametrize("way", WAYS)
def test_what_the_child_keeps_back_leaves_by_no_way_and_the_rest_does(hus: Hus, way: str, to: Mottakerkategori) -> None:
    repeat_it(hus)
    hus.reserve()

    out = WAYS[way](hus, to)

    assert [word for word in SECRETS if word in out] == []
    assert OPEN in out


def test_it_is_kept_from_those_the_child_named_and_from_nobody_else(hus: Hus) -> None:
    hus.reserve(Mottakerkategori.FORELDRE)

    assert SECRET not in data(hus, Mottakerkategori.FORELDRE)
    assert SECRET in data(hus, Mottakerkategori.BUP)


def test_a_question_asked_because_of_it_says_nothing_either(hus: Hus) -> None:
    hus.reserve()
    assert "psykisk.7" not in data(hus, Mottakerkategori.BUP)


@pytest.mark.parametrize("words", [SECRET, f"Hun sier: {SECRET.upper()}.", BESIDE, SECRET.replace(" ", "\n")])
def test_a_text_that_repeats_it_is_not_composed_or_signed(hus: Hus, words: str) -> None:
    made = hus.draft(Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BUP)
    hus.t.dokument.write(made.id, {"symptomer": f"Vi har sett dette. {words}"})
    hus.t.dokument.preview(made.id)  # the control: while the child had not asked, it could be read
    hus.reserve()

    for way in (hus.t.dokument.preview, partial(let_out, hus.t), hus.t.dokument.freeze):
        with pytest.raises(KnownError, match="svar_er_forbeholdt"):
            way(made.id)


@pytest.mark.parametrize("mode", [Droeftingsmodus.IDENTIFISERT, Droeftingsmodus.UTEN_NAVN])
def test_a_matter_that_repeats_it_does_not_come_on_an_agenda(hus: Hus, mode: Droeftingsmodus) -> None:
    named = hus.barn.id if mode is Droeftingsmodus.IDENTIFISERT else ""
    matter = Sak("", hus.moete.id, 0, "Mat og kropp", mode, named)
    kept = hus.t.moete.add_sak(matter).value
    hus.t.moete.save_sak(replace(kept, vet=SECRET))  # the control
    hus.reserve()

    with pytest.raises(KnownError, match="svar_er_forbeholdt"):
        hus.t.moete.add_sak(replace(matter, tittel=SECRET))
    with pytest.raises(KnownError, match="svar_er_forbeholdt"):
        hus.t.moete.save_sak(replace(kept, beslutning=BESIDE))


def test_what_was_signed_with_it_does_not_go_out_any_more(hus: Hus) -> None:
    hus.t.moete.add_sak(Sak("", hus.moete.id, 0, "Skolen", Droeftingsmodus.IDENTIFISERT, hus.barn.id))
    made = {}
    for kind in (Dokumenttype.HENVISNINGSGRUNNLAG, Dokumenttype.REFERAT):
        made[kind] = hus.t.dokument.freeze(hus.draft(kind, Mottakerkategori.BUP).id).value
    signed = made[Dokumenttype.HENVISNINGSGRUNNLAG].svar or frozenset()
    assert {answer_key(FIRST, MAT), answer_key(FIRST, path_behind("psykisk"))} <= signed
    let_out(hus.t, made[Dokumenttype.HENVISNINGSGRUNNLAG].id)
    hus.reserve()

    with pytest.raises(KnownError, match="deling_ikke_alt"):
        let_out(hus.t, made[Dokumenttype.HENVISNINGSGRUNNLAG].id)
    let_out(hus.t, made[Dokumenttype.REFERAT].id)  # it holds no answer
    own_archive = hus.t.dokument.preview(made[Dokumenttype.HENVISNINGSGRUNNLAG].id).tekst
    assert SECRET in own_archive, "reading one's own archive is not sharing"


def test_the_follow_up_it_raised_is_in_no_paper_and_not_offered_in_the_house(hus: Hus) -> None:
    raised = hus.t.kartlegging.picture(hus.kartlegging_id).om.oppfoelginger[MAT]
    assert raised.hva in papers(hus, Mottakerkategori.BARNEVERNSTJENESTEN)
    hus.reserve()

    assert raised.hva not in papers(hus, Mottakerkategori.BARNEVERNSTJENESTEN)
    assert raised.hva not in [thing.delt.tekst for thing in hus.t.frigivelse.candidates(hus.barn.id)]


def test_it_holds_in_the_next_kartlegging_too_until_the_child_lifts_it(hus: Hus, clock: FixedClock) -> None:
    hus.reserve()
    clock.moment += timedelta(days=90)
    row = hus.t.kartlegging.start(hus.barn.id, FIRST, "Rolig Bekk").value
    hus.t.kartlegging.answer_all(row.id, {MAT: Svar((True,), barnets_ord=SECRET), ORD: besvart(OPEN)})
    again = replace(hus, kartlegging_id=row.id)
    assert SECRET not in data(again, Mottakerkategori.BUP)
    assert SECRET not in papers(again, Mottakerkategori.BUP)

    for one in hus.t.forbehold.of_barn(hus.barn.id):
        hus.t.forbehold.lift(one.id)

    assert SECRET in data(again, Mottakerkategori.BUP)


def test_nothing_of_it_is_suggested_for_a_stop_point(hus: Hus) -> None:
    asked = "Har matlysten endret seg, eller tenker du mye på mat og kropp?"
    assert any(asked in fact.tekst for fact in hus.t.kartlegging.suggested_facts(hus.kartlegging_id))
    hus.reserve(Mottakerkategori.FORELDRE)
    assert not any(asked in fact.tekst for fact in hus.t.kartlegging.suggested_facts(hus.kartlegging_id))


def test_an_answer_that_was_corrected_is_kept_back_as_it_stood_before(hus: Hus) -> None:
    hus.t.retting.correct(hus.kartlegging_id, {MAT: besvart(False)}, "Barnet ombestemte seg")
    made = hus.draft(Dokumenttype.HENVISNINGSGRUNNLAG, Mottakerkategori.BUP)
    hus.t.dokument.write(made.id, {"symptomer": SECRET})
    hus.reserve()

    with pytest.raises(KnownError, match="svar_er_forbeholdt"):
        let_out(hus.t, made.id)


def test_the_same_answer_is_kept_back_once(hus: Hus) -> None:
    hus.reserve()
    with pytest.raises(KnownError, match="svar_er_alt_forbeholdt"):
        hus.reserve(Mottakerkategori.BUP)


def test_what_may_lie_behind_can_be_kept_back_by_itself(hus: Hus) -> None:
    """The answers of the theme may be told; only what somebody made of them may not."""
    hus.t.forbehold.reserve(hus.kartlegging_id, path_behind("psykisk"), frozenset())

    out = papers(hus, Mottakerkategori.BUP) + data(hus, Mottakerkategori.BUP)

    assert BEHIND not in out
    assert SECRET in out
