"""From the short form of a gold file to a real summary, with every problem said at once."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Any, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.evaluation.quotes import occurrences
from summarizer.evaluation.short_values import expanded
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import Basis, Saved, Stated

GOLD_RULE = "gold"
"""Rule of every derived or inferred gold value: a careful reader."""

PLAIN_REFERENCES = frozenset({"product", "indications"})
"""Fields of an event that the schema states and a gold file may write as plain keys."""

_STATED_KEYS = frozenset({"value", "quote", "occurrence", "basis"})
_MADE_BY_CODE = frozenset({"evidence", "raw_text"})


class Reader:
    """Builds schema objects from gold JSON for one document.

    Attributes:
        problems: What is wrong, each with the path it stands at; a file with any is no gold.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.problems: list[str] = []

    def block(self, model: type[BaseModel], given: object, path: str, **known: Any) -> Any:
        """One object of the schema, or None where it has problems.

        Args:
            model: Its class.
            given: Its gold form.
            path: Where it stands.
            known: Fields that code fills.
        """
        if not _is_object(given):
            return self._problem(path, f"an object is expected, not {_shown(given)}")
        fields = model.model_fields
        own = {"quote", "occurrence"} if "evidence" in fields else set[str]()
        for name in given.keys() - (fields.keys() - _MADE_BY_CODE - known.keys() | own):
            self._problem(_join(path, name), "a gold file has no such field")
        late = PLAIN_REFERENCES if model is RegulatoryEvent else frozenset[str]()
        values: dict[str, Any] = dict(known)
        for name, field in fields.items():
            if name in given.keys() - late - _MADE_BY_CODE - known.keys():
                values[name] = self._value(field.annotation, given[name], _join(path, name))
        if own:
            words = self._words_of(given, values, path)
            values["evidence"] = words
            if "raw_text" in fields and words:
                values["raw_text"] = words[0].text
            for name in late & given.keys():
                values[name] = self._references(given[name], words, _join(path, name))
        return self._made(model, values, path)

    def _words_of(
        self, given: dict[str, Any], values: dict[str, Any], path: str
    ) -> tuple[Evidence, ...]:
        """The evidence of an entry: its own quote, or that of all its values."""
        if "quote" in given:
            own = self._evidence(given, path)
            return (own,) if own else ()
        words = tuple(dict.fromkeys(_all_evidence(tuple(values.values()))))
        if not words and not any(_starts(problem, path) for problem in self.problems):
            self._problem(path, 'no value with a quote; give the entry a "quote" of its own')
        return words

    def _value(self, annotation: Any, given: object, path: str) -> Any:
        if get_origin(annotation) in (Union, UnionType):
            if given is None:
                return None
            (annotation,) = (kind for kind in get_args(annotation) if kind is not type(None))
        if get_origin(annotation) is tuple:
            return self._several(get_args(annotation)[0], given, path)
        if isinstance(annotation, type) and issubclass(annotation, Stated):
            return self._stated(annotation, given, path)
        if isinstance(annotation, type) and issubclass(annotation, Saved):
            return self.block(annotation, given, path)
        return self._plain(annotation, given, path)

    def _several(self, kind: Any, given: object, path: str) -> Any:
        if not isinstance(given, list):
            return self._problem(path, f"a list is expected, not {_shown(given)}")
        return tuple(self._value(kind, one, f"{path}[{at}]") for at, one in enumerate(given))

    def _stated(self, model: type[Stated[Any]], given: object, path: str) -> Any:
        if not _is_object(given) or not {"value", "quote"} <= {*given}:
            return self._problem(path, f'{{"value", "quote"}} is expected, not {_shown(given)}')
        for name in {*given} - _STATED_KEYS:
            self._problem(_join(path, name), "a value has no such part")
        evidence = self._evidence(given, path)
        basis = given.get("basis", Basis.STATED)
        if basis not in {*Basis}:
            return self._problem(_join(path, "basis"), f"unknown basis {_shown(basis)}")
        if evidence is None:
            return None
        kind = model.model_fields["value"].annotation
        value = expanded(kind, given["value"], evidence.text)
        value = self._plain(kind, value, _join(path, "value"))
        if value is None:
            return None
        rule = None if basis == Basis.STATED else GOLD_RULE
        return model(value=value, basis=Basis(basis), rule=rule, evidence=(evidence,))

    def _evidence(self, given: dict[str, Any], path: str) -> Evidence | None:
        quote, number = given["quote"], given.get("occurrence", 1)
        at = _join(path, "quote")
        if not isinstance(quote, str):
            self._problem(at, f"text is expected, not {_shown(quote)}")
        elif not isinstance(number, int) or number < 1:
            self._problem(_join(path, "occurrence"), "a whole number from 1 is expected")
        elif not (places := occurrences(self._document, quote)):
            self._problem(at, f"the document does not say {_shown(quote)}")
        elif number > len(places):
            told = f"the document says {_shown(quote)} {len(places)} times, not {number}"
            self._problem(_join(path, "occurrence"), told)
        else:
            return places[number - 1]
        return None

    def _references(self, given: object, words: tuple[Evidence, ...], path: str) -> Any:
        """Keys of an event, each plain (resting on the event's own words) or with its quote."""
        if isinstance(given, list):
            keys = (self._references(one, words, f"{path}[{at}]") for at, one in enumerate(given))
            return tuple(key for key in keys if key is not None)
        if isinstance(given, str):
            if not words:
                return None
            return Stated[str](value=given, basis=Basis.DERIVED, rule=GOLD_RULE, evidence=words)
        return self._value(Stated[str] | None, given, path)

    def _plain(self, annotation: Any, given: object, path: str) -> Any:
        try:
            return TypeAdapter(annotation).validate_python(given)
        except ValidationError as error:
            return self._problem(path, f"{_reason(error)}, not {_shown(given)}")

    def _made(self, model: type[BaseModel], values: dict[str, Any], path: str) -> Any:
        before = len(self.problems)
        try:
            return model(**values)
        except ValidationError as error:
            if not any(_starts(problem, path) for problem in self.problems[:before]):
                for one in error.errors():
                    where = _join(path, ".".join(map(str, one["loc"])))
                    self._problem(where, one["msg"][0].lower() + one["msg"][1:])
            return None

    def _problem(self, path: str, what: str) -> None:
        self.problems.append(f"`{path or 'the file'}`: {what}")


def _all_evidence(node: object) -> Iterator[Evidence]:
    if isinstance(node, Evidence):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from _all_evidence(one)
    elif isinstance(node, BaseModel):
        yield from _all_evidence(tuple(getattr(node, name) for name in type(node).model_fields))


def _is_object(given: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(given, dict)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path and name else path or name


def _starts(problem: str, path: str) -> bool:
    return problem.startswith(f"`{path}")


def _reason(error: ValidationError) -> str:
    message = error.errors()[0]["msg"].removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def _shown(given: object) -> str:
    words = repr(given)
    return words if len(words) <= 80 else f"{words[:77]}..."
