"""The agreement as a form: parties, seven topics, who comes along, whom one goes to, validity and evaluation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from helseansvarlig.domain.samarbeidsavtale import (
    Avtalepart,
    Avtaletema,
    Foelge,
    Samarbeidsavtale,
    Temapunkt,
)
from helseansvarlig.services.ports import Done
from ui.dates import parse_date, short_date
from ui.hus_words import TEMAER
from ui.i18n import tr, tr_marked
from ui.screens.institusjon.form_model import Husskjema, Skrivedel, Skrivefelt, Skrivemaate, lines_of, parts_of
from ui.screens.institusjon.kilder import Kilder

TEKST, DATO = Skrivemaate.TEKST, Skrivemaate.DATO
DAYS = ("gjelder_fra", "gjelder_til", "evalueres", "evaluert")
TEXTS = ("egen_psykolog", "kommunale_tjenester", "tilbud", "taushetsplikt", "evaluering")
PART = 6
"""What is told of a party on its line: its name, whom to call, who stands in, telephone, who has signed and when."""


class Avtaleform:
    """An agreement; its topics are ticked on the page about the house."""

    sted = "avtale"

    def __init__(self, kilder: Kilder, today: Callable[[], date]) -> None:
        self._kilder, self._today = kilder, today

    def deler(self) -> tuple[Skrivedel, ...]:
        """Return the cards of the form."""
        return (self._sides(), *(_topic(tema) for tema in Avtaletema), self._rest(), self._time())

    def read(self, row_id: str) -> Husskjema:
        """Return the form of an agreement, or one that begins with what the address book knows."""
        service = self._kilder.avtale
        row = service.get(row_id) if row_id else service.blank()
        title = tr("Avtale med {who}", who=row.motpart) if row_id else tr("Ny samarbeidsavtale")
        under = tr("Uten navn på barn. Temaene krysses av på siden «Institusjon» når de er på plass.")
        return Husskjema(title, under, _values(row))

    def keep(self, row_id: str, verdier: Mapping[str, str], *, sett_over: bool) -> Done[Any]:
        """Keep the agreement; ticks stay where nothing that they rest on was taken away."""
        service = self._kilder.avtale
        before = service.get(row_id) if row_id else Samarbeidsavtale("", "")
        row = self._written(before, verdier)
        return (service.save if row_id else service.create)(row, sett_over=sett_over)

    def _written(self, before: Samarbeidsavtale, verdier: Mapping[str, str]) -> Samarbeidsavtale:
        return replace(
            before,
            motpart=verdier["motpart"],
            parter=tuple(self._party(line) for line in lines_of(verdier["parter"])),
            temaer=tuple(_punkt(before, tema, verdier) for tema in Avtaletema),
            foelge=tuple(Foelge(*parts_of(line, 2)) for line in lines_of(verdier["foelge"])),
            uenighet=lines_of(verdier["uenighet"]),
            egen_psykolog=verdier["egen_psykolog"].strip(),
            kommunale_tjenester=verdier["kommunale_tjenester"].strip(),
            tilbud=verdier["tilbud"].strip(),
            taushetsplikt=verdier["taushetsplikt"].strip(),
            gjelder_fra=self._day(verdier["gjelder_fra"]),
            gjelder_til=self._day(verdier["gjelder_til"]),
            evalueres=self._day(verdier["evalueres"]),
            evaluert=self._day(verdier["evaluert"]),
            evaluering=verdier["evaluering"].strip(),
        )

    def _party(self, line: str) -> Avtalepart:
        name, contact, deputy, telephone, by, signed = parts_of(line, PART)
        return Avtalepart(name, contact, deputy, telephone, by, self._day(signed))

    def _day(self, typed: str) -> date | None:
        return parse_date(typed, self._today()) if typed.strip() else None

    def _sides(self) -> Skrivedel:
        each = tr("Én på hver linje: virksomhet, kontaktperson, stedfortreder, telefon, underskrevet av, dato.")
        return Skrivedel(
            tr("Partene"),
            (
                Skrivefelt("motpart", tr("Hvem er avtalen med?"), savnes=tr("Skriv hvem dere har avtale med.")),
                Skrivefelt("parter", tr("Parter"), TEKST, hvorfor=each),
            ),
        )

    def _rest(self) -> Skrivedel:
        along = tr("Én på hver linje: hvem, og som hva. Ansatte er med som ansatte, ikke som pårørende.")
        return Skrivedel(
            tr("Ellers"),
            (
                Skrivefelt("egen_psykolog", tr("Hva gjør institusjonens egen psykolog eller psykiater?"), TEKST),
                Skrivefelt("foelge", tr("Hvem er med ved innleggelse?"), TEKST, hvorfor=along),
                Skrivefelt(
                    "uenighet", tr("Hvem går dere til når dere er uenige?"), TEKST,
                    hvorfor=tr("Én på hver linje, den nærmeste først."),
                ),
                Skrivefelt("tilbud", tr("Poliklinisk og ambulant hjelp, og veiledning"), TEKST),
                Skrivefelt("kommunale_tjenester", tr("Tjenestene i vertskommunen"), TEKST),
                Skrivefelt("taushetsplikt", tr("Taushetsplikt"), TEKST),
            ),
        )  # fmt: skip

    def _time(self) -> Skrivedel:
        return Skrivedel(
            tr("Varighet og evaluering"),
            (
                Skrivefelt("gjelder_fra", tr("Gjelder fra"), DATO),
                Skrivefelt("gjelder_til", tr("Gjelder til og med"), DATO),
                Skrivefelt("evalueres", tr("Ses på sammen"), DATO),
                Skrivefelt("evaluert", tr("Sist sett på sammen"), Skrivemaate.HAR_VAERT),
                Skrivefelt("evaluering", tr("Hva fant dere?"), TEKST),
            ),
        )


def _topic(tema: Avtaletema) -> Skrivedel:
    return Skrivedel(
        tr_marked(TEMAER[tema]),
        (
            Skrivefelt(f"{tema}_tekst", tr("Hva er dere enige om?"), TEKST),
            Skrivefelt(f"{tema}_eier", tr("Hvem har ansvaret?")),
            Skrivefelt(f"{tema}_belegg", tr("Hvor ses det?"), hvorfor=tr("For eksempel «avtalen s. 2».")),
        ),
    )


def _punkt(before: Samarbeidsavtale, tema: Avtaletema, verdier: Mapping[str, str]) -> Temapunkt:
    text, owner, evidence = (verdier[f"{tema}_{name}"].strip() for name in ("tekst", "eier", "belegg"))
    return replace(before.punkt(tema), tekst=text, eier=owner, belegg=evidence)


def _values(row: Samarbeidsavtale) -> dict[str, str]:
    days = {key: getattr(row, key) for key in DAYS}
    topics = {f"{one.tema}_{name}": getattr(one, name) for one in row.temaer for name in ("tekst", "eier", "belegg")}
    return {
        "motpart": row.motpart,
        "parter": "\n".join(_line(one) for one in row.parter),
        "foelge": "\n".join(", ".join(filter(None, (one.hvem, one.rolle))) for one in row.foelge),
        "uenighet": "\n".join(row.uenighet),
        **{key: getattr(row, key) for key in TEXTS},
        **{key: short_date(day) if day is not None else "" for key, day in days.items()},
        **topics,
    }


def _line(one: Avtalepart) -> str:
    signed = short_date(one.underskrevet) if one.underskrevet is not None else ""
    parts = [one.virksomhet, one.kontaktperson, one.stedfortreder, one.telefon, one.underskrevet_av, signed]
    while parts and not parts[-1]:
        parts.pop()
    return ", ".join(parts)
