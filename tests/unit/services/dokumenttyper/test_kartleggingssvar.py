from dataclasses import replace
from datetime import date

from helseansvarlig.domain.dokumentmodell import Avsnitt, Liste, Tomme
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Tilstand
from helseansvarlig.services.dokumenttyper.kartleggingssvar import answers_about
from tests.pdf import eksempel

NB = load_tekster("nb")
ALT = frozenset(Innhold)


def answer(spoersmaal: str, svar: str = "", tilstand: Tilstand = Tilstand.SVART, dag: int = 3) -> Besvart:
    return Besvart("rus", Innhold.RUS, spoersmaal, svar, date(2026, 11, dag), tilstand)


def snapshot(*besvart: Besvart) -> Grunnlag:
    return replace(eksempel.henvisning(), besvart=besvart)


def test_not_asked_no_wont_say_and_dont_know_are_four_different_things() -> None:
    blocks = answers_about(
        snapshot(
            answer("Røyker du?", "Nei"),
            answer("Drikker du?", tilstand=Tilstand.IKKE_SPURT),
            answer("Når sist?", tilstand=Tilstand.VET_IKKE),
            answer("Med hvem?", tilstand=Tilstand.VIL_IKKE_SVARE),
        ),
        NB,
        (Innhold.RUS,),
        ALT,
    )

    assert blocks == (
        Avsnitt("Fra kartleggingen 3. november 2026: rus", dempet=True, innleder=True),
        Liste(("Røyker du? Nei",)),
        Tomme("Ville ikke svare", ("«Med hvem?»",)),
        Tomme("Visste ikke", ("«Når sist?»",)),
        Tomme("Ikke spurt", ("«Drikker du?»",)),
    )


def test_the_childs_words_stand_beside_the_adults() -> None:
    both = replace(answer("Røyker du?", "Ja"), barnets_ord="Bare på fest.", voksnes_syn="Oftere enn før.")

    assert answers_about(snapshot(both), NB, (Innhold.RUS,), ALT)[1] == Liste(
        ("Røyker du? Ja\nBarnets ord: «Bare på fest.»\nDe voksnes syn: Oftere enn før.",)
    )


def test_the_newest_kartlegging_comes_first() -> None:
    blocks = answers_about(snapshot(answer("A?", "1", dag=3), answer("B?", "2", dag=9)), NB, (Innhold.RUS,), ALT)

    assert [b.tekst for b in blocks if isinstance(b, Avsnitt)] == [
        "Fra kartleggingen 9. november 2026: rus",
        "Fra kartleggingen 3. november 2026: rus",
    ]


def test_what_may_not_be_shared_is_not_there_not_even_as_not_asked() -> None:
    snap = snapshot(answer("Røyker du?", "Nei"), answer("Drikker du?", tilstand=Tilstand.IKKE_SPURT))

    assert answers_about(snap, NB, (Innhold.RUS,), ALT - {Innhold.RUS}) == ()
    assert answers_about(snap, NB, (Innhold.PSYKISK,), ALT) == ()
