"""One child's page in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsspoersmaal, Delingsvurdering, Register, judge_sharing
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.hendelsesnotat import Anrop, Hendelsesnotat
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.instrument import Instrument, Tall
from helseansvarlig.domain.kartleggingsgrad import Kartleggingsgrad
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import (
    Gjentakelse,
    Gjentakelsesenhet,
    Oppfoelging,
    Regelgrunn,
    Venting,
    Vurdering,
)
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Bedring, Faktum, Sikkerhet, Stoppunkt
from helseansvarlig.domain.tema import Tema
from helseansvarlig.domain.tidslinje import Innslag, Innslagsart, Tidslinje
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.services.deling import ALT_INNHOLD
from helseansvarlig.services.ett_barn import Barnebilde
from ui.screens.barnet.consent_model import consent_lines, sharing_of
from ui.screens.barnet.model import page_of, quoted
from ui.screens.barnet.timeline_model import FILTRE, event_of

TODAY = date(2026, 11, 23)
RULES = tuple(load_regelverk(resources() / "regler").delingsregler.values())
VAKKER = Barn("b1", "Vakker Blomst", date(2011, 3, 4), trygg_voksen="Rolig Bekk", innflyttet=date(2026, 2, 12))
POINT = Stoppunkt(
    "s1", "b1", date(2026, 11, 12), "Rolig Bekk", date(2026, 12, 3),
    (Faktum("Sover best når døra står på gløtt.", "Vakker"), Faktum("Om magen.", "", Sikkerhet.VET_IKKE)),
    "Det er verst når det blir stille.", "Ro om kvelden.", mangler="Svar fra fastlegen.", lest_sammen=True,
    bedring_barn=Bedring.LITT,
)  # fmt: skip


def task(number: int, *, source: str = "stoppunkt:s1", days: int = 1, done: bool = False) -> Oppfoelging:
    gjort = TODAY if done else None
    return Oppfoelging(
        f"o{number}", "b1", f"Oppgave {number}", "Rolig Bekk", TODAY + timedelta(days=days), gjort, kilde=source
    )


def picture(*tasks: Oppfoelging, point: Stoppunkt | None = POINT, said: Notat | None = None) -> Barnebilde:
    return Barnebilde(VAKKER, 15, judged()[0], said, point, tasks, (), Kartleggingsgrad((), ()), (), Tidslinje(()), ())


def yes(**facts: object) -> Samtykke:
    known: dict[str, object] = {
        "id": "k1", "barn_id": "b1", "samtykketype": Samtykketype.DELING, "gitt": True, "gitt_av": "Vakker Blomst",
        "innhold": frozenset({Innhold.PSYKISK, Innhold.SKOLE}), "mottakere": frozenset({Mottakerkategori.BUP}),
        "formaal": "Utredning", "dato": date(2026, 9, 1),
    }  # fmt: skip
    return Samtykke(**{**known, **facts})  # type: ignore[arg-type] # a test names the fields it is about


def judged(*samtykker: Samtykke) -> tuple[Delingsvurdering, tuple[Samtykke, ...]]:
    register = Register(samtykker, (), 0, 15, None)
    return judge_sharing(Delingsspoersmaal("b1", Mottakerkategori.BUP, ALT_INNHOLD, TODAY), register, RULES), samtykker


def test_the_heading_says_who_the_child_trusts_and_never_a_diagnosis() -> None:
    side = page_of(picture(), TODAY)
    assert side.title == "Vakker Blomst, 15 år"
    assert side.subtitle == "Trygg voksen: Rolig Bekk · bor her siden 12. februar"


def test_the_childs_words_stand_with_whom_it_said_them_to() -> None:
    said = Notat(
        "n", "b1", datetime(2026, 11, 3, 23, 30, tzinfo=UTC), Notatart.BARNET_SA, "Jeg vil sove.", "X", "Rolig Bekk"
    )
    side = page_of(picture(said=said), TODAY)
    # Half past midnight in Norway is the next day.
    assert (side.egne_ord, side.egne_ord_meta) == ("«Jeg vil sove.»", "Sagt til Rolig Bekk 4. november")


@pytest.mark.parametrize("typed", ["Jeg vil sove.", "«Jeg vil sove.»", "  Jeg vil sove. "])
def test_quotation_marks_are_never_doubled(typed: str) -> None:
    assert quoted(typed) == "«Jeg vil sove.»"


def test_what_is_not_known_yet_stands_with_what_is() -> None:
    point = page_of(picture(), TODAY).stoppunkt
    assert point is not None
    assert [(one.text, one.known) for one in point.fakta] == [
        ("Sover best når døra står på gløtt.", True),
        ("Vet ikke ennå: Om magen.", False),
        ("Vet ikke ennå: Svar fra fastlegen.", False),
    ]
    assert point.question == "Har Vakker fått det bedre siden stoppunktet 12. november?"
    assert (point.bedring_barn, point.bedring_ansatt) == ("litt", "")


def test_the_stop_points_tasks_stand_in_it_and_other_open_ones_below() -> None:
    mine, done, other, other_done = task(1), task(2, done=True), task(3, source=""), task(4, source="", done=True)
    side = page_of(picture(done, mine, other, other_done), TODAY)
    assert side.stoppunkt is not None
    assert [(one.id, one.done) for one in side.stoppunkt.oppgaver] == [("o1", False), ("o2", True)]
    assert [one.id for one in side.andre_oppgaver] == ["o3"]


@pytest.mark.parametrize(
    ("days", "meta"),
    [
        (1, "Rolig Bekk · 24. november, i morgen"),
        (-2, "Rolig Bekk · 21. november, 2 dager over"),
        (14, "Rolig Bekk · 7. desember"),
        (-30, "Rolig Bekk · 24. oktober, 30 dager over"),
    ],
)
def test_a_task_says_how_far_off_it_is(days: int, meta: str) -> None:
    side = page_of(picture(task(1, source="", days=days), point=None), TODAY)
    assert (side.andre_oppgaver[0].meta, side.andre_oppgaver[0].stands_out) == (meta, days < 0)


def test_without_consent_the_badge_says_so_and_what_can_be_done() -> None:
    deling = sharing_of(*judged(), TODAY)
    assert (deling.badge.word, deling.badge.reason, deling.allowed) == (
        "Samtykke mangler",
        "ingen har svart ennå",
        False,
    )
    assert deling.lines == ("Uten samtykke kan du spørre BUP generelt, uten navn.",)


def test_with_consent_the_badge_says_what_and_until_when() -> None:
    deling = sharing_of(*judged(yes(gyldig_til=date(2027, 9, 1))), TODAY)
    assert deling.badge.reason == "psykisk helse, skole → BUP, til 01.09.2027"
    assert deling.short_reason == "2 temaer → BUP, til 01.09.2027"
    assert deling.renew_id == "k1"
    assert deling.lines[0] == (
        "Vakker Blomst har sagt ja til å dele psykisk helse, skole med BUP, til 01.09.2027. Sagt 1. september."
    )


def test_what_the_child_holds_back_is_always_told() -> None:
    deling = sharing_of(*judged(yes(forbehold=frozenset({Innhold.RUS}))), TODAY)
    assert "Barnet vil ikke at vi deler: rus." in deling.lines


@pytest.mark.parametrize(
    ("samtykke", "meta", "valid"),
    [
        (yes(), "Ja fra Vakker Blomst 1. september, til det blir trukket", True),
        (yes(gyldig_til=date(2026, 10, 1)), "Gikk ut 1. oktober", False),
        (yes(gitt=False), "Nei fra Vakker Blomst 1. september", False),
        (yes(trukket=date(2026, 11, 1), trukket_av="Varm Sol"), "Trukket 1. november av Varm Sol", False),
    ],
)
def test_every_answer_about_consent_keeps_its_line(samtykke: Samtykke, meta: str, valid: bool) -> None:
    line = consent_lines((samtykke,), TODAY)[0]
    assert (line.meta, line.valid) == (meta, valid)


@pytest.mark.parametrize(
    ("art", "underart", "tekst", "words"),
    [
        (Innslagsart.NOTAT, "barnet_sa", "Det hjalp.", "«Det hjalp.»"),
        (Innslagsart.NOTAT, "telefon", "BUP ringte.", "BUP ringte."),
        (Innslagsart.STOPPUNKT, "", "Ro om kvelden.", "Stoppunkt. Ro om kvelden."),
        (Innslagsart.STOPPUNKT, "", "", "Stoppunkt"),
        (Innslagsart.KARTLEGGING, "ferdig", "mal", "Kartlegging ferdig"),
        (Innslagsart.KARTLEGGING, "rettet", "mal", "Kartlegging ferdig, rettet etterpå"),
        (Innslagsart.KARTLEGGING, "paabegynt", "mal", "Kartlegging påbegynt"),
        (Innslagsart.FORBEHOLD, "svar", "", "Barnet vil ikke at et svar i en kartlegging deles"),
        (Innslagsart.SAMTYKKE, "gitt", "Varm Sol", "Samtykke gitt av Varm Sol"),
        (Innslagsart.SAMTYKKE, "avslag", "Varm Sol", "Nei til samtykke fra Varm Sol"),
        (Innslagsart.SAMTYKKE, "trukket", "Varm Sol", "Samtykket fra Varm Sol er trukket"),
        (Innslagsart.MOETE, "", "Søvn", "Tatt opp i møte: Søvn"),
        (Innslagsart.DOKUMENT, "utkast", "referat", "Referat, utkast"),
        (Innslagsart.DOKUMENT, "frosset", "henvisningsgrunnlag", "Henvisningsgrunnlag"),
        (Innslagsart.GJORT, "", "Ring", "Gjort: Ring"),
        (Innslagsart.GJORT, "Ikke svar", "Ring", "Gjort: Ring. Ikke svar"),
        (Innslagsart.VURDERT, "litt", "Fast leggetid", "Bedre? Barnet sier: Litt. Det gjaldt: Fast leggetid"),
        (Innslagsart.VURDERT, "", "Fast leggetid", "Sett på virkningen av: Fast leggetid"),
        (Innslagsart.FORBEHOLD, "", "Ikke rus", "Barnet vil ikke at alt blir sagt videre: «Ikke rus»"),
        (Innslagsart.FORBEHOLD, "", "", "Barnets ønske vurdert"),
        (Innslagsart.FORBEHOLD, "opphevet", "x", "Barnet har ombestemt seg om hva vi kan si videre"),
        (Innslagsart.FLYTTING, "inn", "", "Flyttet inn"),
        (Innslagsart.FLYTTING, "ut", "", "Flyttet ut"),
    ],
)
def test_a_line_of_the_timeline_is_a_sentence(art: Innslagsart, underart: str, tekst: str, words: str) -> None:
    event = event_of(Innslag(TODAY, art, underart, tekst, "x"), TODAY)
    assert (event.when, event.text) == ("I dag", words)


def test_every_kind_of_note_has_a_mark() -> None:
    for art in Notatart:
        assert event_of(Innslag(TODAY, Innslagsart.NOTAT, art.value, "x", "x"), TODAY).icon


@pytest.mark.parametrize("state", Tilstand)
def test_a_sending_says_how_far_it_came_and_only_a_receipt_says_registered(state: Tilstand) -> None:
    text = event_of(Innslag(TODAY, Innslagsart.FORSENDELSE, state.value, "referat", "x"), TODAY).text

    assert text.startswith("Referat ")
    assert ("er registrert" in text) == (state in (Tilstand.REGISTRERT, Tilstand.SETT))


def test_every_kind_of_line_has_a_mark_and_is_in_a_filter() -> None:
    narrow = [kinds for key, (_words, kinds) in FILTRE.items() if key != "alt"]

    assert frozenset().union(*narrow) == FILTRE["alt"][1] == frozenset(Innslagsart)
    assert sum(len(kinds) for kinds in narrow) == len(Innslagsart), "no kind is in two"


def meta(**facts: object) -> tuple[str, bool]:
    row = replace(task(1, source=""), **facts)  # type: ignore[arg-type] # a test names the fields it is about
    shown = page_of(picture(row, point=None), TODAY).andre_oppgaver[0]
    return shown.meta, shown.stands_out


def test_a_task_says_whose_move_it_is_how_often_and_what_the_rule_said() -> None:
    asked = TODAY - timedelta(days=12)
    assert meta(venter=Venting("", asked, asked, "bup")) == (
        "Venter på BUP · 12 dager siden sist · 24. november, i morgen",
        False,
    )
    assert meta(gjentas=Gjentakelse(2, Gjentakelsesenhet.UKER))[0].endswith(" · hver 2. uke")
    assert meta(fra_regel=Regelgrunn("klage", TODAY, TODAY)) == (
        "Rolig Bekk · 24. november, i morgen · regelens frist var 23. november",
        True,
    )
    midnight = datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert meta(fra_regel=Regelgrunn("lege", TODAY, TODAY + timedelta(1), midnight))[0].endswith(" · innen kl. 24.00")


def test_what_is_done_is_asked_about_from_its_day_on_in_two_voices() -> None:
    done = replace(task(1, source="", done=True), resultat="Prøvd", ses_paa=TODAY)
    later = replace(done, id="o2", ses_paa=TODAY + timedelta(days=1))
    (asked,) = page_of(picture(done, later), TODAY).vurderinger

    assert (asked.id, asked.meta, asked.question) == ("o1", "Gjort i dag. Prøvd", "Har Vakker fått det bedre?")
    answered = replace(done, vurdering=Vurdering(TODAY, Bedring.NEI, None))
    (asked,) = page_of(picture(answered), TODAY).vurderinger
    assert (asked.bedring_barn, asked.bedring_ansatt) == ("nei", "")


def test_a_point_stands_with_its_source_and_day_and_says_when_it_is_uncertain() -> None:
    facts = (
        Faktum("Våkner", "Nattevakt", dato=date(2026, 11, 3)),
        Faktum("Er redd", "Vakker", Sikkerhet.USIKKERT, date(2026, 11, 4)),
    )
    point = page_of(
        picture(point=replace(POINT, fakta=facts, mangler="", beslutning="Te", burde_ogsaa="Bestemor")), TODAY
    ).stoppunkt
    assert point is not None
    assert [(one.text, one.meta, one.known) for one in point.fakta] == [
        ("Våkner", "Nattevakt · 03.11.2026", True),
        ("Usikkert: Er redd", "Vakker · 04.11.2026", False),
    ]
    assert (point.konklusjon, point.beslutning) == ("Ro om kvelden.", "Te")
    assert point.savnet == "Burde vært med: Bestemor"


def test_what_has_been_weighed_stands_on_the_page() -> None:
    at = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
    incident = Hendelsesnotat(
        "h1", "b1", at, "Tok tabletter", "T", anrop=(Anrop("Medisinsk nødtelefon", "113", at, "T"),)
    )
    level = Nivaabeslutning(
        "v1", "b1", Omraade.RUS, TODAY, Hjelpenivaa.KOMMUNE, "Vil slutte", "Te", "Trygg Havn", TODAY
    )
    side = page_of(
        replace(
            picture(),
            temaer=(Tema("t1", "b1", "Søvn", TODAY, "T"),),
            nivaaer=(level,),
            hendelser=(incident, replace(incident, id="h2", hva="", ferdig=TODAY)),
            instrumenter=(
                Instrument("i1", "b1", "Skjema", TODAY, "Klok Stein", "psykolog", "2", (Tall("Sum", "12"),)),
            ),
        ),
        TODAY,
    )

    assert side.temaer == ("Søvn",)
    assert [(one.area, one.level, one.meta) for one in side.nivaaer] == [
        ("Rus", "Hjelp i kommunen", "Vil slutte. Bestemt 23. november av Trygg Havn. Ses på igjen i dag.")
    ]
    assert [(one.id, one.title, one.meta) for one in side.hendelser] == [
        ("h1", "Tok tabletter", "I går. 4 ting står igjen."),
        ("h2", "Noe som hastet", "I går. Avsluttet 23. november."),
    ]
    assert [one.id for one in side.uferdige] == ["h1"]
    assert [(one.title, one.meta) for one in side.instrumenter] == [
        ("Skjema 2", "23. november, Klok Stein, psykolog. Sum 12.")
    ]


@pytest.mark.parametrize(
    ("art", "kind", "text", "said"),
    [
        (Innslagsart.TEMA, "", "Søvn", "Tema tatt opp: Søvn"),
        (Innslagsart.TEMA, "Sover nå", "Søvn", "Tema lukket: Søvn. Sover nå"),
        (Innslagsart.NIVAA, "rus:bup", "Vil slutte", "Rus: BUP. Vil slutte"),
        (Innslagsart.HENDELSE, "", "Tok tabletter", "Hendelse: Tok tabletter"),
        (Innslagsart.HENDELSE, "ferdig", "", "Hendelse som hastet"),
        (Innslagsart.INSTRUMENT, "2", "Skjema", "Instrument: Skjema 2"),
    ],
)
def test_what_has_been_weighed_stands_in_the_time(art: Innslagsart, kind: str, text: str, said: str) -> None:
    assert event_of(Innslag(TODAY, art, kind, text, "x"), TODAY).text == said
    assert any(art in kinds for key, (_words, kinds) in FILTRE.items() if key != "alt"), "a filter holds it too"
