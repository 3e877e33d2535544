"""Names of accounts that are known by a word in the same clause: "kayz.07 is her insta", "he goes by ttv_mossy". Every gap is bounded."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import re2

from virtual_school.privacy.gates import small_or_not
from virtual_school.privacy.span import Span
from virtual_school.privacy.words_and_names import COMMON, core, is_misspelt, kind_of_word

_I = re.IGNORECASE
_APP = (
    r"(?:insta(?:gram)?|ig|snap(?:chat|s)?|sc|tik ?tok|tt|discord|roblox|rblx|minecraft|xbox|psn|playstation|ps[45]|steam|twitch|fortnite|twitter|threads|you ?tube|yt|face ?book|fb|telegram|be ?real|kik|yubo|wizz|reddit|wattpad|vinted|pinterest|spotify|gacha|vrchat|nintendo|switch|among us|brawl stars|clash|whats ?app|pokemon|goodreads|scratch|duolingo|strava|soundcloud|depop|linked ?in|valorant|kahoot)"
)
_ACCOUNT = rf"(?:user ?names?|users?|user ?id|handle|(?:gamer|game|player)? ?tag|ign|screen ?name|nick(?:name)?|log ?in|accounts?|acc|profile|page|channel|alias|{_APP})"
_BY = r"(?:goes by|going by|go by|went by|known as|plays as|playing as|calls (?:him|her|them)sel(?:f|ves)|call myself|posts as|posting as|writes as|writing as|logged in as|logs in as|signs in as|(?:on|in) there (?:he|she|they|im|i am|its)(?:'s|s)?(?: is)?|comes up as|saved as|listed as|shows as|hides behind|follows?|added by|messaged by|messages? from|dms?|add me|find me|block(?:ed)?|report(?:ed)?)"
_WORD = re.compile(r"(?<![\w@.#/-])([A-Za-z0-9_](?:[\w.#-]{1,30}[\w])?_?)(?![\w@#/-]|\.\w)")
_LEADS = re2.compile(rf"\b(?:({_ACCOUNT})|{_BY})(?:'s)?\b", small_or_not())
_CLAUSE_ENDS = frozenset(".!?;\n")
_FARTHEST = 30  # characters between such a word and a name
# Straight after such a word one that is no word is enough.
_TOLD = re.compile(
    rf"\b(?:(?:user ?name|handle|(?:gamer|game|player)? ?tag|ign|screen ?name|{_APP}(?:\s(?:name|user|username|tag|id|handle|account))?)(?:'s)?(?:\s(?:on there|there))?(?:\s?[:=-]|\s(?:is|was|as|called|its|it's|under))|goes by|(?:plays|posts|streams) (?:as|under)|user|profile is|page is|account is|channel is|is under|(?:report|block)(?:ed)?|under the name|calls (?:him|her)self|user ?name|gamer ?tag)\s?$", _I
)
_I_AM = re.compile(r"\b(?:im|i'm|i am|trainer|player|seller|writer|artist)\s$", _I)
_SHAPED = re.compile(r"[A-Za-z][^-]*\d|\d.*[A-Za-z]{2}|_|[A-Za-z]\.[A-Za-z0-9]|[a-z]{2}[A-Z]|xX|Xx")
_NO_NAME = re.compile(
    r"^(?:(?:must|year|yr|y|level|lvl|ks|key|unit|set|grade|season|chapter|part|update|version|area|zone|article|covid|gcse|windows|win|iphone|ipad|ios|android|galaxy|ps|xbox|fifa|fc|mp|h|a|b|c|p|s|t|g|wifi|form|room|lu|mk|bus|m|sg|section|para|step|wave|top|page|cat|v|form)-?\d.*|\d+(?:st|nd|rd|th|k|am|pm|x|p|m|g|gb|mb|tb|kg|cm|mm|ml|hz|fps|d|mins?|hrs?|hours?|days?|weeks?|wks?|yrs?|yo|years?|year-olds?|ish|s|v\d+|plus|-\S*)|(?:[a-z]\.){1,4}[a-z]?\.?|.*\.(?:com|org|net|(?:co|org|gov|sch|ac)\.uk|pdf|docx?|jpe?g|png|mp\d|exe|apk)|(?:e|i)\.[eg]|[a-z]{1,3}\d)$",
    _I,
)
_BRANDS = re.compile(r"^(?:tiktok|youtube|whatsapp|playstation|linkedin|chatgpt|iphone|ipad|chromebook|snapchat|bereal|epep|facebook|instagram|minecraft|fortnite|roblox|discord|mytutor|mcdonalds|onedrive|icloud|outlook|powerpoint)s?$", _I)


def handles(text: str) -> Iterator[Span]:
    """Give the words of a form that no word has, beside an app's or an account's word."""
    leads = [(found.start(), found.end(), found.group(1) is not None) for found in _LEADS.finditer(text)]
    starts, ends = _reach(text, leads)
    for found in _WORD.finditer(text) if leads else ():
        name = found.group(1)
        followed = found.end() in ends
        if not (followed or found.start() in starts) or len(name) < 4 or _NO_NAME.match(name) or _BRANDS.match(name):
            continue
        if _SHAPED.search(name) and not _is_two_words(name):
            near = True
        else:
            said = text[max(0, found.start() - 45) : found.start()]
            near = _is_no_word(name) and (_TOLD.search(said) is not None or (followed and _I_AM.search(said) is not None))
        if near:
            yield Span(*found.span(1), "social_handle")


def _reach(text: str, leads: Iterable[tuple[int, int, bool]]) -> tuple[set[int], set[int]]:
    """Return where a name may start after such a word, and where it may end before one, in the same clause."""
    starts: set[int] = set()
    ends: set[int] = set()
    for start, end, is_account in leads:
        for at in range(end, min(len(text), end + _FARTHEST) + 1):
            if at > end and text[at - 1] in _CLAUSE_ENDS:
                break
            starts.add(at)
        for at in range(start - 1, max(0, start - _FARTHEST) - 1, -1) if is_account else ():
            if text[at] in _CLAUSE_ENDS:
                break
            ends.add(at)
    return starts, ends


def _is_no_word(name: str) -> bool:
    if "-" in name:
        return not name.isdecimal() and any(kind_of_word(core(part)) in ("unknown", "given") for part in name.split("-") if len(part) > 2)
    return name.isalpha() and len(name) > 4 and kind_of_word(core(name)) in ("unknown", "family") and not is_misspelt(core(name))


def _is_two_words(name: str) -> bool:
    """Return whether a point between two words is the end of a sentence: "snap.she"."""
    first, point, second = name.partition(".")
    return bool(point) and first.isalpha() and second.isalpha() and COMMON.get(first.lower(), 4) < 2 and COMMON.get(second.lower(), 4) < 1
