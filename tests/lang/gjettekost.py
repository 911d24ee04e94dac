"""What it costs to guess, with every assumption in sight: prints the table that stands in `docs/trusselmodell.md`.

    .venv/bin/python -m tests.lang.gjettekost

The bound is memory: one guess of Argon2id writes and reads its memory once in each pass, and no card moves more bytes
a second than its memory can. Real attacks are slower. The last line measures this machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from helseansvarlig.security.kdf import SALT_BYTES, STANDARD, derive

CARD_BYTES_A_SECOND = 3.35e12
"""One H100 with HBM3: what its maker states for its memory."""

CARDS = 100
DICEWARE = 7776
BITS_A_SIGN = 5
START_SIGNS, CODE_SIGNS = 14, 30
"""How many signs of each code are random; the rest are there to find slips of the pen."""

YEAR = 365.25 * 24 * 3600

HEMMELIGHETER: tuple[tuple[str, float], ...] = (
    ("PIN med seks siffer (finnes ikke i programmet)", 10.0**6),
    ("passord folk velger selv, om lag 40 bit", 2.0**40),
    ("fire tilfeldige ord", float(DICEWARE**4)),
    ("fem tilfeldige ord (kravet uten nøkkelring)", float(DICEWARE**5)),
    ("startkode, 14 tilfeldige tegn", 2.0 ** (START_SIGNS * BITS_A_SIGN)),
    ("gjenopprettingskode, 30 tilfeldige tegn", 2.0 ** (CODE_SIGNS * BITS_A_SIGN)),
    ("hvilket som helst passord uten maskinens del (256 bit)", 2.0**256),
)
_UNITS = ((YEAR, "år"), (24 * 3600.0, "døgn"), (3600.0, "timer"), (60.0, "minutter"), (0.0, "sekunder"))


def guesses_a_second() -> float:
    """Return how many guesses one card can make at the most: its memory's speed by what one guess moves."""
    return CARD_BYTES_A_SECOND / (2 * STANDARD.runder * STANDARD.minne_kib * 1024)


def in_words(seconds: float) -> str:
    """Return a time as people say it, two digits."""
    size, unit = next((size, unit) for size, unit in _UNITS if seconds >= size)
    count = seconds / size if size else seconds
    if count >= 1e6:
        return f"10^{len(f'{count:.0f}') - 1} {unit}"
    rounded = float(f"{count:.2g}")
    return f"{rounded:,.0f} {unit}".replace(",", " ") if rounded >= 10 else f"{rounded:g} {unit}".replace(".", ",")


def table() -> Iterator[str]:
    """Yield the table: on average half of all secrets are tried before the right one."""
    yield f"| hemmelighet | ett kort | {CARDS} kort |"
    yield "| --- | --- | --- |"
    for name, count in HEMMELIGHETER:
        seconds = count / 2 / guesses_a_second()
        yield f"| {name} | {in_words(seconds)} | {in_words(seconds / CARDS)} |"


def main() -> None:
    """Print the assumptions, the table, and what one guess costs here."""
    memory = STANDARD.minne_kib // 1024
    bound = f"høyst {guesses_a_second():.0f} forsøk i sekundet på ett kort"
    said = [f"Argon2id {memory} MiB, {STANDARD.runder} runder: {bound}.", *table()]
    started = time.perf_counter()
    derive("et passord", bytes(SALT_BYTES), STANDARD)
    said.append(f"Ett forsøk på denne maskinen: {time.perf_counter() - started:.2f} s.")
    sys.stdout.write("\n".join(said) + "\n")


if __name__ == "__main__":
    main()
