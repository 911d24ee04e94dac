"""What papers for a child have in common: how long one can complain, and whom to call, as the rules say it."""

from __future__ import annotations

from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.regelkilde import Kilde
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag

KLAGE = "klage"
TIL_SAMTALE = ("alarmtelefonen", "mental_helse", "kirkens_sos")
NAAR_DET_HASTER = ("medisinsk_noedtelefon", "legevakt")
"""Whom a child can call: just to talk, and when somebody must come."""


def complaint_deadline(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return how long one has to complain, and where the rules have it from; nothing where they do not say."""
    rule = grunnlag.fristregler.get(KLAGE)
    if rule is None or rule.antall is None:
        return ()
    told = tekst("kopi.klagefrist", antall=str(rule.antall), enhet=tekst(f"enhet.{rule.enhet}"))
    return Avsnitt(told, innleder=True), *source_line(grunnlag, rule.kilde, tekst)


def source_line(grunnlag: Grunnlag, kilde: Kilde, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return where a rule stands and when somebody checked it."""
    when = format_date(tekst, kilde.kontrollert) if kilde.kontrollert else ""
    named = kilde.paa(grunnlag.dokument.maalform)
    checked = tekst("kilde.kontrollert", kilde=named, dato=when) if when else named
    return (Avsnitt(checked, dempet=True),)


def phone_lines(grunnlag: Grunnlag, numbers: tuple[str, ...], *, short: bool = False) -> tuple[str, ...]:
    """Return these numbers, those of them a child can call, each with what it is for unless it is to be `short`."""
    known = {one.id: one for one in grunnlag.telefoner if one.er_for_barn and one.nummer}
    form = grunnlag.dokument.maalform
    phones = (known[one] for one in numbers if one in known)
    return tuple(
        f"{one.navn.paa(form)}: {one.nummer}" + ("" if short else f". {one.hjelp.paa(form)}.") for one in phones
    )
