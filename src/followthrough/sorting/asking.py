"""The short question to somebody one does not know: how they and the user know each other.

A draft to copy and change; nothing is sent. It thanks, says what they wrote, and asks one question.
"""

REQUEST, MESSAGE = "request", "message"
QUOTED = 80  # characters of theirs: enough to know which message is meant
LONGEST = 300  # characters; LinkedIn takes no longer note with a request

_THANKS = {
    REQUEST: "thank you for asking to connect.",
    MESSAGE: "thank you for your message.",
}
_QUESTION = (
    "I like to know the people I am in touch with: how do we know each other,"
    " or what made you think of me?"
)


def how_we_know(first_name: str, *, wrote_to: str, said: str = "") -> str:
    """The draft, to somebody of that first name who sent a request or a message."""
    name = first_name.strip()
    greeting = f"Hello {name}," if name else "Hello,"
    quoted = f"You wrote: “{begun(said)}” " if said.strip() else ""
    draft = f"{greeting} {_THANKS[wrote_to]} {quoted}{_QUESTION}"
    return draft if len(draft) <= LONGEST else f"Hello, {_THANKS[wrote_to]} {_QUESTION}"


def begun(said: str, *, most: int = QUOTED) -> str:
    """The first words of a text in one line, cut between two of them."""
    line = " ".join(said.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip(' ,;:.–-')} …"
