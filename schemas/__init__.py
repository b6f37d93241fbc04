"""The schema: drafts (what one question asks a model) and `Summary` (what is believed).

One block of the summary a file, draft and saved form side by side, so that the names stay the
same. Nothing in here reads a document.
"""

if __name__ != "summarizer.schemas":
    # Imported under its folder name, every class would exist twice and `is` would lie.
    raise ImportError("import `summarizer.schemas`, not `schemas`: they would be different classes")
