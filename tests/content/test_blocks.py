from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtual_school.content.blocks import to_blocks, to_text


def test_paragraphs_and_lists_are_told_apart() -> None:
    blocks = to_blocks("We help:\n\n- one\n- two\n\nAsk us.")
    assert [block["type"] for block in blocks] == ["paragraph", "list", "paragraph"]
    assert blocks[1]["items"] == [[{"text": "one"}], [{"text": "two"}]]


def test_a_list_with_numbers_is_ordered() -> None:
    assert to_blocks("1. first\n2. second")[0]["ordered"] is True
    assert to_text(to_blocks("1. first\n2. second")) == "1. first\n2. second"


def test_a_link_keeps_its_address() -> None:
    blocks = to_blocks("See [our page](https://example.org/a) now")
    assert blocks[0]["spans"][1] == {"text": "our page", "href": "https://example.org/a"}
    assert to_text(blocks) == "See our page (https://example.org/a) now"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org", "data:text/html,x", "//example.org"])
def test_a_link_of_another_scheme_is_only_text(address: str) -> None:
    assert all("href" not in span for block in to_blocks(f"[x]({address})") for span in block["spans"])


def test_a_phone_number_can_be_tapped() -> None:
    blocks = to_blocks("Phone us on 01582 548113.")
    assert blocks[0]["spans"][1] == {"text": "01582 548113", "href": "tel:01582548113"}
    assert to_text(blocks) == "Phone us on 01582 548113."


@pytest.mark.parametrize("text", ["a * b _ c < d > [e]", "<script>alert(1)</script>", "# no heading", "`x` **y** ~z~"])
def test_what_looks_like_markup_stays_what_was_typed(text: str) -> None:
    assert to_text(to_blocks(text)) == text


@given(st.text(max_size=300))
def test_any_text_becomes_known_blocks(text: str) -> None:
    for block in to_blocks(text):
        assert block["type"] in ("paragraph", "list")
