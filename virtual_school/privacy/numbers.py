"""Numbers that belong to one person or one case. Every gap of every pattern is bounded."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import re2

from virtual_school.privacy.gates import LED, small_or_not
from virtual_school.privacy.near_case_words import numbers_near_case_words
from virtual_school.privacy.span import Span

_I = re.IGNORECASE
_PHONE = re.compile(r"(?<![\d.£_])(?:\+|\(\+?)?(?:\d|(?<![a-z])o(?![a-z]))(?:[\s().\-/]{0,3}(?:\d|o(?![a-z]))){8,14}(?!\d)", _I)
_DIGIT_WORD = r"(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred|thousand|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|eleven|twelve)"
_SPOKEN_PHONE = re.compile(rf"\b(?:oh|o|zero|nought|plus four four|0\d{{0,2}})(?:[\s,-]{{1,3}}(?:{_DIGIT_WORD}|\d{{1,4}})){{6,14}}\b|\b0\d{{2,4}}(?:[\s,-]{{1,3}}\d{{1,4}}){{0,3}}(?:[\s,-]{{1,3}}{_DIGIT_WORD}){{2,9}}(?:[\s,-]{{1,3}}\d{{1,4}}){{0,3}}\b", _I)
_RELAYED = re.compile(r"(?<!\d)1800[12][\s-]?0(?:[\s-]?\d){9,10}(?!\d)")
_FIGURES = {word: str(figure) for figure, words in enumerate(("oh o zero nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")) for word in words.split()}
_OURS_AND_HELP = frozenset(["01582548113", "01582547653", "01582546000", "548113", "547653", "546000", "116123", "116000", "116111", "01582"])
_PUBLIC = ("08", "03")
_UPN = re.compile(r"\b[a-z][\s-]?(?:\d[\s-]?){11}\d\b|\b[a-z][\s-]?(?:\d[\s-]?){10}\d[a-z]\b", _I)
_NINO = re.compile(r"\b[a-z][\s.-]?[a-z](?:[\s.-]{0,2}\d){6}[\s.-]{0,2}[a-d]\b|(?:\bni|\bnino|insurance)\W{1,3}(?:(?:no|num|number|is|its)\W{1,3}){0,3}([a-z]{2}(?:[\s.-]?\d){6}(?:[\s.-]?[a-d])?)\b", _I)
_NHS_NEAR = re.compile(r"nhs|health|red book|ten digit|gp\b|hospital", _I)
_PHONE_NEAR = re.compile(r"phone|mobile|mob\b|call|ring|rang|text|tel\b|whatsapp|number is|contact", _I)
_CASE_LED = re2.compile(
    rf"\b(?:{LED})(?:no|num|nr|number)?(?:'s)?\b(?:\s?(?:no|num|nmbr|nr|number|ref|reference|id|code|file|case|is|was|its|help|the|my|quote|quoted|to|me|here|card|on|system|letter|in|your)(?:'s)?\b){{0,5}}[\s.,:#=(-]{{1,3}}"
    r"((?:[a-z]{1,6}[\s/-]?){0,2}\d[\da-z]{0,15}(?:[\s/-][a-z]{0,3}\d[\da-z]{0,10}|[/-][a-z]{1,5}[/-]\d[\da-z]{0,10}){0,4}(?:[/-][a-z]{1,5})?(?:\sof\s\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?|\s[a-z]{3,9}))?)\b",
    small_or_not(),
)
_CASE_FOLLOWED = re.compile(
    rf"(?<![\w/-])((?:[a-z]{{1,6}}[\s/-])?[a-z]{{0,3}}\d[\da-z]{{1,12}}(?:[\s/-][\da-z]{{0,3}}\d[\da-z]{{0,8}}){{0,4}})\s(?:(?:is |as |was |thats |that's |= ){{1,2}}(?:the |my |his |her |our |your |a ){{0,1}}(?:\w{{1,12}} ){{0,1}}(?:{LED})\b|(?:is |as )?(?:the |my |his |her |our |your )(?:{LED})\s(?:no|number|ref|id)\b)",
    _I,
)
# Between whatever is no letter, figure, stroke or dash.
_CASE_SHAPED = re2.compile(
    r"\b(?:[A-Za-z]{1,8}\d{0,4}(?:[/-][A-Za-z\d]{1,10}){1,5}|\d{1,6}(?:[/-][A-Za-z\d]{1,10}){0,3}[/-][A-Za-z]{1,6}\d{0,6}(?:[/-]\d{1,8})?|[A-Z]{1,3}\d{2}[A-Z]\d{4,6}|[A-Za-z]{2,4}\d{5,10}|[A-Z]{2,4} \d{5,9}|[A-Z]\d{7,9}|[A-Z]{2} \d\d [A-Z] \d{4,6})\b"
)
_CASE_SAID = re.compile(rf"\b(?:case|ref|reference|mosaic|ll|liquid ?logic|id|number|no)\b\W{{1,2}}(?:(?:id|no|number|is|its)\W{{1,2}}){{0,3}}({_DIGIT_WORD}(?:[\s,-]{{1,2}}(?:{_DIGIT_WORD}|\d{{1,4}})\b){{3,11}})", _I)
_CASE_SHORT = re.compile(r"\b(?:[Rr]ef|[Rr]eference|[Nn]umber|[Cc]ase|[Nn]o\.?)[\s:#]{1,3}(?:is\s|was\s)?([A-Z]{2,8}[/-]\d{2,6}(?:[/-]\d{1,6})?)\b")
_LETTER_AFTER = re.compile(r" [B-HJ-Z]\b(?!')")  # "ADM 8812 K"
_NO_CASE = re.compile(
    r"^(?:(?:post|pre|under|over|inv|po|dated)[\s-]?\d.*|(?:(?:of|in|for|from|since|until|by|before|after)\s)?(?:19|20)\d\d(?:[\s/-]\d{2,4})?|urn.*|ks\d.*|y(?:ea)?r?-?\d{1,2}(?!\d).*|covid.*|0x.*|[a-z]+[-/](?:19[5-9]\d|20[0-3]\d)(?:[-/]2\d)?|\d{1,4}(?:st|nd|rd|th|k|am|pm|days?|weeks?|hours?|years?|yrs?)|"
    r"(?:dfe|aqa|ukprn|isbn|ofqual|edexcel|form|laestab|kb)[\s/-]?\d.*|\d{1,2}[/-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[/-]\d{2,4}|(?:lu|mk|al|sg)\d{1,2})$",
    _I,
)
_SERVICE = re.compile(r"\b(?:helpline|hotline|advice ?line|switchboard|reception|charity)(?:'s)?(?:\s(?:number|no|is|on|was|tel)){0,3}\W{1,3}$", _I)
_PUBLIC_NUMBER = re.compile(r"\b(?:urn|provider|ukprn|charity|company|dfe|ofsted|establishment|course|laestab|isbn|version|page|error|code|unit|qualification|spec(?:ification)?|bus|room)\b", _I)
# Marks in a row ("88 91 104 79"), and what has a decimal point (pi).
_NO_NUMBER = re.compile(r"[1-9]\d{0,2}(?:,? [1-9]\d{0,2}){3,14}|\d{1,3}\.\d{4,14}")
_LONG_RUN = re.compile(r"(?<!\w)\d(?:[ -]?\d){8,30}(?!\w)")


def numbers(text: str, gates: Collection[str]) -> Iterator[Span]:
    """Give the numbers of persons and cases, and phone numbers that are no service's; they may overlap."""
    if "upn" in gates:
        yield from (Span(*found.span(), "upn") for found in _UPN.finditer(text))
    if "nino" in gates:
        yield from (Span(*found.span(1 if found.group(1) else 0), "nino") for found in _NINO.finditer(text))
    if "said phone" in gates:
        yield from (Span(*found.span(), "phone") for found in _SPOKEN_PHONE.finditer(text) if not _is_public(_digits(found.group())))
    if "phone" in gates:
        yield from _phones(text)
    if "said case" in gates:
        yield from (Span(*found.span(1), "case_number") for found in _CASE_SAID.finditer(text))
    yield from _cases(text, gates)
    if "near case" in gates:
        yield from (span for span in numbers_near_case_words(text) if not _is_public(_digits(text[span.start : span.end])) and not _PUBLIC_NUMBER.search(text[max(0, span.start - 40) : span.start]))


def without_public(text: str, gates: Collection[str]) -> str:
    """Return ``text`` with a mark for every figure or letter of our own number and of helplines, however they are written or said.

    They are nobody's, so nothing else shall be seen in them.
    """
    for gate, pattern in (("phone", _PHONE), ("phone", _RELAYED), ("said phone", _SPOKEN_PHONE)):
        if gate in gates:
            text = pattern.sub(lambda found: _marked(found.group()) if _is_public(_said(found.group())) else found.group(), text)
    return text


def _marked(number: str) -> str:
    return re.sub(r"\w", "#", number)


def _said(number: str) -> str:
    """Return the figures of a number that is written or said figure by figure, without a text relay's prefix."""
    figures = "".join(_FIGURES.get(word, word) for word in re.findall(r"[a-z]+|\d", number.lower()))
    return _digits(re.sub(r"^1800[12](?=0)", "", re.sub(r"[^\d]", "", figures)))


def _digits(written: str) -> str:
    digits = re.sub(r"\D", "", written.lower().replace("o", "0"))
    return re.sub(r"^(?:0044|44)0?(?=\d{10}$)", "0", digits)


def _is_public(digits: str) -> bool:
    return digits in _OURS_AND_HELP or (digits.startswith(_PUBLIC) and 8 <= len(digits) <= 11)


def _phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        digits = _digits(found.group())
        if sum(c.isdecimal() for c in found.group()) < 8 or _is_public(digits):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        if (len(digits) < 10 and _PUBLIC_NUMBER.search(before[-25:])) or _SERVICE.search(before) or _NO_NUMBER.fullmatch(found.group()):
            continue
        yield Span(*found.span(), _kind_of(digits, before, text[found.end() : found.end() + 12]))
    for found in _LONG_RUN.finditer(text):
        if not _SERVICE.search(text[max(0, found.start() - 40) : found.start()]) and not _is_public(_digits(found.group())) and not _NO_NUMBER.fullmatch(found.group()):
            yield Span(*found.span(), "case_number")


def _kind_of(digits: str, before: str, after: str) -> str:
    if _NHS_NEAR.search(before) or "nhs" in after.lower():
        return "nhs"
    if digits.startswith(("0", "44")) or _PHONE_NEAR.search(before):
        return "phone"
    return "nhs" if len(digits) == 10 else "case_number"


def _cases(text: str, gates: Collection[str]) -> Iterator[Span]:
    for gate, pattern, group, least in (("led case", _CASE_LED, 1, 3), ("followed case", _CASE_FOLLOWED, 1, 4), ("shaped case", _CASE_SHAPED, 0, 4), ("short case", _CASE_SHORT, 1, 2)):
        for found in pattern.finditer(text) if gate in gates else ():
            token = found.group(group).strip()
            if not _is_case(token, least, led=group == 1) or (pattern is _CASE_SHAPED and _goes_on(text, found.start(), found.end())):
                continue
            before = text[max(0, found.start(group) - 25) : found.start(group)]
            if not (_PUBLIC_NUMBER.search(before) or (pattern is _CASE_LED and _PUBLIC_NUMBER.search(text[max(0, found.start() - 20) : found.start()]))):
                end = found.start(group) + len(token)
                letter = _LETTER_AFTER.match(text, end) if " " in token else None
                yield Span(found.start(group), letter.end() if letter else end, "case_number")


def _is_case(token: str, least: int, *, led: bool) -> bool:
    """Return whether ``token`` has figures enough, more where it has spaces or nothing else, and is no year, form or helpline."""
    digits = sum(c.isdecimal() for c in token)
    if digits < least + (led and " " in token) + (led and token.isdecimal()) or _NO_CASE.match(token):
        return False
    return not _is_public(re.sub(r"\D", "", token))


def _goes_on(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("/", ".", "-") or text[end : end + 1] in ("/", "-", "_")
