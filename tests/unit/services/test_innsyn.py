"""A whole record on paper, from a real vault: everything that is written, and nothing that must be kept out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.innsyn import Holdegrunn, Innslagstype
from helseansvarlig.domain.innsynsmerke import Merkegrunn
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokument_grunnlag import gather
from helseansvarlig.services.dokumenttyper.grunnlag import Mappe
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST

FORELDRE = Mottakerkategori.FORELDRE
SOVN, ORD = "psykisk/psykisk.1", "barnets_egne_ord/barnets_egne_ord.1"
SAID = "Jeg vil gjerne spille fotball igjen"


@pytest.fixture
def mappe(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Barn:
    """A child with notes, answers and a consent that lets parents know all, in a house with another child."""
    tjenester.institusjon.save(Institusjon("Solbakken", "A2", "310000051"))
    tjenester.barn.register(Barn("", "Stille Furu", date(2012, 1, 1)))
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, SAID, "Rolig Bekk")
    tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Kranglet med stille furu om fjernkontrollen", "Rolig Bekk")
    row = tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    tjenester.kartlegging.answer_all(row.id, {SOVN: besvart(8), ORD: besvart("Jeg vil sove bedre enn nå")})
    tjenester.kartlegging.finish(row.id)
    everybody = frozenset(Mottakerkategori)
    tjenester.samtykke.register(
        Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), everybody, "", clock.today())
    )
    return barn


def printout(tjenester: Tjenester, barn: Barn, to: Mottakertype, **felter: str) -> str:
    made = tjenester.dokument.create(Dokumenttype.INNSYN, to, "", barn_id=barn.id).value
    tjenester.dokument.write(made.id, felter)
    return tjenester.dokument.preview(made.id).tekst


def record(tjenester: Tjenester, barn: Barn, to: Mottakertype) -> Mappe:
    made = tjenester.dokument.create(Dokumenttype.INNSYN, to, "", barn_id=barn.id).value
    oekt = tjenester.aapent.oekt
    with oekt.store.read() as unit:
        found = gather(unit, oekt, tjenester.kartlegging._templates, made).mappe
    assert found is not None
    return found


def test_the_child_sees_what_is_written_who_wrote_it_and_who_has_looked(tjenester: Tjenester, mappe: Barn) -> None:
    told = printout(tjenester, mappe, Innad.BARNET_SELV)

    for words in (SAID, "Jeg vil sove bedre enn nå", "Skrevet av", "Svaret var: ja", "skrev ("):
        assert words in told


def test_what_names_another_child_here_is_kept_out_of_itself(tjenester: Tjenester, mappe: Barn) -> None:
    told = printout(tjenester, mappe, Innad.BARNET_SELV)

    assert "fjernkontrollen" not in told
    assert "1 innslag handler om noen andre (barnevernsloven § 13-1)." in told


@pytest.mark.parametrize("words", ["Kranglet med Stille igjen", "Det var Stilles tur", "Stil ville ikke være med"])
def test_another_child_is_known_by_its_first_name_alone(tjenester: Tjenester, mappe: Barn, words: str) -> None:
    tjenester.notat.add(mappe.id, Notatart.OBSERVASJON, words)
    told = printout(tjenester, mappe, Innad.BARNET_SELV)

    assert words not in told
    assert "2 innslag handler om noen andre" in told


def test_a_person_who_sees_that_it_is_nobody_of_ours_lets_it_stand(tjenester: Tjenester, mappe: Barn) -> None:
    tjenester.notat.add(mappe.id, Notatart.OBSERVASJON, "Stille i huset hele kvelden")
    entry = next(one for one in record(tjenester, mappe, Innad.BARNET_SELV).innslag if "hele kvelden" in one.ord)
    assert "hele kvelden" not in printout(tjenester, mappe, Innad.BARNET_SELV)
    tjenester.innsynsmerke.mark(mappe.id, entry.rad, Merkegrunn.LIKEVEL, "Det er et ord, ikke et navn")

    assert "hele kvelden" in printout(tjenester, mappe, Innad.BARNET_SELV)
    assert "et ord, ikke et navn" not in printout(tjenester, mappe, Innad.BARNET_SELV)


def test_what_a_young_person_keeps_from_its_parents_is_there_for_itself(tjenester: Tjenester, mappe: Barn) -> None:
    entry = next(one for one in record(tjenester, mappe, FORELDRE).innslag if SAID in one.ord)
    with pytest.raises(KnownError, match="innsyn_ungdom_uten_merker"):
        printout(tjenester, mappe, FORELDRE, innsyn_ungdom_svar="noe")
    tjenester.innsynsmerke.mark(mappe.id, entry.rad, Merkegrunn.FORELDRE, "Pappa blir sint")

    to_parent = printout(tjenester, mappe, FORELDRE, innsyn_ungdom_svar="noe")
    assert SAID not in to_parent
    assert (
        "1 innslag holder vi fra foreldre, av hensyn til barnet (pasient- og brukerrettighetsloven § 3-4)." in to_parent
    )
    assert SAID in printout(tjenester, mappe, Innad.BARNET_SELV)


def test_a_mark_holds_for_every_printout_and_is_gone_from_none_that_is_made_later(
    tjenester: Tjenester, mappe: Barn
) -> None:
    entry = next(one for one in record(tjenester, mappe, Innad.BARNET_SELV).innslag if SAID in one.ord)
    tjenester.innsynsmerke.mark(mappe.id, entry.rad, Merkegrunn.FARE, "noen kan lete etter ham")
    for to, asked in ((Innad.BARNET_SELV, {}), (FORELDRE, {"innsyn_ungdom_svar": "alt"})):
        assert SAID not in printout(tjenester, mappe, to, **asked)
    tjenester.innsynsmerke.unmark(mappe.id, entry.rad)
    assert SAID in printout(tjenester, mappe, Innad.BARNET_SELV)


def test_what_the_child_keeps_back_is_counted_for_a_parent_and_shown_to_the_child(
    tjenester: Tjenester, mappe: Barn, clock: FixedClock
) -> None:
    asked = {"innsyn_ungdom_svar": "alt"}
    assert SAID in printout(tjenester, mappe, FORELDRE, **asked)  # the control: while nothing was kept back
    words = frozenset({Innhold.BARNETS_EGNE_ORD})
    tjenester.forbehold.keep(Forbehold("", mappe.id, clock.today(), words, SAID, svar_til_barnet="Det er greit."))

    to_parent, to_child = printout(tjenester, mappe, FORELDRE, **asked), printout(tjenester, mappe, Innad.BARNET_SELV)

    assert SAID not in to_parent
    assert "har barnet bedt oss om ikke å fortelle" in to_parent
    assert "Det er greit." not in to_parent, "the wish itself would tell"
    assert SAID in to_child


def test_one_answer_that_is_kept_back_is_counted_and_does_not_stand_there(tjenester: Tjenester, mappe: Barn) -> None:
    with tjenester.aapent.oekt.store.read() as unit:
        (row,) = unit.kartlegging.of_barn(mappe.id)
    tjenester.forbehold.reserve(row.id, ORD, frozenset({FORELDRE}))
    told = printout(tjenester, mappe, FORELDRE, innsyn_ungdom_svar="alt")

    assert "Jeg vil sove bedre enn nå" not in told
    assert "1 innslag har barnet bedt oss om ikke å fortelle." in told


def test_what_somebody_marks_is_kept_out_and_the_reason_is_not_printed(tjenester: Tjenester, mappe: Barn) -> None:
    entry = next(one for one in record(tjenester, mappe, Innad.BARNET_SELV).innslag if SAID in one.ord)
    tjenester.innsynsmerke.mark(mappe.id, entry.rad, Merkegrunn.FARE, "noen kan lete etter ham")
    told = printout(tjenester, mappe, Innad.BARNET_SELV)

    assert SAID not in told
    assert "lete etter" not in told
    assert "1 innslag kan utsette noen for fare" in told


def test_signed_it_holds_the_answers_that_stand_in_it(tjenester: Tjenester, mappe: Barn) -> None:
    made = tjenester.dokument.create(Dokumenttype.INNSYN, Innad.BARNET_SELV, "", barn_id=mappe.id).value
    signed = tjenester.dokument.freeze(made.id).value

    assert any(key.endswith(ORD) for key in signed.svar or ())
    (row,) = [one for one in record(tjenester, mappe, Innad.BARNET_SELV).innslag if one.noekkel.endswith(ORD)]
    tjenester.innsynsmerke.mark(mappe.id, row.rad, Merkegrunn.FARE, "x")
    later = tjenester.dokument.create(Dokumenttype.INNSYN, Innad.BARNET_SELV, "", barn_id=mappe.id).value
    kept = tjenester.dokument.freeze(later.id).value.svar or frozenset()
    assert not any(key.endswith(ORD) for key in kept), "an answer that is kept out does not stand there"
    assert any(key.endswith(SOVN) for key in kept)
    with pytest.raises(KnownError, match="deling_ikke_alt"):
        tjenester.dokument.export(signed.id, on_paper=True)


def test_a_category_that_no_consent_covers_is_said_to_be_so(
    tjenester: Tjenester, mappe: Barn, clock: FixedClock
) -> None:
    for one in tjenester.samtykke.of_barn(mappe.id):
        tjenester.samtykke.withdraw(one.id, mappe.navn)
    clock.moment += timedelta(days=1)
    some = Samtykke(
        "", mappe.id, Samtykketype.DELING, True, mappe.navn, frozenset({Innhold.GRUNNOPPLYSNINGER}),
        frozenset({FORELDRE}), "", clock.today(),
    )  # fmt: skip
    tjenester.samtykke.register(some)
    found = record(tjenester, mappe, FORELDRE)
    answers = [one for one in found.innslag if one.type is Innslagstype.KARTLEGGING]

    assert {found.grunner[one.rad] for one in answers} == {Holdegrunn.IKKE_GRUNNLAG}


def test_five_years_are_on_paper_in_some_seconds(
    tjenester: Tjenester, mappe: Barn, record_property: Callable[[str, object], None]
) -> None:
    """A note a day and two readings a week, as a busy house writes them."""
    begun, oekt = datetime(2021, 11, 23, 8, tzinfo=UTC), tjenester.aapent.oekt
    with oekt.store.write(Hendelse("notat.skrevet", barn_id=mappe.id)) as unit:
        for number in range(5 * 365):
            note = Notat(
                f"n{number}", mappe.id, begun + timedelta(days=number), Notatart.OBSERVASJON,
                f"Dag {number}. Sov til sju, spiste frokost og gikk på skolen. Sa lite på vei hjem.", "Rolig Bekk",
            )  # fmt: skip
            unit.notat.save(note)
    for _ in range(520):
        oekt.store.log(Hendelse("barn.lest", barn_id=mappe.id, angrebar=False))
    made = tjenester.dokument.create(Dokumenttype.INNSYN, Innad.BARNET_SELV, "", barn_id=mappe.id).value
    started = time.thread_time()
    pdf = tjenester.dokument.preview(made.id).pdf
    spent = time.thread_time() - started
    record_property("five_years_s", round(spent, 1))

    assert pdf.count(b"/MediaBox") > 100
    assert spent < 10


def test_an_earlier_name_of_the_same_child_is_not_another_child(tjenester: Tjenester, mappe: Barn) -> None:
    """Two rows with the same name would keep the child's own record from it."""
    tjenester.barn.save(replace(mappe, navn="Stille Furu"))
    assert "fjernkontrollen" in printout(tjenester, mappe, Innad.BARNET_SELV)
