"""One HTML page of summaries, each fact tied to its words in the source beside it."""
