"""What a child answers about sexual health leaves by no way to anybody but those it chose.

Everybody has consent to everything, and planted words stand in the answers and wherever an adult might have repeated
them. The same ways are walked towards somebody the child chose: there the words are found, so that the walk can tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from helseansvarlig.bootstrap import make_receiver, receiver_card
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.svar import Svar, besvart
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import approve
from tests.fakes.proevehvelv import Proevehvelv
from tests.fakes.sider import readable_pages
from tests.fakes.ut import let_out

MAL = "seksuell-13-15"
WONDERS, TELLS, TOUCHED = "seksuell/seksuell.2", "seksuell/seksuell.2/seksuell.2.1", "seksuell/seksuell.7"
WHO = "seksuell/seksuell.12"
SECRET = "Jeg lurer på om jeg kan være gravid nå"
SAID = "Han tok på meg bak garderoben"
SEEN = "Gråt etter samtalen på fredag kveld"
SECRETS = (SECRET, SAID, SEEN)
OPEN = "Var med på fjelltur i helga"
BUP, SKOLE, BARNEVERN = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT, Mottakerkategori.BARNEVERNSTJENESTEN
KINDS = (
    Dokumenttype.HENVISNINGSGRUNNLAG,
    Dokumenttype.OVERFOERING,
    Dokumenttype.PURREMELDING,
    Dokumenttype.STOPPUNKT,
    Dokumenttype.HELSEDEL,
    Dokumenttype.VAKTKORT,
    Dokumenttype.KARTLEGGING,
)
DUTY = Avgjoerelse(begrunnelse="Fare for nye overgrep", til_barnet="Vi må si det til dem som kan stanse det")


def chose(*codes: str) -> Svar:
    return besvart(*(Koding(kode=code, system="urn:helseansvarlig:hvem-kan-vite") for code in codes))


@dataclass
class Hus:
    """A child of fifteen with a kartlegging of sexual health, in a house where all may be shared."""

    t: Tjenester
    vault: Proevehvelv
    barn: Barn
    moete: Moete
    kartlegging_id: str

    def choose(self, *codes: str) -> None:
        self.t.kartlegging.answer(self.kartlegging_id, WHO, chose(*codes))

    def draft(self, kind: Dokumenttype, to: Mottakerkategori) -> Dokument:
        return self.t.dokument.create(kind, to, "", barn_id=self.barn.id, moete_id=self.moete.id).value


@pytest.fixture
def hus(tjenester: Tjenester, proevehvelv: Proevehvelv, clock: FixedClock) -> Hus:
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    approve(tjenester, MAL)
    barn = tjenester.barn.register(Barn("", "Modig Gran", date(2011, 3, 4))).value
    everybody = frozenset(Mottakerkategori)
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())
    )
    row = tjenester.kartlegging.start(barn.id, MAL, "Rolig Bekk").value
    given = {
        WONDERS: besvart(True),
        TELLS: besvart(SECRET),
        TOUCHED: Svar((True,), barnets_ord=SAID, voksnes_observasjon=SEEN),
    }
    tjenester.kartlegging.answer_all(row.id, given)
    for said in (*SECRETS, OPEN):
        tjenester.notat.add(barn.id, Notatart.OBSERVASJON, said, "Rolig Bekk")
    moete = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, clock.today(), "BUP Elvebyen")).value
    return Hus(tjenester, proevehvelv, barn, moete, row.id)


def papers(hus: Hus, to: Mottakerkategori) -> str:
    """Everything that comes out as a document to one recipient: drafts begun now, and what is suggested in them."""
    made = [hus.draft(kind, to).id for kind in KINDS]
    suggested = [one.tekst for document_id in made for one in hus.t.dokument.picture(document_id).forslag.values()]
    return "\n".join((*suggested, *(hus.t.dokument.preview(one).tekst for one in made)))


def data(hus: Hus, to: Mottakerkategori) -> str:
    try:
        return json.dumps(hus.t.kartleggingseksport.response(hus.kartlegging_id, to), ensure_ascii=False)
    except KnownError as error:
        assert error.code == "deling_uten_grunnlag"
        return ""


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
def test_the_walk_finds_the_words_with_those_the_child_chose(hus: Hus, way: str) -> None:
    """The control: the same walk, towards somebody who may know."""
    hus.choose("bup", "voksne_her")
    assert SECRET in WAYS[way](hus, BUP)


@pytest.mark.parametrize("to", list(Mottakerkategori))
@pytest.mark.parametrize("way", ["papers", "data"])
def test_kept_with_the_one_who_asks_it_leaves_by_no_way_to_anybody(hus: Hus, way: str, to: Mottakerkategori) -> None:
    hus.choose("bare_den_som_spoer")
    out = WAYS[way](hus, to)
    assert [word for word in SECRETS if word in out] == []


def test_nor_to_the_adults_in_the_house_while_everything_else_is_theirs(hus: Hus) -> None:
    hus.choose("bare_den_som_spoer")
    out = house(hus, BUP)
    assert [word for word in SECRETS if word in out] == []
    assert OPEN in out


@pytest.mark.parametrize("way", WAYS)
def test_before_the_child_has_been_asked_it_leaves_by_no_way_either(hus: Hus, way: str) -> None:
    out = WAYS[way](hus, BUP)
    assert [word for word in SECRETS if word in out] == []


def test_each_of_those_who_were_chosen_may_know_and_no_other(hus: Hus) -> None:
    hus.choose("bup", "fastlege")
    knows = {to for to in Mottakerkategori if SECRET in data(hus, to)}
    assert knows == {BUP, Mottakerkategori.FASTLEGE}
    assert SECRET not in house(hus, BUP), "the adults here were not chosen"


def test_who_may_know_is_itself_told_to_nobody(hus: Hus) -> None:
    hus.choose("bup", "fastlege")
    assert "seksuell.12" not in data(hus, BUP)
    assert "Hvem kan få vite" not in papers(hus, BUP)


@pytest.mark.parametrize("mode", [Droeftingsmodus.IDENTIFISERT, Droeftingsmodus.UTEN_NAVN])
def test_no_matter_on_an_agenda_repeats_it(hus: Hus, mode: Droeftingsmodus) -> None:
    named = hus.barn.id if mode is Droeftingsmodus.IDENTIFISERT else ""
    hus.choose("bup")
    hus.t.moete.add_sak(Sak("", hus.moete.id, 0, SAID, mode, named))  # the control
    hus.choose("bare_den_som_spoer")

    with pytest.raises(KnownError, match="svar_er_forbeholdt"):
        hus.t.moete.add_sak(Sak("", hus.moete.id, 1, SAID, mode, named))


def test_what_was_signed_while_it_was_open_is_not_sent_or_saved_any_more(hus: Hus) -> None:
    hus.choose("bup")
    signed = hus.t.dokument.freeze(hus.draft(Dokumenttype.HENVISNINGSGRUNNLAG, BUP).id).value
    let_out(hus.t, signed.id)
    hus.choose("bare_den_som_spoer")

    with pytest.raises(KnownError, match="deling_ikke_alt"):
        let_out(hus.t, signed.id)
    assert SECRET in hus.t.dokument.preview(signed.id).tekst, "reading one's own archive is not sharing"


def test_a_sending_waits_when_the_child_takes_it_back(hus: Hus) -> None:
    make_receiver(hus.vault.folder / "kommune", Mottaker("312345676", "4601", "00", "konto-1"), "Elvebyen")
    card = receiver_card(hus.vault.folder / "kommune").read_bytes()
    service = hus.t.installasjon.trust_card(card, "Klok Stein, 55 00 00 00").value
    hus.choose("barnevernstjenesten")
    signed = hus.t.dokument.freeze(hus.draft(Dokumenttype.HENVISNINGSGRUNNLAG, BARNEVERN).id).value
    row = hus.t.utboks.queue(signed.id, service.id).value
    hus.choose("bare_den_som_spoer")

    with pytest.raises(KnownError, match="deling_ikke_alt"):
        hus.t.utboks.seal(row.id)


def test_a_release_ends_when_the_child_takes_it_back(hus: Hus) -> None:
    hus.choose("voksne_her")
    assert SAID in house(hus, BUP)
    hus.choose("bare_den_som_spoer")

    hus.t.frigivelse.expire()

    pages = readable_pages(hus.vault.folder / "moete.db", hus.t.aapent.keys.room_key(Rom.MOETE, "db"))
    assert [word for word in SECRETS if word in pages] == []


def test_the_follow_up_it_raised_is_in_no_paper_and_not_offered_in_the_house(hus: Hus) -> None:
    hus.choose("barnevernstjenesten", "voksne_her")
    hus.t.kartlegging.finish(hus.kartlegging_id)
    raised = hus.t.kartlegging.picture(hus.kartlegging_id).om.oppfoelginger[WONDERS]
    assert raised.hva in [thing.delt.tekst for thing in hus.t.frigivelse.candidates(hus.barn.id)]
    hus.t.retting.correct(hus.kartlegging_id, {WHO: chose("bare_den_som_spoer")}, "Barnet ombestemte seg")

    assert raised.hva not in [thing.delt.tekst for thing in hus.t.frigivelse.candidates(hus.barn.id)]
    assert raised.hva not in papers(hus, BARNEVERN)


def test_it_is_never_suggested_for_a_stop_point(hus: Hus) -> None:
    hus.choose("bup")
    assert not any(SECRET in fact.tekst for fact in hus.t.kartlegging.suggested_facts(hus.kartlegging_id))


def test_the_own_barnevernstjeneste_is_told_with_a_reason_and_a_sentence_to_the_child_and_others_are_not(
    hus: Hus,
) -> None:
    """The duty goes past it, as past every other reservation; the school has no such duty."""
    hus.choose("bare_den_som_spoer")
    export = hus.t.kartleggingseksport
    told = json.dumps(export.response(hus.kartlegging_id, BARNEVERN, DUTY), ensure_ascii=False)

    assert SAID in told
    assert SECRET not in data(hus, BARNEVERN)
    with pytest.raises(KnownError, match="deling_uten_grunnlag"):
        export.response(hus.kartlegging_id, SKOLE, DUTY)
