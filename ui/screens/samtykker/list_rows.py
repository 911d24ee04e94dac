"""What can be done with each row of the consent list: as few presses as giving took."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.i18n import tr
from ui.screens.samtykker.model import Gruppe, Rad
from ui.widgets.buttons import Button, button
from ui.widgets.page import Place


@dataclass(frozen=True, slots=True)
class Handlinger:
    """What the list does when a row's button is pressed."""

    go: Callable[[Place], None]
    end: Callable[[Rad], None]
    weigh: Callable[[Rad], None]
    told: Callable[[Rad, str], None]
    lift: Callable[[Rad], None]


def buttons_of(row: Rad, acts: Handlinger) -> list[Button]:
    """Return the buttons of a row, the one most often needed first."""
    if row.oenske is not None:
        return [
            _named(button(tr("Vurder"), pressed=lambda: acts.weigh(row)), tr("Vurder ønsket fra {name}", name=row.navn))
        ]
    if row.ikke_varslet:
        return [_told(row, navn, acts) for navn in row.ikke_varslet]
    if row.gruppe is Gruppe.FORBEHOLD:
        lift = button(tr("Opphev"), pressed=lambda: acts.lift(row))
        return [_named(lift, tr("{name} vil ikke lenger holde tilbake: {what}", name=row.navn, what=row.hva))]
    if not row.samtykke_id:
        ask = button(tr("Registrer"), pressed=lambda: acts.go(Place("nytt_samtykke", (row.barn_id,))))
        return [_named(ask, tr("Registrer samtykke for {name}", name=row.navn))]
    renew = button(tr("Forny"), pressed=lambda: acts.go(Place("nytt_samtykke", (row.barn_id, row.samtykke_id))))
    end = button(tr("Trekk"), pressed=lambda: acts.end(row))
    return [
        _named(renew, tr("Forny samtykket for {name}: {what}", name=row.navn, what=row.hva)),
        _named(end, tr("Trekk samtykket for {name}: {what}", name=row.navn, what=row.hva)),
    ]


def _told(row: Rad, navn: str, acts: Handlinger) -> Button:
    """Return the button that says a recipient has been told."""
    only = len(row.ikke_varslet) == 1
    word = tr("Sagt fra") if only else tr("Sagt fra: {name}", name=navn)
    return _named(button(word, pressed=lambda: acts.told(row, navn)), tr("Sagt fra til {whom}", whom=navn))


def _named(made: Button, spoken: str) -> Button:
    made.setAccessibleName(spoken)
    return made
