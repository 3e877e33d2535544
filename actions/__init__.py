"""Custom actions of the bot: thin, they ask the store and say what it holds. Run with ``python -m actions``."""
