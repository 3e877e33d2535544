"""Make virtual_school/website/static/govuk.css: the rules of govuk-frontend that our templates use, and no others.

``npm pack govuk-frontend@6.6.0`` and unpack it, then ``python tools/make_govuk_css.py package/dist/govuk/govuk-frontend.min.css``.
Left out: the GDS Transport font (it may be used on GOV.UK only), the crown, every picture, and whatever has a class that no
template names. govuk-frontend is Crown copyright, under the MIT licence.
"""
from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2

WEBSITE = Path(__file__).resolve().parent.parent / "virtual_school" / "website"
TARGET = WEBSITE / "static" / "govuk.css"
FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif'
HEADER = """/* From govuk-frontend {version} (https://frontend.design-system.service.gov.uk), only the rules that our templates use:
   made by tools/make_govuk_css.py. No fonts, no crown, no pictures.
   The MIT License (MIT), Copyright (C) 2017 Crown Copyright (Government Digital Service).
   Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
   files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
   modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
   is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be
   included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
   EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
   NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
   IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
   DEALINGS IN THE SOFTWARE. */
"""


def wanted_classes(website: Path = WEBSITE) -> set[str]:
    """Return every ``govuk-`` class that a template or a script names."""
    files = [*(website / "templates").iterdir(), *(website / "static").glob("*.js")]
    return {name for file in files for name in re.findall(r"govuk-[a-z0-9_-]+", file.read_text("utf-8"))}


def subset(css: str, wanted: set[str]) -> str:
    """Return the rules of ``css`` all of whose classes are wanted, one a line."""
    return "\n".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), wanted)) + "\n"


def _rules(nodes: Iterable[Any], wanted: set[str]) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [s for s in tinycss2.serialize(node.prelude).split(",") if _is_wanted(s, wanted)]
            body = tinycss2.serialize(node.content)
            if selectors and "url(" not in body:
                yield f"{','.join(selectors)}{{{_without_font(body)}}}"
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports"):
            inner = list(_rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), wanted))
            if inner:
                yield f"@{node.lower_at_keyword}{tinycss2.serialize(node.prelude)}{{{''.join(inner)}}}"


def _is_wanted(selector: str, wanted: set[str]) -> bool:
    names = re.findall(r"\.([A-Za-z0-9_-]+)", selector)
    return all(name in wanted for name in names) and bool(names or selector == ":root")


def _without_font(body: str) -> str:
    return body.replace("GDS Transport,arial,sans-serif", FONTS)


def main() -> None:
    source = Path(sys.argv[1]).read_text("utf-8")
    version = re.findall(r'--govuk-frontend-version:"([\d.]+)"', source)[0]
    TARGET.write_text(HEADER.format(version=version) + subset(source, wanted_classes()), "utf-8")


if __name__ == "__main__":
    main()
