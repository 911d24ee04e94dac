"""Loads all rules from their folder; the only reader of `resources/regler`."""

from __future__ import annotations

from pathlib import Path

from helseansvarlig.domain.regelverk import (
    Fristenhet,
    Fristregel,
    Maalform,
    Regelverk,
    Retning,
    RoedtFlagg,
    Samtykkeregel,
    Telefon,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.regler.rule_file import Entry, read_rule_file


def load_regelverk(folder: Path) -> Regelverk:
    """Return all rules of `folder`, every field checked and every telephone a flag names found.

    Raises `regler_mangler` (file) or `regler_ugyldig` (file, place).
    """
    samtykke = read_rule_file(folder / "samtykke.json")
    regelverk = Regelverk(
        telefoner=read_rule_file(folder / "telefoner.json").by_id("telefoner", _telefon),
        roede_flagg=read_rule_file(folder / "roede_flagg.json").by_id("roede_flagg", _roedt_flagg),
        frister=read_rule_file(folder / "frister.json").by_id("frister", _frist),
        samtykkeregler=samtykke.by_id("regler", _samtykkeregel),
        mottakere=samtykke.by_id("mottakere", _navn),
        innhold=samtykke.by_id("innhold", _navn),
    )
    for flagg in regelverk.roede_flagg.values():
        if not set(flagg.telefoner) <= regelverk.telefoner.keys():
            raise KnownError("regler_ugyldig", fil="roede_flagg.json", sted=f"{flagg.id}.telefoner")
    return regelverk


def _navn(entry: Entry) -> Maalform:
    return entry.words("navn")


def _telefon(entry: Entry) -> Telefon:
    is_local = entry.flag("maa_fylles_ut")
    return Telefon(
        id=entry.text("id"),
        navn=entry.words("navn"),
        nummer=entry.text("nummer", may_be_empty=is_local),
        hjelp=entry.words("hjelp"),
        er_for_barn="barn" in entry.texts("for"),
        er_lokal=is_local,
        kilde=entry.source(),
    )


def _roedt_flagg(entry: Entry) -> RoedtFlagg:
    return RoedtFlagg(
        id=entry.text("id"),
        hva=entry.words("hva"),
        straks=entry.word_list("straks"),
        telefoner=entry.texts("telefoner"),
        kilde=entry.source(),
    )


def _frist(entry: Entry) -> Fristregel:
    return Fristregel(
        id=entry.text("id"),
        tekst=entry.words("tekst"),
        antall=entry.number("antall"),
        enhet=entry.code("enhet", Fristenhet),
        regnes_fra=entry.words("regnes_fra"),
        retning=entry.code("retning", Retning),
        er_veiledende=entry.flag("veiledende"),
        kilde=entry.source(),
    )


def _samtykkeregel(entry: Entry) -> Samtykkeregel:
    return Samtykkeregel(
        id=entry.text("id"),
        alder_fra=entry.number("alder_fra"),
        alder_til=entry.number("alder_til"),
        hjemler=frozenset(entry.texts("hjemler")),
        hvem=entry.texts("hvem"),
        tekst=entry.words("tekst"),
        kilde=entry.source(),
    )
