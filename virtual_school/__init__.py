"""Luton Virtual School's public FAQ and information assistant: everything but what Rasa itself loads."""
