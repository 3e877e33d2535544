"""Logs that hold no words of anybody: no query string, and of an error its kind and place, not its message."""
from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

_QUERY = re.compile(r"\?[^\s'\"]*")

log = logging.getLogger("virtual_school")


class QuietFormatter(logging.Formatter):
    """Formats as usual, and leaves out what a person may have typed."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return _QUERY.sub("?…", super().format(record))

    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([getattr(kind, "__name__", "error"), *places])


def set_up_logs() -> None:
    """Let everything that is logged, and every error that nobody caught, go to standard error without words."""
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter("%(levelname)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    log.error("An error ended a part of the website.", exc_info=(kind, error or kind(), trace))
