"""Checking: consistency, what was missed, what is not stated, and what to ask again."""
