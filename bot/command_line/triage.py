"""`vigie evaluate --triage FILE` measures judgements; `vigie triage learn` learns wordings anew."""

import json
from dataclasses import asdict
from pathlib import Path

from rich.progress import track
from rich.table import Table

from bot.command_line.operator import checked_settings, fail, pack_errors, screen, tell
from bot.evaluation.triage import Judged, TriageScore, judge_all, percentile, score
from bot.triage.labelled import Labelled, read_labelled

_COLUMNS = ("language", "messages", "caught", "false_alarms", "passed", "acceptable", "ideal")


def evaluate(file: Path) -> None:
    settings = checked_settings()
    messages = _labelled(file)
    with pack_errors():
        shown = track(messages, description=tell("evaluating"), console=screen)
        judged = list(judge_all(shown))
    languages = sorted({message.language for message in messages}, reverse=True)
    groups = {each: score([one for one in judged if one.message.language == each]) for each in languages}
    screen.print(_scores({**groups, "*": score(judged)}))
    screen.print(_times(judged))
    screen.print(_mistakes(judged))
    _write(judged, groups, settings.data_dir / "evaluation")


def learn() -> None:
    """Weights of wordings from data/triage/messages, into data/triage/wording_weights.json."""
    # scikit-learn takes a second to import.
    from bot.triage.learning import learn as run

    folder = checked_settings().knowledge_dir / "triage"
    with pack_errors():
        messages = [each for file in sorted((folder / "messages").glob("*.tsv")) for each in _labelled(file)]
        weights = run(messages)
    # A feature a line, for whoever reads what changed.
    lines = (
        f" {json.dumps(name)}: [{weight},{rarity}]" for name, (weight, rarity) in weights.features.items()
    )
    body = ",\n".join(lines)
    content = f'{{"start": {weights.start}, "features": {{\n{body}\n}}}}\n'
    (folder / "wording_weights.json").write_text(content, encoding="utf-8")
    screen.print(tell("learnt", messages=len(messages), features=len(weights.features)))


def _labelled(file: Path) -> list[Labelled]:
    try:
        found = read_labelled(file)
    except (KeyError, ValueError, OSError):
        raise fail("no_messages", place=file) from None
    if not found:
        raise fail("no_messages", place=file)
    return found


def _scores(groups: dict[str, TriageScore]) -> Table:
    table = Table(*(tell(f"triage_{column}") for column in _COLUMNS), title=tell("triage_title"))
    for name, found in groups.items():
        shares = (found.caught, found.false_alarms, found.acceptable, found.ideal)
        caught, false, acceptable, ideal = (f"{share:.1%}" for share in shares)
        table.add_row(name, str(found.messages), caught, false, str(found.passed), acceptable, ideal)
    return table


def _times(judged: list[Judged]) -> Table:
    table = Table(tell("figure_column"), tell("milliseconds_column"), title=tell("triage_times"))
    for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1.0)):
        table.add_row(name, f"{percentile(judged, share):.2f}")
    return table


def _mistakes(judged: list[Judged]) -> Table:
    """By id and pattern: the texts are the file's."""
    columns = ("triage_id", "triage_pattern", "expected_column", "found_column", "triage_points")
    table = Table(*(tell(column) for column in columns), title=tell("triage_mistakes"))
    for one in judged:
        if one.judgement.verdict not in one.message.acceptable:
            points = f"{one.judgement.points:.1f}"
            table.add_row(
                one.message.id, one.message.pattern, one.message.ideal, one.judgement.verdict, points
            )
    return table


def _write(judged: list[Judged], groups: dict[str, TriageScore], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "by_language": {name: asdict(found) for name, found in groups.items()},
        "all": asdict(score(judged)),
        "milliseconds": {"p50": percentile(judged, 0.5), "p99": percentile(judged, 0.99)},
    }
    path = folder / "triage.json"
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    screen.print(tell("evaluation_written", place=path))
