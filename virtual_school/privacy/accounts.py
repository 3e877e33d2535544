"""What leads to a person on the internet: e-mail addresses, accounts, links. Every gap of every pattern is bounded."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from virtual_school.privacy.gates import TOP
from virtual_school.privacy.handles import handles
from virtual_school.privacy.span import Span
from virtual_school.privacy.words_and_names import core, kind_of_word

_I = re.IGNORECASE
_URL = re.compile(
    r"(?:https?:\s?//|www\.)[^\s,;()<>\]]{3,300}|(?<![\w@.])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,4}/[^\s,;()<>\]]{1,300}", _I
)
# Of these only links with a number or a question in them say anything of a person.
_PUBLIC_HOST = re.compile(
    r"^(?:https?:\s?//)?(?:[\w-]{1,40}\.){0,4}(?:gov\.uk|nhs\.uk|sch\.uk|ac\.uk|bbc\.co\.uk|ucas\.com|wikipedia\.org|nspcc\.org\.uk|childline\.org\.uk|samaritans\.org|barnardos\.org\.uk|"
    r"kinship\.org\.uk|frg\.org\.uk|propel\.org\.uk|becomecharity\.org\.uk|corambaaf\.org\.uk|coram\.org\.uk|ipsea\.org\.uk|thefosteringnetwork\.org\.uk|kooth\.com|youngminds\.org\.uk|mind\.org\.uk|"
    r"princes-trust\.org\.uk|kingstrust\.org\.uk|dofe\.org|citizensadvice\.org\.uk|turn2us\.org\.uk|google\.com|youtube\.com|thenational\.academy|sparx\.co\.uk)(?=[/?#:]|$)",
    _I,
)
_SAYS_WHO = re.compile(r"(?!(?:19|20)\d\d(?!\d))\d{4}|[A-Za-z]{2,6}-\d{4}-\d|[?&]\w{1,20}=|@")
_EMAIL = re.compile(r"[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", _I)
_LOOSE_EMAIL = re.compile(rf"[a-z0-9._%+-]{{2,64}}\s?@\s?[a-z0-9-]{{2,63}}(?:\s?\.\s?[a-z0-9-]{{2,30}}){{0,3}}\s?\.\s?{TOP}\b(?![\w.]?_|\w)", _I)
_NO_DOT_EMAIL = re.compile(r"[a-z0-9._%+-]{2,64}\s?@\s?(?:gmail|hotmail|outlook|yahoo|icloud|live|msn|aol|btinternet|example)\b(?:\s?[.,]?\s?com\b)?", _I)
_AT_PLACE = re.compile(r"(?<![\w@.])[a-z0-9._%+-]{3,64}@[a-z0-9-]{3,63}(?![\w@.])", _I)  # "nk07@brookside"
_SPOKEN_EMAIL = re.compile(
    r"\b[a-z0-9._-]{1,30}(?:\s(?:dot|underscore|dash|hyphen)\s[a-z0-9]{1,30}){0,4}\s?(?:\bat\b|\(at\)|\[at\])\s?[a-z0-9-]{2,30}(?:(?:\s?(?:\bdot\b|\(dot\)|\[dot\])\s?[a-z]{2,20}|\.(?:com|co|org|net|uk|sch|gov|ac)){1,4})\b",
    _I,
)
_EMAILS = {"email": _EMAIL, "loose email": _LOOSE_EMAIL, "email without dot": _NO_DOT_EMAIL, "said email": _SPOKEN_EMAIL}
# A mailbox of an office, where nobody's name stands.
_OFFICE = re.compile(
    r"(?:virtual[._-]?school|admissions?|office|info|admin|enquir(?:y|ies)|contact|help(?:desk)?|support|hello|fostering|adoption|send?|senco?|ehcp?|pep|epep|attendance|exclusions?|mash|safeguarding|complaints?|no-?reply|transport|press|recruitment|finance|finaid|governors?|head|principal|reception|education)"
    r"@[\w.-]{2,60}",
    _I,
)
_HANDLE = re.compile(r"(?<![\w@.])@(?!\s?(?:sign|symbol|thing|key|button|luton)[a-z]{0,20}\b)\s?[a-z0-9_](?:[a-z0-9_.-]{0,40}[a-z0-9_])?|\b\w{2,32}#\d{4}\b", _I)
_ACCOUNT = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|roblox|minecraft|xbox(?: live)?|psn|ps5|steam|twitch|fortnite|twitter|threads|you ?tube|face ?book|messenger|fb|sc|ig|telegram|be ?real|kik|signal|yubo|wizz|reddit|"
    r"linkedin|gamer ?tag|game ?tag|user ?name|screen ?name|handle|whats ?app|account)"
    r"(?:\s(?:user(?:name)?|name|handle|account|tag|id|is|was|called|as|under|profile|page|messenger|me|on|at|its|it's|by)\b){0,4}(?:'s|s)?(?:\s?[:=]\s?|\s)(\w[\w.#-]{2,31})",
    _I,
)
_PLATFORM = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|discord|roblox|minecraft|xbox|psn|playstation|ps[45]|steam|twitch|fortnite|twitter|threads|you ?tube|face ?book|fb|telegram|be ?real|kik|signal|yubo|wizz|reddit|wattpad|vinted|pinterest|spotify)"
)
_ON_ACCOUNT = re.compile(rf"(?<![\w@.])([a-z0-9][\w.#-]{{2,31}})[,']?\s(?:on|from|off|in|at)\s(?:the\s|my\s|his\s|her\s)?{_PLATFORM}\b", _I)
_USER_NAME = re.compile(r"\b(?:user ?name|gamer ?tag|game ?tag|screen ?name|account name|login name)s?\b[^.!?\n]{0,40}?(?:\b(?:is|was|be|called)|:|=)\s?(\w[\w.#-]{3,31})", _I)
# A tag of several words: "Kai x Prime", "lil kayy 07".
_FACEBOOK = re.compile(
    r"\b(?i:facebook|fb|messenger|whats ?app)(?i:\s(?:name|as|he is|hes|she is|shes|i am|im|shows|under|is|page)){0,3}(?:,|:)?\s([A-Z]\w{1,15}(?:\s[A-Z][\w-]{0,15}){1,3})|\b(?i:as|called|under|named)\s([A-Z]\w{1,15}(?:\s[A-Z]\w{1,15}){1,3})\s(?i:on|in)\s(?i:facebook|fb|messenger|insta|snap|tiktok)\b"
)
_TAG = re.compile(
    r"\b(?i:gamer ?tag|game ?tag|xbox tag|psn tag|tag|screen ?name|user ?name|handle|xbox)(?:\s(?:is|was|called|name|id))?(?:\s?:)?\s(?!(?i:must|should|has|have|needs?|can|cannot|and|with|for|to)\b)([A-Za-z]\w{1,15}(?:\s[A-Za-z]{1,12}){0,2}\s\d{1,4}\b|[A-Z]\w{1,15}(?:\s(?:x|X|of|the|[A-Z]\w{0,15})){0,2}\s[A-Z]\w{0,15})"
)
_NUMBERED = re.compile(r"(?<![\w@#/.-])([A-Za-z]{3,20})\.?\d{1,4}[A-Za-z]{0,10}\d{0,4}(?![\w@/-])")
_NO_ACCOUNT = re.compile(r"^(?:year|yr|wifi|level|lvl|unit|set|grade|ks|season|chapter|part|update|version|area|zone|mario|fifa|article|catch|academy|covid|gcse)\d|^\d{1,4}(?:gb|mb|tb|am|pm|k|m|p|hrs?|mins?|th|st|nd|rd|yo|yrs?)$", _I)
_DOTTED = re.compile(r"(?<![\w@/.-])[a-z]{2,20}\.[a-z]{1,12}\d{1,4}(?![\w@/])", _I)
_TOLD = re.compile(r"[:=]\s?$|\b(?:is|called|name|handle|tag|user|username|as|its)\s$", _I)
_LOOKS_MADE_UP = re.compile(r"[._#]\w|\d|[a-z][A-Z]")
_UNDERSCORED = re.compile(r"(?<![\w@/.-])[a-z0-9.]{1,30}_[a-z0-9_.]{0,30}(?![\w@/])", _I)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|jpe?g|png)$", _I)


def accounts(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give e-mail addresses, names of accounts and links with something of a person in them; they may overlap."""
    for gate, pattern in _EMAILS.items():
        if gate in gates:
            yield from (Span(*_without_dot(found), "email") for found in pattern.finditer(text) if not _OFFICE.fullmatch(found.group()))
    if "email" in gates:
        yield from (Span(*found.span(), "social_handle") for found in _AT_PLACE.finditer(text) if not _OFFICE.fullmatch(found.group()))
    if "handle" in gates:
        yield from (Span(*found.span(), "social_handle") for found in _HANDLE.finditer(text))
    if "account" in gates:
        yield from _named_accounts(text)
    if "near account" in gates:
        yield from handles(text)
    yield from _made_up(text, gates)
    if "link" in gates:
        yield from _links(text)


def _made_up(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the words that are accounts by their form alone."""
    if "dotted" in gates:
        yield from (Span(*found.span(), "social_handle") for found in _DOTTED.finditer(text))
    if "numbered" in gates:
        yield from (Span(*found.span(), "social_handle") for found in _NUMBERED.finditer(text) if _is_numbered_name(found.group(1), found.group()))
    if "underscore" in gates:
        yield from _underscored(text)


def _without_dot(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), found.start() + len(found.group().rstrip(".'"))


def _links(text: str) -> Iterator[Span]:
    for found in _URL.finditer(text):
        link = found.group().rstrip(".?!:'\"")
        rest = link.split("//")[-1]
        public = _PUBLIC_HOST.match(link)
        if _SAYS_WHO.search(rest) if public else ("/" in rest.rstrip("/") or _names_someone(rest)):
            yield Span(found.start(), found.start() + len(link), "url")


def all_links(text: str) -> list[Span]:
    """Return where links stand, also those that say nothing of a person: the words in them are no names."""
    return [Span(*found.span(), "url") for found in _URL.finditer(text)]


def _names_someone(host: str) -> bool:
    return any(kind_of_word(core(part)) == "given" for part in re.split(r"[.-]", host))


def _named_accounts(text: str) -> Iterator[Span]:
    for found in _ACCOUNT.finditer(text):
        name = found.group(1).rstrip(".-")
        told = _TOLD.search(text[: found.start(1)][-12:]) and kind_of_word(core(name)) == "unknown" and len(name) > 4
        if _is_made_up(name) or told:
            yield Span(found.start(1), found.start(1) + len(name), "social_handle")
    for found in _ON_ACCOUNT.finditer(text):
        if _is_made_up(found.group(1)):
            yield Span(*found.span(1), "social_handle")
    yield from (Span(*found.span(1), "social_handle") for found in _TAG.finditer(text) if not found.group(1).isupper())
    yield from (Span(*found.span(found.lastindex or 1), "social_handle") for found in _FACEBOOK.finditer(text) if not text.isupper())
    for found in _USER_NAME.finditer(text):
        name = found.group(1).rstrip(".-")
        if _is_made_up(name) or (kind_of_word(core(name)) in ("unknown", "given") and len(name) > 4):
            yield Span(found.start(1), found.start(1) + len(name), "social_handle")


def _is_made_up(name: str) -> bool:
    """Return whether a word is written as no word is: with figures, dots or capitals inside."""
    return bool(_LOOKS_MADE_UP.search(name)) and not _NO_ACCOUNT.search(name) and not name.isdecimal() and not (name[:1].isdecimal() and not any(c.isalpha() for c in name[1:3]))


def _is_numbered_name(letters: str, whole: str) -> bool:
    """Return whether letters that are no word stand before figures: "jayden07", not "ABC123"."""
    return sum(c.isdecimal() for c in whole) > 1 and not whole.isupper() and kind_of_word(core(letters)) in ("given", "both", "unknown") and not _NO_ACCOUNT.search(whole)


def _underscored(text: str) -> Iterator[Span]:
    for found in _UNDERSCORED.finditer(text):
        name = found.group().rstrip(".")
        words = [part for part in re.split(r"[_.\d]+", name) if part]
        if not _FILE.search(name) and any(kind_of_word(core(part)) not in ("word", "number") for part in words):
            yield Span(found.start(), found.start() + len(name), "social_handle")
