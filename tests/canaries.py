"""Fifty people who do not exist, and a search for the least trace of them in bytes."""
from __future__ import annotations

import base64
import html
import json
import sqlite3
import urllib.parse
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import re2

# Of many communities, each word rare enough to stand in none of our files by chance.
NAMES = (
    "Aneta Kowalczyk", "Mohammed Chowdhury", "Oluwaseun Adebayo", "Siobhán Gallagher", "Priyanka Subramaniam",
    "Nguyễn Thị Hương", "Zoë O'Sullivan", "Fatoumata Diallo", "Krzysztof Wiśniewski", "Gurpreet Dhaliwal",
    "Chukwuemeka Okonkwo", "Jasmine Fitzpatrick", "Shanice Braithwaite", "Ioana Dumitrescu", "Abdirahman Warsame",
    "Tadeáš Novotný", "Marguerite Delacroix", "Sadia Mahmood", "Kwabena Asante", "Llewellyn Pritchard",
    "Yusuf Özdemir", "Hyacinth Montague", "Rokhsana Begum", "Valentina Petrova", "Malika Yusupova",
    "Konstantinos Papadopoulos", "Ewelina Szymańska", "Thandiwe Mkhize", "Mehwish Siddiqui", "Caoimhe McLaughlin",
    "Rajinder Sandhu", "Temperance Wetherby", "Bartholomew Ashcroft", "Nkechi Onyekachi", "Soraya Hosseini",
    "Leticia Rodríguez", "Aurelija Kazlauskas", "Demetrius Campbell-Brown", "Zainab Al-Hashimi", "Minh Anh Trần",
    "Agnieszka Jabłońska", "Kehinde Olatunji", "Harpreet Kaur Gill", "Lakshmi Venkataraman", "Esperanza Gutiérrez",
    "Rhiannon Llewelyn", "Ibrahim Kuyateh", "Svetlana Kuznetsova", "Tyrone Winchcombe", "Xiaoling Zheng",
)  # fmt: skip
STREETS = ("Nightingale Lane", "Thistledown Road", "Quarrendon Close", "Marchmont Avenue", "Saltmarsh Drive")
DAYS = ("{:02}/11/2012", "{:02}-04-2011", "{} September 2013", "{} Aug 2010", "{:02}.06.2014")
SHORTEST = 8  # base64 characters; fewer are found by chance


@dataclass(frozen=True)
class Identity:
    """Somebody who does not exist, and everything that says who they are."""

    number: int
    name: str

    @cached_property
    def phone(self) -> str:
        return (f"07700 900{self.number:03}", f"+44 7700 900{self.number:03}", f"01632 960{self.number:03}")[self.number % 3]

    @cached_property
    def nhs(self) -> str:
        """Return a number of the range for tests, with its check digit."""
        for first in range(10):
            digits = f"9990{first}{self.number:04}"
            check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
            if check != 10:
                return f"{digits[:3]} {digits[3:6]} {digits[6:]}{check % 11}"
        raise AssertionError("one in eleven has none")

    @cached_property
    def email(self) -> str:
        return f"heron.{self.number:03}@canary-mail.example.org"

    @cached_property
    def postcode(self) -> str:
        return f"LU{self.number % 4 + 1} {self.number % 9 + 1}{'ABDEFGHJLN'[self.number % 10]}{'PQRSTUWXYZ'[self.number // 10 % 10]}"

    @cached_property
    def address(self) -> str:
        return f"{self.number} {STREETS[self.number % 5]}"

    @cached_property
    def born(self) -> str:
        return DAYS[self.number % 5].format(self.number % 28 + 1)

    @property
    def secrets(self) -> list[str]:
        """Return what must be found nowhere: each detail, and the long words of the name by themselves."""
        words = [word for word in self.name.split() if len(word) > 4]
        numbers = [self.phone.replace(" ", ""), self.nhs.replace(" ", "")]
        return [self.name, *words, self.phone, self.nhs, *numbers, self.email, self.postcode, self.address, self.born]

    @property
    def texts(self) -> list[str]:
        """Return questions that tell all of it, in several ways of writing."""
        return [
            f"my foster son {self.name} has been excluded, ring {self.phone} or write to {self.email}",
            f"{self.name} (born {self.born}, NHS number {self.nhs}) lives at {self.address}, {self.postcode}. Can the school do that?",
            f"Hello, my name is {self.name}, my number is {self.phone}. Who comes to the PEP meeting of my foster daughter?",
            f"I look after my nephew {self.name}, date of birth {self.born}, of {self.address}, Luton {self.postcode}, e-mail {self.email}; may we go on holiday?",
        ]


def identities(most: int = len(NAMES)) -> list[Identity]:
    return [Identity(number, name) for number, name in enumerate(NAMES[:most], 101)]


def forms(secret: str) -> tuple[set[bytes], set[bytes]]:
    """Return how ``secret`` may stand in a file: as text, in small letters, and in base64, wherever it begins there."""
    written = {secret, secret.lower(), json.dumps(secret)[1:-1], html.escape(secret), repr(secret)[1:-1], ascii(secret)[1:-1]}
    written |= {urllib.parse.quote(secret), urllib.parse.quote_plus(secret), urllib.parse.quote(secret, "")}
    texts = {text.encode().lower() for text in written} | {secret.encode(code).lower() for code in ("utf-16-le", "utf-16-be")}
    based = {encode(secret.encode()[start:])[:-4] for start in range(3) for encode in (base64.b64encode, base64.urlsafe_b64encode)}
    return texts, {form for form in based if len(form) >= SHORTEST}


def leaks(people: Iterable[Identity], contents: Mapping[str, bytes]) -> list[str]:
    """Return what of the people is found in which of the contents."""
    sought = [forms(secret) for person in people for secret in person.secrets]
    text, based = (_any_of(set().union(*kind)) for kind in zip(*sought, strict=True))
    found = {name: {*text.findall(content.lower()), *based.findall(content)} for name, content in contents.items()}
    return [f"{what!r} in {name}" for name, ones in found.items() for what in sorted(ones)]


def _any_of(literals: Iterable[bytes]) -> Any:
    # RE2 looks for all of them at once; Python's own expressions take a thousand times as long.
    options = re2.Options()
    options.encoding, options.max_mem = re2.Options.Encoding.LATIN1, 1 << 28
    return re2.compile(b"|".join(re2.escape(literal) for literal in sorted(literals)), options)


def all_files(*folders: Path) -> dict[str, bytes]:
    """Return every file below the folders by its path, and of each SQLite file its rows as SQL, too."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    contents = {str(path): path.read_bytes() for path in files}
    rows = {f"rows of {path}": _rows(path) for path in files if path.suffix == ".sqlite3"}
    return contents | rows


def _rows(path: Path) -> bytes:
    # A long text may go on in another page: byte by byte it would be missed.
    with closing(sqlite3.connect(path)) as store:
        return "\n".join(store.iterdump()).encode()
