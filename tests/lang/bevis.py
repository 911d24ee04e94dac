"""The table of proofs: what was tried how many times, what came of it, and the control that must fail.

A proof without a control proves nothing: the harness may be blind. So a row counts only when something known to be
wrong was put through the same harness and was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

HEADS = ("Vis", "Hva", "Antall", "Funnet", "Kontroll")


@dataclass(frozen=True, slots=True)
class Rad:
    """One proof. `vis` is the number of the demand it answers."""

    vis: int
    navn: str
    antall: int
    funnet: str


@dataclass(slots=True)
class Bevistabell:
    """Rows and their controls; `lacking` is what keeps the run from being a proof."""

    rows: list[Rad] = field(default_factory=list)
    controls: dict[tuple[int, str], str] = field(default_factory=dict)
    blind: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def row(self, vis: int, navn: str, antall: int, funnet: str) -> None:
        """Tell what came of a proof."""
        self.rows.append(Rad(vis, navn, antall, funnet))

    def control(self, vis: int, navn: str, ga: str, *, failed: bool) -> None:
        """Tell what came of a proof's control; `failed` is whether the harness found what is wrong with it."""
        self.controls[vis, navn] = ga
        if not failed:
            self.blind.append(f"Vis {vis}, {navn}: kontrollen ble ikke funnet ({ga})")

    def note(self, text: str) -> None:
        """Tell what a proof cannot show."""
        self.notes.append(text)

    def lacking(self) -> list[str]:
        """Return why this is no proof: rows without a control, and controls that were not found."""
        bare = [f"Vis {r.vis}, {r.navn}: ingen kontroll" for r in self.rows if (r.vis, r.navn) not in self.controls]
        return bare + self.blind

    def lines(self) -> Iterator[str]:
        """Yield the table as it is printed."""
        found = sorted(self.rows, key=lambda r: (r.vis, r.navn))
        told = [(str(r.vis), r.navn, f"{r.antall}", r.funnet, self.controls.get((r.vis, r.navn), "–")) for r in found]
        widths = [max(len(line[n]) for line in [HEADS, *told]) for n in range(len(HEADS))]
        for line in [HEADS, tuple("-" * width for width in widths), *told]:
            yield "  ".join(
                text.rjust(width) if n == 2 else text.ljust(width)
                for n, (text, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
        yield from self.notes
