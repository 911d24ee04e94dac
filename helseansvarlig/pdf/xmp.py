"""What the file says about itself: its title, its language, and which standards it follows. No person, tool or path."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape

from helseansvarlig.pdf.tegn import clean_text

TITTEL_TEGN = 300
"""A longer title is cut where the file names itself; on the page it stands whole."""

_UTEN_TITTEL = "Dokument"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ARCHIVE_CLAIM = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
{archive}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def title_of(title: str) -> str:
    """Return the title on one line, as the file and its metadata name it; a file without one could not be listed."""
    return _NOT_XML.sub("", clean_text(title)).replace("\n", " ").strip()[:TITTEL_TEGN] or _UTEN_TITTEL


def write_xmp(title: str, language: str, day: date) -> bytes:
    """Return the metadata packet (ISO 16684-1), with the schema that PDF/A asks us to bring for PDF/UA's number."""
    words = {"title": escape(title_of(title)), "language": language, "day": day.isoformat()}
    return _PACKET.format(**words, archive=_ARCHIVE_CLAIM).encode("utf-8")


def without_archive_claim(packet: bytes) -> bytes:
    """Return our own packet without the claim to be PDF/A, for a copy that cannot be."""
    return packet.replace(_ARCHIVE_CLAIM.encode("ascii"), b"")
