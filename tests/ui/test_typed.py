"""What people type becomes what the form asks for, or a sentence that tells how to write it; nothing is guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.skjema import Grenser, Punkt, Punkttype
from helseansvarlig.domain.verdi import Dato, Klokkeslett, Koding, Lenke, Mengde, Tidspunkt, Verdi
from ui.typed import echo_of, problem_words, read_typed, written

TODAY = date(2026, 11, 23)
T = Punkttype


def punkt(kind: Punkttype, *, gjentas: bool = False, **limits: object) -> Punkt:
    return Punkt("1", kind, gjentas=gjentas, grenser=Grenser(**limits))  # type: ignore[arg-type] # tests name limits


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (T.HELTALL, " 7 ", 7),
        (T.HELTALL, "1 200", 1200),
        (T.DESIMALTALL, "36,6", Decimal("36.6")),
        (T.DESIMALTALL, "36.6", Decimal("36.6")),
        (T.DATO, "4.3.2026", Dato("2026-03-04")),
        (T.DATO, "i går", Dato("2026-11-22")),
        (T.DATO, "mars 2024", Dato("2024-03")),
        (T.DATO, "3.2024", Dato("2024-03")),
        (T.DATO, "2019", Dato("2019")),
        (T.TIDSPUNKT, "4.3.2026 14.30", Tidspunkt("2026-03-04T14:30:00+01:00")),
        (T.TIDSPUNKT, "4.7.2026 kl. 9.05", Tidspunkt("2026-07-04T09:05:00+02:00")),
        (T.TIDSPUNKT, "mars 2024", Tidspunkt("2024-03")),
        (T.KLOKKESLETT, "kl. 7.05", Klokkeslett("07:05")),
        (T.KLOKKESLETT, "1430", Klokkeslett("14:30")),
        (T.LENKE, "https://ung.no", Lenke("https://ung.no")),
        (T.TEKSTLINJE, "  «Ada <b>»  ", "  «Ada <b>»  "),
    ],
)
def test_what_is_meant_is_understood(kind: Punkttype, text: str, value: Verdi) -> None:
    typed = read_typed(punkt(kind), text, TODAY)
    assert (typed.verdier, typed.problem) == ((value,), "")
    assert type(typed.verdier[0]) is type(value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (T.HELTALL, "sju"), (T.HELTALL, "7,5"), (T.DESIMALTALL, "1e9"), (T.DESIMALTALL, "NaN"), (T.DATO, "31.2.2026"),
        (T.DATO, "13.2024"), (T.TIDSPUNKT, "4.3.2026 25.00"), (T.KLOKKESLETT, "24.00"), (T.MENGDE, "mye"),
        (T.LENKE, "to ord"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told_how_to_write(kind: Punkttype, text: str) -> None:
    typed = read_typed(punkt(kind), text, TODAY)
    assert typed.verdier == ()
    assert typed.problem.startswith("Skriv ")


@pytest.mark.parametrize("kind", [kind for kind in T if kind not in (T.GRUPPE, T.VISNING)])
def test_an_empty_field_is_no_answer_and_no_fault(kind: Punkttype) -> None:
    assert read_typed(punkt(kind), " \n ", TODAY).verdier == ()
    assert read_typed(punkt(kind), " \n ", TODAY).problem == ""


@pytest.mark.parametrize(
    ("made", "text", "problem"),
    [
        (punkt(T.HELTALL, minste=3), "2", "Skriv 3 eller mer."),
        (punkt(T.DESIMALTALL, stoerste=Decimal("2.5")), "3", "Skriv 2,5 eller mindre."),
        (punkt(T.TEKST, max_lengde=5), "seks tegn", "Skriv ikke mer enn 5 tegn."),
        (punkt(T.TEKSTLINJE, min_lengde=3), "to", "Skriv minst 3 tegn."),
        (punkt(T.DESIMALTALL, max_desimaler=1), "2,55", "Skriv ikke mer enn 1 desimaler."),
        (punkt(T.TEKSTLINJE, moenster=r"\d{4}"), "abc", "Svaret passer ikke med det skjemaet ber om."),
        (punkt(T.TEKSTLINJE, gjentas=True, max_antall=1), "en\nto", "Skjemaet tar ikke imot mer enn 1 svar."),
    ],
)
def test_a_broken_limit_says_what_the_limit_is(made: Punkt, text: str, problem: str) -> None:
    assert read_typed(made, text, TODAY).problem == problem


def test_a_question_that_repeats_takes_one_answer_a_line() -> None:
    assert read_typed(punkt(T.HELTALL, gjentas=True), "3\n\n5\n", TODAY).verdier == (3, 5)


def test_an_amount_takes_the_unit_that_was_typed_or_the_first() -> None:
    kg, g = Koding("kg", "http://unitsofmeasure.org", "kg"), Koding("g", "http://unitsofmeasure.org", "gram")
    made = punkt(T.MENGDE, enheter=(kg, g))
    assert read_typed(made, "12,5", TODAY).verdier == (Mengde(Decimal("12.5"), "kg", "kg", kg.system),)
    assert read_typed(made, "300 gram", TODAY).verdier == (Mengde(Decimal(300), "gram", "g", g.system),)
    assert read_typed(made, "3 tommer", TODAY).problem.startswith("Skriv tallet og enheten")
    assert read_typed(punkt(T.MENGDE), "2 glass", TODAY).verdier == (Mengde(Decimal(2), "glass"),)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Dato("2026-03-04"), "Onsdag 4. mars 2026"),
        (Dato("2026-03"), "Mars 2026"),
        (Dato("2026"), ""),
        (Tidspunkt("2026-03-04T14:30:00+01:00"), "Onsdag 4. mars 2026 kl. 14.30"),
        ("ord", ""),
    ],
)
def test_a_date_is_read_back_in_full(value: Verdi, words: str) -> None:
    assert echo_of((value,)) == words


def test_what_must_be_answered_may_also_be_refused() -> None:
    assert problem_words(punkt(T.TEKST), ("svar_maa_fylles_ut",)).endswith("«Vet ikke» eller «Vil ikke svare».")


@given(
    st.one_of(
        st.integers(-(10**9), 10**9).map(lambda n: (T.HELTALL, n)),
        st.decimals(-(10**6), 10**6, places=3).map(lambda n: (T.DESIMALTALL, n)),
        st.dates(date(1900, 1, 1), date(2046, 12, 31)).map(lambda d: (T.DATO, Dato(d.isoformat()))),
        st.dates(date(1900, 1, 1), date(2046, 12, 31)).map(lambda d: (T.DATO, Dato(f"{d:%Y-%m}"))),
        st.times().map(lambda t: (T.KLOKKESLETT, Klokkeslett(f"{t:%H:%M}"))),
        st.text(min_size=1).filter(str.strip).map(lambda s: (T.TEKST, s)),
    )
)
def test_what_is_written_out_is_read_as_the_same(case: tuple[Punkttype, Verdi]) -> None:
    kind, value = case
    assert read_typed(punkt(kind), written((value,)), TODAY).verdier == (value,)
