"""One target under atheris, which remembers what led to new code: the other half of `test_fuzz.py`.

Arguments: the module of targets, the target's name, the number of runs, and atheris' own. Ends with another code than
0 at the first fault.
"""

from __future__ import annotations

import random
import sys
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp

import atheris

READERS = {
    "fuzz_maal": ["security", "store", "settings", "domain.fremmed", "services.innlevering"],
    "skjema_maal": ["skjema", "domain"],
}
_MOST_MEMORY_MB = {"fuzz_maal": 1000, "skjema_maal": 200}
_LONGEST_S = {"fuzz_maal": 10, "skjema_maal": 2}
MODULE = sys.argv[1]

with atheris.instrument_imports(include=[f"helseansvarlig.{reader}" for reader in READERS[MODULE]]):
    maal = import_module(f"tests.lang.{MODULE}")
    from tests.lang.fuzz_mutasjon import answer


def main() -> None:
    """Run one target so many times."""
    name, runs = sys.argv[2], sys.argv[3]
    target = (maal.TARGETS | maal.PLANTED)[name]
    corpus = Path(mkdtemp(prefix="helseansvarlig-korpus-"))
    seeds = maal.seeds_of(name)
    for number, seed in enumerate(seeds):
        (corpus / f"frø{number}").write_bytes(seed)

    def change(data: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        right = data if data and chance.random() < 0.5 else chance.choice(seeds)
        return bytes(maal.mutate(right, chance)[:largest])

    limits = [f"-rss_limit_mb={_MOST_MEMORY_MB[MODULE]}", f"-timeout={_LONGEST_S[MODULE]}"]
    limits += ["-max_len=60000", f"-artifact_prefix={corpus}/"]
    arguments = [sys.argv[0], f"-runs={runs}", *limits, *sys.argv[4:], str(corpus)]
    atheris.Setup(arguments, lambda data: answer(target, data) and None, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
