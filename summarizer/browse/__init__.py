"""`summarizer browse`: the summary on one side, the source on the other."""
