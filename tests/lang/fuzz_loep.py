"""One target under atheris, which remembers what led to new code: the other half of `test_fuzz.py`.

Arguments: the target's name, the number of runs, and atheris' own. Ends with another code than 0 at the first fault.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import mkdtemp

import atheris

READERS = ["security", "store", "settings", "domain.fremmed", "services.innlevering"]

with atheris.instrument_imports(include=[f"helseansvarlig.{reader}" for reader in READERS]):
    from tests.lang.fuzz_maal import PLANTED, TARGETS, answer, mutate, seed_of


def main() -> None:
    """Run one target so many times."""
    name, runs = sys.argv[1], sys.argv[2]
    target = (TARGETS | PLANTED)[name]
    corpus = Path(mkdtemp(prefix="helseansvarlig-korpus-"))
    (corpus / "frø").write_bytes(seed_of(name))

    def change(data: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        return mutate(data if data and chance.random() < 0.5 else seed_of(name), chance)[:largest]

    limits = ["-max_len=60000", "-rss_limit_mb=1000", "-timeout=10", f"-artifact_prefix={corpus}/"]
    arguments = [sys.argv[0], f"-runs={runs}", *limits, *sys.argv[3:], str(corpus)]
    atheris.Setup(arguments, lambda data: answer(target, data) and None, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
