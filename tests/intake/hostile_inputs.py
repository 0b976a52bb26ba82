"""Hostile and broken inputs, built on the spot: each a name, what to write, and what must come of it."""

import gzip
import io
import json
import zipfile
import zlib
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

STORY = (
    "Fighters entered the port of Marsa on Monday after three days of shelling, residents said.\n\n"
    "At least 12 people were killed in the fighting, according to the hospital of the city."
)
READ = "read"


@dataclass(frozen=True)
class Case:
    """One input; `outcome` is READ or the reason of the skip, `holds` must stand in the text that is read."""

    name: str
    file: str
    data: bytes
    outcome: str
    holds: str = "At least 12 people were killed"


def pdf(*pages: str) -> bytes:
    """A PDF with one text line for each line given."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        height = 800
        for line in page.split("\n"):
            canvas.drawString(60, height, line)
            height -= 14
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked(data: bytes, password: str) -> bytes:
    """The PDF with a user password on it; an empty one only forbids changes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page(body: str, head: str = "<title>Marsa</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("story.txt", STORY)
    return out.getvalue()


def pdf_bomb() -> bytes:
    """A PDF whose one page unpacks to 100 MB of blanks."""
    stream = zlib.compress(b" " * 100_000_000)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.4\n"
    for number, each in enumerate(objects, start=1):
        body += str(number).encode() + b" 0 obj\n" + each + b"\nendobj\n"
    return body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"


PARAGRAPHS = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
PDF = pdf("Rebels enter port\n\n" + STORY)
CYRILLIC_PAGE = page(f"<p>{STORY} Бои</p>", '<meta charset="windows-1251">').decode()
ODD_METADATA = {"text": STORY, "title": 3, "date": [1], "url": {}}
SURROGATE = b'{"text": "The \\ud800 army entered the port on Monday."}'
ENTITIES = '<!DOCTYPE html [<!ENTITY e0 "boom">' + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)
)
FRENCH = (
    "Les combattants sont entrés dans la ville lundi après trois jours de tirs, selon les habitants. "
    "Au moins douze personnes ont été tuées dans les combats, a dit une source de l'hôpital."
)
CHINESE = "武装人员星期一进入港口城市，当地居民说，至少有十二人在战斗中丧生，数十人受伤。联合国呼吁各方停火。"
ARABIC = "دخل المقاتلون الميناء يوم الاثنين بعد ثلاثة أيام من القصف، وقتل ما لا يقل عن اثني عشر شخصا في المعارك."

CASES = (
    Case("invalid-utf-8", "a.txt", STORY.encode() + b" The caf\xe9 burned.", READ, "café"),
    Case("utf-8-broken-in-one-place", "a.txt", f"{STORY} “Ōé”".encode() + b"\xc3", READ, "“Ōé”"),
    Case("nul-bytes", "a.txt", b"Fighters\x00\x00entered\x00the port", "binary"),
    Case("nul-bytes-far-behind", "a.txt", STORY.encode() * 600 + b"\x00\x01", "binary"),
    Case("ten-megabytes-on-one-line", "a.txt", b"word " * 2_000_000, "too-large"),
    Case("ten-megabytes-on-one-json-line", "a.jsonl", b'{"text": "' + b"word " * 2_000_000 + b'"}', "too-large"),
    Case("deeply-nested-html", "a.html", b"<div>" * 100_000 + STORY.encode() + b"</div>" * 100_000, "too-deep"),
    Case("nested-inline-html", "a.html", page("<b>" * 5000 + PARAGRAPHS), "too-deep"),
    Case("many-tags", "a.html", page("<p>a</p>" * 200_000), "too-large"),
    Case("html-entity-bomb", "a.html", f"{ENTITIES}]><html><body>{PARAGRAPHS}&e11;</body></html>".encode(), READ),
    Case("many-attributes", "a.html", page(f"<p {'a=b ' * 100_000}>x</p>{PARAGRAPHS}"), READ),
    Case("script-in-title", "a.html", page(PARAGRAPHS, "<title><script>alert(1)</script>Marsa falls</title>"), READ),
    Case("unclosed-tags", "a.html", b"<html><body><p><b><i><div><p>" + STORY.encode(), READ),
    Case("html-without-article", "a.html", page("<script>var a = 1</script>", ""), "no-text"),
    Case("html-named-txt", "a.txt", page(PARAGRAPHS), READ),
    Case("text-named-html", "a.html", STORY.encode(), READ),
    Case("html-in-cp1251-by-meta", "a.html", CYRILLIC_PAGE.encode("cp1251"), READ, "Бои"),
    Case("html-with-odd-charset", "a.html", page(PARAGRAPHS, '<meta charset="rot13">') + b"\xe9", READ),
    Case("feed-without-entries", "a.xml", b'<?xml version="1.0"?><rss><channel></channel></rss>', "empty"),
    Case("xml-of-another-kind", "a.xml", b'<?xml version="1.0"?><urlset></urlset>', "unsupported"),
    Case("rich-text", "a.txt", b"{\\rtf1 Fighters entered the port.}", "unsupported"),
    Case("empty-file", "a.txt", b"", "empty"),
    Case("empty-pdf", "a.pdf", b"", "empty"),
    Case("pdf-without-pages", "a.pdf", b"%PDF-1.4\n%%EOF\n", "broken-pdf"),
    Case("pdf-that-is-a-jpeg", "a.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), "binary"),
    Case("pdf", "a.pdf", PDF, READ),
    Case("pdf-named-txt", "a.txt", PDF, READ),
    Case("encrypted-pdf", "a.pdf", locked(PDF, "secret"), "encrypted"),
    Case("pdf-with-empty-password", "a.pdf", locked(PDF, ""), READ),
    Case("truncated-pdf", "a.pdf", PDF[: len(PDF) // 3], "broken-pdf"),
    Case("scanned-pdf", "a.pdf", pdf(""), "no-text"),
    Case("pdf-bomb", "a.pdf", pdf_bomb(), "broken-pdf"),
    Case("pdf-of-noise", "a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken-pdf"),
    Case("zip-named-txt", "a.txt", zipped(), "archive"),
    Case("word-document", "a.docx", zipped(), "archive"),
    Case("gzip", "a.jsonl", gzip.compress(STORY.encode()), "archive"),
    Case("program", "a", b"\x7fELF\x02\x01\x01" + bytes(50), "binary"),
    Case("control-characters", "a.txt", bytes(range(1, 32)) * 30, "binary"),
    Case("some-control-characters", "a.txt", STORY.replace(" people", "\x07 \x1bpeople").encode(), READ, "12 people"),
    Case("whitespace-only", "a.txt", b" \t\r\n \n\xc2\xa0\n", "empty"),
    Case("marks-only", "a.txt", "… — !!! ☢☢\n***".encode(), "no-text"),
    Case("furniture-only", "a.txt", b"Share on Facebook\nTweet\n\nLeave a Reply\n", "only-furniture"),
    Case("utf-8-mark", "a.txt", b"\xef\xbb\xbf" + STORY.encode(), READ),
    Case("utf-16", "a.txt", STORY.encode("utf-16"), READ),
    Case("utf-16-big-endian-without-mark", "a.txt", STORY.encode("utf-16-be"), READ),
    Case("utf-16-html", "a.html", page(PARAGRAPHS).decode().encode("utf-16"), READ),
    Case("utf-32", "a.txt", STORY.encode("utf-32"), READ),
    Case("odd-half-of-utf-16", "a.txt", STORY.encode("utf-16")[:-1], READ, "Fighters entered"),
    Case("emoji", "a.txt", f"{STORY} 😀👨‍👩‍👧 🇺🇦".encode(), READ, "😀"),
    Case("right-to-left-text", "a.txt", ARABIC.encode(), "language"),
    Case("right-to-left-words-in-english", "a.txt", f"{STORY} They call it مرسى.".encode(), READ, "مرسى"),
    Case("direction-marks", "a.txt", STORY.replace("12", "\u202e12\u202c\u200b").encode(), READ),
    Case("chinese", "a.txt", CHINESE.encode(), "language"),
    Case("french", "a.txt", FRENCH.encode(), "language"),
    Case("mixed-newlines", "a.txt", STORY.replace("\n\n", "\r\r\n\n\r\u2028").encode(), READ),
    Case("combining-marks", "a.txt", (STORY + " e" + "\u0301" * 5000).encode(), READ),
    Case("lone-surrogates-in-json", "a.jsonl", SURROGATE, READ, "\ufffd"),
    Case("json-array", "a.json", json.dumps([{"text": STORY}]).encode(), READ),
    Case("json-object", "a.json", json.dumps({"headline": "Marsa", "body": STORY}).encode(), READ),
    Case("json-wrapped", "a.json", json.dumps({"articles": [{"content": STORY}]}).encode(), READ),
    Case("json-empty-list", "a.json", b"[]", "empty"),
    Case("json-broken", "a.json", b'{"text": "The army', "broken-json"),
    Case("json-nested-too-deep", "a.json", b"[" * 200_000, "broken-json"),
    Case("json-lines-nested-too-deep", "a.jsonl", b'{"text": ' + b"[" * 200_000, "broken-json"),
    Case("json-number-too-long", "a.jsonl", b'{"text": ' + b"9" * 10_000 + b"}", "broken-json"),
    Case("json-without-text", "a.jsonl", b'{"title": "Marsa"}', "no-text"),
    Case("json-null-text", "a.jsonl", b'{"text": null}', "no-text"),
    Case("json-wrong-type", "a.jsonl", b'{"text": 17, "title": ["a"], "date": {}}', "no-text"),
    Case("json-wrong-metadata", "a.jsonl", json.dumps(ODD_METADATA).encode(), READ),
    Case("json-not-a-record", "a.jsonl", b'"The army entered the port."', "not-a-record"),
    Case("json-lines-utf-16", "a.jsonl", (json.dumps({"text": STORY}) + "\n").encode("utf-16"), READ),
    Case("json-lines-empty", "a.jsonl", b"\n\n \n", "empty"),
    Case("json-named-txt", "a.txt", json.dumps({"text": STORY}).encode(), READ),
    Case("text-that-begins-like-json", "a.txt", b'["We won", they said.] ' + STORY.encode(), READ),
    Case("html-in-a-record", "a.jsonl", json.dumps({"text": PARAGRAPHS}).encode(), READ),
    Case("odd-file-name", "a\n\u202e b😀'\"; rm -rf.txt", STORY.encode(), READ),
)  # fmt: skip
