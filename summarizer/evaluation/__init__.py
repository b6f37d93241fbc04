"""How good a summary is: gold, what is compared with it and how, and what comes of it."""
