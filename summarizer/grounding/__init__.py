"""Grounding: from what a model drafted and finders saw to values that stand on evidence."""
