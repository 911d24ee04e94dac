"""What must not leave by a side door: along with something else, without a name, after a mark, in an emergency."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.domain.utgang import Bekreftelse, Oensket, Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import KnownError
from helseansvarlig.services.utgang import Utlevert
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST

OWN_WORDS = "barnets_egne_ord/barnets_egne_ord.1"
SECRET = "Jeg er redd for onkelen min hele natten"
BUP, FORELDRE = Mottakerkategori.BUP, Mottakerkategori.FORELDRE


@pytest.fixture
def ungdom(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Barn:
    """A child who has said something, and who has said yes to sharing all."""
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    tjenester.barn.register(Barn("", "Stille Furu", date(2012, 1, 1)))
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer_all(row.id, {OWN_WORDS: besvart(SECRET)})
    tjenester.kartlegging.finish(row.id)
    everybody = frozenset(Mottakerkategori)
    yes = Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())
    tjenester.samtykke.register(yes)
    return barn


def make(
    tjenester: Tjenester, barn: Barn, kind: Dokumenttype, to: Mottakerkategori | Innad, name: str = "", **felter: str
) -> Dokument:
    made = tjenester.dokument.create(kind, to, name, barn_id=barn.id).value
    return tjenester.dokument.write(made.id, {**made.felter, **felter}).value


def let_out(tjenester: Tjenester, wish: Oensket) -> Utlevert:
    said = tjenester.utgang.summarise(wish)
    return tjenester.utgang.release(Bekreftelse(said, said.skriv, frozenset(said.maa_bekreftes)))


def mark(tjenester: Tjenester, barn: Barn, words: str, grunn: Merkegrunn) -> None:
    lines = tjenester.innsynsmerke.go_through(barn.id).linjer
    rad = next(one.innslag.rad for one in lines if words in one.innslag.ord)
    tjenester.innsynsmerke.mark(barn.id, rad, grunn, "Barnet ba om det")


@pytest.mark.parametrize("kind", [Dokumenttype.INNSYN, Dokumenttype.BARNEKOPI])
def test_the_childs_own_paper_goes_along_to_nobody_else(tjenester: Tjenester, ungdom: Barn, kind: Dokumenttype) -> None:
    own = make(tjenester, ungdom, kind, Innad.BARNET_SELV)
    tjenester.dokument.freeze(own.id)
    letter = make(tjenester, ungdom, Dokumenttype.BREV, FORELDRE, "Kari")

    assert own.id not in [one.id for one in tjenester.utgang.attachable(letter.id)]
    with pytest.raises(KnownError, match="vedlegg_for_en_annen"):
        tjenester.utgang.summarise(Oensket(letter.id, Kanal.FIL, vedlegg=(own.id,)))


@pytest.mark.parametrize(
    ("grunn", "stops"), [(Merkegrunn.FARE, True), (Merkegrunn.ANDRE, True), (Merkegrunn.LIKEVEL, False)]
)
def test_a_record_on_paper_does_not_leave_when_something_in_it_was_marked_since(
    tjenester: Tjenester, ungdom: Barn, grunn: Merkegrunn, stops: bool
) -> None:
    tjenester.notat.add(ungdom.id, Notatart.OBSERVASJON, "Et sted i Fjellveien", "Rolig Bekk")
    paper = make(tjenester, ungdom, Dokumenttype.INNSYN, FORELDRE, "Kari", innsyn_ungdom_svar="alt")
    tjenester.dokument.freeze(paper.id)
    assert let_out(tjenester, Oensket(paper.id, Kanal.PAPIR)).pdf, "the control: it leaves before anything is marked"

    mark(tjenester, ungdom, "Fjellveien", grunn)
    if stops:
        with pytest.raises(KnownError, match="deling_ikke_alt"):
            tjenester.utgang.summarise(Oensket(paper.id, Kanal.PAPIR))
    else:
        assert let_out(tjenester, Oensket(paper.id, Kanal.PAPIR)).pdf


def test_an_answer_that_is_kept_back_is_not_said_without_a_name_either(tjenester: Tjenester, ungdom: Barn) -> None:
    stopped = make(tjenester, ungdom, Dokumenttype.HENVISNINGSGRUNNLAG, BUP, "BUP", barnets_ord=SECRET)
    assert tjenester.uten_navn.begin(stopped.id).felter["barnets_ord"] == SECRET, "the control: nothing is kept back"
    today = tjenester.aapent.oekt.clock.today()
    kept = Forbehold("", ungdom.id, today, frozenset(Innhold), "Ikke det til noen", svar_til_barnet="Greit.")
    tjenester.forbehold.keep(kept)

    assert tjenester.uten_navn.begin(stopped.id).felter["barnets_ord"] == ""
    with pytest.raises(KnownError, match="svar_er_forbeholdt"):
        tjenester.uten_navn.let_out(stopped.id, {"ber_om": "Råd om søvn", "barnets_ord": SECRET})
    assert tjenester.uten_navn.let_out(stopped.id, {"ber_om": "Råd om søvn"}).startswith(b"%PDF")


def test_nothing_goes_along_unread_with_the_sheet_one_calls_from(tjenester: Tjenester, ungdom: Barn) -> None:
    along = make(tjenester, ungdom, Dokumenttype.KARTLEGGING, BUP, "BUP Elvebyen")
    tjenester.dokument.freeze(along.id)
    urgent = make(tjenester, ungdom, Dokumenttype.HENVISNINGSGRUNNLAG, BUP, "", hastegrad="oeyeblikkelig")

    alone = tjenester.utgang.summarise(Oensket(urgent.id, Kanal.PAPIR))
    assert alone.haster
    assert tjenester.utgang.release(Bekreftelse(alone)).pdf
    for wish in (Oensket(urgent.id, Kanal.PAPIR, vedlegg=(along.id,)), Oensket(urgent.id, Kanal.FIL)):
        said = tjenester.utgang.summarise(wish)
        with pytest.raises(KnownError):
            tjenester.utgang.release(Bekreftelse(said))


def test_another_child_who_is_named_in_what_goes_along_is_told_of(tjenester: Tjenester, ungdom: Barn) -> None:
    along = make(tjenester, ungdom, Dokumenttype.BREV, BUP, "BUP", brev_gjelder="Slo Stille Furu")
    tjenester.dokument.freeze(along.id)
    letter = make(tjenester, ungdom, Dokumenttype.BREV, BUP, "BUP")

    assert Varsko.ANNET_BARN not in tjenester.utgang.summarise(Oensket(letter.id, Kanal.FIL)).varsko
    assert Varsko.ANNET_BARN in tjenester.utgang.summarise(Oensket(letter.id, Kanal.FIL, vedlegg=(along.id,))).varsko


def test_what_has_left_is_not_undone_away(tjenester: Tjenester, ungdom: Barn) -> None:
    draft = make(tjenester, ungdom, Dokumenttype.BREV, BUP, "BUP")
    let_out(tjenester, Oensket(draft.id, Kanal.FIL))

    point = tjenester.angre.next_undo()
    assert point is None or point.handling not in ("dokument.opprettet", "dokument.endret")
    assert tjenester.utleveringsregister.lines(ungdom.id)[0].dokument_id == draft.id
