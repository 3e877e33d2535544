"""Write the lists of virtual_school/privacy that are made from others'. Run by hand with two files:

    python tools/make_names.py /usr/share/dict/british-english frequency_dictionary_en_82_765.txt

Names: Faker's lists of every language in Latin letters (MIT licence). English words: those that SCOWL (Debian's wbritish;
free to copy with its notice, Copyright 2000-2011 Kevin Atkinson) writes small, in the order of how often they are written by
symspellpy's frequency dictionary (MIT licence). Our words: what our own example questions write and none of these hold.
"""
from __future__ import annotations

import importlib
import json
import math
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import faker.providers.person
from ruamel.yaml import YAML

CHECKOUT = Path(__file__).resolve().parent.parent
PRIVACY = CHECKOUT / "virtual_school/privacy"
LISTS = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary", "first_names_unisex")
FAMILY = ("last_names",)
SOURCE = "# Given names of many languages from Faker (github.com/joke2k/faker, MIT licence). By tools/make_names.py.\n"
ENGLISH = (
    "# Words of English, a line for each band of how often they are written. From SCOWL (Copyright 2000-2011 Kevin Atkinson; permission\n"
    "# to use, copy, modify, distribute and sell is granted without fee, this notice kept; provided as is, without warranty) and\n"
    "# symspellpy's frequency dictionary (github.com/mammothb/symspellpy, MIT licence). By tools/make_names.py.\n"
)
OURS = "# Words of our own example questions that are not in the list of English words. Made by tools/make_names.py.\n"
BANDS = (1500, 6000, 20000, 90000)  # ranks
SURE_PIECE = 8  # times that three letters were seen


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(c))


def _names(wanted: tuple[str, ...], languages: str = "") -> set[str]:
    found: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__, ""):
        if not module.name.startswith(languages):
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        lists = [vars(parent).get(name) for parent in provider.__mro__ for name in wanted]
        found |= {_plain(str(name)) for names in lists if isinstance(names, (list, tuple, dict)) for name in names}
    return {name for name in found if re.fullmatch(r"[a-z]{3,14}", name)}


def _texts() -> list[str]:
    read = YAML(typ="safe").load
    intents = read((CHECKOUT / "data/nlu.yml").read_text("utf-8"))["nlu"]
    texts = [line for item in intents for line in str(item.get("examples", "")).splitlines()]
    harmless = CHECKOUT / "virtual_school/urgency/harmless_examples.yml"
    texts += [str(text) for text in read(harmless.read_text("utf-8"))["not_urgent"]]
    urgent = read((CHECKOUT / "virtual_school/urgency/examples.yml").read_text("utf-8"))["urgent"]
    return texts + [str(text) for of_kind in urgent.values() for text in of_kind]


def _ours(path: Path) -> set[str]:
    lines = path.read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _pieces(names: set[str], words: set[str]) -> dict[str, float]:
    """Return for three letters how much more often they stand in names than in words (the logarithm)."""
    counts = [Counter(f"^{w}$"[i : i + 3] for w in group for i in range(len(w))) for group in (names, words)]
    totals = [sum(count.values()) for count in counts]
    seen = {piece for piece, count in (counts[0] + counts[1]).items() if count >= SURE_PIECE}
    share = {piece: [(count[piece] + 1) / total for count, total in zip(counts, totals, strict=True)] for piece in seen}
    return {piece: round(math.log(name / word), 1) for piece, (name, word) in sorted(share.items())}


def main() -> None:
    small = {word for word in Path(sys.argv[1]).read_text("utf-8").splitlines() if re.fullmatch(r"[a-z]{2,16}", word)}
    ranked = [line.split()[0] for line in Path(sys.argv[2]).read_text("utf-8-sig").splitlines()]
    english = {word: rank for rank, word in enumerate(ranked) if word in small}
    given, family = _names(LISTS), _names(FAMILY)
    named = given | _ours(PRIVACY / "more_names.txt") | _ours(PRIVACY / "names_that_are_words.txt")
    things = _ours(PRIVACY / "places_and_things.txt")
    written = {word.lower() for text in _texts() for word in re.findall(r"(?<![\w'])(?:[a-z]{2,}(?:'[a-z]+)?|[A-Z]{2,5})(?![\w'])", text)}
    lower = [0, *BANDS[:-1]]
    bands = [sorted(word for word, rank in english.items() if low <= rank < high) for low, high in zip(lower, BANDS, strict=True)]
    (PRIVACY / "given_names.txt").write_text(SOURCE + "\n".join(sorted(given - english.keys())) + "\n", "utf-8")
    (PRIVACY / "usual_names.txt").write_text(SOURCE.replace("many languages", "Britain") + "\n".join(sorted(_names(LISTS, "en_GB") - english.keys())) + "\n", "utf-8")
    (PRIVACY / "family_names.txt").write_text(SOURCE.replace("Given", "Family") + "\n".join(sorted(family)) + "\n", "utf-8")
    (PRIVACY / "english_words.txt").write_text(ENGLISH + "\n".join(" ".join(band) for band in bands) + "\n", "utf-8")
    (PRIVACY / "our_words.txt").write_text(OURS + "\n".join(sorted(written - english.keys() - named - things)) + "\n", "utf-8")
    (PRIVACY / "name_pieces.json").write_text(json.dumps(_pieces(named - english.keys(), set(english))) + "\n", "utf-8")


if __name__ == "__main__":
    main()
