from dataclasses import replace
from datetime import date

from helseansvarlig.domain.dokumentmodell import Avsnitt, Liste, Tomme
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Besvart, Grunnlag, Samtaleom, Tilstand
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


def test_each_talk_stands_by_itself_with_who_asked_and_whether_it_was_on_paper() -> None:
    blocks = answers_about(
        snapshot(
            replace(answer("A?", "1"), samtale=Samtaleom("Rolig Bekk")),
            replace(answer("B?", "2"), samtale=Samtaleom("Trygg Havn", fra_papir=True)),
        ),
        NB,
        (Innhold.RUS,),
        ALT,
    )

    assert [b.tekst for b in blocks if isinstance(b, Avsnitt)] == [
        "Fra kartleggingen 3. november 2026: rus. Spurt av Rolig Bekk",
        "Fra kartleggingen 3. november 2026: rus. Spurt av Trygg Havn. Ført fra papir",
    ]


def test_a_corrected_answer_says_when_it_was_corrected() -> None:
    corrected = replace(answer("Røyker du?", "Nei"), rettet=date(2026, 11, 5))

    assert answers_about(snapshot(corrected), NB, (Innhold.RUS,), ALT)[1] == Liste(
        ("Røyker du? Nei\nRettet 5. november 2026",)
    )


def test_what_may_lie_behind_is_told_as_what_they_believe_and_not_as_an_answer() -> None:
    both = replace(answer(""), barnets_ord="Jeg savner katten.", voksnes_syn="Uro etter samvær.", er_bakom=True)

    assert answers_about(snapshot(both), NB, (Innhold.RUS,), ALT)[1] == Liste(
        ("Hva kan ligge bak?\nBarnet tror: «Jeg savner katten.»\nDe voksne tror: Uro etter samvær.",)
    )
