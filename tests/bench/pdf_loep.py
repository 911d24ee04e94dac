"""A henvisningsgrunnlag of three pages: ours, tagged and archivable, against what others need for the same content.

`python -m tests.bench.pdf_loep` prints one line of JSON: how much longer our whole file takes than the same content by
ReportLab alone (its own paragraphs and tables, no tags) and than our own pages before they are tagged, what share of
WeasyPrint's `pdf/ua-1` that is, and the memory of a thousand pages. Pairs are made in turn and the processor's own time
is counted: a busy machine slows both of a pair. WeasyPrint lives in an environment of its own (`dev.py test --lang`
makes it); without it that number is left out.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import singledispatch
from io import BytesIO
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from helseansvarlig.bootstrap import open_renderer
from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.skrift import Snitt, load_glyphs
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.registry import compose
from tests.pdf.fasit import all_cases

ROOT = Path(__file__).resolve().parents[2]
WEASYPRINT = ROOT / ".venv-maal" / "bin" / "python"
MEASURED = "henvisningsgrunnlag-nb-halvskrevet"
ROUNDS, BEST_OF = 15, 3
FEW = 5

_MEMORY = """
import resource
from helseansvarlig.bootstrap import open_renderer
from helseansvarlig.cli_ytelse_dokument import document_of
pdf = open_renderer().render(document_of(1500))
print(pdf.count(b"/MediaBox"), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_WEASY = """
import sys, time
from weasyprint import HTML
page = sys.stdin.read()
for _ in range({rounds} + 1):
    started = time.process_time()
    document = HTML(string=page).render(pdf_variant="pdf/ua-1")
    document.write_pdf(pdf_variant="pdf/ua-1")
    print(time.process_time() - started, len(document.pages))
"""


def three_pages() -> dm.Dokumentmodell:
    """Return the document that is measured: half written from the record, as it stands when one begins."""
    return compose(all_cases()[MEASURED], load_tekster("nb"))


@singledispatch
def texts_of(_blokk: dm.Blokk) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a block says as (kind, texts): `h`, `p`, `quote`, `li` and `row`."""
    yield from ()


@texts_of.register
def _(blokk: dm.Overskrift) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "h", (blokk.tekst,)


@texts_of.register(dm.Avsnitt)
@texts_of.register(dm.Merknad)
def _(blokk: dm.Avsnitt | dm.Merknad) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "p", (blokk.tekst,)


@texts_of.register
def _(blokk: dm.Sitat) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "quote", (f"{blokk.etikett} {blokk.i_anfoersel} {blokk.kilde}",)


@texts_of.register
def _(blokk: dm.Spoersmaal) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "h", (blokk.tittel,)
    yield "p", (blokk.svar,)
    yield "p", (blokk.kilde,)


@texts_of.register
def _(blokk: dm.Liste) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from (("li", (one,)) for one in blokk.punkter)


@texts_of.register
def _(blokk: dm.Felter) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from (("row", row) for row in blokk.rader)


@texts_of.register
def _(blokk: dm.Tabell) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from (("row", row) for row in (blokk.kolonner, *blokk.rader))


@texts_of.register
def _(blokk: dm.Tomme) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "p", (f"{blokk.etikett}: {', '.join(blokk.navn)}",)


@texts_of.register
def _(blokk: dm.Signatur) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from (("p", (f"{navn}, {rolle}",)) for rolle, navn in blokk.roller)


def content(modell: dm.Dokumentmodell) -> list[tuple[str, tuple[str, ...]]]:
    """Return all that the document says, title first."""
    return [("h", (modell.tittel,)), *(one for blokk in modell.blokker for one in texts_of(blokk))]


def by_reportlab(modell: dm.Dokumentmodell) -> bytes:
    """Return the same content as anybody would set it with ReportLab: paragraphs and tables, nothing tagged."""
    load_glyphs()
    body = ParagraphStyle("p", fontName=Snitt.VANLIG.value, fontSize=11, leading=15.5, spaceAfter=6)
    head = ParagraphStyle("h", fontName=Snitt.HALVFET.value, fontSize=14, leading=18, spaceBefore=10, spaceAfter=4)
    styles = {"h": head, "quote": ParagraphStyle("q", body, leftIndent=15)}

    def flow(kind: str, texts: tuple[str, ...]) -> Flowable:
        if kind == "row":
            return Table([[Paragraph(escape(text), body) for text in texts]])
        return Paragraph(escape(texts[0]), styles.get(kind, body), bulletText="•" if kind == "li" else None)

    target = BytesIO()
    SimpleDocTemplate(target, pagesize=A4, leftMargin=71, rightMargin=71, topMargin=85, bottomMargin=85).build(
        [flow(kind, texts) for kind, texts in content(modell)]
    )
    return target.getvalue()


def as_html(modell: dm.Dokumentmodell) -> str:
    """Return the same content as a page for WeasyPrint, which tags it by itself."""
    font = (ROOT / "resources" / "fonts" / "SourceSans3-Regular.ttf").as_uri()
    style = f"@font-face{{font-family:S;src:url('{font}')}} @page{{size:A4;margin:85pt 71pt}} body{{font:11pt/1.4 S}}"
    tags = {"h": "h2", "p": "p", "quote": "blockquote", "li": "li"}
    parts = []
    for kind, texts in content(modell):
        said = [html.escape(text) for text in texts]
        cells = "".join(f"<td>{text}</td>" for text in said)
        parts.append(f"<table><tr>{cells}</tr></table>" if kind == "row" else f"<{tags[kind]}>{said[0]}</{tags[kind]}>")
    title = html.escape(modell.tittel)
    return (
        f"<html lang='nb'><head><title>{title}</title><style>{style}</style></head><body>{''.join(parts)}</body></html>"
    )


def measure() -> dict[str, float]:
    """Return every number."""
    renderer, modell = open_renderer(), three_pages()
    makers = {
        "vaar": lambda: renderer.render(modell),
        "utagget": lambda: renderer.draw_only(modell),
        "reportlab": lambda: by_reportlab(modell),
    }
    rounds = [{name: _best(make) for name, make in makers.items()} for _ in range(ROUNDS + 1)][1:]
    found = {f"{name}_ms": 1000 * median(one[name] for one in rounds) for name in makers}
    found |= {
        "sider": renderer.render(modell).count(b"/MediaBox"),
        "sider_reportlab": by_reportlab(modell).count(b"/MediaBox"),
        "mot_reportlab": median(one["vaar"] / one["reportlab"] for one in rounds),
        "mot_utagget": median(one["vaar"] / one["utagget"] for one in rounds),
    }
    return {name: round(value, 2) for name, value in (found | _weasyprint(modell, found) | _memory()).items()}


def _weasyprint(modell: dm.Dokumentmodell, found: dict[str, float]) -> dict[str, float]:
    if not WEASYPRINT.exists():
        return {}
    command = [str(WEASYPRINT), "-c", _WEASY.format(rounds=FEW)]
    done = subprocess.run(command, input=as_html(modell), capture_output=True, text=True, check=True)
    runs = [line.split() for line in done.stdout.splitlines()][1:]
    taken = 1000 * median(float(one) for one, _ in runs)
    return {
        "weasyprint_ms": taken,
        "sider_weasyprint": float(runs[0][1]),
        "mot_weasyprint": found["vaar_ms"] / taken,
    }


def _memory() -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", _MEMORY], cwd=ROOT, capture_output=True, text=True, check=True)
    pages, megabytes = map(int, done.stdout.split())
    return {"tusen_sider": pages, "tusen_sider_mb": megabytes}


def _best(make: Callable[[], bytes]) -> float:
    return min(_seconds(make) for _ in range(BEST_OF))


def _seconds(make: Callable[[], bytes]) -> float:
    started = time.process_time()
    make()
    return time.process_time() - started


def main() -> int:
    """Measure and print the line."""
    sys.stdout.write(json.dumps(measure()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
