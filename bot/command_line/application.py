"""Declares the commands and hands them to their modules; heavy imports happen only in the one that runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.agents.agent import Role as AgentRole

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False)
incidents_app = typer.Typer(no_args_is_help=True, help="Facts of the incidents.")
app.add_typer(incidents_app, name="incidents")
stations_app = typer.Typer(no_args_is_help=True, help="Directory of police stations and gendarmeries.")
app.add_typer(stations_app, name="stations")
triage_app = typer.Typer(no_args_is_help=True, help="Is a message a scam?")
app.add_typer(triage_app, name="triage")
widget_app = typer.Typer(no_args_is_help=True, help="The widget that sites include.")
app.add_typer(widget_app, name="widget")
register_app = typer.Typer(no_args_is_help=True, help="Registers of notices.")
app.add_typer(register_app, name="register")
agents_app = typer.Typer(no_args_is_help=True, help="Who may work at the desk.")
app.add_typer(agents_app, name="agents")
channels_app = typer.Typer(
    no_args_is_help=True, help="Messaging: WhatsApp, Messenger, Telegram, SMS, Chatwoot."
)
app.add_typer(channels_app, name="channels")
audit_app = typer.Typer(no_args_is_help=True, help="What agents did.")
agents_app.add_typer(audit_app, name="audit")


class Role(StrEnum):
    all = "all"
    gateway = "gateway"
    worker = "worker"
    verifier = "verifier"


@app.command()
def serve(
    role: Annotated[Role, typer.Option(help="What this machine runs.")] = Role.all,
    workers: Annotated[
        int | None, typer.Option(min=0, max=64, help="Dialogue workers; default: one per core.")
    ] = None,
) -> None:
    """Start Vigie: store, gateway and workers, until Ctrl-C or SIGTERM."""
    from bot.command_line.serve import serve as run

    run(role.value, workers)


@app.command()
def train() -> None:
    """Train the model, unless it already matches the files."""
    from bot.command_line.train import train as run

    run()


@app.command()
def evaluate(
    directory: Annotated[Path | None, typer.Argument(exists=True, file_okay=False)] = None,
    benchmark: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Train on public data sets and compare."),
    ] = None,
    triage: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Judge the labelled messages of a TSV file."),
    ] = None,
) -> None:
    """Measure understanding on the questions_*.tsv files of DIRECTORY, or on public benchmarks, or triage."""
    from bot.command_line.evaluate import evaluate as run
    from bot.command_line.public_benchmarks import compare
    from bot.command_line.triage import evaluate as judge

    if directory is None and benchmark is None and triage is None:
        raise typer.BadParameter("DIRECTORY | --benchmark DIRECTORY | --triage FILE")
    if triage is not None:
        judge(triage)
    if directory is not None:
        run(directory)
    if benchmark is not None:
        compare(benchmark)


@widget_app.command("strings")
def widget_strings() -> None:
    """Write the widget's sentences beside its source; `make widget` then builds it."""
    from bot.command_line.widget import write_strings

    write_strings()


@app.command()
def benchmark() -> None:
    """Measure the time that one message takes in the understanding pipeline, on one core."""
    from bot.command_line.benchmark import benchmark as run

    run()


@incidents_app.command()
def check() -> None:
    """Check every pack and answer: both languages, sources, dates, references."""
    from bot.command_line.incidents import check as run

    run()


@incidents_app.command("list")
def list_() -> None:
    """List the incidents that Vigie knows."""
    from bot.command_line.incidents import list_incidents as run

    run()


@triage_app.command()
def learn() -> None:
    """Learn how scams are worded from data/triage/messages; needed when those or the cues changed."""
    from bot.command_line.triage import learn as run

    run()


@register_app.command()
def build(
    notices: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV: reference, birth_date, sent_on, channel")
    ],
    incident: Annotated[str, typer.Option(help="Id of the incident that the notices tell of.")],
) -> None:
    """Build the register of an incident from the list of its notices; replaces the earlier one at once."""
    from bot.command_line.register import build as run

    run(notices, incident)


@register_app.command()
def issue(count: Annotated[int, typer.Option(min=1, help="How many references.")] = 1) -> None:
    """Draw references to print on notices, one a line."""
    from bot.command_line.register import issue as run

    run(count)


@register_app.command()
def key() -> None:
    """Create the secret key of the registers, once."""
    from bot.command_line.register import key as run

    run()


@register_app.command()
def info() -> None:
    """List the registers, and whether each can be used."""
    from bot.command_line.register import info as run

    run()


@stations_app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="The official CSV files.")],
    source: Annotated[str | None, typer.Option(help="Whose data: shown with each answer.")] = None,
    dated: Annotated[str | None, typer.Option(help="Day of the data; else the oldest file's.")] = None,
) -> None:
    """Import the directory from open data; replaces the earlier one at once."""
    from bot.command_line.stations import import_files as run

    run(files, source, dated)


@stations_app.command("info")
def stations_info() -> None:
    """Describe the directory in use."""
    from bot.command_line.stations import info as run

    run()


@agents_app.command("add")
def agents_add(
    name: Annotated[str, typer.Argument(help="1 to 64 letters, digits, dots, hyphens, underscores.")],
    role: Annotated[AgentRole, typer.Option(help="A supervisor sees and transfers every case.")],
) -> None:
    """Add an account; the password comes from standard input or a prompt, the second factor is shown once."""
    from bot.command_line.agents import add as run

    run(name, role)


@agents_app.command("disable")
def agents_disable(name: str) -> None:
    """Let an agent in no more; ends the sessions at once."""
    from bot.command_line.agents import disable as run

    run(name)


@agents_app.command("enable")
def agents_enable(name: str) -> None:
    """Let a disabled agent in again."""
    from bot.command_line.agents import enable as run

    run(name)


@agents_app.command("unlock")
def agents_unlock(name: str) -> None:
    """Unlock an account after too many errors."""
    from bot.command_line.agents import unlock as run

    run(name)


@agents_app.command("password")
def agents_password(
    name: str,
    new_second_factor: Annotated[
        bool, typer.Option("--new-second-factor", help="The telephone was lost, too.")
    ] = False,
) -> None:
    """Set another password; ends the sessions at once, and unlocks nothing."""
    from bot.command_line.agents import password as run

    run(name, new_second_factor=new_second_factor)


@agents_app.command("list")
def agents_list() -> None:
    """List the accounts."""
    from bot.command_line.agents import list_agents as run

    run()


@audit_app.command("verify")
def audit_verify(
    noted: Annotated[str, typer.Option(help="The mark of an earlier check: must still be there.")] = "",
) -> None:
    """Check that no line of the audit was altered, removed, re-ordered or cut off."""
    from bot.command_line.audit import verify as run

    run(noted)


@audit_app.command("show")
def audit_show(last: Annotated[int, typer.Option(min=1, help="How many lines.")] = 50) -> None:
    """Print the last lines: number, time, who, what, which case."""
    from bot.command_line.audit import show as run

    run(last)


@channels_app.command("check")
def channels_check() -> None:
    """Tell which channels are open and what is missing, and try each on a local echo."""
    from bot.command_line.channels import check as run

    run()


@channels_app.command("failed")
def channels_failed() -> None:
    """List the answers that did not arrive."""
    from bot.command_line.channels import failed as run

    run()


@channels_app.command("retry")
def channels_retry(
    names: Annotated[list[str] | None, typer.Argument(help="Names from `vigie channels failed`.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that failed.")] = False,
) -> None:
    """Send answers again that did not arrive."""
    from bot.command_line.channels import retry as run

    run(names or [], everything=everything)


def main() -> None:
    app()
