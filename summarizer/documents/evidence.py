"""The words of a document that a value rests on. Made by code, never by the model."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Section(StrEnum):
    """What part of a release a place belongs to; it decides what its words may support."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    QUOTE = "quote"
    BOILERPLATE_ABOUT = "boilerplate_about"
    EXPLANATORY = "explanatory"
    FORWARD_LOOKING = "forward_looking"
    CONTACT = "contact"
    PAGE_CHROME = "page_chrome"
    FRONT_MATTER = "front_matter"


class Match(StrEnum):
    """How the words were found: letter for letter, or after the typographic fold."""

    EXACT = "exact"
    FOLDED = "folded"


class Evidence(BaseModel):
    """A span of `Document.text`: `text == document.text[start:end]`, always."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0, description="First character, counted in code points of the text.")
    end: int = Field(gt=0, description="One past the last character.")
    text: str = Field(min_length=1, description="The document's own words, unchanged.")
    section: Section
    match: Match = Match.EXACT
