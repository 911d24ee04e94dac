"""A text says where its words come from as long as it says them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.opphav import Opphav, Opphavsart, origins_in

DAY = date(2026, 11, 12)
STOP = Opphav(Opphavsart.STOPPUNKT, ("b", "s"), DAY, ("Vakker sover lite.", "Vi lager ro om kvelden"))
NOTE = Opphav(Opphavsart.NOTAT, ("b", "n"), DAY, ("Jeg vil sove.",))
SHORT = Opphav(Opphavsart.KARTLEGGING, ("k", "sti"), DAY, ("Ja",))


def test_words_put_together_from_several_rows_name_each_of_them() -> None:
    text = "Vakker sover  lite (særkontakt)\n23. november: jeg vil sove."
    assert origins_in(text, (STOP, NOTE, SHORT)) == (STOP, NOTE)


def test_what_is_rewritten_has_no_source_any_more() -> None:
    assert origins_in("Vakker sover dårlig.", (STOP, NOTE)) == ()


def test_a_short_word_has_a_source_only_as_a_line_by_itself() -> None:
    assert origins_in("Ja, det gjør hun.", (SHORT,)) == ()
    assert origins_in("Hun svarte:\nJa", (SHORT,)) == (SHORT,)


def test_empty_words_are_the_source_of_nothing() -> None:
    assert origins_in("", (Opphav(Opphavsart.TEMA, (), DAY, ("", "  ")),)) == ()


@given(
    st.text(max_size=100),
    st.text(min_size=8, max_size=60).filter(lambda said: len(" ".join(said.split()).strip(" .«»")) >= 8),
    st.text(max_size=100),
)
def test_a_quote_is_known_whatever_stands_around_it(before: str, said: str, after: str) -> None:
    row = Opphav(Opphavsart.NOTAT, ("b", "n"), DAY, (said,))
    bare = " ".join(said.split()).casefold().strip(" .«»")
    found = origins_in(f"{before}\n{said}\n{after}", (row,))
    assert found == ((row,) if bare else ())
