"""What people fill in: nothing but what must be, everything, and what is meant to break things."""

import re
import zlib
from typing import Any

from bot.documents.filled import MODELS, Filled
from bot.documents.kind import KINDS, Kind
from bot.knowledge.bilingual import Language

PAPERS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "deadlines")

_CAMILLE = {
    "name": "Camille Martin-Éloïse",
    "address": "12 rue des Lilas",
    "postcode": "69003",
    "city": "Lyon",
    "email": "camille@exemple.fr",
    "phone": "06 12 34 56 78",
}
_NOTICE = {"notice_received_on": "2022-03-25", "notice_channel": "email"}
FULL: dict[Kind, dict[str, Any]] = {
    "complaint_letter": {
        **_CAMILLE,
        **_NOTICE,
        "for": "prosecutor",
        "situation": "leak_only",
        "birth_date": "12/07/1980",
        "birth_place": "Brest",
        "nationality": "française",
        "occupation": "infirmière",
        "court": "Lyon",
        "facts": "J'ai reçu un e-mail le 25 mars.\n\nDepuis, on m'appelle.",
        "facts_on": "2022-03-12",
        "discovered_on": "2022-03-25",
        "place": "Lyon",
        "suspect": "un inconnu, voix d'homme",
        "witnesses": "mon voisin",
        "damage": "Temps passé, inquiétude.",
        "evidence": ["l'e-mail du 25 mars 2022", "captures d'écran"],
        "civil_party": True,
    },
    "access_request": {**_CAMILLE, **_NOTICE, "birth_date": "1980-07-12", "birth_place": "Brest"},
    "cnil_complaint": {
        **_CAMILLE,
        "request_sent_on": "2022-04-04",
        "facts": "J'ai écrit deux fois.",
        "evidence": ["accusé de réception"],
    },
    "identity_statement": {
        **_CAMILLE,
        "birth_date": "1980-07-12",
        "birth_place": "Brest",
        "claimant": "Banque Exemple",
        "claims": ["crédit de 1 200 €, contrat 12", "forfait, 60 €"],
        "discovered_on": "2022-05-01",
        "complaint_sent_on": "2022-05-02",
        "complaint_place": "commissariat de Lyon",
        "facts": "Une lettre de relance est arrivée.",
    },
    "refusal_card": {"situation": "leak_only", "name": "Camille Martin", "interpreter": True},
    "evidence_list": {"situation": "gave_information", "name": "Camille", "evidence": ["SMS du 4 avril"]},
    "phone_summary": {
        "situation": "money_stolen",
        "name": "Camille Martin",
        "facts": "Deux débits de 150 €.",
        "facts_on": "2022-04-04",
        "request": "le blocage de ma carte",
    },
    "plan": {
        "cases": ["money_stolen/transfer", "leak_only"],
        "done": ["call_bank"],
        "later": ["watch"],
        "facts_on": "2022-04-04",
        "request_sent_on": "2026-10-30",
    },
}
LEAST: dict[Kind, dict[str, Any]] = {
    kind: {"name": "Camille Martin"} if "name" in MODELS[kind].model_json_schema().get("required", ()) else {}
    for kind in PAPERS
}

HOSTILE = {
    "markup": '#read("/etc/passwd") $x$ *bold* _it_ \\ " ] } <a> @b #{1+1} // `c`',
    "paths": "../../../etc/passwd",
    "one long word": "x" * 3000,
    "wide letters": "W" * 200,
    "Arabic": "محمد بن سلمان",
    "Hebrew": "שלום עולם " * 10,
    "emoji": "😀👨‍👩‍👧‍👦🇫🇷1️⃣",
    "Chinese and Korean": "漢字 한국어",
    "NUL and lone surrogates": "a\x00b\x07c\ud83d\udc00",
    "line breaks": "a" + "\n" * 1000 + "b",
    "many lines": "line\n" * 900,
    "directions": "\u202eevil\u202c\u2066\u200b\u200d\ufeff",
    "towers": "Z" + "\u0301" * 500 + "algo",
    "Indian and Thai": "नमस्ते ไทย தமிழ்",
    "no characters": "x\ufffd\uffff\U0010ffff\ue000",
    "format": "{name} {0} %s {{}}",
    "PDF": "%PDF-1.4 endobj stream",
}


def filled_in(kind: Kind, fields: dict[str, Any], language: Language = "fr") -> Filled:
    return MODELS[kind].model_validate({**fields, "language": language})


def hostile(kind: Kind, text: str) -> dict[str, Any]:
    """The text in every field that takes words, cut to what the field takes."""
    fields = {}
    for name, schema in MODELS[kind].model_json_schema()["properties"].items():
        parts = [schema, *schema.get("anyOf", ())]
        if any(part.get("type") == "array" for part in parts):
            fields[name] = [text[:200]] * 3
        longest = max((part.get("maxLength", 0) for part in parts), default=0)
        if longest:
            fields[name] = text[:longest]
    fields.pop("incident", None)
    return {**fields, **({"name": f"Nom {text[:100]}"} if "name" in fields else {})}


def opened(pdf: bytes) -> bytes:
    """The file with its compressed parts laid open after it."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(_inflated(stream) for stream in streams)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", opened(pdf)))
