"""Say that personal details were left out of a question, before anything was done with it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from virtual_school.content.blocks import to_blocks, to_text
from virtual_school.website.reply import Note, Reply

_WHAT = {
    "name": "a name",
    "dob": "a date of birth",
    "age": "an age",
    "postcode": "a postcode",
    "address": "an address",
    "phone": "a phone number",
    "email": "an email address",
    "nhs": "an NHS number",
    "upn": "a pupil number",
    "nino": "a National Insurance number",
    "case_number": "a case number",
    "school": "a school",
    "social_handle": "an account name",
    "url": "a link",
}
SENTENCE = "Before I looked for an answer, I left out what looked like {what}. It is not kept. You need no names here."


def left_out(kinds: Sequence[str]) -> str:
    """Return the sentence that says what was left out; ``kinds`` are those of ``privacy.mask``, at least one."""
    each = [_WHAT[kind] for kind in kinds]
    return SENTENCE.format(what=" and ".join([", ".join(each[:-1]), each[-1]] if len(each) > 1 else each))


def with_left_out(reply: Reply, kinds: Sequence[str]) -> Reply:
    """Return ``reply`` with that sentence in its note. The card for danger stays as it is: nothing may distract from it."""
    if not kinds or reply.outcome == "urgent":
        return reply
    blocks = [*(reply.note.blocks if reply.note else []), *to_blocks(left_out(kinds))]
    translation = reply.note.translation if reply.note else None
    return replace(reply, note=Note(blocks, to_text(blocks), translation))
