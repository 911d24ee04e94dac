"""Routine, guidance and deviation as forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.services.avvik import Avvikstiltak
from helseansvarlig.services.ports import Done
from ui.dates import parse_date, short_date
from ui.i18n import tr
from ui.screens.institusjon.form_model import Handling, Husskjema, Skrivedel, Skrivefelt, Skrivemaate
from ui.screens.institusjon.kilder import Kilder

TEKST, DATO, HAR_VAERT = Skrivemaate.TEKST, Skrivemaate.DATO, Skrivemaate.HAR_VAERT
YEAR = timedelta(days=365)


class Rutineform:
    """A routine: what we do, who owns it, when it is looked at again, and who has read it."""

    sted = "rutine"

    def __init__(self, kilder: Kilder, today: Callable[[], date]) -> None:
        self._kilder, self._today = kilder, today

    def deler(self) -> tuple[Skrivedel, ...]:
        """Return the cards of the form."""
        what = (
            Skrivefelt("tittel", tr("Hva heter rutinen?"), savnes=tr("Skriv hva rutinen heter.")),
            Skrivefelt("tekst", tr("Slik gjør vi det"), TEKST, tr("Skriv hva dere gjør."), tr("Uten navn på barn.")),
            Skrivefelt("kilde", tr("Hva bygger den på?"), hvorfor=tr("For eksempel en forskrift med paragraf.")),
        )
        who = (
            Skrivefelt("eier", tr("Hvem har ansvaret?"), savnes=tr("Skriv hvem som har ansvaret.")),
            Skrivefelt("gjelder_fra", tr("Gjelder fra"), DATO, tr("Skriv når den gjelder fra.")),
            Skrivefelt("ses_paa", tr("Ses på igjen"), DATO, tr("Skriv når dere ser på den igjen.")),
        )
        return Skrivedel(tr("Rutinen"), what), Skrivedel(tr("Ansvar og dager"), who)

    def read(self, row_id: str) -> Husskjema:
        """Return the form of a routine, or an empty one."""
        today = self._today()
        if not row_id:
            values = {
                "eier": self._kilder.bruker, "gjelder_fra": short_date(today), "ses_paa": short_date(today + YEAR)
            }  # fmt: skip
            return Husskjema(tr("Ny rutine"), tr("Endrer du teksten senere, blir det en ny versjon."), values)
        row = self._kilder.rutine.get(row_id)
        values = {
            "tittel": row.tittel, "tekst": row.tekst, "kilde": row.kilde, "eier": row.eier,
            "gjelder_fra": short_date(row.gjelder_fra), "ses_paa": short_date(row.ses_paa),
        }  # fmt: skip
        under = tr("Endrer du teksten, blir det en ny versjon, som alle leser på nytt.")
        return Husskjema(row.tittel, under, values, _read_by(row), self._acts(row))

    def keep(self, row_id: str, verdier: Mapping[str, str], *, sett_over: bool) -> Done[Any]:
        """Keep the routine."""
        service, today = self._kilder.rutine, self._today()
        row = Rutine(
            row_id,
            verdier["tittel"],
            verdier["tekst"],
            verdier["eier"],
            parse_date(verdier["gjelder_fra"], today) or today,
            parse_date(verdier["ses_paa"], today) or today,
            kilde=verdier["kilde"],
        )
        return (service.save if row_id else service.create)(row, sett_over=sett_over)

    def _acts(self, row: Rutine) -> tuple[Handling, ...]:
        service, me = self._kilder.rutine, self._kilder.bruker
        if row.avviklet is not None:
            return ()
        read = Handling(tr("Jeg har lest den"), "check", lambda _: service.mark_read(row.id, me), tr("Ført som lest."))
        gone = Handling(tr("Ta ut av bruk"), "circle-pause", lambda _: service.retire(row.id), tr("Tatt ut av bruk."))
        return (read, gone)


def _read_by(row: Rutine) -> tuple[tuple[str, str], ...]:
    names = ", ".join(f"{one.navn} {short_date(one.dato)}" for one in row.lest_naa)
    state = tr("Ute av bruk fra {date}", date=short_date(row.avviklet)) if row.avviklet else tr("I bruk")
    return (
        (tr("Versjon"), str(row.versjon)),
        (tr("Lest av"), names or tr("Ingen har ført at de har lest denne versjonen.")),
        (tr("Status"), state),
    )


class Veiledningsform:
    """General guidance from others."""

    sted = "veiledning"

    def __init__(self, kilder: Kilder, today: Callable[[], date]) -> None:
        self._kilder, self._today = kilder, today

    def deler(self) -> tuple[Skrivedel, ...]:
        """Return the cards of the form."""
        when = (
            Skrivefelt("dato", tr("Når?"), HAR_VAERT, tr("Skriv når dere fikk veiledning.")),
            Skrivefelt("gitt_av", tr("Hvem ga den?")),
            Skrivefelt("virksomhet", tr("Hvor jobber de?")),
        )
        what = (
            Skrivefelt("tema", tr("Hva handlet den om?"), savnes=tr("Skriv hva den handlet om.")),
            Skrivefelt("spoersmaal", tr("Hva spurte dere om?"), TEKST),
            Skrivefelt("raad", tr("Rådet dere fikk"), TEKST, tr("Skriv rådet dere fikk.")),
            Skrivefelt("vi_gjoer", tr("Hva gjør dere med det?"), TEKST),
        )
        return Skrivedel(tr("Veiledningen"), what), Skrivedel(tr("Når og hvem"), when)

    def read(self, row_id: str) -> Husskjema:
        """Return the form of guidance, or an empty one."""
        under = tr("Bare det som er generelt. Gjelder det et barn, hører det til i barnets mappe.")
        if not row_id:
            return Husskjema(tr("Ny veiledning"), under, {"dato": short_date(self._today())})
        row = self._kilder.veiledning.get(row_id)
        names = ("tema", "spoersmaal", "raad", "vi_gjoer", "gitt_av", "virksomhet")
        return Husskjema(row.tema, under, {"dato": short_date(row.dato), **{one: getattr(row, one) for one in names}})

    def keep(self, row_id: str, verdier: Mapping[str, str], *, sett_over: bool) -> Done[Any]:
        """Keep the guidance."""
        service, today = self._kilder.veiledning, self._today()
        texts = {key: text for key, text in verdier.items() if key != "dato"}
        row = Veiledning(row_id, parse_date(verdier["dato"], today) or today, **texts)
        return (service.save if row_id else service.create)(row, sett_over=sett_over)


class Avviksform:
    """A deviation, and what is to be done so that it does not happen again."""

    sted = "avvik"

    def __init__(self, kilder: Kilder, today: Callable[[], date]) -> None:
        self._kilder, self._today = kilder, today

    def deler(self) -> tuple[Skrivedel, ...]:
        """Return the cards of the form."""
        what = (
            Skrivefelt("dato", tr("Når var det?"), HAR_VAERT, tr("Skriv når det var.")),
            Skrivefelt("hva", tr("Hva skjedde?"), TEKST, tr("Skriv hva som skjedde."), tr("Uten navn på barn.")),
            Skrivefelt(
                "straks", tr("Hva gjorde dere straks?"), TEKST, tr("Skriv hva dere gjorde, også om det var ingenting.")
            ),
        )
        next_ = (
            Skrivefelt("tiltak", tr("Hva skal gjøres?")),
            Skrivefelt("hvem", tr("Hvem gjør det?")),
            Skrivefelt("frist", tr("Innen når?"), DATO),
        )
        learnt = (Skrivefelt("laering", tr("Hva lærte dere?"), TEKST),)
        follow = Skrivedel(tr("Følges opp"), next_, tr("Det blir en oppfølging, som står på «I dag»."))
        return Skrivedel(tr("Hva skjedde"), what), follow, Skrivedel(tr("Læring"), learnt)

    def read(self, row_id: str) -> Husskjema:
        """Return the form of a deviation, or an empty one."""
        under = tr("Om rutinene, ikke om barnet. Det som skjedde med et barn, skrives i barnets mappe.")
        if not row_id:
            values = {"dato": short_date(self._today()), "hvem": self._kilder.bruker}
            return Husskjema(tr("Meld avvik"), under, values)
        row = self._kilder.avvik.get(row_id)
        values = {"dato": short_date(row.dato), "hva": row.hva, "straks": row.straks, "laering": row.laering}
        state = tr("Lukket {date}", date=short_date(row.lukket)) if row.lukket else tr("Følges opp")
        known = ((tr("Meldt av"), row.meldt_av), (tr("Status"), state))
        return Husskjema(tr("Avvik {date}", date=short_date(row.dato)), under, values, known, self._acts(row))

    def keep(self, row_id: str, verdier: Mapping[str, str], *, sett_over: bool) -> Done[Any]:
        """Keep the deviation; with something to be done it becomes a follow-up."""
        service, today = self._kilder.avvik, self._today()
        day = parse_date(verdier["dato"], today) or today
        before = service.get(row_id) if row_id else Avvik("", day, "", "", self._kilder.bruker)
        row = replace(before, dato=day, hva=verdier["hva"], straks=verdier["straks"], laering=verdier["laering"])
        act = service.save if row_id else service.report
        return act(row, self._measure(verdier), sett_over=sett_over)

    def _measure(self, verdier: Mapping[str, str]) -> Avvikstiltak | None:
        what = verdier.get("tiltak", "").strip()
        if not what:
            return None
        until = parse_date(verdier.get("frist", ""), self._today()) or self._today() + timedelta(days=7)
        return Avvikstiltak(what, verdier.get("hvem", "").strip() or self._kilder.bruker, until)

    def _acts(self, row: Avvik) -> tuple[Handling, ...]:
        if row.lukket is not None:
            return ()
        service = self._kilder.avvik
        return (
            Handling(
                tr("Lukk avviket"), "circle-check", lambda typed: service.close(row.id, typed["laering"]),
                tr("Avviket er lukket."),
            ),
        )  # fmt: skip
