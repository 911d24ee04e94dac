"""What must be mended in a form before it can be kept."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class FormErrors:
    """Base of each form's own errors: a text for every field that can be wrong, empty where nothing is."""

    def any(self) -> bool:
        """Tell whether anything must be mended."""
        return any(getattr(self, one.name) for one in fields(self))
