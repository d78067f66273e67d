"""The PDF: accessible, the same bytes each time, whatever was typed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.documents.glyphs import REPLACEMENT, replaced
from bot.documents.kind import Kind
from bot.documents.pdf import as_pdf
from bot.documents.plain_text import as_text
from bot.knowledge.bilingual import LANGUAGES, Language
from tests.bot.documents.conftest import Compose
from tests.bot.documents.filled_in import FULL, HOSTILE, LEAST, PAPERS, hostile, opened, pages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAPERS)
def test_every_document_is_accessible_and_titled(composed: Compose, kind: Kind, language: Language) -> None:
    for fields in (LEAST[kind], FULL[kind]):
        pdf = opened(as_pdf(composed(kind, fields, language)))
        assert pdf.startswith(b"%PDF-")
        assert b"pdfuaid" in pdf
        assert b"/Lang(fr-FR)" in pdf
        assert (b"/Lang(en-GB)" in pdf) == (language == "en")
        assert b"/URI" not in pdf


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAPERS)
def test_the_same_fields_give_the_same_bytes(composed: Compose, kind: Kind, language: Language) -> None:
    document = composed(kind, FULL[kind], language)
    with ThreadPoolExecutor(4) as threads:
        written = set(threads.map(lambda _: as_pdf(document), range(8)))
    assert len(written) == 1
    assert b"/CreationDate" not in opened(written.pop())


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", PAPERS)
def test_nothing_that_is_typed_breaks_a_document(composed: Compose, kind: Kind, name: str) -> None:
    for language in LANGUAGES:
        document = composed(kind, hostile(kind, HOSTILE[name]), language)
        assert as_pdf(document).startswith(b"%PDF-")
        assert as_text(document).encode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["refusal_card", "phone_summary"])
def test_what_is_shown_or_read_out_is_one_page(composed: Compose, kind: Kind, language: Language) -> None:
    for text in ("mot " * 300, "W" * 600, "ﷺ" * 600):
        document = composed(kind, hostile(kind, text) | {"situation": "gave_information"}, language)
        assert pages(as_pdf(document)) == 1
    assert pages(as_pdf(composed(kind, FULL[kind], language))) == 1


def test_markup_is_printed_as_it_was_typed(composed: Compose) -> None:
    markup = HOSTILE["markup"]
    said = as_text(composed("complaint_letter", LEAST["complaint_letter"] | {"facts": markup}))
    assert markup in said
    assert "root:" not in said


def test_signs_without_a_glyph_are_replaced_and_said_so(composed: Compose) -> None:
    assert replaced("Łukasz, Ελένη, Иван, محمد, שלום, ☐") == "Łukasz, Ελένη, Иван, محمد, שלום, ☐"
    assert replaced("漢字 abc") == f"{REPLACEMENT}{REPLACEMENT} abc"
    plain = as_pdf(composed("refusal_card", {"name": "Camille"}))
    marked = as_pdf(composed("refusal_card", {"name": "漢字"}))
    assert len(marked) > len(plain)
    assert "漢字" in as_text(composed("refusal_card", {"name": "漢字"}))


def test_a_typed_name_reads_as_text_in_the_file(composed: Compose) -> None:
    """Fonts carry their Unicode map: what a screen reader reads is what was typed."""
    assert b"/ToUnicode" in opened(as_pdf(composed("refusal_card", {"name": "محمد"})))
