"""How often a question in another language is recognised, and how often an English one is taken for another.

    .venv-web/bin/python -m benchmarks.languages

Asks no assistant: only virtual_school/website/language.py. Takes about half a minute. Same seed, same figures.
"""
from __future__ import annotations

import functools
import random
import re
import time
from collections import Counter
from collections.abc import Iterator

from benchmarks.robustness import SEED
from virtual_school.content.read import read_yaml
from virtual_school.measuring.typos import with_typos
from virtual_school.settings import CHECKOUT
from virtual_school.website.language import LanguageDetector
from virtual_school.website.question import read_question

COPIES = 3  # misspelt ones of each English text
LETTERS = 12  # to one mistake

_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def texts() -> Iterator[tuple[str, bool]]:
    """Give what the assistant is taught and tuned with, and whether it is English for certain: it has an answer."""
    for entry in read_yaml(CHECKOUT / "data/nlu.yml")["nlu"]:
        for line in str(entry.get("examples") or "").splitlines() if "intent" in entry else ():
            yield read_question(_ENTITY.sub(r"\1", line.removeprefix("- "))), entry["intent"] != "out_of_scope"
    for case in read_yaml(CHECKOUT / "evaluation/tuning.yml"):
        yield read_question(case["text"]), case["expect"] != "escalate"


def half(rest: int) -> list[dict[str, str]]:
    """Return the questions of evaluation/languages.yml that the limits were chosen on (0), or the others (1)."""
    seen: Counter[str] = Counter()
    found = []
    for case in other_languages():
        if seen[case["language"]] % 2 == rest:
            found.append(case)
        seen[case["language"]] += 1
    return found


def other_languages() -> list[dict[str, str]]:
    return [case for case in _cases() if case["language"] != "en"]


def lookalikes() -> list[str]:
    """Return the English of evaluation/languages.yml: names, borrowed words, slang."""
    return [read_question(case["text"]) for case in _cases() if case["language"] == "en"]


@functools.cache
def _cases() -> list[dict[str, str]]:
    return list(read_yaml(CHECKOUT / "evaluation/languages.yml"))


def main() -> None:
    detector = LanguageDetector()
    started = time.perf_counter()
    detector.load()
    print(f"read in {time.perf_counter() - started:.2f} s")
    taken(detector, "with an answer", english := [text for text, is_english in texts() if is_english])
    chance = random.Random(SEED)  # noqa: S311 (repeatable, not secret)
    misspelt = [with_typos(text, 1 + len(text) // LETTERS, chance) for text in english for _ in range(COPIES)]
    taken(detector, "the same, misspelt", misspelt)
    taken(detector, "the same, in capitals", [text.upper() for text in english])
    taken(detector, "the same, without spaces", [text.replace(" ", "") for text in english])
    taken(detector, "with no answer (some are in other languages)", [text for text, is_english in texts() if not is_english])
    taken(detector, "looks like another", lookalikes())
    recognised(detector, "chosen on", half(0))
    recognised(detector, "held back", half(1))


def taken(detector: LanguageDetector, name: str, english: list[str]) -> None:
    started = time.perf_counter()
    found = [(language, text) for text in english if (language := detector.other_language(text))]
    each = 1000 * (time.perf_counter() - started) / len(english)
    sure = sum(language.is_sure for language, _ in found)
    print(f"{name}: {len(found)} of {len(english)} taken for another language, {sure} of them surely; {each:.2f} ms each")
    for language, text in found:
        print(f"    {language.code} {text}")


def recognised(detector: LanguageDetector, name: str, cases: list[dict[str, str]]) -> None:
    found = [(case, detector.other_language(case["text"])) for case in cases]
    hits = [(case, language) for case, language in found if language]
    right = sum(case["language"] == language.code for case, language in hits)
    sure = sum(language.is_sure for _, language in hits)
    print(f"{name}: {len(hits)} of {len(cases)} recognised, {right} as the right language, {sure} surely; not:")
    for case, language in found:
        if language is None:
            print(f"    {case['language']} {case['text']}")


if __name__ == "__main__":
    main()
