"""Loads all rules from their folder; the only reader of `resources/regler`."""

from __future__ import annotations

from pathlib import Path

from helseansvarlig.domain.regelkilde import Maalform
from helseansvarlig.domain.regelverk import Etterregel, Meldefrist, Regelverk, Rettighet, RoedtFlagg, Telefon
from helseansvarlig.errors import KnownError
from helseansvarlig.regler.frist_loader import read_fristregel
from helseansvarlig.regler.moete_loader import read_moeteoppsett, read_rollekrav
from helseansvarlig.regler.rule_file import Entry, read_rule_file
from helseansvarlig.regler.samtykke_loader import read_delingsregel, read_samtykkeregel


def load_regelverk(folder: Path) -> Regelverk:
    """Return all rules of `folder`, every field checked and every telephone a flag names found.

    Raises `regler_mangler` (file) or `regler_ugyldig` (file, place).
    """
    sharing = read_rule_file(folder / "mottakere.json")
    deadlines = read_rule_file(folder / "frister.json").by_id("frister", read_fristregel)
    regelverk = Regelverk(
        telefoner=read_rule_file(folder / "telefoner.json").by_id("telefoner", _telefon),
        roede_flagg=read_rule_file(folder / "roede_flagg.json").by_id("roede_flagg", _roedt_flagg),
        frister=deadlines,
        samtykkeregler=read_rule_file(folder / "samtykke.json").by_id("regler", read_samtykkeregel),
        delingsregler=sharing.by_id("regler", read_delingsregel),
        mottakere=sharing.by_id("mottakere", _navn),
        innhold=sharing.by_id("innhold", _navn),
        etter_hendelse=read_rule_file(folder / "etter_hendelse.json").by_id("etter_hendelse", _etterregel),
        meldefrister=read_rule_file(folder / "feilsending.json").by_id("meldefrister", _meldefrist),
        rettigheter=read_rule_file(folder / "rettigheter.json").by_id("rettigheter", _rettighet),
        moeteoppsett=read_moeteoppsett(read_rule_file(folder / "moetetyper.json"), deadlines),
        rollekrav=read_rule_file(folder / "samarbeid.json").by_id("rollekrav", read_rollekrav),
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


def _meldefrist(entry: Entry) -> Meldefrist:
    return Meldefrist(entry.text("id"), entry.words("tekst"), entry.number("timer"), entry.source())


def _etterregel(entry: Entry) -> Etterregel:
    return Etterregel(entry.text("id"), entry.words("tekst"), entry.source())


def _rettighet(entry: Entry) -> Rettighet:
    return Rettighet(entry.text("id"), entry.words("tekst"), entry.words("hjemmel"), entry.source())
