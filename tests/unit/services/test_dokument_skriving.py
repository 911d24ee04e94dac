"""What a composer has at hand: what may go along to this recipient, where words come from, who must not be named."""

from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.opphav import Opphavsart, origins_in
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.services.dokument_skriving import Skrivehjelp
from helseansvarlig.services.dokumenttyper.utvalg import UTVALG, as_field
from helseansvarlig.services.stoppunkt import Temaer, Tiltak
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def barn(tjenester: Tjenester) -> Barn:
    return tjenester.barn.register(Barn("", "Vakker Blomst", date(2009, 3, 4))).value


def referral(tjenester: Tjenester, barn: Barn, to: Mottakerkategori) -> Dokument:
    return tjenester.dokument.create(Dokumenttype.HENVISNINGSGRUNNLAG, to, "", barn_id=barn.id).value


def aids(tjenester: Tjenester, dokument: Dokument) -> Skrivehjelp:
    return tjenester.dokument.picture(dokument.id).hjelp


def test_towards_the_own_service_everything_can_be_chosen_and_the_least_is_chosen(
    tjenester: Tjenester, barn: Barn
) -> None:
    dokument = referral(tjenester, barn, Mottakerkategori.BARNEVERNSTJENESTEN)
    offered = aids(tjenester, dokument).utvalg
    assert not offered.stengt
    assert Innhold.SEKSUELL in offered.kan - offered.minst
    answer = tjenester.dokument.picture(dokument.id).deling
    assert answer is not None
    assert Innhold.SEKSUELL not in answer.tillatt | answer.holdt_tilbake, "the gate is not asked about what is not sent"


def test_what_the_consent_does_not_cover_cannot_be_chosen_and_choosing_it_in_the_draft_lets_nothing_more_through(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    some, bup = frozenset({Innhold.SKOLE, Innhold.PSYKISK}), frozenset({Mottakerkategori.BUP})
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, some, bup, "Henvisning", clock.today())
    )
    dokument = referral(tjenester, barn, Mottakerkategori.BUP)
    offered = aids(tjenester, dokument).utvalg
    assert offered.kan == {Innhold.SKOLE, Innhold.PSYKISK}
    assert Innhold.RUS in offered.stengt

    tjenester.dokument.write(dokument.id, {UTVALG: as_field(frozenset(Innhold))})
    answer = tjenester.dokument.picture(dokument.id).deling
    assert answer is not None
    assert answer.tillatt == {Innhold.SKOLE, Innhold.PSYKISK}


def test_words_half_written_from_the_record_know_the_rows_they_come_from(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    note = tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Rolig Bekk").value
    stop = tjenester.stoppunkt.create(
        Stoppunkt(
            "", barn.id, clock.today(), "Trygg Havn", clock.today() + timedelta(20),
            (Faktum("Sover fire timer", "særkontakt", dato=clock.today()),), "Jeg vil sove.", "Vi lager ro",
        ),
        [Tiltak("Ro om kvelden", "Trygg Havn", clock.today())],
        Temaer(),
    ).value  # fmt: skip
    dokument = referral(tjenester, barn, Mottakerkategori.BARNEVERNSTJENESTEN)
    rows = aids(tjenester, dokument).opphav

    said = {(one.art, one.ids) for one in origins_in(dokument.felter["barnets_ord"], rows)}
    assert said == {(Opphavsart.NOTAT, (barn.id, note.id)), (Opphavsart.STOPPUNKT, (barn.id, stop.id))}
    known = {one.art for one in origins_in(dokument.felter["symptomer"], rows)}
    assert known == {Opphavsart.STOPPUNKT}
    assert {one.art for one in origins_in(dokument.felter["tiltak"], rows)} == {Opphavsart.OPPFOELGING}


def test_other_children_are_known_by_name_and_the_own_child_is_not_one_of_them(
    tjenester: Tjenester, barn: Barn
) -> None:
    tjenester.barn.register(Barn("", "Modig Gran", date(2010, 5, 6)))
    others = aids(tjenester, referral(tjenester, barn, Mottakerkategori.BARNEVERNSTJENESTEN)).andre
    assert others is not None
    assert [one.tekst for one in others.find("Vakker Blomst og Modig Gran")] == ["Modig Gran"]


def test_a_signed_document_has_nothing_at_hand(tjenester: Tjenester, barn: Barn) -> None:
    dokument = referral(tjenester, barn, Mottakerkategori.BARNEVERNSTJENESTEN)
    tjenester.dokument.freeze(dokument.id)
    assert aids(tjenester, dokument) == Skrivehjelp()
