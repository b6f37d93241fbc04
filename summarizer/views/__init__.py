"""Showing a `Summary` to a person, and as JSON to a machine. Nothing in here decides anything."""
