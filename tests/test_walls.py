"""Which room may import which: DESIGN's walls, read from the code."""
from __future__ import annotations

import ast
from pathlib import Path

import pytest

from virtual_school.settings import CHECKOUT

ROOMS = ("bot", "actions", "virtual_school/website", "virtual_school/console")
SHARED = "sentence_encoder"  # by the bot and the website: it knows neither
FRAMEWORKS_AND_DATABASES = ("sanic", "sqlalchemy", "alembic", "httpx", "jinja2", "rasa", "rasa_sdk", "virtual_school.store")


def imports_of(source: str) -> set[str]:
    """Return the dotted names that a module's text imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def breaches(path: str, source: str) -> list[str]:
    """Return the imports of the module at ``path`` that a wall forbids."""
    forbidden: list[str] = []
    for room in ROOMS:
        if not path.startswith(f"{room}/"):
            forbidden += [room.replace("/", ".")] if path.startswith(ROOMS) else []
    if path.startswith(f"{SHARED}/"):
        forbidden += ["virtual_school", "actions", "bot"]
    if path.startswith("bot/"):
        forbidden.append("virtual_school")
    else:
        forbidden += ["rasa", "tensorflow"]
    if not path.startswith("actions/"):
        forbidden.append("rasa_sdk")
    if path.startswith(("virtual_school/content/", "virtual_school/privacy/", "virtual_school/urgency/")):
        forbidden += FRAMEWORKS_AND_DATABASES
    return sorted(name for name in imports_of(source) if any(name == f or name.startswith(f"{f}.") for f in forbidden))


def modules() -> list[Path]:
    return [path for top in ("bot", "actions", "virtual_school", SHARED) for path in sorted((CHECKOUT / top).rglob("*.py"))]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_no_module_reaches_through_a_wall(path: Path) -> None:
    assert breaches(str(path.relative_to(CHECKOUT)), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("virtual_school/website/x.py", "from actions import server"),
        ("virtual_school/website/x.py", "import bot.abstainer"),
        ("sentence_encoder/x.py", "from bot.spelling import Speller"),
        ("actions/x.py", "from virtual_school.website.reply import Reply"),
        ("bot/x.py", "import virtual_school.settings"),
        ("virtual_school/store/x.py", "import rasa.core.agent"),
        ("virtual_school/lookup/x.py", "from rasa_sdk import Action"),
        ("virtual_school/content/x.py", "from sqlalchemy import select"),
        ("virtual_school/privacy/x.py", "from virtual_school.store import tables"),
    ],
)
def test_a_breach_is_found(path: str, source: str) -> None:
    assert breaches(path, source) != []


def test_no_module_imports_inside_a_function() -> None:
    inner = [
        f"{path.relative_to(CHECKOUT)}:{node.lineno}"
        for path in modules()
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inner == []
