"""Hints name a place and a better word, and let be what somebody else has said."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.spraakhint import Hintart, Ordliste, Ordregel, find_hints

JUDGING = Ordregel(Hintart.DOEMMENDE, "manipuler", er_begynnelse=True)
LAZY = Ordregel(Hintart.DOEMMENDE, "lat")
SHORT = Ordregel(Hintart.FORKORTELSE, "pga.", "på grunn av")
LONGER = Ordregel(Hintart.DOEMMENDE, "vil bare ha oppmerksomhet", er_begynnelse=True)
LABEL = Ordregel(Hintart.PERSON_FOERST, "rusmisbruker", "ungdom som bruker rusmidler", er_begynnelse=True)
LISTE = Ordliste((JUDGING, LAZY, SHORT, LONGER, LABEL), lengste_setning=10)


def found(text: str) -> list[tuple[Hintart, str, str]]:
    return [(hint.art, hint.ord, hint.heller) for hint in find_hints(text, LISTE)]


def test_a_beginning_takes_the_whole_word_and_a_whole_word_no_longer_one() -> None:
    assert found("Hun er MANIPULERENDE, sa de.") == [(Hintart.DOEMMENDE, "MANIPULERENDE", "")]
    assert found("Han er lat.") == [(Hintart.DOEMMENDE, "lat", "")]
    assert found("Latter og salat.") == []


def test_an_abbreviation_tells_the_word_it_stands_for() -> None:
    assert found("Sover lite pga. bråk.") == [(Hintart.FORKORTELSE, "pga.", "på grunn av")]


def test_the_longest_rule_wins_and_is_found_across_a_line_break() -> None:
    assert [word for _, word, _ in found("Hun vil bare\nha oppmerksomheten vår")] == ["vil bare\nha oppmerksomheten"]


def test_what_somebody_said_is_let_be() -> None:
    assert found("Vakker sa: «Jeg er lat, alle sier at jeg er lat og jeg orker ikke høre det en gang til.»") == []
    assert len(found("«Jeg er lat» og han er lat")) == 1


def test_a_long_sentence_is_counted_and_a_full_stop_inside_it_does_not_end_it() -> None:
    text = "Hun kom hjem ca. kl. 14 den 3. mars og gikk rett inn på rommet sitt."
    (hint,) = find_hints(text, Ordliste(lengste_setning=10))
    assert (hint.art, hint.antall) == (Hintart.LANG_SETNING, 16)
    assert text[hint.fra : hint.til] == text[:-1]
    assert find_hints(text, Ordliste(lengste_setning=16)) == ()
    assert find_hints("En kort. To korte. Tre korte setninger her.", Ordliste(lengste_setning=4)) == ()


def test_each_line_of_a_list_is_its_own_sentence() -> None:
    assert find_hints("sover lite\nspiser lite\ngår på skolen", Ordliste(lengste_setning=4)) == ()


def test_ten_thousand_characters_are_read_before_anybody_notices() -> None:
    text = ("Hun sov lite i natt pga. bråk på gangen, og hun var sliten da vi møttes om morgenen. " * 120)[:10_000]
    find_hints(text, LISTE)
    taken = []
    for _ in range(5):
        began = time.process_time()
        find_hints(text, LISTE)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.05


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["manipulerer", "lat", "pga.", "rusmisbrukere"]), st.text(max_size=200))
def test_a_planted_word_is_found_where_it_stands_whatever_stands_around_it(before: str, word: str, after: str) -> None:
    quotes = str.maketrans(dict.fromkeys('«»“”"', "-"))
    text = f"{before.translate(quotes)} {word} {after.translate(quotes)}"
    hits = find_hints(text, LISTE)
    assert any(hint.ord == word and text[hint.fra : hint.til] == word for hint in hits)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='latpg. «»\n"manipulerrusmisbruker', max_size=300))
def test_every_hint_lies_in_the_text_in_order_and_says_what_stands_there(text: str) -> None:
    hits = find_hints(text, LISTE)
    assert [hint.fra for hint in hits] == sorted(hint.fra for hint in hits)
    for hint in hits:
        assert 0 <= hint.fra < hint.til <= len(text)
        assert hint.ord == text[hint.fra : hint.til]
