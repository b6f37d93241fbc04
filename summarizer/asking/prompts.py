"""Prompt files to messages: fixed instructions, then the fenced document, then the question."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from string import Template

from summarizer.asking.question import Message

_MARKER_HEX_DIGITS = 12


@cache
def prompt(name: str) -> str:
    """Text of a prompt file, without the white space around it."""
    return files("summarizer").joinpath("prompts", f"{name}.md").read_text("utf-8").strip()


def marker(text: str) -> str:
    """The fence of a document: made from its hash, so that replay and prompt caches hold.

    A document cannot forge it: a text that holds its own hash would have another one.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"=== {digest[:_MARKER_HEX_DIGITS]} ==="


def messages(passages: str, question: str) -> tuple[Message, ...]:
    """Everything before the question is the same for all questions on the same passages.

    Document and question share one user message: chat templates that insist on alternating roles
    refuse two in a row.
    """
    fenced = Template(prompt("document")).substitute(marker=marker(passages), document=passages)
    return (
        Message("system", prompt("instructions")),
        Message("user", f"{fenced}\n\n{question}"),
    )


def repair_question(points: str) -> str:
    """The repair question with its points filled in."""
    return Template(prompt("repair")).substitute(points=points)


@cache
def prompts_sha256() -> str:
    """Hash over every prompt file, by name, in order; the README among them is no prompt."""
    digest = hashlib.sha256()
    folder = files("summarizer").joinpath("prompts")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".md") and file.name != "README.md":
            digest.update(f"{file.name}\n{file.read_text('utf-8')}".encode())
    return digest.hexdigest()
