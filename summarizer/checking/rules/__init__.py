"""Consistency rules, one block a module; each rule is a generator of what it finds."""
