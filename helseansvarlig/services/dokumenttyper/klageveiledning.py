"""How one complains, to whom and by when, in words for the one who wants to. It holds nothing of the child's record.

What is said of law comes from the rules, with its paragraph and when it was checked; a last day is worked out only
from a rule that is in use here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from helseansvarlig.domain.delingsregel import Innad, Mottakertype
from helseansvarlig.domain.dokumentmodell import Avsnitt, Blokk, Dokumentmodell, Felter, Liste, Overskrift, Skrift
from helseansvarlig.domain.frist import due_day, in_use
from helseansvarlig.domain.fristregel import Fristenhet
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.barneraad import (
    KLAGE,
    NAAR_DET_HASTER,
    TIL_SAMTALE,
    complaint_deadline,
    phone_lines,
)
from helseansvarlig.services.dokumenttyper.deler import Del, Felt, Feltart
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.ramme import born_line, filled, finish, whom_to_call, written_date
from helseansvarlig.services.dokumenttyper.rettighetslinje import told, when_checked
from helseansvarlig.services.dokumenttyper.vern import require_basis, require_child

SAKEN = Del("klage", felter=(Felt("klage_gjelder", Feltart.LINJE), Felt("klage_svar_kom", Feltart.DATO)))
HJELPERE = Del("klage_hjelpere", felter=(Felt("klage_hjelpere"),))
DELER: tuple[Del, ...] = (SAKEN, HJELPERE)
"""All parts, in reading order; how one complains is the same for everybody."""

OM_HELSEHJELP = ("klage_helsehjelp", "svar_paa_henvisning", "part_i_helsesak", "part_i_barnevernssak")
OM_MAPPEN = ("se_mappen",)
"""The rights that stand here, by their rules' ids."""

_HELE = (Fristenhet.DAGER, Fristenhet.UKER, Fristenhet.MAANEDER)


def asks_about(_mottaker: Mottakertype) -> frozenset[Innhold]:
    """Return that it tells whose paper it is and nothing more."""
    return frozenset({Innhold.GRUNNOPPLYSNINGER})


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the guide. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    require_basis(grunnlag)
    facts = _the_matter(grunnlag, tekst)
    blokker = (
        Avsnitt(_greeting(grunnlag, tekst)),
        *((Felter(facts, framhevet=True),) if facts else ()),
        *_part(tekst("klage.snakk"), Liste(tuple(tekst(f"klage.snakk.{n}") for n in range(1, 4)))),
        *_part(tekst("klage.helsehjelp"), Liste(told(grunnlag, tekst, *OM_HELSEHJELP))),
        *complaint_deadline(grunnlag, tekst),
        *_part(tekst("klage.skriv"), Liste(tuple(tekst(f"klage.skriv.{n}") for n in range(1, 6)), nummerert=True)),
        *_part(tekst("klage.mappen"), Liste((*told(grunnlag, tekst, *OM_MAPPEN), *_about_the_record(tekst)))),
        *_helpers(grunnlag, tekst),
        *when_checked(grunnlag, tekst, *OM_HELSEHJELP, *OM_MAPPEN),
    )
    modell = finish(grunnlag, tekst, tekst("klage.tittel"), born_line(grunnlag, tekst), blokker)
    return replace(modell, skrift=Skrift.STOR)


def suggest(grunnlag: Grunnlag, tekst: Tekst) -> Mapping[str, Forslag]:
    """Return the adult the child trusts, as the first to turn to."""
    trusted = require_child(grunnlag).trygg_voksen.strip()
    return {"klage_hjelpere": Forslag(tekst("kopi.her", hvem=trusted), tekst("kilde.mappen"))} if trusted else {}


def last_day(grunnlag: Grunnlag) -> date | None:
    """Return the last day to complain about an answer that came on the day written; None where no rule says."""
    came, rule = grunnlag.written_day("klage_svar_kom"), grunnlag.fristregler.get(KLAGE)
    if came is None or rule is None or rule.enhet not in _HELE:
        return None
    frist = in_use(rule, None)
    return due_day(frist, came, lambda _year: frozenset()) if frist.er_i_bruk else None


def _greeting(grunnlag: Grunnlag, tekst: Tekst) -> str:
    if grunnlag.dokument.mottaker is Innad.BARNET_SELV:
        return tekst("klage.hei", navn=require_child(grunnlag).fornavn)
    return tekst("klage.for_andre")


def _the_matter(grunnlag: Grunnlag, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    by = last_day(grunnlag)
    return filled(
        (tekst("felt.klage_gjelder"), grunnlag.written("klage_gjelder")),
        (tekst("klage.svaret_kom"), written_date(grunnlag, tekst, "klage_svar_kom")),
        (tekst("klage.senest"), format_date(tekst, by) if by is not None else ""),
    )


def _part(title: str, blokk: Liste) -> tuple[Blokk, ...]:
    """Return a list under its title; where no rule says anything there is neither."""
    return (Overskrift(title, 2), blokk) if blokk.punkter else ()


def _about_the_record(tekst: Tekst) -> tuple[str, ...]:
    """Return what we do whether or not a law says so."""
    return tuple(tekst(f"klage.mappen.{n}") for n in range(1, 3))


def _helpers(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return who helps to write, here, and whom one can call."""
    here = (line.strip() for line in grunnlag.written(HJELPERE.id).splitlines())
    phones = phone_lines(grunnlag, (*TIL_SAMTALE, *NAAR_DET_HASTER))
    return (
        Overskrift(tekst("klage.hjelp"), 2),
        Liste((*(line for line in here if line), *phones)),
        Felter(whom_to_call(grunnlag, tekst)),
    )
