"""A small whole knowledge folder, and the same with one thing broken."""

from pathlib import Path

LAW = """\
facts:
  one_month:
    text: {fr: "un mois", en: "one month"}
    number: 1
    unit: months
    evidence: V
    checked_on: 2026-11-23
    sources: [{publisher: "CNIL", url: "https://www.cnil.fr/fr"}]
"""

SERVICES = """\
services:
  help_line:
    name: {fr: "Ligne d'aide", en: "Help line"}
    purpose: {fr: "écouter", en: "listen"}
    number: "116 006"
    price: {fr: "gratuit", en: "free"}
    hours: {fr: "7 jours sur 7", en: "every day"}
    evidence: V
    checked_on: 2026-11-23
    sources: [{publisher: "France Victimes", url: "https://www.france-victimes.fr"}]
"""

INCIDENT = """\
id: small-2022
name: {fr: "Petite fuite", en: "Small leak"}
organisation: {fr: "La caisse", en: "The fund"}
announced_on: 2022-03-17
story:
  told_on:
    text:
      fr: "le 17 mars 2022"
      en: "on 17 March 2022"
    evidence: V
    checked_on: 2026-11-23
    sources:
      - {publisher: "Journal", url: "https://journal.example/fuite", published: "2022-03-17"}
people:
  how_many:
    text: {fr: "au moins 12 personnes", en: "at least 12 people"}
    number: 12
    unit: people
    status: at_least
    evidence: V
    checked_on: 2026-11-23
    sources: [{publisher: "Journal", url: "https://journal.example/fuite"}]
taken:
  what:
    text: {fr: "le nom", en: "the name"}
    items: [{fr: "le nom", en: "name"}]
    evidence: V-old
    checked_on: 2026-11-23
    sources: [{publisher: "Journal", url: "https://journal.example/noms", published: "2020"}]
not_taken: {}
notices: {}
genuine_messages: {}
routes: {}
aftermath: {}
"""


def small_knowledge(folder: Path, **replaced: tuple[str, str]) -> Path:
    """Writes the folder; `law=("old", "new")` and so on replace text in one file, which must hold it."""
    contents = {"law": LAW, "services": SERVICES, "incident": INCIDENT}
    for name, (old, new) in replaced.items():
        assert contents[name].count(old) >= 1, f"{name} does not hold {old!r}"
        contents[name] = contents[name].replace(old, new, 1)
    (folder / "incidents").mkdir(parents=True)
    (folder / "law.yml").write_text(contents["law"], encoding="utf-8")
    (folder / "services.yml").write_text(contents["services"], encoding="utf-8")
    (folder / "incidents" / "small-2022.yml").write_text(contents["incident"], encoding="utf-8")
    return folder


def line_of(content: str, text: str) -> int:
    """Counted from 1."""
    return content[: content.index(text)].count("\n") + 1
