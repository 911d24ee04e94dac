"""The password of whoever's session it is: what leads out of a confined screen."""

from __future__ import annotations

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.noekkelbytte import Noekkelknippe
from helseansvarlig.services.oekt import Oekt


def require_own_password(oekt: Oekt, knippe: Noekkelknippe, passord: str) -> None:
    """Let the one whose session this is through, and nobody else.

    Wrong attempts are counted and cost time, the same as at the locked door. Raises `feil_passord`,
    `for_mange_forsoek`, what dates can be, what the machine's key store can be.
    """
    keys = knippe.noekler.unlock(oekt.bruker.id, passord)
    if keys.mislykkede():
        told = Hendelse("hvelv.mislykkede_forsoek", objekt=f"forsoek:{keys.mislykkede()}", angrebar=False)
        oekt.store.log(told)
