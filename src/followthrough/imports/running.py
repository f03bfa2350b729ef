"""One import from the first byte to the last follow-up, in one transaction: all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index as contact_text
from followthrough.contacts.models import Company, Contact, ContactAddress
from followthrough.conversations import exchanges, text_index as interaction_text
from followthrough.conversations.models import Conversation, Interaction
from followthrough.followups import planning
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.linkedin.archive import Archive, open_archive
from followthrough.imports.models import Import, SourceRow
from followthrough.imports.progress import ImportProgress, Watcher, nobody
from followthrough.journal.recording import record
from followthrough.sorting import placing
from followthrough.storage.indexes import indexed_afterwards
