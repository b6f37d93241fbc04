from __future__ import annotations

import io

from summarizer.views.console import make_console


def test_markup_and_emoji_codes_are_printed_as_they_are() -> None:
    out = io.StringIO()

    make_console(out).print("[bold]x[/bold] :smile: 1.5")

    assert out.getvalue() == "[bold]x[/bold] :smile: 1.5\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_colour_means_no_sequences_on_a_terminal() -> None:
    plain, coloured = _Terminal(), _Terminal()

    make_console(plain, colour=False).print("x", style="bold red")
    make_console(coloured).print("x", style="bold red")

    assert plain.getvalue() == "x\n"
    assert "\x1b[" in coloured.getvalue()
