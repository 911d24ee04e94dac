"""How the columns of a table share the width: who needs little takes little, and the long words get the room."""

from __future__ import annotations

from collections.abc import Sequence


def share_width(wanted: Sequence[float], whole: float) -> tuple[float, ...]:
    """Return each column's width in points; together they are `whole`. `wanted` is the width of its longest cell.

    A column never gets less than it wants while another gets more than an equal share; what nobody wants is shared.
    """
    given: dict[int, float] = {}
    while len(given) < len(wanted):
        left = [index for index in range(len(wanted)) if index not in given]
        share = (whole - sum(given.values())) / len(left)
        modest = [index for index in left if wanted[index] <= share]
        given |= {index: wanted[index] for index in modest} or dict.fromkeys(left, share)
    spare = (whole - sum(given.values())) / max(len(given), 1)
    return tuple(given[index] + spare for index in range(len(wanted)))
