"""What is odd about a vault although it opened: a code whose sentence the screen shows, and how grave it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Varsel:
    """One thing the user must hear of at once; `params` fill the sentence. `alvorlig` asks for an act, not a look."""

    kode: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    alvorlig: bool = False
