"""Where each thing the model said went. Every leaf of a draft ends in exactly one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.schemas.audit import Refusal

# Ways small models write "nothing" where null was asked for.
_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "n/a",
        "na",
        "nil",
        "none",
        "null",
        "not applicable",
        "not available",
        "not disclosed",
        "not given",
        "not mentioned",
        "not provided",
        "not reported",
        "not specified",
        "not stated",
        "tbd",
        "unknown",
        "unspecified",
    }
)


def says_nothing(value: object) -> bool:
    """Whether a leaf is null, empty, or one of the words that stand in for null."""
    if isinstance(value, str):
        return value.strip().strip(".").lower() in _NOTHING
    return value is None


@dataclass(slots=True)
class Ledger:
    """Refusals and acceptances of one draft, by path.

    Attributes:
        entries: Which entry of the summary an entry of the draft became.
    """

    refusals: list[Refusal] = field(default_factory=list)
    accepted: set[str] = field(default_factory=set)
    entries: dict[str, str] = field(default_factory=dict)

    def accept(self, path: str) -> None:
        self.accepted.add(path)

    def refuse(self, path: str, said: object, rule: str, reason: str) -> None:
        """Record that what the model said at a path, or anywhere below it, is not believed.

        Refusals and acceptances below the path are part of this one and leave the ledger.
        """
        self.refusals = [known for known in self.refusals if not _holds(path, known.path)]
        self.accepted = {known for known in self.accepted if not _holds(path, known)}
        quote = getattr(said, "quote", None)
        refusal = Refusal(path=path, said=_words(said), quote=quote, rule=rule, reason=reason)
        self.refusals.append(refusal)

    def became(self, path: str, entry: str) -> None:
        """Record which entry of the summary an entry of the draft became."""
        self.entries[path] = entry

    def refused(self) -> tuple[Refusal, ...]:
        """All refusals, each with the entry of the summary that it belongs to."""
        return tuple(
            refusal.model_copy(update={"entry": self.entries.get(refusal.path.partition(".")[0])})
            for refusal in self.refusals
        )

    def cause(self, path: str) -> Refusal | None:
        """The refusal at a path, if there is one."""
        return next((known for known in self.refusals if known.path == path), None)

    def close(self, draft: BaseModel, prefix: str = "") -> None:
        """Refuse what no rule took up, so that nothing the model said vanishes."""
        for path, value in leaves(draft.model_dump(mode="json"), prefix):
            if not says_nothing(value) and not self._placed(path):
                self.refuse(path, value, "no-home", "nothing else in the entry could be tied to it")

    def _placed(self, path: str) -> bool:
        return any(_holds(taken, path) for taken in self.accepted) or any(
            _holds(refusal.path, path) for refusal in self.refusals
        )


def leaves(node: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every scalar of a dumped draft with its path, such as `results[0].value`."""
    if isinstance(node, Mapping):
        for name, child in node.items():
            yield from leaves(child, f"{path}.{name}" if path else str(name))
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for index, child in enumerate(node):
            yield from leaves(child, f"{path}[{index}]")
    else:
        yield path, node


def _holds(whole: str, path: str) -> bool:
    return path == whole or path.startswith((f"{whole}.", f"{whole}["))


def _words(said: object) -> str:
    if isinstance(said, BaseModel):
        unsaid = {"quote"}  # it stands beside, in a field of its own
        kept = said.model_dump(
            mode="json", exclude_none=True, exclude_defaults=True, exclude=unsaid
        )
        return "; ".join(f"{name}: {value}" for name, value in kept.items() if value != [])
    return str(said)
