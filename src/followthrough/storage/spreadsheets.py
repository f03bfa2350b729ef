"""Cells on their way into a spreadsheet."""

_STARTS_A_FORMULA = frozenset({"=", "+", "-", "@", "\t", "\r"})


def muted(cell: object) -> str:
    """A cell as text; one that a spreadsheet would run gets the quote that makes it text.

    Source: OWASP, CSV injection.
    """
    words = "" if cell is None else str(cell)
    return f"'{words}" if words[:1] in _STARTS_A_FORMULA else words
