"""The whole job with one child, through the services, from a new face in the door to «registrert»."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.demo import shared_work
from helseansvarlig.demo.answers import answers_of
from helseansvarlig.demo.child_story import TEMPLATE, ChildStory
from helseansvarlig.demo.house import VAULT, WRITTEN_FORMS, House
from helseansvarlig.demo.papers import Papers, let_out, save_paper
from helseansvarlig.demo.steps import Doing
from helseansvarlig.demo.texts import Story, load, with_name
from helseansvarlig.demo.timeline import Timeline
from helseansvarlig.demo.writer import WORDS
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import KnownError

SAVED_BEFORE_KILL = 5


class Journey:
    """The journey of one child; `acts` are its steps in order, to be done one by one."""

    def __init__(self, house: House, timeline: Timeline, index: int) -> None:
        self._house = house
        self._timeline = timeline
        self._number = index + 1
        self._child = ChildStory(house, timeline, index, load("reise")["barn"])
        self._story: Story = with_name(load("reise"), self._child.fornavn)
        self._mapped = ""
        self._met = ""
        self._documents: dict[tuple[Dokumenttype, str], Dokument] = {}
        self._row_id = ""

    def acts(self) -> Iterator[Doing]:
        """Yield what happens, step by step."""
        yield "Et barn er registrert", self._register
        yield "Kartleggingen er fylt ut sammen med barnet, hvert svar lagret for seg", self._map
        yield "Stoppunktet er satt: hva vi vet, og hva vi gjør", self._stop
        yield "Samtykkene er registrert", self._consent
        yield "Kontaktmøtet med BUP er ført", self._meet
        yield "Henvisningsgrunnlag og referat er laget på bokmål og nynorsk", self._write
        yield "Ett dokument av hver av de andre typene er laget på bokmål og nynorsk", self._write_the_rest
        yield "Henvisningsgrunnlaget er forseglet og lagt på minnepinnen", self._send
        yield "Kommunen har åpnet, kontrollert og registrert det, og kvittert", self._deliver
        yield "Kvitteringen er lest inn", self._take_receipt
        yield "Programmet er drept midt i lagringen og åpnet igjen", self._survive

    @property
    def _barn_id(self) -> str:
        return self._house.barn[self._number].id

    def _register(self) -> str:
        self._child.register()
        self._house.tjenester.notat.add(self._barn_id, Notatart.BARNET_SA, self._story["notat"], "Rolig Bekk")
        return self._house.barn[self._number].navn

    def _map(self) -> str:
        service, told = self._house.tjenester.kartlegging, self._story["kartlegging"]
        row = service.start(self._barn_id, TEMPLATE, told["spurt_av"], told["sted"], "ja").value
        answers = answers_of(told, service.picture(row.id), Random(self._house.seed))  # noqa: S311 (a story)
        for sti, svar in answers.items():
            service.answer(row.id, sti, svar)
        service.finish(row.id)
        self._mapped = row.id
        return f"{len(answers)} svar"

    def _stop(self) -> str:
        self._child.stop(self._story["stoppunkt"], self._mapped)
        return ""

    def _consent(self) -> str:
        self._child.consent(self._story["samtykke"])
        self._child.consent(self._story["helsehjelp"])
        self._child.weigh(self._story["oenske"])
        return "ett til deling med BUP, ett til helsehjelp"

    def _meet(self) -> str:
        told = self._story["moete"]
        named = [{**m, "barn": self._number} if m["modus"] == "identifisert" else m for m in told["saker"]]
        self._met = shared_work.hold_meeting(self._house, self._timeline, {**told, "saker": named}).id
        return f"{len(named)} saker"

    def _write(self) -> str:
        names = []
        for kind in (Dokumenttype.HENVISNINGSGRUNNLAG, Dokumenttype.REFERAT):
            for form in WRITTEN_FORMS:
                frozen = self._document(kind, form)
                self._documents[kind, form] = frozen
                names.append(save_paper(self._house, kind, form, let_out(self._house, frozen.id)))
        return ", ".join(names)

    def _write_the_rest(self) -> str:
        referred = {form: self._documents[Dokumenttype.HENVISNINGSGRUNNLAG, form].id for form in WRITTEN_FORMS}
        return Papers(self._house, self._barn_id, referred).write()

    def _document(self, kind: Dokumenttype, form: str) -> Dokument:
        service = self._house.tjenester.dokument
        by_hand = "medvirkning" if kind is Dokumenttype.REFERAT else "felter"
        draft = service.create(
            kind,
            Mottakerkategori.BARNEVERNSTJENESTEN,
            self._story["mottaker"][form],
            barn_id=self._barn_id,
            moete_id=self._met if kind is Dokumenttype.REFERAT else "",
            maalform=form,
        ).value
        read_on = {"sjekket_ut_dato": self._house.clock.today().isoformat()}
        service.write(draft.id, {**draft.felter, **self._story[by_hand][form], **read_on})
        return service.freeze(draft.id).value

    def _send(self) -> str:
        tjenester = self._house.tjenester
        dokument = self._documents[Dokumenttype.HENVISNINGSGRUNNLAG, "nb"]
        self._row_id = tjenester.utboks.queue(dokument.id, shared_work.municipality_of(self._house)).value.id
        shared_work.send(self._house)
        return f"{self._row_id}.p7m"

    def _deliver(self) -> str:
        return shared_work.deliver(self._house, self._row_id).name

    def _take_receipt(self) -> str:
        utboks = self._house.tjenester.utboks
        shared_work.fetch(self._house)
        state = next(line.rad.tilstand for line in utboks.list_rows() if line.rad.id == self._row_id)
        if state is not Tilstand.REGISTRERT:
            raise KnownError("demo_mistet_noe")
        return state.value

    def _survive(self) -> str:
        """Lock, let another process write, kill it without warning, and count what it had been promised."""
        self._house.lock()
        acknowledged = kill_a_writer(self._house.folder / VAULT, self._barn_id)
        self._house.live()
        self._house.unlock()
        kept = {n.tekst for n in self._house.tjenester.notat.of_barn(self._barn_id)}
        if not {WORDS.format(number=n) for n in range(1, acknowledged + 1)} <= kept:
            raise KnownError("demo_mistet_noe")
        self._house.tjenester.logg.check_vault()
        for _ in range(sum(text.startswith(WORDS.partition(",")[0]) for text in kept)):
            self._house.tjenester.angre.undo()
        return f"{acknowledged} av {acknowledged} lagrede notater er der, og loggen er hel"


def kill_a_writer(vault: Path, barn_id: str) -> int:
    """Start a process that saves, kill it after some saves, and return how many it had acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-m", "helseansvarlig.demo.writer", str(vault), barn_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise KnownError("demo_mistet_noe")
        process.stdin.write(f"{DEMO_PASSWORD}\n")
        process.stdin.close()
        acknowledged = 0
        for line in process.stdout:
            acknowledged = int(line)
            if acknowledged == SAVED_BEFORE_KILL:
                process.kill()
    if acknowledged < SAVED_BEFORE_KILL:
        raise KnownError("demo_mistet_noe")
    return acknowledged
