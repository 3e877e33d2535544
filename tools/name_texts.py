"""The marked texts that names and addresses are learnt from, and others made of them with other names and words.

Names are marked in the texts of virtual_school/privacy/name_examples.yml, more_name_examples.yml, others_name_examples.yml and
evaluation/masking_tuning.yml; the FAQ examples name nobody.
"""
from __future__ import annotations

import random
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from virtual_school.privacy.about_somebody import WordWeights, about_somebody  # noqa: E402
from virtual_school.privacy.phrases import nobodys  # noqa: E402
from virtual_school.privacy.tokens import Token, tokens  # noqa: E402
from virtual_school.privacy.word_classes import class_of  # noqa: E402
from virtual_school.privacy.words_and_names import BOTH, COMMON, FAMILY, GIVEN, kind_of_word  # noqa: E402

PRIVACY = CHECKOUT / "virtual_school/privacy"
MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")
# Left out in turn by --folds: written as people write, not for one word or the other.
TUNED_WITH = (CHECKOUT / "evaluation/masking_tuning.yml", PRIVACY / "more_name_examples.yml", PRIVACY / "others_name_examples.yml")
HIDDEN = ("email", "phone", "nhs", "upn", "nino", "case_number", "social_handle", "url", "postcode", "address", "dob", "school")
NAMELIKE = ("social_handle", "url", "address", "school")
ABOUT_NOBODY = -1


@dataclass(frozen=True)
class Example:
    """A text, and where a name stands in it."""

    text: str
    spans: tuple[tuple[int, int], ...]


def read_marked(line: str, kind: str = "name", hidden: Collection[str] = HIDDEN) -> Example:
    """Return the text of a marked line and where ``kind`` stands in it; what is hidden before names are looked for is zeros."""
    text, spans, end = "", [], 0
    for found in MARKED.finditer(line):
        text += line[end : found.start()]
        inside = found.group(1)
        if found.group(2) in hidden:
            inside = re.sub(r"\S", "0", inside)
        if found.group(2) == kind:
            spans.append((len(text), len(text) + len(found.group(1))))
        text += inside
        end = found.end()
    return Example(text + line[end:], tuple(spans))


def read_yaml(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = YAML(typ="safe").load(path.read_text("utf-8"))
    return found


NAMED_FAQ = re.compile(r"\b(?:kai|amira|dee|taylor swift|keith|leo|tara)\b", re.IGNORECASE)


def faq_examples() -> list[str]:
    lines = [line.strip() for item in read_yaml(CHECKOUT / "data/nlu.yml")["nlu"] for line in str(item.get("examples", "")).splitlines()]  # type: ignore[attr-defined]
    texts = [re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", line[2:]) for line in lines if line.startswith("- ")]
    return [text for text in texts if not NAMED_FAQ.search(text)]


PURE = sorted(name for name in GIVEN if kind_of_word(name) == "given")
OURS = sorted(name for line in (PRIVACY / "more_names.txt").read_text("utf-8").splitlines() if not line.startswith("#") for name in line.split() if len(name) > 2 and kind_of_word(name) == "given")
AMBIGUOUS = sorted(BOTH)
SURNAMES = sorted(FAMILY - COMMON.keys())
WORDY = sorted(word for word in FAMILY if COMMON.get(word, 0) > 0)


def _strange(name: str, chance: random.Random) -> str:
    """Return a name that no list holds, made of another one."""
    for _ in range(5):
        at = chance.randrange(1, len(name))
        name = name[:at] + chance.choice("aeiouhlnrysz") + name[at + chance.randrange(2) :]
        if name not in GIVEN and name not in COMMON:
            break
    return name


def _other(word: str, first: bool, chance: random.Random) -> str:
    if len(word) < 3 or re.search(r"[.'\d]", word):
        return word
    luck = chance.random()
    if not first:
        name = chance.choice(SURNAMES if luck < 0.5 else WORDY if luck < 0.75 else OURS)
    elif luck < 0.45:
        name = chance.choice(OURS)
    elif luck < 0.6:
        name = chance.choice(PURE)
    elif luck < 0.8:
        name = chance.choice(AMBIGUOUS)
    else:
        name = _strange(chance.choice(OURS), chance)
    return name.upper() if word.isupper() else name.title() if word[0].isupper() else name


def with_other_names(example: Example, chance: random.Random) -> Example:
    known: dict[str, str] = {}
    text, spans, end = "", [], 0
    for start, stop in example.spans:
        text += example.text[end:start]
        parts = re.split(r"([\s-]+)", example.text[start:stop])
        new = "".join(known.setdefault(part, _other(part, number == 0, chance)) if number % 2 == 0 else part for number, part in enumerate(parts))
        spans.append((len(text), len(text) + len(new)))
        text += new
        end = stop
    changed = Example(text + example.text[end:], tuple(spans))
    luck = chance.random()
    return recased(changed, str.lower) if luck < 0.35 else recased(changed, str.upper) if luck < 0.4 else changed


def recased(example: Example, change: object) -> Example:
    text = change(example.text)  # type: ignore[operator]
    return Example(text, example.spans) if len(text) == len(example.text) else example


def with_a_word(example: Example, chance: random.Random) -> Example:
    """Return a harmless text where a word that is also a name stands for a thing."""
    places = [(m.start(1), m.end(1)) for m in re.finditer(r"\b(?:a|an|no|the|of|my) ([a-z]{3,})", example.text)]
    if not places or re.search("[A-Z]{3}", example.text):
        return example
    place = chance.choice(places)
    word = chance.choice(AMBIGUOUS)
    if example.text[place[0] - 3 : place[0]] in ("he ", " a ", "an ") and chance.random() < 0.3:
        word = word.title()
    return Example(example.text[: place[0]] + word + example.text[place[1] :], ())


def with_a_first_word(example: Example, chance: random.Random) -> Example:
    """Return a harmless text that begins with a word that is also a name, where a thing follows: "Olive fruit ends in Year 3"."""
    first = re.match(r"([A-Z][a-z]{2,}) ([a-z]{3,})", example.text)
    if not first or not re.match(r"(?:ing|ly|tion|ment|ness)?\d$", class_of(first.group(2))) or kind_of_word(first.group(1).lower()) != "word":
        return example
    return Example(chance.choice(AMBIGUOUS).title() + example.text[first.end(1) :], ())


def with_other_public_names(example: Example, about: WordWeights, chance: random.Random) -> Example:
    """Return a harmless text, about nobody in the asker's life, where another name stands for each name that everybody knows."""
    found = tokens(example.text)
    nobody = nobodys(found)
    if about_somebody(found, about) > ABOUT_NOBODY:
        return example
    text, end = "", 0
    for position, token in enumerate(found):
        if token.kind == "given" or (position in nobody and token.kind in ("family", "unknown", "both")):
            text += example.text[end : token.start] + _other(token.word, first=position == 0 or position - 1 not in nobody, chance=chance)
            end = token.end
    return Example(text + example.text[end:], ())


def inside(token: Token, example: Example) -> bool:
    """Return whether a word is part of what is marked."""
    return any(start < token.end and token.start < stop for start, stop in example.spans)


def left_out_in_turn() -> tuple[list[Example], list[Example]]:
    """Return the texts with names and the harmless ones that --folds leaves out in turn."""
    return tuple([read_marked(str(line)) for path in TUNED_WITH for line in read_yaml(path)[part]] for part in ("personal", "harmless"))  # type: ignore[return-value]


def as_typed() -> list[Example]:
    """Return the texts with names as the networks see them in use: what was found by its form is hidden from the words alone.

    In the order of ``left_out_in_turn`` and ``always_learnt``. Addresses and the like stay hidden: their words are no examples of words that are no names.
    """
    files = (*TUNED_WITH, PRIVACY / "name_examples.yml")
    return [read_marked(str(line), hidden=NAMELIKE) for path in files for line in read_yaml(path)["personal"]]


def always_learnt() -> tuple[list[Example], list[Example]]:
    """Return the other texts with names and the other harmless ones."""
    ours = read_yaml(PRIVACY / "name_examples.yml")
    return [read_marked(str(line)) for line in ours["personal"]], [read_marked(str(line)) for line in [*ours["harmless"], *faq_examples()]]


def all_examples() -> tuple[list[Example], list[Example]]:
    """Return all texts with names and all harmless ones."""
    (personal, harmless), (more, others) = left_out_in_turn(), always_learnt()
    return personal + more, harmless + others
