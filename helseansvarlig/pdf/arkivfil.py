"""Makes a drawn file one that archives and screen readers accept: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

Adds the structure tree, the metadata and the colour profile to what was drawn, through pikepdf's public interface.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, String

from helseansvarlig.paths import resources
from helseansvarlig.pdf.bokmerker import Bokmerke, write_bookmarks
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.strukturtre import Node, Sted, Strukturtre
from helseansvarlig.pdf.tegnkart import without_unused
from helseansvarlig.pdf.xmp import title_of, write_xmp

_SPRAAK = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""As much of BCP 47 as a reader needs; what is not a language tag would make the file invalid."""


class Omslag(NamedTuple):
    """What the file says of itself."""

    tittel: str
    spraak: str
    dato: date
    bokmerker: tuple[Bokmerke, ...] = ()


def archive(drawn: bytes, tre: Strukturtre, omslag: Omslag) -> bytes:
    """Return the file with all that the two standards ask for; the same in gives the same bytes."""
    with Pdf.open(BytesIO(drawn)) as pdf:
        _mend_streams(pdf)
        _write_tree(pdf, tre)
        _describe(pdf, omslag)
        write_bookmarks(pdf, omslag.bokmerker)
        _add_colour_profile(pdf)
        target = BytesIO()
        # Without object streams every packed byte in the file is one that we have seen (`_mend_streams`).
        pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable)
    return target.getvalue()


def _write_tree(pdf: Pdf, tre: Strukturtre) -> None:
    """Write the structure tree, and from every page's pieces the way back into it."""
    pages = [page.obj for page in pdf.pages]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    written: dict[int, Object] = {}
    root.K = Array([_write_node(pdf, tre.rot, root, pages, written)])
    parents = Array()
    for number, (page, nodes) in enumerate(zip(pages, tre.sider, strict=True)):
        page.StructParents = number
        page.Tabs = Name.S
        parents.append(number)
        parents.append(pdf.make_indirect(Array([written[id(node)] for node in nodes])))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _write_node(pdf: Pdf, node: Node, above: Object, pages: Sequence[Object], written: dict[int, Object]) -> Object:
    """Write an element with all below it; a piece on another page than the element's first says which."""
    facts: dict[str, Object | int] = {"/S": _name(node.navn), "/P": above, **_properties(node)}
    pieces = [one for one in node.barn if isinstance(one, Sted)]
    if pieces:
        facts["/Pg"] = pages[pieces[0].side]
    is_whole = len(pieces) == len(node.barn) == 1
    if is_whole:
        facts["/K"] = pieces[0].nummer
    element = written[id(node)] = pdf.make_indirect(Dictionary(facts))
    if node.barn and not is_whole:
        kids = (
            _write_node(pdf, one, element, pages, written)
            if isinstance(one, Node)
            else one.nummer
            if one.side == pieces[0].side
            else Dictionary(Type=Name.MCR, Pg=pages[one.side], MCID=one.nummer)
            for one in node.barn
        )
        element.K = Array(kids)
    return element


def _properties(node: Node) -> dict[str, Object]:
    element = node.element
    found: dict[str, Object] = {}
    if element.alternativ:
        found["/Alt"] = String(element.alternativ)
    if _SPRAAK.fullmatch(element.spraak):
        found["/Lang"] = String(element.spraak)
    attributes = _attributes(element, node)
    if attributes is not None:
        found["/A"] = attributes
    return found


def _attributes(element: Element, node: Node) -> Dictionary | None:
    """Return the attributes of ISO 32000-1, 14.8.5, that an element of this kind has."""
    if element.rolle is Rolle.LISTE:
        return Dictionary(O=Name.List, ListNumbering=_name(element.art))
    if element.rolle is Rolle.TABELLHODE:
        return Dictionary(O=Name.Table, Scope=_name(element.art))
    if element.rolle is Rolle.FELT:
        return Dictionary(O=Name.PrintField, Role=_name(element.art))
    if element.rolle is Rolle.FIGUR and node.boks is not None:
        box = Array([round(edge, 2) for edge in node.boks])
        return Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return None


def _describe(pdf: Pdf, omslag: Omslag) -> None:
    """Write title, language and standards; the old list of properties holds nothing but what is the same there."""
    title = title_of(omslag.tittel)
    metadata = pdf.make_stream(write_xmp(omslag.tittel, omslag.spraak, omslag.dato))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.Lang = String(omslag.spraak)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String(title), CreationDate=String(f"D:{omslag.dato:%Y%m%d}000000Z"))
    )


def _add_colour_profile(pdf: Pdf) -> None:
    profile = pdf.make_stream(b"", N=3)
    profile.write(_packed_srgb(), filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])


def _mend_streams(pdf: Pdf) -> None:
    """Mend what ReportLab writes so that a strict judge stumbles.

    A font's table names codes that are never used. A filter written as a list of one is not known to be packed, and
    would be packed anew. And packed bytes may end in a carriage return, which with the line feed that follows reads
    as one line end: then the length looks wrong.
    """
    for one in pdf.objects:
        if isinstance(one, Stream):
            if isinstance(one.get("/Filter"), Array) and len(one.Filter) == 1:
                one.Filter = one.Filter[0]
            if one.read_raw_bytes().endswith(b"\r"):
                _pack(one, one.read_bytes())
        elif isinstance(one, Dictionary) and isinstance(table := one.get("/ToUnicode"), Stream):
            _pack(table, without_unused(table.read_bytes()))


def _pack(stream: Stream, data: bytes) -> None:
    """Write `data` packed so that it does not end in a carriage return.

    Line feeds after operators or a font's last table mean nothing, and change the checksum that packing ends with.
    """
    while (packed := zlib.compress(data)).endswith(b"\r"):
        data += b"\n"
    stream.write(packed, filter=Name.FlateDecode)
    if "/Length1" in stream:
        stream.Length1 = len(data)


@cache
def _name(word: str) -> Name:
    return Name(f"/{word}")


@cache
def _packed_srgb() -> bytes:
    return zlib.compress((resources() / "pdf" / "srgb.icc").read_bytes())
