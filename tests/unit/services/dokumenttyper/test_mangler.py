"""What is missing is what a reader would ask for: it goes when it is written, and stops nobody."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.mangler import _SHOULD_HAVE, Mangel, missing_in
from helseansvarlig.services.dokumenttyper.registry import ARTER

ALL = frozenset(Innhold)


def draft(kind: Dokumenttype, to: Mottakertype = Mottakerkategori.BARNEVERNSTJENESTEN) -> Dokument:
    return Dokument("d", kind, "barn-1", "", to, "", "nb", {}, datetime(2026, 11, 23, tzinfo=UTC))


def missing(kind: Dokumenttype, felter: dict[str, str], tillatt: frozenset[Innhold] = ALL) -> list[tuple[Mangel, str]]:
    found = missing_in(draft(kind), ARTER[kind].deler, felter, tillatt)
    return [(one.art, one.felt_id) for one in found]


def test_an_empty_referral_lacks_what_bup_asks_first_in_the_order_of_the_page() -> None:
    assert missing(Dokumenttype.HENVISNINGSGRUNNLAG, {}) == [
        (Mangel.FELT, "hastegrad"),
        (Mangel.FELT, "problemstilling"),
        (Mangel.HENVISER, "henviser_rolle"),
        (Mangel.BARNETS_ORD, "barnets_ord"),
        (Mangel.FELT, "symptomer"),
        (Mangel.FELT, "risiko_naa"),
        (Mangel.BARNETS_SYN, "medvirkning_barnet_sa"),
        (Mangel.SJEKKET_UT, "sjekket_ut_dato"),
    ]


def test_what_is_not_to_go_along_is_not_missed() -> None:
    found = missing(Dokumenttype.HENVISNINGSGRUNNLAG, {}, ALL - {Innhold.PSYKISK, Innhold.BARNETS_EGNE_ORD})
    assert (Mangel.FELT, "symptomer") not in found
    assert (Mangel.BARNETS_ORD, "barnets_ord") not in found


def test_that_a_child_would_not_say_anything_is_an_answer_too() -> None:
    assert (
        missing(Dokumenttype.BREV, {"medvirkning_ville_ikke": "Ville ikke"}).count(
            (Mangel.BARNETS_SYN, "medvirkning_barnet_sa")
        )
        == 0
    )


def test_a_matter_that_nobody_takes_over_is_named_once_something_is_written() -> None:
    found = missing(Dokumenttype.OVERFOERING, {"skole": "Starter mandag"})
    assert (Mangel.INGEN_OVERTAR, "overtar_skole") in found
    assert (Mangel.INGEN_OVERTAR, "overtar_vaksiner") not in found


def test_the_child_is_not_asked_for_its_view_in_its_own_copy() -> None:
    kind = Dokumenttype.BARNEKOPI
    found = missing_in(draft(kind, Innad.BARNET_SELV), ARTER[kind].deler, {}, ALL)
    assert Mangel.BARNETS_SYN not in {one.art for one in found}


@pytest.mark.parametrize("kind", _SHOULD_HAVE)
def test_every_field_that_is_asked_for_is_a_field_of_its_type(kind: Dokumenttype) -> None:
    assert set(_SHOULD_HAVE[kind]) <= {felt.id for part in ARTER[kind].deler for felt in part.felter}


@given(st.sampled_from(list(ARTER)), st.data())
def test_whatever_is_written_each_thing_missing_leads_to_an_empty_field_and_writing_there_takes_it_away(
    kind: Dokumenttype, data: st.DataObject
) -> None:
    ids = [felt.id for part in ARTER[kind].deler for felt in part.felter]
    felter = dict.fromkeys(data.draw(st.sets(st.sampled_from(ids))) if ids else (), "noe")
    found = missing_in(draft(kind), ARTER[kind].deler, felter, ALL)
    for one in found:
        assert not felter.get(one.felt_id)
        assert one not in missing_in(draft(kind), ARTER[kind].deler, felter | {one.felt_id: "noe"}, ALL)
