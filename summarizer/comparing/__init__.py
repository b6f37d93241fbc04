"""Two summaries beside each other: what came, what went, what says it otherwise."""
