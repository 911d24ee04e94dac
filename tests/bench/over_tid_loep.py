"""Five years of one child: from the answers in the vault to the painted plots. `python -m tests.bench.over_tid_loep`.

Prints one line of JSON, in milliseconds: reading out of a real vault and laying together (done beside the window), and
of what has been read: laying the answers beside each other, putting them into words, painting every plot, and these
three together: on the wall, of it what was computed, and the third fastest round, which the machine had time for.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.bootstrap import DEMO_PASSWORD, Surroundings, build_services, open_hvelv, without_keyring
from helseansvarlig.clock import OSLO, FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.sammenstilling import OWN_FORMS, follow
from helseansvarlig.domain.skjema import Alternativ, Grenser, Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.domain.utvikling import Runde
from helseansvarlig.domain.verdi import Koding
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.skjema.questionnaire import parse_questionnaire, to_fhir
from tests.bench.volum import NOW, TODAY
from tests.fakes.svartid import HYPPIGHET, mapped, stopped
from ui.screens.over_tid.model import page_of
from ui.theme import STYLE, Look, Scheme, Wishes, look
from ui.widgets.plot import Plot
from ui.widgets.plot_data import Chart

if TYPE_CHECKING:
    from helseansvarlig.tjenester import Tjenester

KARTLEGGINGER, THEMES, ITEMS = 60, 8, 12
WIDTH, HIGHEST = 980, 2000
ROUNDS = 15
STEPS = ("aldri", "sjelden", "av_og_til", "ofte", "nesten_alltid")

STEPS_MEASURED = ("lest_ms", "lagt_sammen_ms", "i_ord_ms", "malt_ms")
WHOLE, COMPUTED, QUIET = "i_alt_ms", "i_alt_regnet_ms", "i_alt_tredje_raskeste_ms"

T = TypeVar("T")


def five_years_form() -> Skjema:
    """Return eight themes of twelve questions, three kinds in turn, the last of each theme asked on a condition."""
    choices = tuple(Alternativ(Koding(code, HYPPIGHET), Tekst(code.replace("_", " "))) for code in STEPS)
    ten = Grenser(minste=0, stoerste=10)

    def question(theme: int, item: int) -> Punkt:
        link_id, words = f"t{theme}.{item}", Tekst(f"Hvordan har det vært med spørsmål {item} den siste uka?")
        if item == ITEMS - 1:
            asked = (Vilkaar(f"t{theme}.2", Operator.LIK, verdi=True),)
            return Punkt(link_id, Punkttype.JA_NEI, words, vilkaar=asked)
        kinds = (
            Punkt(link_id, Punkttype.HELTALL, words, grenser=ten),
            Punkt(link_id, Punkttype.VALG, words, alternativer=choices),
            Punkt(link_id, Punkttype.JA_NEI, words),
        )
        return kinds[item % len(kinds)]

    themes = tuple(
        Punkt(
            f"t{theme}",
            Punkttype.GRUPPE,
            Tekst(f"Tema {theme}"),
            punkter=tuple(question(theme, i) for i in range(ITEMS)),
        )
        for theme in range(THEMES)
    )
    made = Skjema("fem-aar", "1.0.0", Tekst("Fem år"), themes, url=f"{OWN_FORMS}fem-aar", status="active", spraak="nb")
    return parse_questionnaire(json.dumps(to_fhir(made)).encode()).require()


def answers(skjema: Skjema, chance: random.Random) -> dict[str, Svar]:
    """Return an answer to every question, one in seven of them a reason instead of a value."""
    silent = [status for status in Svarstatus if status is not Svarstatus.BESVART]

    def answer(punkt: Punkt) -> Svar:
        if chance.random() < 1 / 7:
            return Svar(status=chance.choice(silent))
        if punkt.type is Punkttype.HELTALL:
            return besvart(chance.randint(0, 10))
        return besvart(chance.choice(punkt.valg).verdi if punkt.valg else chance.random() < 0.5)

    return {f"{theme.link_id}/{punkt.link_id}": answer(punkt) for theme in skjema.punkter for punkt in theme.punkter}


def five_years(tjenester: Tjenester) -> Barn:
    """Fill five years of one child: sixty kartlegginger, a stop point after every third."""
    barn = tjenester.barn.register(Barn("", "Vakker Blomst", date(2011, 3, 4))).value
    skjema, chance = five_years_form(), random.Random(5)
    for number in range(KARTLEGGINGER):
        day = TODAY - timedelta(days=30 * (KARTLEGGINGER - number))
        mapped(tjenester, barn.id, day, answers(skjema, chance), skjema=skjema)
        if number % 3 == 0:
            stopped(tjenester, barn.id, day + timedelta(3), "Vi lager ro om kvelden.")
    return barn


def measure(tjenester: Tjenester, barn_id: str) -> dict[str, float]:
    """Return the median milliseconds of each step, and of everything from the answers to the painted pixels."""
    service = tjenester.utvikling
    bilde, _ = _timed(lambda: service.picture(barn_id))
    rounds, marks = list(_rounds(tjenester, barn_id)), bilde.utvikling.merker
    ground = _ground()
    steps: dict[str, list[float]] = {name: [] for name in (*STEPS_MEASURED, WHOLE, COMPUTED)}
    for _ in range(ROUNDS):
        steps["lest_ms"].append(_timed(lambda: service.picture(barn_id, opened=False))[1])
        began = time.thread_time()
        utvikling, laid = _timed(lambda: follow(rounds, marks))
        side, worded = _timed(lambda: page_of(bilde, TODAY))
        charts = [kort.chart for kort in side.kort if kort.chart is not None]
        plots, painted = _timed(partial(_paint_all, charts, ground))
        steps[COMPUTED].append((time.thread_time() - began) * 1000)
        for name, taken in zip(STEPS_MEASURED[1:], (laid, worded, painted), strict=True):
            steps[name].append(taken)
        steps[WHOLE].append(laid + worded + painted)
        assert utvikling == bilde.utvikling
        assert len(plots) == THEMES
        assert sum(len(lane.dots) for chart in charts for lane in chart.lanes) == KARTLEGGINGER * THEMES * ITEMS
    told = {name: round(median(taken), 1) for name, taken in steps.items()}
    return {**told, QUIET: round(sorted(steps[WHOLE])[2], 1)}


def _rounds(tjenester: Tjenester, barn_id: str) -> Iterator[Runde]:
    """Yield the same rounds as the service reads, already in memory."""
    skjema = five_years_form()
    with tjenester.aapent.oekt.store.read() as unit:
        for row in unit.kartlegging.of_barn(barn_id):
            svar = Svarsett({one.sti: one.svar for one in unit.svar.of(row.id)})
            yield Runde(row.id, row.startet.astimezone(OSLO).date(), skjema, svar)


def _ground() -> QPixmap:
    """Return what a window has below its plots: pixels that nothing shines through, there before they are painted."""
    ground = QPixmap(WIDTH, HIGHEST)
    ground.fill(look().color("card"))
    return ground


def _paint_all(charts: Sequence[Chart], ground: QPixmap) -> list[Plot]:
    return [_painted(Plot(chart), ground) for chart in charts]


def _painted(plot: Plot, ground: QPixmap) -> Plot:
    plot.resize(WIDTH, plot.heightForWidth(WIDTH))
    assert plot.height() <= HIGHEST
    plot.render(ground, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return plot


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    found = act()
    return found, (time.perf_counter() - started) * 1000


def main() -> int:
    """Fill a vault of its own, measure, and print the line."""
    app = QApplication([*sys.argv[:1], *STYLE])
    Look(app, Wishes(Scheme.LIGHT))
    around = without_keyring(FixedClock(NOW))
    cheap = Kdfkost(8, 1)  # nobody here waits for a password
    with tempfile.TemporaryDirectory(prefix="over-tid-") as folder:
        hvelv = open_hvelv(Path(folder) / "hvelv", Surroundings(around.clock, around.ring, cheap, cheap, around.new_id))
        prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, DEMO_PASSWORD)
        aapent = hvelv.create(prepared)
        try:
            tjenester = build_services(aapent)
            sys.stdout.write(json.dumps(measure(tjenester, five_years(tjenester).id)) + "\n")
        finally:
            hvelv.lock(aapent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
