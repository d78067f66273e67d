"""Values as the JSON text that the store's scripts read."""

import json
from typing import Any


def json_text(value: Any) -> str:
    # ensure_ascii keeps lone surrogates and odd separators out of Lua's JSON reader.
    return json.dumps(value, separators=(",", ":"))
