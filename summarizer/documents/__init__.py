"""Reading: bytes to a `Document` with sections, sentences and a way back to every character."""
