"""Record what models really answer, and replay it without a model, a key or a network.

`summarizer.replay("cassettes")` works whichever of the function and this package of the same name
was imported first: calling the package is calling `replaying`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from summarizer.replay.ambient import current, recording, replaying

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from summarizer.replay.session import Replaying

__all__ = ["current", "recording", "replaying"]


class _CallablePackage(ModuleType):
    def __call__(
        self, folder: str | Path, *, model: str | None = None
    ) -> AbstractContextManager[Replaying]:
        return replaying(folder, model=model)


sys.modules[__name__].__class__ = _CallablePackage
