"""The lists as they are shipped: whole in both written forms, with their reason, and said in words."""

import json

import pytest

from helseansvarlig.domain.spraakhint import Hint, Hintart, find_hints
from helseansvarlig.paths import resources
from ui.text_hints import hint_words, word_list


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_every_list_has_its_reason_its_source_and_words_in_both_forms(maalform: str) -> None:
    listed = json.loads((resources() / "hjelp" / "spraakhint.json").read_text("utf-8"))
    for one in listed["lister"]:
        assert one["hvorfor"]
        assert one["kilde"]
        assert all(row[maalform] and maalform in row["heller"] for row in one["ord"])
    assert {regel.art for regel in word_list(maalform).regler} == set(Hintart) - {Hintart.LANG_SETNING}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Han er en rusmisbruker.", "Skriv heller «ungdom som bruker rusmidler»."),
        ("Sover lite pga bråk.", "Skriv heller «på grunn av»."),
        ("Han er manipulerende.", "Skriv hva du så eller hørte."),
        ("Gutten er schizofren.", "Skriv hva personen har det vondt med."),
        ("Mottok beh. i fjor.", "Skriv hele ordet."),
    ],
)
def test_a_hint_says_what_to_write_instead(text: str, said: str) -> None:
    (hint,) = find_hints(text, word_list("nb"))
    assert hint_words(hint).endswith(said)


def test_a_child_gets_shorter_sentences() -> None:
    text = " ".join(["ord"] * 20) + "."
    assert find_hints(text, word_list("nb")) == ()
    (hint,) = find_hints(text, word_list("nb", to_child=True))
    assert hint_words(hint) == "En setning har 20 ord. Den blir lettere å lese som to."


def test_no_word_of_the_lists_proposes_another_word_of_the_lists() -> None:
    for maalform in ("nb", "nn"):
        liste = word_list(maalform)
        proposed = [Hint(r.art, 0, 0, r.ord, r.heller) for r in liste.regler if r.heller]
        assert [one.heller for one in proposed if find_hints(one.heller, liste)] == []
