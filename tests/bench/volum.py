"""Fills a real vault as years of work would: children, notes, kartlegginger, follow-ups, all with history and log.

    python -m tests.bench.volum FOLDER --ganger 3

At 1×: 300 children who all live here, 6,000 kartlegginger, 100,000 notes. At n× there are n times as many of each; the
added children have left, for a house's past grows and its beds do not. Rows are written through the store itself, a
thousand to an act, so that undo, search and the chained log have as much to carry as they would have.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from helseansvarlig.bootstrap import DEMO_PASSWORD, Surroundings, build_services, open_hvelv, without_keyring
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.institusjon import Institusjon, Mottakerkategori
from helseansvarlig.domain.kartlegging import Kartlegging, Kartleggingsstatus, Svarrad, answer_id
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.svar import Svar, besvart
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.services.ports import Unit
from helseansvarlig.tjenester import Tjenester

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
CHILDREN, KARTLEGGINGER, NOTES = 300, 20, 334
"""At 1×: how many children, and how much each of them has."""
ROWS_IN_AN_ACT = 1000
_FIRST = ("Vakker", "Modig", "Rask", "Stille", "Varm", "Trygg", "Rolig", "Lys", "Klok", "Glad", "Sterk", "Myk")
_LAST = ("Blomst", "Gran", "Elv", "Vind", "Sol", "Havn", "Bekk", "Bjørk", "Fugl", "Vår", "Fjell", "Ås", "Sjø")
_WORDS = (
    "sover", "lite", "natta", "skolen", "ringte", "legen", "vondt", "magen", "ler", "mer", "turen", "hunden", "stille",
    "rommet", "spiste", "frokost", "bestemor", "besøk", "trening", "sint", "trist", "glad", "håper", "venn", "musikk",
)  # fmt: skip

Write = Callable[[Unit], object]


@dataclass(frozen=True, slots=True)
class Fylt:
    """A filled vault, still open: its services, and who is shown."""

    hvelv: HvelvService
    tjenester: Tjenester
    barn_id: str
    seconds: float

    def lock(self) -> None:
        """Fold everything into the file and let go of it."""
        self.hvelv.lock(self.tjenester.aapent)


def fill(folder: Path, ganger: int, seed: int = 1) -> Fylt:
    """Make a vault in `folder` with `ganger` times the volume and leave it open."""
    started = time.perf_counter()
    around = without_keyring(FixedClock(NOW))
    cheap = Kdfkost(8, 1)  # the one thing that is not as in the program: nobody here waits for a password
    hvelv = open_hvelv(folder, Surroundings(around.clock, around.ring, cheap, cheap, around.new_id))
    prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, DEMO_PASSWORD)
    tjenester = build_services(hvelv.create(prepared))
    store = tjenester.aapent.oekt.store
    chance = random.Random(seed)
    for number in range(ganger):
        rows = _rows(chance, number)
        while act := list(islice(rows, ROWS_IN_AN_ACT)):
            with store.write(Hendelse("barn.opprettet", angrebar=False)) as unit:
                for write in act:
                    write(unit)
    return Fylt(hvelv, tjenester, _child_id(0, 0), time.perf_counter() - started)


def _rows(chance: random.Random, batch: int) -> Iterator[Write]:
    for number in range(CHILDREN):
        barn_id = _child_id(batch, number)
        gone = TODAY - timedelta(days=365 * batch) if batch else None
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        born = date(2009 + number % 6, number % 12 + 1, number % 28 + 1)
        yield _saving("barn", Barn(barn_id, name, born, trygg_voksen="Rolig Bekk", flyttet=gone))
        day = gone or TODAY
        yield from _consents(chance, barn_id, day)
        yield from _work(chance, barn_id, day, is_here=gone is None)
        yield from _kartlegginger(chance, barn_id, day)
        for note in range(NOTES):
            yield _saving("notat", _note(chance, barn_id, note, day))


def _child_id(batch: int, number: int) -> str:
    """An id as the program makes them, one word to the search: 32 hexadecimal digits."""
    return f"{batch:016x}{number:016x}"


def _saving(table: str, row: object) -> Write:
    return lambda unit: getattr(unit, table).save(row)


def _text(chance: random.Random, words: int = 12) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def _note(chance: random.Random, barn_id: str, number: int, until: date) -> Notat:
    at = datetime(until.year, until.month, until.day, 8, tzinfo=UTC) - timedelta(hours=number * 19)
    art = chance.choice(list(Notatart))
    return Notat(f"n-{barn_id}-{number}", barn_id, at, art, _text(chance), "Trygg Havn", "Rolig Bekk")


def _consents(chance: random.Random, barn_id: str, day: date) -> Iterator[Write]:
    """Two old answers and, with most, one that holds: one house in three has something to ask for."""
    for number in range(3):
        given = day - timedelta(days=300 - 100 * number)
        holds = number == 2 and chance.random() < 2 / 3
        row = Samtykke(
            f"s-{barn_id}-{number}", barn_id, Samtykketype.DELING, True, "Vakker Blomst",
            frozenset({Innhold.PSYKISK, Innhold.SKOLE, Innhold.SOMATISK}),
            frozenset({Mottakerkategori.BUP, Mottakerkategori.FASTLEGE}), "Utredning", given,
            day + timedelta(days=chance.randint(5, 300)) if holds else given + timedelta(days=60),
        )  # fmt: skip
        yield _saving("samtykke", row)


def _work(chance: random.Random, barn_id: str, day: date, *, is_here: bool) -> Iterator[Write]:
    """Stop points, what came of them, and for who lives here what is open: some late, some with others."""
    for number in range(10):
        when = day - timedelta(days=30 * number + 1)
        point = Stoppunkt(
            f"p-{barn_id}-{number}", barn_id, when, "Rolig Bekk", when + timedelta(30), (Faktum(_text(chance)),),
            _text(chance, 6), _text(chance, 8),
        )  # fmt: skip
        yield _saving("stoppunkt", point)
    for number in range(40):
        done = day - timedelta(days=number * 8 + 1)
        yield _saving("oppfoelging", _task(chance, barn_id, number, done, gjort=done, resultat=_text(chance, 5)))
    for number in range(40, 45) if is_here else ():
        due = day + timedelta(days=chance.randint(-20, 60))
        heard = day - timedelta(days=chance.randint(0, 40))
        waits = Venting("BUP Elvebyen", heard, heard, "bup") if number == 40 else None
        yield _saving("oppfoelging", _task(chance, barn_id, number, due, venter=waits, er_liten=number == 41))
    paper = Dokument(
        f"d-{barn_id}", Dokumenttype.REFERAT, barn_id, "", Mottakerkategori.BUP, "BUP", "nb", {"tekst": _text(chance)},
        datetime(day.year, day.month, day.day, tzinfo=UTC), status=Dokumentstatus.FROSSET, pdf=chance.randbytes(20_000),
    )  # fmt: skip
    yield _saving("dokument", paper)


def _task(chance: random.Random, barn_id: str, number: int, due: date, **facts: object) -> Oppfoelging:
    area = chance.choice(list(Omraade))
    return Oppfoelging(
        f"o-{barn_id}-{number}", barn_id, _text(chance, 4), "Trygg Havn", due, omraade=area, **facts  # type: ignore[arg-type] # named by who calls
    )  # fmt: skip


def _kartlegginger(chance: random.Random, barn_id: str, day: date) -> Iterator[Write]:
    for number in range(KARTLEGGINGER):
        started = datetime(day.year, day.month, day.day, 10, tzinfo=UTC) - timedelta(days=number * 40 + 2)
        is_open = number == 0 and barn_id.endswith("7")
        row = Kartlegging(
            f"k-{barn_id}-{number}", barn_id, "psykisk-livskvalitet-egne-ord", "1", "h", started, "Rolig Bekk",
            Kartleggingsstatus.PAABEGYNT if is_open else Kartleggingsstatus.FERDIG, ferdig=None if is_open else started,
        )  # fmt: skip
        yield _saving("kartlegging", row)
        for item in range(1, 6):
            sti = f"psykisk/psykisk.{item}"
            svar = Svar((item,), barnets_ord=_text(chance, 8)) if item % 2 else besvart(item)
            yield _saving("svar", Svarrad(answer_id(row.id, sti), row.id, sti, svar, started, "u1"))


def main(arguments: list[str]) -> int:
    """Fill a vault and tell how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ganger", type=int, default=1, metavar="N")
    given = parser.parse_args(arguments)
    filled = fill(given.folder, given.ganger)
    filled.lock()
    size = (given.folder / "helse.db").stat().st_size // 1_000_000
    sys.stdout.write(f"{given.ganger}×: {filled.seconds:.0f} s, {size} MB; passord: {DEMO_PASSWORD}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
