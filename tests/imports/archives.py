"""Small archives written by hand, the way LinkedIn writes them."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
NOTES = 'Notes:\n"When exporting your connection data, you may notice ..."\n\n'
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)
ME = ("Robin Adeyemi", "https://www.linkedin.com/in/robin-adeyemi")
GRACE = ("Grace Oyelaran", "https://www.linkedin.com/in/grace-oyelaran")
TOMASZ = ("Tomasz Wilk", "https://www.linkedin.com/in/tomasz-wilk")


def connections(*rows: str) -> str:
    """A list of connections with its three lines of preamble."""
    return NOTES + "\n".join((CONNECTIONS, *rows)) + "\n"


def message(
    sender: tuple[str, str],
    to: Sequence[tuple[str, str]],
    at: str,
    said: str,
    *,
    conversation: str = "c1",
) -> str:
    """One line of messages.csv."""
    names = ",".join(name for name, _ in to)
    urls = ",".join(url for _, url in to)
    head = f'{conversation},,{sender[0]},{sender[1]},"{names}","{urls}"'
    return f'{head},{at} UTC,,"{said}",INBOX,,No'


def messages(*rows: str) -> str:
    """The file of messages."""
    return "\n".join((MESSAGES, *rows)) + "\n"


def write(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files into a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path
