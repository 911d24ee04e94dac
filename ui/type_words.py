"""What the kinds of documents and meetings are called, on every screen."""

from __future__ import annotations

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.moete import Moetetype
from ui.i18n import marked

DOKUMENTER = {
    Dokumenttype.HENVISNINGSGRUNNLAG: marked("Henvisningsgrunnlag"),
    Dokumenttype.REFERAT: marked("Referat"),
    Dokumenttype.OVERFOERING: marked("Overføring ved flytting"),
}
MOETER = {
    Moetetype.KONTAKTMOETE: marked("Kontaktmøte"),
    Moetetype.OPPSTARTSMOETE: marked("Oppstartsmøte"),
    Moetetype.AVKLARINGSMOETE: marked("Avklaringsmøte"),
    Moetetype.STATUSMOETE: marked("Statusmøte"),
    Moetetype.OVERGANGSMOETE: marked("Overgangsmøte"),
}
