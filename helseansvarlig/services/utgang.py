"""The way out: read out what is about to leave, have it confirmed, let it go, and put it in the register.

Every way goes through here: paper, file, a copy behind a password, the outbox. The gate is asked first, each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.ordpassord import draw_words
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utgang import (
    Bekreftelse,
    Gjelder,
    Oensket,
    Sammendrag,
    Vedlagt,
    require_confirmed,
    who_is_meant,
)
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Utleveringsrad
from helseansvarlig.errors import BugError
from helseansvarlig.services.avslag import telling_refusal
from helseansvarlig.services.dokument import DokumentService, Klargjort, is_emergency
from helseansvarlig.services.innsynsvern import is_for_this_reader
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Ferdigpdf, Unit
from helseansvarlig.services.utboks import UtboksService
from helseansvarlig.services.utboks_rad import require_recipient
from helseansvarlig.services.utgang_mottaker import find_recipient, name_to_type
from helseansvarlig.services.utgang_varsko import warnings_about
from helseansvarlig.services.utlevering import copies_of
from helseansvarlig.services.vedlagt import require_attachable

HANDLINGER = {
    Kanal.PAPIR: "dokument.skrevet_ut",
    Kanal.FIL: "dokument.eksportert",
    Kanal.PASSORD: "dokument.passordkopi",
    Kanal.SENDT: "forsendelse.ny",
}
"""What the log calls each way out."""


@dataclass(frozen=True, slots=True)
class Utlevert:
    """What leaves: the document, what goes along, and the words that open the copies, told once and kept nowhere.

    On paper it is all one.
    """

    pdf: bytes
    vedlegg: tuple[bytes, ...] = ()
    ord: str = ""


@dataclass(frozen=True, slots=True)
class _Klart:
    """All of one way out, ready to go."""

    dokument: Dokument
    ut: Klargjort
    vedlegg: tuple[Dokument, ...]
    sammendrag: Sammendrag


class UtgangService:
    """The only way that the screens let a document out."""

    def __init__(
        self, oekt: Oekt, dokument: DokumentService, utboks: UtboksService, ferdig: Ferdigpdf, ordliste: Sequence[str]
    ) -> None:
        self._oekt = oekt
        self._dokument = dokument
        self._utboks = utboks
        self._ferdig = ferdig
        self._ordliste = ordliste

    def summarise(self, oensket: Oensket) -> Sammendrag:
        """Return what is read out before it leaves; that it may not leave is logged.

        Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `deling_ikke_alt`, `svar_er_forbeholdt`,
        `hastegrad_ring_naa`, `finnes_ikke`, as `require_recipient` for the outbox, and as `require_attachable`.
        """
        return self._make_ready(oensket).sammendrag

    def release(self, bekreftelse: Bekreftelse) -> Utlevert:
        """Let it out on paper, as a file, or behind six words, and register it and each thing that goes along.

        Raises as `summarise` and `require_confirmed`.
        """
        klart = self._require_confirmed(bekreftelse)
        kanal = klart.sammendrag.kanal
        if kanal is Kanal.SENDT:
            raise BugError("what is sealed goes through the outbox")
        pdfs = [klart.ut.pdf, *(one.pdf for one in klart.vedlegg)]
        words = draw_words(self._ordliste) if kanal is Kanal.PASSORD else ""
        if words:
            pdfs = [self._ferdig.lock(pdf, words) for pdf in pdfs]
        bekreftet = tuple(one.value for one in klart.sammendrag.varsko)
        self._register(klart.dokument, klart, klart.ut.hendelse, bekreftet)
        for one in klart.vedlegg:
            about = replace(klart.ut.hendelse, objekt=f"dokument:{one.id}", dokument_sha256=one.sha256)
            self._register(one, klart, about, bekreftet)
        if kanal is Kanal.PAPIR and len(pdfs) > 1:
            pdfs = [self._ferdig.join(pdfs)]
        return Utlevert(pdfs[0], tuple(pdfs[1:]), words)

    def queue(self, bekreftelse: Bekreftelse) -> Done[Utboksrad]:
        """Sign it if nobody has, and put it in the outbox. Raises as `summarise`, `require_confirmed`, `freeze`."""
        klart = self._require_confirmed(bekreftelse)
        said = klart.sammendrag
        if said.kanal is not Kanal.SENDT:
            raise BugError("only what is sealed goes through the outbox")
        if klart.dokument.status is Dokumentstatus.UTKAST:
            self._dokument.freeze(klart.dokument.id)
        along, confirmed = said.oensket.vedlegg, tuple(one.value for one in said.varsko)
        return self._utboks.queue(klart.dokument.id, said.til.motpart_id, vedlegg=along, bekreftet=confirmed)

    def check(self, bekreftelse: Bekreftelse) -> None:
        """Make sure that it could leave now, before somebody is asked where to put it. Raises as `release`."""
        self._require_confirmed(bekreftelse)

    def attachable(self, dokument_id: str) -> list[Dokument]:
        """Return the other signed documents about the same child, newest first, without their bytes."""
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
            own = unit.dokument.of_barn(dokument.barn_id) if dokument.barn_id else []
        signed = [one for one in own if one.status is Dokumentstatus.FROSSET and one.id != dokument_id]
        signed = [one for one in signed if is_for_this_reader(one, dokument.mottaker, dokument.mottaker_navn)]
        return [replace(one, pdf=b"") for one in signed]

    def _require_confirmed(self, bekreftelse: Bekreftelse) -> _Klart:
        klart = self._make_ready(bekreftelse.sammendrag.oensket)
        with telling_refusal(self._oekt, klart.ut.hendelse):
            require_confirmed(bekreftelse, klart.sammendrag)
        return klart

    def _make_ready(self, oensket: Oensket) -> _Klart:
        ut = self._dokument.make_ready(oensket.dokument_id, HANDLINGER[oensket.kanal])
        with self._oekt.store.read() as unit, telling_refusal(self._oekt, ut.hendelse):
            dokument = unit.dokument.get(oensket.dokument_id)
            if oensket.kanal is Kanal.SENDT:
                require_recipient(unit, dokument, unit.motpart.get(oensket.motpart_id))
            along = require_attachable(unit, self._oekt, dokument, dokument.mottaker, oensket.vedlegg)
        whole = replace(ut, tekst="\n".join((ut.tekst, *(self._dokument.preview(one.id).tekst for one in along))))
        with self._oekt.store.read() as unit:
            said = self._read_out(unit, dokument, whole, oensket)
        attached = tuple(
            Vedlagt(one.id, one.dokumenttype.value, _day(one), self._ferdig.count_pages(one.pdf)) for one in along
        )
        return _Klart(dokument, ut, along, replace(said, vedlegg=attached))

    def _read_out(self, unit: Unit, dokument: Dokument, ut: Klargjort, oensket: Oensket) -> Sammendrag:
        barn = unit.barn.get(dokument.barn_id) if dokument.barn_id else None
        recipient = find_recipient(unit, dokument, oensket)
        # Only the sheet one calls from, on paper and alone: nothing goes along without being read out.
        urgent = is_emergency(dokument) and oensket.kanal is Kanal.PAPIR and not oensket.vedlegg
        return Sammendrag(
            dokument_id=dokument.id,
            dokumenttype=dokument.dokumenttype.value,
            kanal=oensket.kanal,
            gjelder=who_is_meant(barn) if barn is not None else Gjelder(),
            til=recipient.til,
            sider=self._ferdig.count_pages(ut.pdf),
            sha256=dokument.sha256 or ut.innholdshash,
            grunnlag=ut.hendelse.formaal,
            varsko=() if urgent else warnings_about(unit, dokument, ut, recipient, self._oekt.clock.today()),
            skriv="" if urgent else name_to_type(unit, recipient.til, oensket.kanal),
            haster=urgent,
        )

    def _register(self, dokument: Dokument, klart: _Klart, told: Hendelse, bekreftet: tuple[str, ...]) -> None:
        if klart.sammendrag.haster:
            # «Ring nå» waits for no room on the disk: there is some in reserve for the log alone.
            self._oekt.store.log(told)
            return
        til = klart.sammendrag.til
        number = copies_of(self._oekt.store, dokument) + 1
        with self._oekt.store.write(told) as unit:
            unit.act.make_final("dokument", dokument.id)  # what has left is not undone away: the register leads to it
            unit.utlevering.save(
                Utleveringsrad(
                    id=f"{dokument.id}:{number}",
                    barn_id=dokument.barn_id,
                    dokument_id=dokument.id,
                    dokumenttype=dokument.dokumenttype.value,
                    mottaker=til.mottaker.value,
                    mottaker_navn=til.navn,
                    motpart_id=til.motpart_id,
                    er_utkast=dokument.status is Dokumentstatus.UTKAST,
                    vedlegg=klart.sammendrag.oensket.vedlegg if dokument is klart.dokument else (),
                    bekreftet=bekreftet,
                )
            )


def _day(dokument: Dokument) -> date:
    """Return the day a document was signed here."""
    return (dokument.frosset or dokument.opprettet).astimezone(OSLO).date()
