"""Asking a model: prompts, wire form, endpoint, retry and what it cost."""
