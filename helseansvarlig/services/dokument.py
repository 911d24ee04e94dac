"""Documents: half-written from the record, previewed while one types, frozen when signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering, Utfall
from helseansvarlig.domain.delingsregel import Mottakertype
from helseansvarlig.domain.dokument import MOTPART, OM, Dokument, Dokumentstatus, Dokumenttype
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.logg import Anker, Hendelse
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.services.avslag import telling_refusal
from helseansvarlig.services.deling import judge, log_row, outcome, require_through, require_whole
from helseansvarlig.services.dokument_grunnlag import asked_by, corrected_by, gather, question_of
from helseansvarlig.services.dokument_huset import require_about_house
from helseansvarlig.services.dokument_skriving import Skrivehjelp, writing_aids
from helseansvarlig.services.dokument_utgave import next_edition
from helseansvarlig.services.dokumenttyper.deler import Del
from helseansvarlig.services.dokumenttyper.forslag import Forslag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.henvisningsdeler import HASTEGRAD
from helseansvarlig.services.dokumenttyper.registry import ARTER, answers_in, compose, prefill
from helseansvarlig.services.dokumenttyper.vern import require_reserved_out
from helseansvarlig.services.innsynsvern import require_unmarked_since
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Renderer, Templates, Unit
from helseansvarlig.services.styrtesvar import Styrt, steered_away

EMERGENCY = "oeyeblikkelig"
MARK_LENGTH = 12
"""How much of the newest log row's hash stands on a signed page."""


@dataclass(frozen=True, slots=True)
class Dokumentlinje:
    """A document with the child it is about (None for general minutes)."""

    dokument: Dokument
    barn: Barn | None


@dataclass(frozen=True, slots=True)
class Dokumentbilde:
    """What the composer shows: the parts to fill in, what the record suggests, and what the gate lets through.

    `tekst` gives titles and labels in the document's own written form; `styrt` is what the child's own choice of who
    may know keeps from the recipient.
    """

    dokument: Dokument
    barn: Barn | None
    deler: tuple[Del, ...]
    forslag: Mapping[str, Forslag]
    deling: Delingsvurdering | None
    tekst: Tekst
    styrt: tuple[Styrt, ...] = ()
    hjelp: Skrivehjelp = field(default_factory=Skrivehjelp)


@dataclass(frozen=True, slots=True)
class Klargjort:
    """What may leave now, in bytes and in words, with the gate's answer and what the log is to say when it does.

    `innholdshash` is of what it says; the log names the hash of what is signed only.
    """

    pdf: bytes
    tekst: str
    innholdshash: str
    deling: Delingsvurdering | None
    hendelse: Hendelse


@dataclass(frozen=True, slots=True)
class Forhaandsvisning:
    """The document as it would leave now: PDF bytes for the eye, plain text for everybody else."""

    pdf: bytes
    tekst: str


class DokumentService:
    """Documents about one child, or from one meeting."""

    def __init__(self, oekt: Oekt, templates: Templates, renderer: Renderer) -> None:
        self._oekt = oekt
        self._templates = templates
        self._renderer = renderer

    def types(self) -> list[Dokumenttype]:
        """Return the types that can be made."""
        return list(ARTER)

    def list_dokumenter(self) -> list[Dokumentlinje]:
        """Return all documents, newest first."""
        with self._oekt.store.read() as unit:
            children = {barn.id: barn for barn in unit.barn.all()}
            return [Dokumentlinje(d, children.get(d.barn_id)) for d in unit.dokument.all()]

    def create(
        self,
        dokumenttype: Dokumenttype,
        mottaker: Mottakertype,
        mottaker_navn: str,
        *,
        barn_id: str = "",
        moete_id: str = "",
        maalform: str = "nb",
        om: str = "",
        motpart_id: str = "",
    ) -> Done[Dokument]:
        """Begin a document; what the record suggests is written in at once, to be changed freely.

        `om` names the row of the record that it is about (`domain.dokument.OM`), `motpart_id` the recipient where the
        address book has it (`MOTPART`).
        """
        oekt = self._oekt
        about = {field: one for field, one in ((OM, om), (MOTPART, motpart_id)) if one}
        draft = Dokument(
            oekt.new_id(), dokumenttype, barn_id, moete_id, mottaker, mottaker_navn, maalform, about, oekt.clock.now()
        )
        require_about_house(draft)
        hendelse = Hendelse(
            "dokument.opprettet", barn_id=barn_id, objekt=f"dokument:{draft.id}", mottaker=mottaker.value
        )
        with oekt.store.write(hendelse) as unit:
            suggested = prefill(gather(unit, oekt, self._templates, draft), self._renderer.words(maalform))
            filled = replace(draft, felter=about | {field: one.tekst for field, one in suggested.items()})
            return Done(unit.dokument.save(filled), unit.act.changes())

    def new_edition(self, dokument_id: str) -> Done[Dokument]:
        """Begin a new edition of a signed document: the same words to the same recipient, naming what it replaces.

        Why it may be shared, and whether it has been read with the child, is decided anew.
        """
        oekt, hendelse = self._oekt, Hendelse("dokument.opprettet", objekt=f"dokument:{dokument_id}")
        with oekt.store.write(hendelse) as unit:
            old = unit.dokument.get(dokument_id)
            unit.act.describe(replace(hendelse, barn_id=old.barn_id, mottaker=old.mottaker.value))
            return Done(unit.dokument.save(next_edition(old, oekt.new_id(), oekt.clock.now())), unit.act.changes())

    def open(self, dokument_id: str) -> Dokumentbilde:
        """Return what the composer shows when a person opens a document; looking is logged. Raises `finnes_ikke`."""
        picture = self.picture(dokument_id)
        self._oekt.store.log(
            Hendelse(
                "dokument.lest", barn_id=picture.dokument.barn_id, objekt=f"dokument:{dokument_id}", angrebar=False
            )
        )
        return picture

    def picture(self, dokument_id: str) -> Dokumentbilde:
        """Return what the composer shows. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
            grunnlag = gather(unit, self._oekt, self._templates, dokument)
            held = self._steered(unit, grunnlag) if dokument.status is not Dokumentstatus.FROSSET else ()
            aids = writing_aids(unit, grunnlag)
        words = self._renderer.words(dokument.maalform)
        return Dokumentbilde(
            dokument=dokument,
            barn=grunnlag.barn,
            deler=ARTER[dokument.dokumenttype].deler,
            forslag=prefill(grunnlag, words),
            deling=grunnlag.deling,
            tekst=words,
            styrt=held,
            hjelp=aids,
        )

    def write(self, dokument_id: str, felter: Mapping[str, str]) -> Done[Dokument]:
        """Keep what is written by hand. Raises `dokument_frosset`."""
        with self._oekt.store.write(Hendelse("dokument.endret", objekt=f"dokument:{dokument_id}")) as unit:
            dokument = unit.dokument.get(dokument_id)
            _require_draft(dokument)
            unit.act.describe(Hendelse("dokument.endret", barn_id=dokument.barn_id, objekt=f"dokument:{dokument_id}"))
            return Done(unit.dokument.save(replace(dokument, felter=dict(felter))), unit.act.changes())

    def model(self, dokument_id: str, felter: Mapping[str, str] | None = None) -> Dokumentmodell:
        """Compose a document as it stands, or as it would stand with `felter`. The gate is asked first.

        Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `svar_er_forbeholdt` when it repeats an answer that the
        child keeps back.
        """
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
            if felter is not None and dokument.status is Dokumentstatus.UTKAST:
                dokument = replace(dokument, felter=dict(felter))
            grunnlag = gather(unit, self._oekt, self._templates, dokument)
        if dokument.status is Dokumentstatus.UTKAST:
            require_reserved_out(grunnlag)
        return compose(_as_signed(grunnlag), self._renderer.words(dokument.maalform))

    def render(self, modell: Dokumentmodell) -> Forhaandsvisning:
        """Draw a composed document in memory; needs no record, so it may run beside the database."""
        return Forhaandsvisning(self._renderer.render(modell), self._renderer.read_as_text(modell))

    def preview(self, dokument_id: str) -> Forhaandsvisning:
        """Return a frozen document's own bytes, or the draft as it would look now."""
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
        drawn = self.render(self.model(dokument_id))
        return replace(drawn, pdf=dokument.pdf) if dokument.pdf else drawn

    def freeze(self, dokument_id: str) -> Done[Dokument]:
        """Sign: from now on the bytes never change; a correction is a new version.

        Raises `dokument_frosset`, `hastegrad_ring_naa`, `deling_uten_grunnlag`, `deling_maa_avgjoeres`,
        `svar_er_forbeholdt`.
        """
        oekt = self._oekt
        with oekt.store.write(Hendelse("dokument.frosset", objekt=f"dokument:{dokument_id}")) as unit:
            draft = unit.dokument.get(dokument_id)
            _require_draft(draft)
            _require_not_emergency(draft)
            signed = replace(draft, status=Dokumentstatus.FROSSET, frosset=oekt.clock.now())
            grunnlag = gather(unit, oekt, self._templates, signed)
            require_reserved_out(grunnlag)
            modell = _marked(compose(grunnlag, self._renderer.words(signed.maalform)), oekt.store.head())
            innhold = grunnlag.deling.tillatt if grunnlag.deling is not None else frozenset[Innhold]()
            frozen = replace(
                signed,
                pdf=self._renderer.render(modell),
                sha256=modell.innholdshash,
                innhold=innhold,
                svar=answers_in(grunnlag, innhold),
            )
            unit.dokument.save(frozen)
            unit.act.make_final("dokument", dokument_id)
            told = Hendelse("dokument.frosset", barn_id=frozen.barn_id, mottaker=frozen.mottaker.value)
            if grunnlag.deling is not None:
                told = log_row(frozen.barn_id, frozen.mottaker, grunnlag.deling)
            unit.act.describe(
                replace(
                    told,
                    handling="dokument.frosset",
                    objekt=f"dokument:{dokument_id}",
                    dokument_sha256=frozen.sha256,
                    angrebar=False,
                )
            )
            return Done(frozen, unit.act.changes())

    def make_ready(self, dokument_id: str, handling: str) -> Klargjort:
        """Return what may leave now by an act of this name; that it was refused is logged. Drafts carry UTKAST.

        It lets nothing out by itself: `UtgangService` does. A signed document is ready only while everything in it may
        go: its bytes cannot be made fewer. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`, `deling_ikke_alt`.
        """
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
            told = Hendelse(
                handling,
                barn_id=dokument.barn_id,
                objekt=f"dokument:{dokument_id}",
                mottaker=dokument.mottaker.value,
                dokument_sha256=dokument.sha256,
                angrebar=False,
            )
            with telling_refusal(self._oekt, told):
                answer = self._require_still_open(unit, dokument)
                modell = self.model(dokument_id)
        if answer is not None:
            told = replace(told, formaal=answer.grunnlag.value, utfall=outcome(answer))
        pdf = dokument.pdf or self._renderer.render(modell)
        return Klargjort(pdf, self._renderer.read_as_text(modell), modell.innholdshash, answer, told)

    def _require_still_open(self, unit: Unit, dokument: Dokument) -> Delingsvurdering | None:
        """Ask the gate about a document as it is; minutes that name nobody, and «ring nå», ask nothing."""
        if not dokument.barn_id or is_emergency(dokument):
            return None
        question = question_of(dokument, self._oekt.clock.today(), corrected_by(unit, dokument))
        answer = judge(unit, self._oekt, question)
        require_unmarked_since(unit, dokument)
        is_signed = dokument.status is Dokumentstatus.FROSSET
        return require_whole(answer, dokument.svar) if is_signed else require_through(answer)

    def _steered(self, unit: Unit, grunnlag: Grunnlag) -> tuple[Styrt, ...]:
        if grunnlag.barn is None or grunnlag.deling is None:
            return ()
        return tuple(steered_away(unit, self._oekt, self._templates, grunnlag.barn.id, grunnlag.deling))


def _marked(modell: Dokumentmodell, head: Anker) -> Dokumentmodell:
    """Put the log's newest place on every page."""
    return replace(modell, merking=replace(modell.merking, loggmerke=head.hash[:MARK_LENGTH]))


def _require_not_emergency(dokument: Dokument) -> None:
    """An emergency is a telephone call: a document that says so is never signed or sent (pbrl § 2-2)."""
    if is_emergency(dokument):
        raise KnownError("hastegrad_ring_naa")


def is_emergency(dokument: Dokument) -> bool:
    """Tell whether it is the sheet one calls from: it says «ring», whom it is about, and nothing else."""
    return dokument.felter.get(HASTEGRAD.id) == EMERGENCY


def _as_signed(grunnlag: Grunnlag) -> Grunnlag:
    """Return the snapshot of a signed document with what it holds: reading one's own archive shares nothing."""
    answer, innhold = grunnlag.deling, grunnlag.dokument.innhold
    if answer is None or innhold is None or grunnlag.dokument.status is not Dokumentstatus.FROSSET:
        return grunnlag
    held = asked_by(replace(grunnlag.dokument, innhold=None), grunnlag.rettes) - innhold
    utfall = Utfall.DELVIS if held else Utfall.JA
    return replace(grunnlag, deling=replace(answer, utfall=utfall, tillatt=innhold, holdt_tilbake=held))


def _require_draft(dokument: Dokument) -> None:
    if dokument.status is Dokumentstatus.FROSSET:
        raise KnownError("dokument_frosset")
