"""The command line: run, train, ask, check, evaluate."""
from __future__ import annotations

import asyncio
import functools
import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from virtual_school.asking import ask_all
from virtual_school.clock import day_in_luton, now
from virtual_school.content.check import check_content
from virtual_school.measuring import calibration, default_pipeline, pictures
from virtual_school.measuring.evaluation import Case, Verdict, ask_cases, read_cases, tally, verdict
from virtual_school.measuring.masking import masked_as_asked
from virtual_school.measuring.report import OtherContentError, check_release, figures, write_report
from virtual_school.measuring.system_card import system_card
from virtual_school.measuring.tables import beside_table, counts_table, wrong_answers
from virtual_school.message_lines import HELP, MessagesError, read_messages
from virtual_school.publishing.release import BrokenReleaseError
from virtual_school.publishing.train import Progress as Report
from virtual_school.publishing.train import TrainingError, make_release
from virtual_school.reading import Reader
from virtual_school.running.ports import PortInUseError
from virtual_school.running.supervisor import Supervisor
from virtual_school.settings import CHECKOUT, Settings, WrongSettingError
from virtual_school.spotting import spot_file
from virtual_school.store.contacts import read_contacts
from virtual_school.store.database import open_store
from virtual_school.store.events import read_events
from virtual_school.store.first_content import first_content_problems
from virtual_school.store.migrate import migrate
from virtual_school.store.opening_hours import read_opening_hours
from virtual_school.store.purge import count_due, purge
from virtual_school.website.housekeeping import limits_of

LINE_EVERY = 5.0  # seconds, where progress cannot be drawn

app = typer.Typer(
    help="Luton Virtual School's assistant: answers common questions, and gives the phone number when it has no answer.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("spot")(spot_file)
errors = Console(stderr=True, highlight=False)
console = Console(highlight=False)


@app.command()
def serve() -> None:
    """Run the website, the bot and the actions until Ctrl-C. Trains first when there is no release."""
    with _progress() as report, _clear_errors():
        supervisor = Supervisor(_settings(), lambda line: errors.print(line, soft_wrap=True), report)
        asyncio.run(_until_signalled(supervisor))


@app.command()
def train(why: Annotated[str, typer.Option(help="Why this release is made, for the record.")] = "trained by hand") -> None:
    """Check and train on this checkout's content, and make it the release in use at the next start."""
    with _progress() as report, _clear_errors():
        release = make_release(_settings(), CHECKOUT, now(), why, report)
    console.print(f"Release {release.id} is ready. Restart `make run` to answer with it.")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotation marks.")] = None,
    file: Annotated[Path | None, typer.Option(help="A text file with one question a line.", exists=True)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Answer one question, or a file of them, as the website would."""
    if (question is None) == (file is None):
        raise typer.BadParameter('give one question, like ask "Who is the designated teacher?", or --file FILE')
    questions = file.read_text("utf-8").splitlines() if file else [question or ""]
    asked = [line for line in questions if line.strip()]
    with _progress() as report, _clear_errors():
        results = asyncio.run(ask_all(_settings(), [("", line) for line in asked], report))
    for result in results:
        print(json.dumps(result, ensure_ascii=False) if as_json else _in_words(result, alone=file is None))


@app.command()
def mask(
    file: Annotated[Path, typer.Option(help=HELP)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Take out of messages what says who somebody is, as the website does before anything else."""
    with _clear_errors():
        messages = read_messages(file)
    reader = Reader().load()
    for text in messages:
        masked = masked_as_asked(text, reader)
        result = {"text": text, "masked": masked.text, "spans": [[span.start, span.end, span.kind] for span in masked.spans]}
        print(json.dumps(result, ensure_ascii=False) if as_json else masked.text)


@app.command()
def check() -> None:
    """Look for mistakes in this checkout's content and in the store's contacts, events and opening hours."""
    settings = _settings()
    engine = open_store(settings.database_url)
    migrate(engine)
    problems = check_content(CHECKOUT, day_in_luton(now()))
    problems += first_content_problems(CHECKOUT / "data")
    problems += read_contacts(engine)[1] + read_events(engine)[1] + read_opening_hours(engine)[1]
    for problem in problems:
        console.print(f"- {problem}", markup=False)
    if problems:
        raise typer.Exit(1)
    console.print("The content, the contacts, the events and the opening hours are sound.")


@app.command("purge")
def purge_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")] = False,
    at_once: Annotated[bool, typer.Option("--now", help="Erase it.")] = False,
) -> None:
    """Erase ended conversations and old questions. The website does it by itself every few minutes."""
    if dry_run == at_once:
        raise typer.BadParameter("say either --dry-run (only show what would be erased) or --now (erase it)")
    settings = _settings()
    engine = open_store(settings.database_url)
    migrate(engine)
    act = count_due if dry_run else functools.partial(purge, rest=lambda: time.sleep(0.05))
    verb = "would be erased" if dry_run else "erased"
    for kind, count in act(engine, now(), limits_of(settings)).items():
        console.print(f"{count} {kind} {verb}")
    engine.dispose()


@app.command()
def evaluate(
    file: Annotated[Path, typer.Option(help="Questions with what should happen to each.", exists=True)] = CHECKOUT
    / "evaluation/questions.yml",
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
    report_folder: Annotated[
        Path | None, typer.Option("--report", help="Write a report with pictures into this folder, and the system card.")
    ] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="List the wrong answers; who reads them must not tune.")] = False,
    beside_default: Annotated[
        bool, typer.Option("--beside-default", help="Train Rasa's default pipeline too, over an hour, and show both.")
    ] = False,
    epochs: Annotated[
        int, typer.Option(min=1, help="With --beside-default: how long Rasa's default is trained; 100 is Rasa's own.")
    ] = default_pipeline.EPOCHS,
) -> None:
    """Ask questions that the assistant was never taught, and count what a person would have got."""
    settings, cases = _settings(), read_cases(file)
    replies, beside = _asked(settings, cases, epochs if beside_default else None)
    results = [(case, verdict(case, reply)) for case, reply in zip(cases, replies, strict=True)]
    found = {**figures(cases, [result for _, result in results], replies, CHECKOUT, now()), **beside}
    if report_folder:
        with _clear_errors():
            check_release(found)
            write_report(settings, found, CHECKOUT, report_folder)
        (CHECKOUT / "docs/system-card.md").write_text(system_card(found), "utf-8")
        errors.print(f"Report: {report_folder / 'report.html'}; docs/system-card.md has its figures.", soft_wrap=True)
    _print_evaluation(results, found, as_json=as_json)
    if wrong:
        for line in wrong_answers(results, replies):
            console.print(line, markup=False)


@app.command()
def calibrate(
    wrong: Annotated[float, typer.Option(help="The largest share of all questions that may be answered wrongly.")] = 0.01,
    held_back: Annotated[Path, typer.Option(help="Questions that nothing was taught.", exists=True)] = CHECKOUT
    / "evaluation/tuning.yml",
) -> None:
    """Choose below which limits nothing is answered, and write them into config.yml. Train afterwards."""
    settings = _settings()
    with _progress() as report, _clear_errors():
        found = calibration.calibrate(settings, held_back, wrong, report)
    calibration.write_limits(CHECKOUT / "config.yml", found)
    picture = settings.data_dir / "calibration.png"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    (settings.data_dir / "calibration.json").write_text(json.dumps(found, indent=1), "utf-8")
    pictures.draw(settings, [{"picture": "trade", "path": str(picture), "calibration": found}])
    for name in ("held_back", "cross_validation"):
        counts = found[name]
        console.print(
            f"{name.replace('_', ' ')}: right {counts['right']} of {counts['answerable']}, offered {counts['offered']}, "
            f"wrong {counts['wrong']} of {counts['all']} ({counts['wrong'] / counts['all']:.1%})"
        )
    console.print(f"config.yml: {found['limits']}, temperature {found['temperature']}. Picture: {picture}")
    console.print("Now `python -m virtual_school train` makes a release with them.")


def _settings() -> Settings:
    with _clear_errors():
        return Settings.from_environment()


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Show what went wrong as a sentence, without the program's own traces."""
    try:
        yield
    except (BrokenReleaseError, MessagesError, OtherContentError, PortInUseError, TrainingError, WrongSettingError) as error:
        errors.print(str(error), style="bold", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None


@contextmanager
def _progress() -> Iterator[Report]:
    """Give a function that shows how far a long work is; nothing is shown until it is called."""
    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        tasks: list[Any] = []
        told = -LINE_EVERY

        def report(what: str, done: float) -> None:
            nonlocal told
            if not tasks:
                tasks.append(bar.add_task(what, total=1.0))
            bar.update(tasks[0], description=what, completed=done, visible=done < 1)
            if not errors.is_terminal and time.monotonic() - told >= LINE_EVERY:
                told = time.monotonic()
                errors.print(f"{done:4.0%} {what}")

        yield report


async def _until_signalled(supervisor: Supervisor) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await supervisor.run(stop)


def _in_words(result: dict[str, Any], *, alone: bool) -> str:
    lines = [] if alone else [f"> {result['question']}"]
    if "error" in result:
        return "\n".join([*lines, result["error"]["message"], ""])
    reply = result["reply"]
    lines += [note["text"] for note in (reply["note"], (reply["note"] or {}).get("translation")) if note]
    for answer in reply["answers"]:
        lines += [answer["title"] or "", answer["text"]]
        if answer["source"]:
            lines.append(f"Source: {answer['source']['title']}, {answer['source']['url']}")
    lines += [f"- {choice['label']}" for choice in reply["choices"]]
    if reply["outcome"] in ("escalate", "unavailable", "urgent"):
        lines.append(f"{reply['contact']['label']}: {reply['contact']['phone']}")
    return "\n\n".join(line for line in lines if line) + ("" if alone else "\n")


def _asked(settings: Settings, cases: list[Case], epochs: int | None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the replies, and with ``epochs`` the figures of both pipelines, trained for the purpose."""
    with _progress() as report, _clear_errors():
        if epochs is None:
            return asyncio.run(ask_cases(settings, cases, report)), {}
        errors.print(default_pipeline.how_long(epochs), soft_wrap=True)
        measured = default_pipeline.measure(settings, cases, epochs, report)
    beside = default_pipeline.side_by_side(cases, measured, epochs)
    return measured[default_pipeline.OURS].replies, {"beside_default": beside}


def _print_evaluation(results: list[tuple[Case, Verdict]], found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({name: dict(counted.counts) for name, counted in tally(results).items()}))
        return
    table, in_short = counts_table(results)
    console.print(table)
    console.print(in_short)
    if "beside_default" in found:
        console.print(beside_table(found["beside_default"]))
