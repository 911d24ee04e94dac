"""What the demo says: read from `resources/demo`, never written in code."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from helseansvarlig.paths import resources

Story = dict[str, Any]
"""One object of a demo file, as JSON has it."""

Told = Any
"""Any part of a story: JSON says what it is, and the services say whether it will do."""

NAME = "{navn}"
"""Stands for the child's first name in a story; the seed decides who gets which story."""


@cache
def load(name: str) -> Told:
    """Return one file of the demo, `barn/01` for one below a folder."""
    return json.loads((resources() / "demo" / f"{name}.json").read_text(encoding="utf-8"))


def story_of(index: int, fornavn: str) -> Story:
    """Return the story for the child with this number (from 0); there are more children than stories."""
    files = sorted((resources() / "demo" / "barn").glob("*.json"))
    told: Story = with_name(load(f"barn/{files[index % len(files)].stem}"), fornavn)
    return told


def with_name(told: Told, fornavn: str) -> Told:
    """Return a story, or any part of one, with the child's name in it."""
    if isinstance(told, str):
        return told.replace(NAME, fornavn)
    if isinstance(told, list):
        return [with_name(part, fornavn) for part in told]
    if isinstance(told, dict):
        return {key: with_name(part, fornavn) for key, part in told.items()}
    return told
