"""Writing changes what differs and nothing else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from helseansvarlig.domain.skjema import (
    Alternativ,
    Grenser,
    Nivaa,
    Punkt,
    Punkttype,
    Skjema,
    Tekst,
    Utloeser,
    Verdisett,
)
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.verdi import Koding, Mengde
from helseansvarlig.skjema.element import Element
from helseansvarlig.skjema.item_reader import read_item
from helseansvarlig.skjema.item_writer import set_extensions, write_item, write_words
from helseansvarlig.skjema.strict_json import JsonObject
from tests.unit.skjema.forms import skjemaer

FULL = Punkt(
    "1",
    Punkttype.VALG,
    Tekst("Hva", {"nn": "Kva"}),
    gjentas=True,
    er_laast=True,
    ansikt_til_ansikt=True,
    alternativer=(Alternativ(Koding("a", "s", "A"), Tekst("A", {"nn": "Å"}), "a)", True, True),),
    startverdier=(Koding("a", "s", "A"),),
    grenser=Grenser(
        minste=Mengde(Decimal(1), "kg"),
        min_lengde=1,
        max_desimaler=2,
        min_antall=0,
        max_antall=3,
        enhet=Koding("kg"),
        enheter=(Koding("kg"), Koding("g")),
        filtyper=("image/png",),
        max_bytes=1_500_000,
    ),
    utloesere=(Utloeser(Nivaa.STRAKS, ved_status=Svarstatus.VET_IKKE),),
)


def again(punkt: Punkt) -> Punkt:
    return read_item(Element(write_item(punkt), ""), {})


def test_every_field_is_written_and_read_back() -> None:
    assert again(FULL) == FULL


def test_taking_everything_away_leaves_the_bare_item() -> None:
    bare = Punkt("1", Punkttype.VALG, kilde=again(FULL).kilde)
    assert write_item(bare) == {"linkId": "1", "type": "choice"}


def test_a_list_is_named_not_copied() -> None:
    listed = replace(FULL, alternativer=(), verdisett=Verdisett("#v", FULL.alternativer))
    assert write_item(listed)["answerValueSet"] == "#v"
    assert "answerOption" not in write_item(listed)


def test_other_extensions_keep_their_order() -> None:
    raw: JsonObject = {"extension": [{"url": "a"}, {"url": "x", "valueCode": "1"}, {"url": "b"}]}
    set_extensions(raw, "x", [{"valueCode": "2"}])
    assert raw == {"extension": [{"url": "a"}, {"url": "b"}, {"url": "x", "valueCode": "2"}]}
    set_extensions(raw, "a", [])
    set_extensions(raw, "b", [])
    set_extensions(raw, "x", [])
    assert raw == {}


def test_words_without_translation_leave_nothing_beside() -> None:
    raw: JsonObject = {"text": "Før"}
    write_words(raw, "text", Tekst("Etter"))
    assert raw == {"text": "Etter"}


@given(skjemaer())
@settings(max_examples=50, deadline=None)
def test_writing_never_changes_the_source(skjema: Skjema) -> None:
    punkt = again(skjema.punkter[0])
    before = repr(punkt.kilde)
    write_item(replace(punkt, tekst=Tekst("Nytt"), er_skjult=not punkt.er_skjult, hvorfor=Tekst("Fordi")))
    assert repr(punkt.kilde) == before
