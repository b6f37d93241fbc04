"""Writes the published JSON Schema of a saved summary; with `--check`, says whether it is stale."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from summarizer.schemas.summary import SCHEMA_VERSION, Summary

PUBLISHED = Path(__file__).resolve().parent.parent / "schemas" / "summary.schema.json"

_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n     .+)*)", re.MULTILINE)


def schema() -> str:
    """The schema as the file's text."""
    described = Summary.model_json_schema(mode="serialization")
    for definition in (described, *described["$defs"].values()):
        _describe_properties(definition)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:summarizer:summary:{SCHEMA_VERSION}",
    }
    return json.dumps(head | described, indent=2, ensure_ascii=False) + "\n"


def _describe_properties(definition: dict[str, Any]) -> None:  # JSON Schema: any JSON at all
    """Moves what a docstring says of each attribute to the property it says it of."""
    said, _, attributes = definition.get("description", "").partition("\n\nAttributes:\n")
    if attributes:
        definition["description"] = said
    for name, words in _ATTRIBUTE.findall(attributes):
        definition["properties"][name]["description"] = " ".join(words.split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if stale")
    checking = parser.parse_args().check
    if not checking:
        PUBLISHED.write_text(schema(), encoding="utf-8")
    elif not PUBLISHED.exists() or PUBLISHED.read_text(encoding="utf-8") != schema():
        print(f"{PUBLISHED.name} is not what the models say: run `make schema`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
