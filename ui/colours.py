"""Colours by name: from the token file, or from the system's own palette when the user needs high contrast."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtGui import QPalette

_PARTS = ("fill", "edge", "icon", "text")  # the order of the four-colour lists in the token file
MEANINGS = ("info", "success", "warning", "danger", "child_voice", "brand1")

_Role = QPalette.ColorRole
PALETTE = {
    _Role.Window: "page",
    _Role.WindowText: "text",
    _Role.Base: "field",
    _Role.AlternateBase: "surface_tint",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "on_accent",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "text_subtle",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Link: "accent_text",
    _Role.LinkVisited: "link_visited",
    _Role.Accent: "accent",
    _Role.Mid: "border",
    _Role.Light: "surface",
    _Role.Midlight: "surface_tint",
    _Role.Dark: "border_strong",
    _Role.Shadow: "border_strong",
}

# Which of the system's colours stands in for each of ours in high contrast.
_SYSTEM = {
    _Role.Window: "page chrome card bg bg_tint surface surface_tint band hover active accent_tint focus_inner",
    _Role.WindowText: "text text_subtle border border_strong border_subtle hairline focus_outer accent_text "
    "link_visited",
    _Role.Base: "field",
    _Role.Highlight: "accent accent_hover accent_active",
    _Role.HighlightedText: "on_accent",
}


def from_tokens(file: Path, scheme: str) -> dict[str, str]:
    """Return token → colour for `light` or `dark`; lists of four are flattened to `warning_fill`, `warning_edge`."""
    flat: dict[str, str] = {}
    for key, value in json.loads(file.read_text("utf-8"))[scheme].items():
        if isinstance(value, list):
            flat |= {f"{key}_{part}": colour for part, colour in zip(_PARTS, value, strict=True)}
        else:
            flat[key] = value
    return flat | _our_surfaces(flat, dark=scheme == "dark")


def from_palette(palette: QPalette) -> dict[str, str]:
    """Return the same tokens out of the system's palette: two colours and the selection, as the user set them."""
    values = {name: palette.color(role).name() for role, names in _SYSTEM.items() for name in names.split()}
    ground, ink = values["page"], values["text"]
    for meaning in MEANINGS:
        values |= {f"{meaning}_fill": ground} | {f"{meaning}_{part}": ink for part in _PARTS[1:]}
    return values


def _our_surfaces(flat: dict[str, str], *, dark: bool) -> dict[str, str]:
    """The tokens leave some roles to us: the page behind the cards, the bars round it, the lines inside cards."""
    return {
        "page": flat["bg"] if dark else flat["bg_tint"],
        "chrome": flat["bg_tint"] if dark else flat["bg"],
        "card": flat["bg_tint"] if dark else flat["surface"],
        "field": flat["surface"],
        "band": flat["surface"] if dark else flat["bg_tint"],
        "hairline": "#34363a" if dark else "#dfe0e1",  # decorative, inside cards only
    }
