"""Typing is faster than the disk: what was read before the last key press never takes its place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from tests.ui.papirrom import papirrom
from tests.ui.skjermrom import Rom
from ui.drafts import Drafts
from ui.jobs import Failed, Lane, SyncJobs, T
from ui.messages import Message
from ui.screens.dokumenter.missing_model import Savnbilde
from ui.screens.dokumenter.model import Deltilstand, Komposisjon, fields_as_text
from ui.screens.dokumenter.presenter import DokumentPresenter, Kilder
from ui.screens.dokumenter.selection_model import Utvalgsbilde

FIELD = "problemstilling"


class LateJobs(SyncJobs):
    """Work is done when the test says so, and its answers come back later still: as beside a real window."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[tuple[Callable[[], object], Callable[..., None] | None]] = []

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,  # noqa: ARG002 - nothing fails here
        lane: Lane = Lane.DATABASE,  # noqa: ARG002 - one line of work
    ) -> None:
        self._waiting.append((work, done))

    def round(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Do all work that waits; let `meanwhile` happen; only then give the answers."""
        batch, self._waiting = self._waiting, []
        answers = [(work(), done) for work, done in batch]
        meanwhile()
        for result, done in answers:
            if done is not None:
                done(result)
            self.broadcast(getattr(result, "changes", None))

    def settle(self) -> None:
        """Until nothing waits."""
        while self._waiting:
            self.round()


class Page:
    """What a screen would show."""

    def __init__(self) -> None:
        self.compositions: list[Komposisjon] = []
        self.problems: list[Message] = []

    def show_composition(self, komposisjon: Komposisjon) -> None:
        self.compositions.append(komposisjon)

    def show_part_state(self, del_id: str, tilstand: Deltilstand) -> None: ...

    def show_sharing(self, komposisjon: Komposisjon) -> None: ...

    def show_selection(self, utvalg: Utvalgsbilde) -> None: ...

    def show_missing(self, savn: tuple[Savnbilde, ...]) -> None: ...

    def show_urgent(self, *, on: bool) -> None: ...

    def show_drawn(self, pdf: bytes, text: str | None) -> None: ...

    def show_other(self, dokument_id: str) -> None: ...

    def show_not_drawn(self, message: Message) -> None: ...

    def show_done(self, message: Message) -> None: ...

    def show_problem(self, message: Message) -> None:
        self.problems.append(message)


@pytest.fixture
def late(tmp_path: Path) -> Iterator[tuple[DokumentPresenter, Page, LateJobs, Rom, str]]:
    with papirrom(tmp_path) as room:
        dokument = room.document(room.child())
        jobs, page = LateJobs(), Page()
        services = room.rom.tjenester
        kilder = Kilder(services.dokument, services.utboks, (), lambda _pdf: None, lambda _path, _data: None)
        presenter = DokumentPresenter(kilder, Drafts(services.utkast, jobs), jobs, room.rom.today)
        presenter.attach(page)
        jobs.changed.connect(presenter.on_changed)
        presenter.open(dokument.id)
        jobs.settle()
        yield presenter, page, jobs, room.rom, dokument.id
        presenter.leave()
        jobs.settle()


def test_an_older_reading_never_replaces_what_was_typed_since(
    late: tuple[DokumentPresenter, Page, LateJobs, Rom, str],
) -> None:
    presenter, page, jobs, rom, dokument_id = late
    presenter.changed(FIELD, "Hva kan")
    presenter.flush()
    jobs.round()  # written; a reading of it is asked for

    def type_on() -> None:
        presenter.changed(FIELD, "Hva kan hjelpe?")
        presenter.flush()

    jobs.round(meanwhile=type_on)  # the reading was made before these words, and comes back after them
    jobs.settle()
    assert len(page.compositions) == 1, "the form is never built anew under somebody's fingers"
    assert rom.tjenester.dokument.picture(dokument_id).dokument.felter[FIELD] == "Hva kan hjelpe?"
    assert page.problems == []


def test_nothing_can_be_typed_into_a_document_that_has_not_come_yet(
    late: tuple[DokumentPresenter, Page, LateJobs, Rom, str],
) -> None:
    presenter, _, jobs, rom, dokument_id = late
    presenter.open(dokument_id)
    presenter.changed(FIELD, "for tidlig")
    presenter.flush()
    jobs.settle()
    assert FIELD not in rom.tjenester.dokument.picture(dokument_id).dokument.felter


def test_a_draft_that_is_found_late_is_not_written_into_the_next_document(
    late: tuple[DokumentPresenter, Page, LateJobs, Rom, str],
) -> None:
    presenter, page, jobs, rom, first = late
    other = rom.tjenester.dokument.create(
        Dokumenttype.HENVISNINGSGRUNNLAG,
        Mottakerkategori.BARNEVERNSTJENESTEN,
        "BUP",
        barn_id=rom.add_child("Modig Gran").id,
    ).value
    rom.tjenester.utkast.keep(f"dokument:{first}", fields_as_text({FIELD: "Om det første barnet"}))
    presenter.open(first)
    jobs.round()  # read; its draft is being looked for

    jobs.round(meanwhile=lambda: presenter.open(other.id))
    presenter.flush()
    jobs.settle()

    assert page.problems == []
    assert FIELD not in rom.tjenester.dokument.picture(other.id).dokument.felter
