"""Write virtual_school/privacy/given_names.txt, family_names.txt and known_words.txt. Run by hand.

Names: Faker's lists of every language in Latin letters (MIT licence). Known words: those that our own example questions
write small, so that a name among them needs more than a list to be taken for one.
"""
from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path

import faker.providers.person
from ruamel.yaml import YAML

CHECKOUT = Path(__file__).resolve().parent.parent
PRIVACY = CHECKOUT / "virtual_school/privacy"
LISTS = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary", "first_names_unisex")
FAMILY = ("last_names",)
SOURCE = "# Given names of many languages from Faker (github.com/joke2k/faker, MIT licence). By tools/make_names.py.\n"
OURS = "# Words of our own example questions. Made by tools/make_names.py.\n"


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).lower() if not unicodedata.combining(c))


def _names(wanted: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
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


def main() -> None:
    words = {word for text in _texts() for word in re.findall(r"(?<![\w'])[a-z]{2,}(?![\w'])", text)}
    (PRIVACY / "given_names.txt").write_text(SOURCE + "\n".join(sorted(_names(LISTS))) + "\n", "utf-8")
    family = SOURCE.replace("Given names", "Family names")
    (PRIVACY / "family_names.txt").write_text(family + "\n".join(sorted(_names(FAMILY))) + "\n", "utf-8")
    (PRIVACY / "known_words.txt").write_text(OURS + "\n".join(sorted(words)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
