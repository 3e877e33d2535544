"""What the website says by itself when nobody else can: the last words before silence."""
from __future__ import annotations

STARTING = (
    "The assistant is starting. This takes about half a minute.\n\n"
    "Please ask again in a moment, look through the answers to common questions, or phone the Virtual School team."
)
UNAVAILABLE = (
    "I'm sorry, I cannot look up an answer at the moment.\n\n"
    "Please ask again in a moment, look through the answers to common questions, or phone the Virtual School team."
)
NO_ANSWER = "I'm sorry, I don't have an answer to that. Please phone the Virtual School team and ask them."
CHOOSE = "I want to be sure that I understand you. Did you mean one of these?"
NONE_OF_THESE = "None of these"
NOT_KEPT = "This conversation cannot be kept at the moment. Each question is answered by itself."
ENDED = "Your earlier conversation has ended, so a new one begins here."
CLEARED = "Conversation cleared"
NOT_CLEARED = "The conversation could not be cleared at the moment. Please try again in a minute."
