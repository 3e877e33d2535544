"""What would go wrong with this content: found before anything is trained."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from virtual_school.content.faq import Content, Faq
from virtual_school.content.read import UTTER, UnreadableContentError, read_content, read_yaml

# Intents that no example stands for: the bot itself says that it is unsure.
MADE_BY_THE_BOT = {"nlu_fallback", "ambiguous_question"}


def check_content(folder: Path, today: date) -> list[str]:
    """Return what staff must mend in ``folder`` (domain.yml and data/), a sentence each; empty when it is sound."""
    try:
        content = read_content(folder)
        domain = read_yaml(folder / "domain.yml")
        training = [read_yaml(folder / "data" / name) for name in ("nlu.yml", "rules.yml", "stories.yml")]
    except UnreadableContentError as error:
        return [str(error)]
    intents = [_name(intent) for intent in domain.get("intents") or []]
    examples = _examples(training[0])
    return [
        *_silent_intents(intents, training[1:], domain),
        *_examples_problems(intents, examples),
        *_answer_problems(content, today),
        *_unreachable_titles(content, examples),
    ]


def _name(entry: Any) -> str:
    return next(iter(entry)) if isinstance(entry, dict) else str(entry)


def _examples(nlu: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in nlu.get("nlu") or []:
        if "intent" in entry:
            lines = [line.removeprefix("- ").strip() for line in entry["examples"].splitlines()]
            found.setdefault(entry["intent"], []).extend(line for line in lines if line)
    return found


def _steps(files: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for file in files:
        for dialogue in [*(file.get("rules") or []), *(file.get("stories") or [])]:
            yield dialogue["steps"]


def _intents_of(step: dict[str, Any]) -> set[str]:
    return {part["intent"] for part in step.get("or", [step]) if "intent" in part}


def _silent_intents(intents: list[str], files: list[dict[str, Any]], domain: dict[str, Any]) -> Iterator[str]:
    known = set(domain.get("responses") or {}) | set(domain.get("actions") or [])
    answered: set[str] = set()
    for steps in _steps(files):
        for step, following in pairwise(steps):
            if "action" in following or "slot_was_set" in following:
                answered |= _intents_of(step)
        for step in steps:
            if "action" in step and step["action"] not in known:
                yield f"A dialogue says {step['action']}, which is neither an answer nor an action in domain.yml."
    for intent in intents:
        if intent not in answered:
            yield f"{intent} has no answer: add a rule for it in data/rules.yml, or the bot would say nothing."


def _examples_problems(intents: list[str], examples: dict[str, list[str]]) -> Iterator[str]:
    for intent in examples.keys() - set(intents):
        yield f"data/nlu.yml has examples for {intent}, which domain.yml does not list."
    for intent in set(intents) - examples.keys() - MADE_BY_THE_BOT:
        yield f"{intent} has no example questions in data/nlu.yml."
    where: dict[str, str] = {}
    for intent, lines in examples.items():
        for line in lines:
            other = where.setdefault(line.casefold(), intent)
            if other != intent:
                yield f"The example {line!r} stands under {other} and under {intent}: keep it in one."


def _answer_problems(content: Content, today: date) -> Iterator[str]:
    for faq in content.faqs.values():
        if not faq.text.strip():
            yield f"{UTTER}{faq.id} has no text."
        if faq.is_listed:
            yield from _metadata_problems(faq, today)
        for target, label in faq.choices:
            if content.get(target) is None:
                yield f"{UTTER}{faq.id} has the button {label!r} for {target}, which has no answer."


def _metadata_problems(faq: Faq, today: date) -> Iterator[str]:
    if faq.source is None or not faq.source.url.startswith("https://"):
        yield f"{UTTER}{faq.id} needs a source with an https address."
    if faq.reviewed is None or faq.review_by is None or not faq.owner:
        yield f"{UTTER}{faq.id} needs an owner, a reviewed date and a review_by date."
    elif faq.reviewed > today:
        yield f"{UTTER}{faq.id} was reviewed on {faq.reviewed}, which is still to come."


def _unreachable_titles(content: Content, examples: dict[str, list[str]]) -> Iterator[str]:
    for faq in content.faqs.values():
        if faq.title and faq.title.casefold() not in {line.casefold() for line in examples.get(faq.id, [])}:
            yield f"The title of {faq.id} is not among its example questions: add {faq.title!r} to data/nlu.yml."
