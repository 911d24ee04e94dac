"""The words of the templates: two written languages, easy to read, nobody labelled, nothing of what others own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helseansvarlig.domain.skjema import Punkt, Punkttype, Skjema, Stemme
from tests.unit.skjema.maler import MALER, alle, read

BOKMAAL = re.compile(
    r"\b(jeg|ikke|hva|hvem|hvor|hvordan|hvilke[nt]?|noen?|noe|dere|mye|skolen|være|gjør|gjøre|hjelpere|vanskelig|selv"
    r"|en|et|fra|nå|vet|sier|skriver|trenger|uke[nr]?|måned|voksne?|alene|sammen|bilder|medisiner|sykdom|tegning)\b",
    re.IGNORECASE,
)
NYNORSK = re.compile(
    r"\b(eg|ikkje|kva|kven|kvar|korleis|nokon|noko|dykk|mykje|skulen|vere|gjer|gjere|vanskeleg|sjølv|ein|eit|frå|veit"
    r"|seier|skriv|treng|veke|månad|vaksne?|åleine|saman|bilete|medisinar|sjukdom|teikning)\b",
    re.IGNORECASE,
)
EAT = re.compile(r"\b[Ee]t (og|eller|du|barnet)\b|\b[Ss]kriv (det|ordene|bare)\b|\bno\b")
"""Words of one language that are spelled like another word of the other: «Et du?» is nynorsk for «Spiser du?»."""

LABELS = re.compile(
    r"atferdsv|åtferdsv|problembarn|problematferd|avvikende|avvikande|unormal|normalt barn|manipuler|misbruk|narkoman"
    r"|rusavheng|alkoholik|depri|depresjon|angstlid|adhd|autis|asperger|psykot|psykos|schizo|bulimi|anoreksi"
    r"|spiseforstyrr|eteforstyrr|personlighetsforst|diagnose|selvskader|sjølvskadar|\boffer\b|overgriper|overgripar"
    r"|utagerende|utagerande|aggressiv|umotivert|risikobarn|risikoungdom|lav risiko|låg risiko|høy risiko|høg risiko"
    r"|promisku|svak|dum\b|unnskyld|slutt å|hvorfor gjorde|kvifor gjorde",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"\bSDQ\b|KIDSCREEN|CRAFFT|\bMFQ\b|humøret ditt|ASEBA|\bCBCL\b|\bYSR\b|\bTRF\b|\bBPM\b|HoNOSCA|TSCC|KATES|\bCATS\b"
    r"|WHO-?5|\bBDI\b|\bPHQ\b|\bGAD-?7\b|\bSCARED\b|\bCRIES\b|\bAUDIT\b|\bDUDIT\b|\bADOS\b|Kiddie|Beck\b",
    re.IGNORECASE,
)
SCORED = re.compile(
    r"ordinalValue|itemWeight|calculatedExpression|\bscore\b|poengsum|cut-?off|terskelverdi", re.IGNORECASE
)


def texts(value: Any) -> Iterator[tuple[str, Any]]:
    """Every text people read, with its translations."""
    if isinstance(value, dict):
        for key in ("text", "title", "display", "description", "purpose"):
            if isinstance(value.get(key), str):
                yield value[key], value.get(f"_{key}", {}).get("extension")
        if value.get("url") == "urn:helseansvarlig:hvorfor":
            words, *translations = value["extension"]
            yield words["valueString"], translations
        for child in value.values():
            yield from texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from texts(child)


def pairs(path: Path) -> list[tuple[str, str]]:
    """Every text in both written languages; fails where one is missing."""
    found = []
    for text, translations in texts(json.loads(path.read_text(encoding="utf-8"))):
        assert translations, text
        [translation] = translations
        lang, content = translation["extension"]
        assert lang["valueCode"] == "nn", text
        assert content["valueString"].strip(), text
        found.append((text, content["valueString"]))
    assert found
    return found


def wrong_language(nb: str, nn: str) -> str:
    """The first word that belongs to the other language; empty where all is well."""
    for text, foreign in ((EAT.sub("", nn), BOKMAAL), (EAT.sub("", nb), NYNORSK)):
        if found := foreign.search(text):
            return found[0]
    return ""


def lix(sentences: list[str]) -> float:
    """Björnsson's reading ease: words a sentence, and how many of a hundred words are longer than six letters."""
    text = " ".join(one if one[-1] in ".?!" else f"{one}." for one in sentences)
    words = re.findall(r"\w+", text)
    return len(words) / len(re.findall(r"[.?!:]+", text)) + 100 * sum(len(w) > 6 for w in words) / len(words)


def child_words(skjema: Skjema, spraak: str) -> list[str]:
    """What a child reads: themes, the questions to it, the choices, and why it is asked."""

    def of(punkt: Punkt) -> Iterator[str]:
        yield from (punkt.tekst.paa(spraak), punkt.hvorfor.paa(spraak))
        yield from (choice.tekst.paa(spraak) for choice in punkt.valg)

    own = (p for p in skjema.walk() if p.stemme is Stemme.BARN and p.type is not Punkttype.GRUPPE)
    return [text for punkt in own for text in of(punkt) if text]


@pytest.mark.parametrize("path", MALER, ids=lambda p: p.stem)
def test_every_text_stands_in_both_written_languages_and_each_in_its_own(path: Path) -> None:
    for nb, nn in pairs(path):
        assert wrong_language(nb, nn) == "", (nb, nn)


@pytest.mark.parametrize(
    ("nb", "nn", "word"),
    [
        ("Hva er viktigst?", "Hva er viktigast?", "Hva"),
        ("Kva er viktigst?", "Kva er viktigast?", "Kva"),
        ("Spiser du?", "Et du?", ""),
        ("Har du en hund?", "Har du ein hund?", ""),
        ("Har du ein hund?", "Har du ein hund?", "ein"),
    ],
)
def test_a_word_in_the_wrong_language_is_found(nb: str, nn: str, word: str) -> None:
    assert wrong_language(nb, nn) == word


@pytest.mark.parametrize("path", MALER, ids=lambda p: p.stem)
def test_nobody_is_labelled_nothing_is_scored_and_nothing_is_taken_from_others(path: Path) -> None:
    for pair in pairs(path):
        for text in pair:
            for kind in (LABELS, OWNED):
                assert not kind.search(text), text
    assert not SCORED.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (LABELS, "Er barnet aggressivt?"),
        (LABELS, "Har du en diagnose?"),
        (LABELS, "Hvorfor gjorde du det?"),
        (OWNED, "Fyll ut SDQ"),
        (OWNED, "WHO5"),
        (SCORED, '"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue"'),
    ],
)
def test_a_planted_label_instrument_or_score_is_found(kind: re.Pattern[str], text: str) -> None:
    assert kind.search(text)


@pytest.mark.parametrize("path", MALER, ids=lambda p: p.stem)
@pytest.mark.parametrize("spraak", ["nb", "nn"])
def test_what_a_child_reads_is_easy(path: Path, spraak: str) -> None:
    words = child_words(read(path), spraak)
    assert not words or lix(words) <= 25
    for one in words:
        assert max(len(sentence.split()) for sentence in re.split(r"[.?!:]", one)) <= 18, one


def test_hard_words_are_felt() -> None:
    assert lix(["Har du sovet?"]) < 10
    assert lix(["Vurder funksjonsnivået med tanke på behandlingsmotivasjon."]) > 35


@pytest.mark.parametrize("skjema", alle(), ids=lambda one: one.id)
def test_every_theme_says_why_it_is_asked(skjema: Skjema) -> None:
    for theme in skjema.punkter:
        assert theme.hvorfor.paa("nb").endswith("."), theme.link_id
        assert theme.hvorfor.paa("nn").endswith("."), theme.link_id


@pytest.mark.parametrize("skjema", alle(), ids=lambda one: one.id)
def test_a_question_has_no_full_stop(skjema: Skjema) -> None:
    for punkt in skjema.walk():
        if punkt.type is not Punkttype.VISNING:
            assert not punkt.tekst.tekst.endswith("."), punkt.link_id
