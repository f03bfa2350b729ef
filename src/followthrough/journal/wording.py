"""What happened, told in one sentence for each verb."""

from collections import defaultdict

from followthrough.journal.models import Event

_sentences = {
    "undone": "Taken back",
    "imported": "{file} taken in",
    "import_taken_back": "{file} taken back",
}


def phrase(verb: str, sentence: str) -> None:
    """Register a verb's sentence: {name} is the contact, every other slot a detail's words."""
    _sentences[verb] = sentence


def word(event: Event) -> str:
    """The event as a sentence, such as “Grace Oyelaran sorted as Key”."""
    slots: defaultdict[str, object] = defaultdict(str, event.details)
    slots["name"] = event.contact.name if event.contact_id else ""
    sentence = _sentences.get(event.verb) or event.verb.replace("_", " ").capitalize() + " {name}"
    return sentence.format_map(slots).strip()
