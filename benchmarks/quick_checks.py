"""How long masking and the look for danger take together: on texts of any characters, on awkward ones, on slow ones.

    .venv-web/bin/python -m benchmarks.quick_checks [--texts 20000] [--rounds 30] [--json FILE]    (make bench-quick-checks)

Every question waits for both. Wanted: p99 at most 3 ms, none over 20 ms. Processor time with the garbage collector off, the
best of three: what else runs on this machine is not to be measured. Same seed, same texts. The awkward ones are made of what
opens our patterns (names, beginnings of numbers, words of danger), most of them long: nobody types such texts by chance.
"""
from __future__ import annotations

import argparse
import gc
import itertools
import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from virtual_school.privacy.mask import mask
from virtual_school.reading import Reader
from virtual_school.settings import CHECKOUT
from virtual_school.urgency.spot import spot
from virtual_school.website.question import WrongQuestionError, read_question

SEED = 0
LONGEST = 500  # characters of a question
P99, MOST = 3.0, 20.0  # milliseconds
SHOWN = 10
KEPT = 40  # slow texts that the search goes on from
CHILDREN = 4  # changed texts of each, a round
WORD_LISTS = ("given_names.txt", "family_names.txt", "our_words.txt", "usual_names.txt", "phrases.py")
PIECES = (
    "07700 900", "+44 (0)20 79", "999 000 000", "QQ 12 34 56", "E123456789", "LU1 2", "12/03/201", "3rd of March 20",
    "born on the", "flat 2, 14 High", "12a Oak Road,", "@", "a.b.c@d.e", "mailto:", "https://www.", "www.x.y/", "insta: @",
    "case ref LBC/2024/", "my name is ", "his name's ", "Mr. ", "Mrs O'", "-Jones", "aged 1", "12 years old", "run away",
    "St Mary's Primary Sch", "he hits", "kill my", "not safe", "i want to d", "self har", "<b>", "</div>", "&amp;", "{{x}}",
    "[a](b)", "[name]", "```", "\\n", "'", "\u2019", "\u200b",
    "\u00be", "\u247d", "\ufdfa", "\ufb03", "\U0001f110", "\u2116 ", "e\u0301", "\u0430", "\uff41",  # NFKC
)  # fmt: skip
READER = Reader()


def words_of_ours() -> list[str]:
    """Return words that masking and the look for danger know, and those of our answers."""
    texts = [(CHECKOUT / "virtual_school/privacy" / name).read_text("utf-8") for name in WORD_LISTS]
    texts.append((CHECKOUT / "virtual_school/urgency/examples.yml").read_text("utf-8"))
    texts.append((CHECKOUT / "domain.yml").read_text("utf-8"))
    return sorted({word for text in texts for word in text.split() if len(word) < 30})


def any_texts() -> st.SearchStrategy[str]:
    """Return texts of any characters or of those of a keyboard, short and long ones, of at most ``LONGEST``."""
    return _long_and_short(st.characters()) | _long_and_short(st.characters(min_codepoint=0x20, max_codepoint=0x7E))


def awkward_texts() -> st.SearchStrategy[str]:
    """Return texts of at most ``LONGEST`` characters, of many kinds and of mixtures of them."""
    word, piece = st.sampled_from(words_of_ours()), st.sampled_from(PIECES)
    digits = _long_and_short("0123456789 -/.+()")
    part = st.text(min_size=1, max_size=12) | piece | word
    kinds = [
        _long_and_short(st.characters()),
        _long_and_short(st.characters(max_codepoint=0x24F)),
        _many(word, " "),
        digits,
        _many(piece | digits.map(lambda text: text[:12]), ""),
        _many(piece | word, " "),
        st.builds(lambda repeated, times: repeated * times, part, st.integers(2, LONGEST)),
        st.builds(lambda letter, times: letter * times, st.characters(), st.integers(1, LONGEST)),
    ]
    mixture = _many(st.one_of(kinds).map(lambda text: text[:120]), " ")
    return st.one_of(*kinds, mixture, mixture).map(lambda text: text[:LONGEST])


def _long_and_short(letters: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # Left alone, Hypothesis likes short ones.
    return st.one_of([st.text(letters, min_size=least, max_size=LONGEST) for least in (0, 100, 400)])


def _many(part: st.SearchStrategy[str], between: str) -> st.SearchStrategy[str]:
    return st.one_of([st.lists(part, min_size=least, max_size=90).map(between.join) for least in (1, 5, 40)])


def made(count: int, kind: st.SearchStrategy[str]) -> list[str]:
    """Return so many texts of a kind, the same ones each time."""
    texts: list[str] = []

    @seed(SEED)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(kind)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    return texts


def milliseconds(text: str) -> float:
    """Return the processor time that both checks take on ``text`` when it comes to the website as a question."""
    words = cleaned(text)
    started = time.process_time_ns()
    read = READER.for_one_question()
    spot(text, read)
    mask(words, read)
    return (time.process_time_ns() - started) / 1e6


def cleaned(text: str) -> str:
    """Return what is masked of ``text``; nothing when it is refused."""
    try:
        return read_question(text)
    except WrongQuestionError:
        return ""


def steady(text: str) -> float:
    """Return the best of three: what one is slow by chance is not slow."""
    return min(milliseconds(text) for _ in range(3))


def timed(texts: Iterable[str]) -> list[tuple[float, str]]:
    """Return the texts with their milliseconds, the slowest first."""
    return sorted(((steady(text), text) for text in texts), key=lambda one: one[0], reverse=True)


def changed(text: str, others: list[str], chance: random.Random) -> str:
    """Return ``text`` with one change: a part doubled, left out, taken from another text, or a piece put in."""
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.randint(1, 60))
    other = chance.choice(others)
    changes: list[Callable[[], str]] = [
        lambda: text[:start] + text[start:end] * chance.randint(2, 9) + text[end:],
        lambda: text[:start] + text[end:],
        lambda: text[:start] + other[start:],
        lambda: text[:start] + chance.choice(PIECES) + text[start:],
        lambda: text[:start] + other[: chance.randint(1, 80)] + text[end:],
        lambda: text[start:] + " " + text[:start],
        lambda: text[:start] + text[start:end].swapcase() + text[end:],
    ]
    return chance.choice(changes)()[:LONGEST]


def climbed(slowest: list[tuple[float, str]], rounds: int) -> list[tuple[float, str]]:
    """Return the slowest texts that were found by changing the slowest ones so many times, the slowest first."""
    chance = random.Random(SEED)  # noqa: S311 (repeatable, not secret)
    best = {text: took for took, text in reversed(slowest[:KEPT])}  # of one that is there twice the longer time
    for _ in range(rounds):
        texts = list(best)
        tried = {changed(text, texts, chance) for text in texts for _ in range(CHILDREN)} - best.keys()
        best |= {text: steady(text) for text in sorted(tried)}
        best = dict(sorted(best.items(), key=lambda one: one[1], reverse=True)[:KEPT])
    return [(took, text) for text, took in best.items()]


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Return the figures of so many texts of each kind, and the slowest that are found by changing the slowest of them."""
    READER.load()
    kinds = {"any": made(count, any_texts()), "awkward": made(count, awkward_texts())}
    for texts in kinds.values():
        for text in texts[:500]:  # warm: lists and patterns are read at the first use
            milliseconds(text)
    with no_collector():
        found = {kind: timed(texts) for kind, texts in kinds.items()}
        searched = climbed(sorted(itertools.chain(*found.values()), key=lambda one: one[0], reverse=True), rounds)
    return {
        **{kind: figures(of_kind) for kind, of_kind in found.items()},
        "searched": {"ms": searched[0][0], "met": searched[0][0] <= MOST, "slowest": _shown(searched)},
    }


def figures(found: list[tuple[float, str]]) -> dict[str, Any]:
    """Return the percentiles of texts with their milliseconds, the slowest first, and whether they are what is wanted."""
    times, lengths = [took for took, _ in found], [len(text) for _, text in found]
    p50, p99 = (float(np.percentile(times, share)) for share in (50, 99))
    return {
        "texts": len(found),
        "characters": {str(share): float(np.percentile(lengths, share)) for share in (10, 50, 90)},
        "ms": {"p50": p50, "p99": p99, "max": times[0]},
        "met": p99 <= P99 and times[0] <= MOST,
        "slowest": _shown(found),
    }


def without_texts(found: dict[str, Any]) -> dict[str, Any]:
    """Return what ``measure`` found, but for the slowest texts: they fill a screen, and some upset a terminal."""
    return {kind: {name: value for name, value in of_kind.items() if name != "slowest"} for kind, of_kind in found.items()}


def _shown(found: list[tuple[float, str]]) -> list[dict[str, Any]]:
    return [{"ms": took, "text": text} for took, text in found[:SHOWN]]


@contextmanager
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=20_000, help="how many texts of each kind are made")
    parser.add_argument("--rounds", type=int, default=30, help="how often the slowest ones are changed")
    parser.add_argument("--json", type=Path, help="write the figures and the slowest texts to this file")
    arguments = parser.parse_args()
    found = measure(arguments.texts, arguments.rounds)
    print(json.dumps(without_texts(found), indent=1))
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1), "utf-8")


if __name__ == "__main__":
    main()
