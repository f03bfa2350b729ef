"""The few words by which every list, page and table names a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """A person as shown in a row: the name verbatim-clean, the kind, and where they are."""

    id: str
    name: str
    first_name: str
    kind: str = ""
    role: str = ""
    confidence: str = ""
    title: str = ""
    company: str = ""

    @property
    def where(self) -> str:
        """Title and company in one phrase, as far as they are known."""
        return ", ".join(part for part in (self.title, self.company) if part)
