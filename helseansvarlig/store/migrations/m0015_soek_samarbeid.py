"""Those we work with can be found: services by name, place and telephone, their people by name and role.

Never edited after release.
"""

from __future__ import annotations

from helseansvarlig.store.migrations.m0005_soek import _step

SCRIPT = _step("motpart", "''", ("navn", "sted", "kontaktperson", "telefon")) + _step(
    "rolleinnehaver", "''", ("navn", "rolle", "telefon")
)
