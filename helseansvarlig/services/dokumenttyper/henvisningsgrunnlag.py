"""The grounds for a referral to BUP: an institution cannot refer, so a formal referrer decides and signs.

Page one answers first what BUP and the referrer ask: what is wanted, how urgent, risk now, who consented, who
refers, which telephone. Then the child's own words, then the matter.
"""

from __future__ import annotations

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Merknad,
    Overskrift,
    Signatur,
    Sitat,
    Spoersmaal,
    Tomme,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.services.dokumenttyper import henvisningsdeler as deler
from helseansvarlig.services.dokumenttyper.deler import Del
from helseansvarlig.services.dokumenttyper.forslag import Forslag, suggest_henvisningsgrunnlag
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.kartleggingssvar import answers_about
from helseansvarlig.services.dokumenttyper.ramme import (
    checked_with_child,
    child_line,
    choice,
    filled,
    finish,
    participation,
    split_number,
)
from helseansvarlig.services.dokumenttyper.samtykkelinje import (
    basis_for_sharing,
    consent_rows,
    consent_to_health_care,
)
from helseansvarlig.services.dokumenttyper.vern import (
    has_protected_address,
    held_back,
    require_basis,
    require_child,
)

KORT = 320
"""A question longer than this is cut on page one, at a word, and stands in full below: the upper half must hold."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the document. Raises `deling_uten_grunnlag`, `deling_maa_avgjoeres`."""
    if grunnlag.written("hastegrad") == "oeyeblikkelig":
        return _call_instead(grunnlag, tekst)
    return _Sammensetning(grunnlag, tekst).compose()


def _call_instead(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return a page that says «ring»: an emergency never waits for a document."""
    barn = require_child(grunnlag)
    number = grunnlag.institusjon.legevakt or tekst("akutt.legevakt_nummer")
    blokker: tuple[Blokk, ...] = (
        Merknad(tekst("akutt.ring", legevakt=number), tekst("akutt.tittel"), viktig=True),
        Overskrift(tekst("akutt.klart"), 2),
        Liste(tuple(tekst(f"akutt.punkt.{n}") for n in range(1, 7))),
        Felter(
            filled(
                (tekst("rad.navn"), barn.navn),
                (tekst("rad.foedt"), format_date(tekst, barn.foedselsdato)),
                (tekst("rad.identnummer"), split_number(barn.identnummer)),
            )
        ),
        Avsnitt(tekst("akutt.etterpaa"), dempet=True),
    )
    return finish(grunnlag, tekst, tekst("henvisningsgrunnlag.tittel"), child_line(grunnlag, tekst), blokker)


class _Sammensetning:
    """One composition: what may be shared is settled once, and no part is printed past it."""

    def __init__(self, grunnlag: Grunnlag, tekst: Tekst) -> None:
        self._grunnlag = grunnlag
        self._tekst = tekst
        self._barn = require_child(grunnlag)
        self._tillatt = require_basis(grunnlag)
        self._forslag = suggest_henvisningsgrunnlag(grunnlag, tekst)
        self._tomme: list[str] = []

    def compose(self) -> Dokumentmodell:
        tekst = self._tekst
        blokker = (
            Avsnitt(tekst("henvisningsgrunnlag.om"), dempet=True),
            Felter(self._first_answers(), framhevet=True),
            *self._childs_words(),
            *self._about_child(),
            *(blokk for heading, parts in deler.GRUPPER for blokk in self._group(heading, parts)),
            *self._ending(),
        )
        gjelder = child_line(self._grunnlag, tekst)
        return finish(self._grunnlag, tekst, tekst("henvisningsgrunnlag.tittel"), gjelder, blokker)

    def _may(self, part: Del) -> bool:
        return part.innhold is None or part.innhold in self._tillatt

    def _first_answers(self) -> tuple[tuple[str, str], ...]:
        """Return the upper half of page one, in the order it is asked."""
        tekst, grunnlag = self._tekst, self._grunnlag
        unwritten = tekst("rad.ikke_skrevet")
        urgency = choice(tekst, deler.HASTEGRAD, grunnlag.written("hastegrad")) or tekst("rad.ikke_vurdert")
        reason = grunnlag.written("hastegrad_grunn")
        phone = "" if has_protected_address(grunnlag) else grunnlag.institusjon.telefon
        return (
            (tekst("rad.vi_ber_om"), _shortened(grunnlag.written("problemstilling"), tekst) or unwritten),
            (tekst("rad.hastegrad"), f"{urgency}. {reason}" if reason else urgency),
            (tekst("rad.risiko_naa"), self._risk_now()),
            (tekst("rad.samtykke_helsehjelp"), consent_to_health_care(grunnlag, tekst)),
            (tekst("rad.grunnlag_deling"), basis_for_sharing(grunnlag, tekst)),
            (tekst("rad.formell_henviser"), self._referrer() or tekst("rad.ikke_avklart")),
            (tekst("rad.kontakt"), ", ".join(filter(None, (grunnlag.bruker.navn, self._own_role())))),
            (tekst("rad.telefon"), phone or tekst("rad.telefon_muntlig")),
        )

    def _risk_now(self) -> str:
        if not self._may(deler.RISIKO):
            return self._tekst("holdt_tilbake.kort")
        written = self._grunnlag.written
        return written("risiko_naa") or _shortened(written("risiko"), self._tekst) or self._tekst("rad.ikke_vurdert")

    def _referrer(self) -> str:
        """Return role, name, organisation and telephone of the formal referrer as one line."""
        who = self._grunnlag.formell_henviser
        shown = "" if has_protected_address(self._grunnlag) else who.virksomhet
        hpr = self._tekst("rad.hpr", nummer=who.hpr) if who.hpr else ""
        phone = self._tekst("rad.tlf", nummer=who.telefon) if who.telefon else ""
        return ", ".join(filter(None, (self._referrer_role(), who.navn, shown, hpr, phone)))

    def _referrer_role(self) -> str:
        return choice(self._tekst, deler.HENVISERROLLE, self._grunnlag.formell_henviser.rolle)

    def _own_role(self) -> str:
        return self._tekst(f"rolle.{self._grunnlag.bruker.rolle}")

    def _childs_words(self) -> tuple[Blokk, ...]:
        """Return the child's voice before anybody else's; answers to the same questions follow it."""
        part = deler.BARNETS_ORD
        if not self._may(part):
            return ()
        said = self._grunnlag.written(part.id)
        answers = answers_about(self._grunnlag, self._tekst, part.svar_om, self._tillatt)
        quote = Sitat(
            said or self._tekst("barnets_ord.ingen"),
            self._source(part.id, said),
            self._tekst("barnets_ord.etikett", navn=self._barn.fornavn),
        )
        if said:
            return (quote, *answers)
        return answers or (Avsnitt(self._tekst("barnets_ord.ingen"), dempet=True),)

    def _about_child(self) -> tuple[Blokk, ...]:
        tekst = self._tekst
        rows = (*self._child_rows(), *self._care_rows()) if self._may(deler.BARN) else ()
        about = (Overskrift(tekst("gruppe.om_barnet"), 2), Felter(rows)) if rows else ()
        return (*about, *self._consent())

    def _consent(self) -> tuple[Blokk, ...]:
        """Return scope of the consent, what is held back, and the participation block."""
        rows = consent_rows(self._grunnlag, self._tekst)
        content = (
            *((Felter(rows),) if rows else ()),
            *held_back(self._grunnlag, self._tekst),
            *participation(self._grunnlag, self._tekst),
        )
        return (Overskrift(self._tekst("gruppe.samtykke"), 2), *content) if content else ()

    def _child_rows(self) -> tuple[tuple[str, str], ...]:
        tekst, barn, written = self._tekst, self._barn, self._grunnlag.written
        return filled(
            (tekst("rad.navn"), barn.navn),
            (tekst("rad.foedt"), format_date(tekst, barn.foedselsdato)),
            (tekst("rad.identnummer"), split_number(barn.identnummer)),
            (tekst("rad.pronomen"), barn.pronomen),
            (tekst("rad.spraak"), barn.spraak),
            (tekst("felt.samisk_tilknytning"), written("samisk_tilknytning")),
            (tekst("felt.kontaktmaate"), written("kontaktmaate")),
        )

    def _care_rows(self) -> tuple[tuple[str, str], ...]:
        """Return who cares and decides; nothing that tells where, when the address is protected."""
        tekst, barn = self._tekst, self._barn
        parents = "\n".join(
            ", ".join(filter(None, (p.navn, p.rolle, tekst("rad.tlf", nummer=p.telefon) if p.telefon else "")))
            for p in barn.foreldreansvar
        )
        places = (
            (tekst("rad.omsorgskommune"), barn.omsorgskommune),
            (tekst("rad.vertskommune"), barn.vertskommune),
            (tekst("rad.institusjon"), self._grunnlag.institusjon.navn),
            (tekst("rad.fastlege"), barn.fastlege),
        )
        return filled(
            (tekst("rad.foreldreansvar"), parents or tekst("rad.ikke_registrert")),
            (tekst("rad.hjemmel"), tekst(f"hjemmel.{barn.hjemmel}")),
            *(() if has_protected_address(self._grunnlag) else places),
            (tekst("rad.kontaktperson"), barn.kontaktperson_barnevern),
            (tekst("rad.trygg_voksen"), barn.trygg_voksen),
        )

    def _group(self, heading: str, parts: tuple[Del, ...]) -> tuple[Blokk, ...]:
        """Return a heading with its parts, or nothing when all of them are empty."""
        content = tuple(blokk for part in parts for blokk in self._part(part))
        if heading == "det_vi_ber_om" and len(self._grunnlag.written("problemstilling")) > KORT:
            question = Spoersmaal(self._tekst("del.problemstilling"), self._grunnlag.written("problemstilling"))
            content = (question, *content)
        return (Overskrift(self._tekst(f"gruppe.{heading}"), 2), *content) if content else ()

    def _part(self, part: Del) -> tuple[Blokk, ...]:
        """Return one part: what was written, then what the kartlegging found. Empty parts are only counted."""
        if not self._may(part):
            return ()
        written = self._grunnlag.written(part.id)
        answers = answers_about(self._grunnlag, self._tekst, part.svar_om, self._tillatt)
        title = self._tekst(part.tittel)
        rows = self._adaptations() if part is deler.TILPASNING else ()
        if rows:
            return (Overskrift(title, 3), Felter(rows), *((Avsnitt(written),) if written else ()))
        if written:
            return (Spoersmaal(title, written, self._source(part.id, written)), *answers)
        if answers:
            return (Overskrift(title, 3), *answers)
        if part.nevnes_tom:
            self._tomme.append(title)
        return ()

    def _adaptations(self) -> tuple[tuple[str, str], ...]:
        """Return where, when and with whom it is easiest to come; no place when the address is protected."""
        tekst, written = self._tekst, self._grunnlag.written
        place = "" if has_protected_address(self._grunnlag) else written("tilpasning_sted")
        return filled(
            (tekst("rad.tilpasning_sted"), place),
            (tekst("rad.tilpasning_tid"), written("tilpasning_tid")),
            (tekst("rad.tilpasning_foelge"), written("tilpasning_foelge")),
        )

    def _source(self, felt_id: str, written: str) -> str:
        """Return where a text comes from, as long as it still says what the record says."""
        suggestion: Forslag | None = self._forslag.get(felt_id)
        if suggestion is None or suggestion.tekst.strip() != written:
            return ""
        return self._tekst("kilde", kilde=suggestion.kilde)

    def _ending(self) -> tuple[Blokk, ...]:
        tekst = self._tekst
        attachments = self._grunnlag.written(deler.VEDLEGG.id)
        enclosed = (
            (Spoersmaal(tekst(deler.VEDLEGG.tittel), attachments),)
            if attachments
            else (Avsnitt(tekst("vedlegg.ingen"), dempet=True),)
        )
        own = self._own_role()
        signers = (
            (own[:1].upper() + own[1:], self._grunnlag.bruker.navn),
            (self._referrer_role() or tekst("rad.formell_henviser"), self._grunnlag.formell_henviser.navn),
        )
        return (
            Overskrift(tekst("gruppe.avslutning"), 2),
            *checked_with_child(self._grunnlag, tekst),
            *enclosed,
            Tomme(tekst("tomme.ikke_fylt_ut"), tuple(self._tomme)),
            Signatur(signers),
        )


def _shortened(text: str, tekst: Tekst) -> str:
    """Return the text, cut at a word when it would push the rest of page one's answers out of sight."""
    if len(text) <= KORT:
        return text
    return tekst("rad.fortsetter", tekst=text[:KORT].rsplit(maxsplit=1)[0])
