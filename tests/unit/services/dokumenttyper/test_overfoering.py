"""The handover: the child's message first, and nothing left without somebody who takes over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.barn import Adressegrad
from helseansvarlig.domain.deling import Utfall
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Felter, Merknad, Sitat
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.overfoering import DELER, compose, suggest
from tests.pdf import eksempel

NB = load_tekster("nb")


def made(grunnlag: Grunnlag | None = None) -> Dokumentmodell:
    return compose(grunnlag or eksempel.overfoering(), NB)


def with_fields(**felter: str) -> Grunnlag:
    base = eksempel.overfoering()
    return replace(base, dokument=replace(base.dokument, felter={**base.dokument.felter, **felter}))


def rows(modell: Dokumentmodell) -> dict[str, str]:
    return {label: value for blokk in modell.blokker if isinstance(blokk, Felter) for label, value in blokk.rader}


def test_the_childs_own_message_is_the_first_running_text() -> None:
    quotes = [blokk for blokk in made().blokker if isinstance(blokk, Sitat)]

    assert [blokk.tekst for blokk in quotes] == ["Jeg sover best med lys på. Spør meg før dere ringer noen."]


def test_every_part_that_says_something_stands_with_who_takes_over() -> None:
    table = rows(made())

    assert table["Behandling, BUP og avtaler"] == "Varm Vind, BUP Elvebyen"
    assert table["Legemidler og allergi"] == "Ingen ennå"


def test_what_nobody_takes_over_is_said_at_the_top() -> None:
    notices = [blokk.tekst for blokk in made().blokker if isinstance(blokk, Merknad)]

    assert notices == ["Ingen overtar ennå: Legemidler og allergi."]


def test_when_all_is_taken_over_there_is_no_notice() -> None:
    modell = made(with_fields(overtar_legemidler="Stille Vik"))

    assert not [blokk for blokk in modell.blokker if isinstance(blokk, Merknad)]


def test_who_takes_over_is_asked_in_every_part_about_help() -> None:
    asked = {part.id for part in DELER if any(felt.id == f"overtar_{part.id}" for felt in part.felter)}

    assert {"behandling", "legemidler", "vaksiner", "tannhelse", "kriseplan", "skole", "aapne_saker"} <= asked


def test_what_the_child_holds_back_is_not_printed() -> None:
    base = with_fields(hjelper="HEMMELIG")
    assert base.deling is not None
    held = frozenset({Innhold.LIVSKVALITET})
    narrowed = replace(base.deling, tillatt=base.deling.tillatt - held, holdt_tilbake=held)

    assert "HEMMELIG" in str(made(base))
    assert "HEMMELIG" not in str(made(replace(base, deling=narrowed)))


def test_without_a_ground_there_is_no_handover() -> None:
    base = eksempel.overfoering()
    assert base.deling is not None

    with pytest.raises(KnownError) as caught:
        made(replace(base, deling=replace(base.deling, utfall=Utfall.NEI)))

    assert caught.value.code == "deling_uten_grunnlag"


def test_a_protected_address_keeps_both_places_out() -> None:
    base = eksempel.overfoering()
    assert base.barn is not None
    hidden = str(made(replace(base, barn=replace(base.barn, adressegrad=Adressegrad.FORTROLIG))))

    assert "Bakkegata" in str(made())
    assert "Bakkegata" not in hidden
    assert "Solbakken" not in hidden


def test_open_promises_are_suggested_with_who_and_when() -> None:
    found = suggest(eksempel.overfoering(), NB)

    open_ones = [one for one in eksempel.OPPFOELGINGER if one.gjort is None]
    assert all(one.hva in found["aapne_saker"].tekst and one.hvem in found["aapne_saker"].tekst for one in open_ones)
    assert all(one.hva not in found["aapne_saker"].tekst for one in eksempel.OPPFOELGINGER if one.gjort)


def test_every_suggestion_has_a_field_to_go_into() -> None:
    fields = {felt.id for part in DELER for felt in part.felter}

    assert set(suggest(eksempel.overfoering(), NB)) <= fields


def test_the_consents_that_hold_are_named_with_what_becomes_of_them_at_the_move() -> None:
    until_move = replace(eksempel.DELING, id="s3", til_flytting=True, gyldig_til=None)
    open_ended = replace(eksempel.DELING, id="s4", gyldig_til=None)
    gone = replace(eksempel.DELING, id="s5", trukket=eksempel.DAG)
    snapshot = replace(eksempel.overfoering(), samtykker=(eksempel.DELING, until_move, open_ended, gone))

    lines = suggest(snapshot, NB)["samtykker"].tekst.split("\n")

    who = "Vakker Blomst (barnet selv) og Mild Elv (mor)"
    assert [line.split(f"til BUP. Ja fra {who}. ")[1] for line in lines] == [
        "Gjelder til 1. september 2027.",
        "Faller bort ved flytting.",
        "Gjelder til det blir trukket.",
    ]


def test_what_helped_follows_the_child() -> None:
    no = replace(eksempel.DELING, gitt=False, hjalp="Å tegne")

    assert suggest(replace(eksempel.overfoering(), samtykker=(no,)), NB)["hjelper"].tekst == "Det hjalp: Å tegne"
