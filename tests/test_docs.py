"""The documents say what is so."""
from __future__ import annotations

import re

from typer.main import get_command

from virtual_school.cli import app
from virtual_school.settings import CHECKOUT, variables
from virtual_school.website.app import create_app
from virtual_school.website.services import build_services


def test_every_variable_is_in_running_md() -> None:
    text = (CHECKOUT / "docs/running.md").read_text("utf-8")
    assert [name for name in variables() if f"`{name}`" not in text] == []


def test_running_md_names_no_variable_that_is_not_read() -> None:
    text = (CHECKOUT / "docs/running.md").read_text("utf-8")
    named = set(re.findall(r"`(VIRTUAL_SCHOOL_[A-Z_]+)`", text))
    assert named - set(variables()) <= {"VIRTUAL_SCHOOL_TEST_CHROMIUM"}


def test_every_command_is_in_running_md() -> None:
    text = (CHECKOUT / "docs/running.md").read_text("utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"`python -m virtual_school {name}" not in text] == []


def test_every_option_is_in_running_md() -> None:
    rows = re.findall(r"^\| (`--.*?) \| (`\w+`) \|", (CHECKOUT / "docs/running.md").read_text("utf-8"), re.MULTILINE)
    documented = {(command.strip("`"), option) for options, command in rows for option in re.findall(r"--[\w-]+", options)}
    options = {
        (name, option)
        for name, command in get_command(app).commands.items()  # type: ignore[attr-defined]
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert documented == options


def test_every_make_target_is_in_running_md() -> None:
    targets = re.findall(r"^\.PHONY: (.*)$", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE)[0].split()
    text = (CHECKOUT / "docs/running.md").read_text("utf-8") + (CHECKOUT / "README.md").read_text("utf-8")
    inner = {"setup", "setup-browser"}  # `make run` and `make test` do it
    assert [target for target in targets if target not in inner and f"make {target}" not in text] == []


def test_every_route_is_in_architecture_md(settings) -> None:
    text = (CHECKOUT / "docs/architecture.md").read_text("utf-8")
    website = create_app(build_services(settings), "for_docs")
    paths = {re.sub(r"<(\w+)(:\w+)?>", r"<\1>", "/" + route.path) for route in website.router.routes}
    paths = {path for path in paths if not path.startswith(("/static", "/favicon"))}
    assert [path for path in sorted(paths) if f"`{path}`" not in text] == []


def test_every_decision_record_has_its_four_parts() -> None:
    records = sorted((CHECKOUT / "docs/adr").glob("*.md"))
    assert len(records) >= 5
    for record in records:
        text = record.read_text("utf-8")
        assert [part for part in ("## Context", "## Decision", "## Status", "## Consequences") if part not in text] == []


def test_every_link_between_the_documents_leads_somewhere() -> None:
    documents = [CHECKOUT / "README.md", *(CHECKOUT / "docs").rglob("*.md")]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text("utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_no_file_names_a_machine_or_a_private_index() -> None:
    lock = (CHECKOUT / "uv.lock").read_text("utf-8")
    hosts = set(re.findall(r"https://([^/\"]+)", lock))
    assert len(hosts) == 2, "uv's lock file names the public index and its files, and nothing else"


def test_every_line_of_the_website_names_tests_that_there_are() -> None:
    rows = re.findall(r"^\| ([WP]\d+) \|.*?\| (.*) \|$", (CHECKOUT / "docs/website-lines.md").read_text("utf-8"), re.MULTILINE)
    assert [line for line, _ in rows] == [*(f"W{n}" for n in range(1, 27)), *(f"P{n}" for n in range(1, 13))]
    for line, cell in rows:
        named = re.findall(r"\[[^]]*\]\(\.\./(tests/[^)]+)\): ([^;]+)", cell)
        assert named, line
        for path, names in named:
            source = (CHECKOUT / path).read_text("utf-8")
            missing = [name for name in re.findall(r"`(\w+)`", names) if f"def test_{name}(" not in source]
            assert missing == [], f"{line}: {path}"
