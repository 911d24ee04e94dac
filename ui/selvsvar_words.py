"""When a child answered by herself, as the adults read it afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.selvsvar import Selvsvar
from ui.dates import clock_time, short_date
from ui.i18n import tr


def selvsvar_words(sittings: Iterable[Selvsvar]) -> Iterator[str]:
    """Yield a sentence for each sitting, the newest first; one that was locked or cut off says so."""
    for one in sittings:
        begun = one.begynt.astimezone(OSLO)
        day, at = short_date(begun.date()), clock_time(one.begynt)
        if one.avsluttet is None:
            yield tr("Barnet svarte selv {dag} fra kl. {fra}, til maskinen ble låst", dag=day, fra=at)
        else:
            yield tr("Barnet svarte selv {dag} kl. {fra}–{til}", dag=day, fra=at, til=clock_time(one.avsluttet))
