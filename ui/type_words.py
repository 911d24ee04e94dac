"""What the kinds of documents, meetings and notes are called, on every screen."""

from __future__ import annotations

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.moete import Moetetype
from helseansvarlig.domain.notat import Notatart
from ui.i18n import marked

DOKUMENTER = {
    Dokumenttype.HENVISNINGSGRUNNLAG: marked("Henvisningsgrunnlag"),
    Dokumenttype.REFERAT: marked("Referat"),
    Dokumenttype.OVERFOERING: marked("Overføring ved flytting"),
    Dokumenttype.PURREMELDING: marked("Purring på svar"),
    Dokumenttype.BARNEKOPI: marked("Barnets egen kopi"),
    Dokumenttype.STOPPUNKT: marked("Stoppunkt"),
    Dokumenttype.HELSEDEL: marked("Helsedel til plan"),
    Dokumenttype.VAKTKORT: marked("Vaktkort"),
    Dokumenttype.AGENDA: marked("Saksliste"),
    Dokumenttype.KARTLEGGING: marked("Kartlegging i korte trekk"),
    Dokumenttype.BREV: marked("Brev"),
    Dokumenttype.SAMTYKKEERKLAERING: marked("Samtykke på papir"),
    Dokumenttype.TILBAKETREKKING: marked("Samtykke trekkes tilbake"),
    Dokumenttype.KLAGEVEILEDNING: marked("Slik klager man"),
    Dokumenttype.RETTELSE: marked("Rettelse eller tillegg"),
    Dokumenttype.INNSYN: marked("Innsyn i mappen"),
    Dokumenttype.OPPSTARTSMOETE: marked("Fra oppstartsmøtet"),
    Dokumenttype.SAMARBEIDSAVTALE: marked("Samarbeidsavtale"),
    Dokumenttype.INSTITUSJONSKORT: marked("Institusjonskort"),
    Dokumenttype.TILSYNSMAPPE: marked("Tilsynsmappe"),
}
MOETER = {
    Moetetype.KONTAKTMOETE: marked("Kontaktmøte"),
    Moetetype.OPPSTARTSMOETE: marked("Oppstartsmøte"),
    Moetetype.AVKLARINGSMOETE: marked("Avklaringsmøte"),
    Moetetype.STATUSMOETE: marked("Statusmøte"),
    Moetetype.OVERGANGSMOETE: marked("Overgangsmøte"),
    Moetetype.FAGMOETE: marked("Fagmøte"),
    Moetetype.EVALUERING: marked("Evaluering"),
    Moetetype.ANSVARSGRUPPE: marked("Ansvarsgruppe"),
}
NOTATER = {
    Notatart.BARNET_SA: marked("Barnet sa"),
    Notatart.OBSERVASJON: marked("Observasjon"),
    Notatart.TELEFON: marked("Telefonsamtale"),
    Notatart.AVTALE: marked("Avtale"),
    Notatart.VIL_HA_HJELP: marked("Vil ha hjelp nå"),
}
