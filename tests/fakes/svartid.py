"""Kartlegginger of the past, written straight into the record on the days a test wants them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.paths import resources
from helseansvarlig.skjema.katalog import Skjemakatalog
from helseansvarlig.tjenester import Tjenester

KATALOG = Skjemakatalog(resources() / "skjema")
HYPPIGHET = "urn:helseansvarlig:hyppighet"
MAL = "psykisk-livskvalitet-egne-ord"
SOVN, TRIST, MAT = "psykisk/psykisk.1", "psykisk/psykisk.2", "psykisk/psykisk.7"
SETT, TRYGG, BRA = "psykisk/psykisk.12", "livskvalitet/livskvalitet.4", "livskvalitet/livskvalitet.2"
VIL_IKKE, VET_IKKE = Svar(status=Svarstatus.VIL_IKKE_SVARE), Svar(status=Svarstatus.VET_IKKE)


def form(skjema_id: str = MAL) -> Skjema:
    """Return a shipped template."""
    found = KATALOG.find(skjema_id)
    assert found is not None
    return found


def often(kode: str) -> Svar:
    """Answer on the five steps from «aldri» to «nesten_alltid»."""
    return besvart(Koding(kode, HYPPIGHET))


def mapped(
    tjenester: Tjenester,
    barn_id: str,
    day: date,
    given: Mapping[str, Svar],
    *,
    skjema: Skjema | None = None,
    status: Kartleggingsstatus = Kartleggingsstatus.FERDIG,
) -> Kartlegging:
    """Keep a kartlegging as it would stand had it been done on `day`."""
    used, oekt = skjema or form(), tjenester.aapent.oekt
    at = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
    row = Kartlegging(
        oekt.new_id(), barn_id, used.id, used.versjon, used.innholdshash, at, "Rolig Bekk", status, ferdig=at
    )
    with oekt.store.write(Hendelse("kartlegging.ferdig", barn_id=barn_id, objekt=f"kartlegging:{row.id}")) as unit:
        if unit.skjemakopi.find(used.innholdshash) is None:
            unit.skjemakopi.save(KATALOG.copy_of(used))
        unit.kartlegging.save(row)
        for sti, svar in given.items():
            unit.svar.save(Svarrad(answer_id(row.id, sti), row.id, sti, svar, at, "Trygg Havn"))
    return row


def stopped(tjenester: Tjenester, barn_id: str, day: date, konklusjon: str) -> Stoppunkt:
    """Keep a stop point of `day`."""
    oekt = tjenester.aapent.oekt
    row = Stoppunkt(
        oekt.new_id(), barn_id, day, "Rolig Bekk", date(day.year + 1, 1, 1), (Faktum("Sover lite", "Vakker"),),
        "Det er verst når det blir stille.", konklusjon,
    )  # fmt: skip
    with oekt.store.write(Hendelse("stoppunkt.opprettet", barn_id=barn_id, objekt=f"stoppunkt:{row.id}")) as unit:
        return unit.stoppunkt.save(row)
