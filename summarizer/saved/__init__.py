"""Summaries that were saved: read again, and what people said of them since."""
