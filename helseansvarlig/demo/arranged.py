"""What the demo's house has arranged: an agreement that covers most, routines that are read, something learnt."""

from __future__ import annotations

from datetime import timedelta

from helseansvarlig.clock import Clock
from helseansvarlig.demo.texts import Story, load
from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.samarbeidsavtale import (
    Avtalepart,
    Avtaletema,
    Foelge,
    Samarbeidsavtale,
    Temapunkt,
)
from helseansvarlig.domain.steg import Stegpunkt
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.tjenester import Tjenester


def arrange(tjenester: Tjenester, clock: Clock) -> None:
    """Write what `resources/demo/huset.json` tells of, as of today in the demo; the address book is written before."""
    told, today = load("huset"), clock.today()
    ids = {motpart.navn: motpart.id for motpart in tjenester.institusjon.motparter()}
    for service, rolle, navn, telefon, dag in told["folk"]:
        since = today + timedelta(days=dag)
        tjenester.samarbeid.add_person(
            Rolleinnehaver("", ids[service], Samarbeidsrolle(rolle), navn, telefon, fra=since)
        )
    _agree(tjenester, clock, told["avtale"])
    for one in told["rutiner"]:
        texts = {name: one[name] for name in ("tittel", "tekst", "eier", "kilde")}
        row = Rutine("", gjelder_fra=today, ses_paa=today + timedelta(days=400), **texts)
        kept = tjenester.rutine.create(row).value
        for reader in one["lest"]:
            tjenester.rutine.mark_read(kept.id, reader)
    tjenester.veiledning.create(Veiledning("", today, **told["veiledning"]))
    learnt = told["avvik"]
    reported = tjenester.avvik.report(Avvik("", today, learnt["hva"], learnt["straks"], "")).value
    tjenester.avvik.close(reported.id, learnt["laering"])
    for punkt in told["steg"]:
        tjenester.kom_i_gang.tick(Stegpunkt(punkt), gjort=True)


def _agree(tjenester: Tjenester, clock: Clock, told: Story) -> None:
    today = clock.today()
    avtale = Samarbeidsavtale(
        "",
        told["parter"][1][0],
        tuple(Avtalepart(*one) for one in told["parter"]),
        tuple(Temapunkt(Avtaletema(tema), *words) for tema, words in told["temaer"].items()),
        egen_psykolog=told["egen_psykolog"],
        tilbud=told["tilbud"],
        foelge=tuple(Foelge(*one) for one in told["foelge"]),
        uenighet=tuple(told["uenighet"]),
        gjelder_fra=today,
        gjelder_til=today + timedelta(days=told["dager_til_slutt"]),
        evalueres=today + timedelta(days=told["dager_til_evaluering"]),
    )
    kept = tjenester.samarbeidsavtale.create(avtale).value
    for tema in told["paa_plass"]:
        tjenester.samarbeidsavtale.tick(kept.id, Avtaletema(tema), paa_plass=True)
