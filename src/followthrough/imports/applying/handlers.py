"""Which reader reads a file, and who takes in what it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from followthrough.imports.applying.cards import CardsIn
from followthrough.imports.applying.connections import ConnectionsIn
from followthrough.imports.applying.edited_rows import EditedIn
from followthrough.imports.applying.invitations import InvitationsIn
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.mail import MailsIn
from followthrough.imports.applying.messages import MessagesIn
from followthrough.imports.applying.owner_files import OwnFilesIn
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.applying.relations import RelationsIn
from followthrough.imports.applying.uploaded_contacts import UploadedContactsIn
from followthrough.imports.kinds import FileKind
from followthrough.imports.ldif import reader as ldif
from followthrough.imports.linkedin import (
    connections,
    invitations,
    jobs,
    messages,
    owner_files,
    relations,
    uploaded_contacts,
)
from followthrough.imports.linkedin.owner import Owner
from followthrough.imports.mailbox import reader as mailbox
from followthrough.imports.models import LeftOut
from followthrough.imports.monica import reader as monica
from followthrough.imports.our_sheet import reader as our_sheet
from followthrough.imports.sheets import reader as sheets
from followthrough.imports.vcard import reader as vcard
from followthrough.jobsearch.aiming import Owner as KnownOwner

Reader = Callable[..., Iterator[Any]]
Take = Callable[[Iterator[Any]], None]

# The owner's own files come first, since they say what is background; then the connections, so
# that whoever writes or invites is met under the name and title of their own row.
ORDER = (
    FileKind.PROFILE,
    FileKind.OWN_EMAILS,
    FileKind.POSITIONS,
    FileKind.EDUCATION,
    FileKind.CONNECTIONS,
    FileKind.INVITATIONS,
    FileKind.MESSAGES,
    FileKind.RECOMMENDATIONS_RECEIVED,
    FileKind.RECOMMENDATIONS_GIVEN,
    FileKind.ENDORSEMENTS_RECEIVED,
    FileKind.ENDORSEMENTS_GIVEN,
    FileKind.COMPANY_FOLLOWS,
    FileKind.SAVED_JOBS,
    FileKind.JOB_APPLICATIONS,
    FileKind.VCARD,
    FileKind.SHEET,
    FileKind.LDIF,
    FileKind.MONICA,
    FileKind.OUR_SHEET,
    FileKind.MAIL,
)
UPLOADED = FileKind.UPLOADED_CONTACTS  # only when asked for


@dataclass(frozen=True)
class Hands:
    """For one file: its reader, and the hands that take its rows."""

    book: PeopleBook
    ledger: Ledger
    owner: Owner
    known_owner: KnownOwner
    exported_on: date
    columns: dict[str, Any]

    def for_kind(self, kind: FileKind) -> tuple[Reader, Take]:
        """The pair for a kind of file."""
        return self._pairs()[kind]

    def _pairs(self) -> dict[FileKind, tuple[Reader, Take]]:
        told = self._about_me() | self._about_people() | self._ties() | self._address_books()
        return told | self._mail()

    def _mail(self) -> dict[FileKind, tuple[Reader, Take]]:
        mine = frozenset(self.columns.get("mailbox", {}).get("mine", ()))
        private = frozenset(
            LeftOut.objects.filter(workspace_id=UUID(self.book.workspace)).values_list(
                "pattern", flat=True
            )
        )
        take = MailsIn(self.book, self.ledger, self.known_owner, mine, private).take
        return {FileKind.MAIL: (mailbox.read, take)}

    def _address_books(self) -> dict[FileKind, tuple[Reader, Take]]:
        cards = CardsIn(self.book, self.ledger, self.known_owner, self.exported_on)
        readers: dict[FileKind, Reader] = {
            FileKind.VCARD: vcard.read,
            FileKind.LDIF: ldif.read,
            FileKind.MONICA: monica.read,
            FileKind.SHEET: partial(sheets.read, layout=self.columns.get(self.ledger.name)),
        }
        refused = self.columns.get(self.ledger.name, {}).get("refused", ())
        ours = EditedIn(cards, self.ledger.name, frozenset(refused))
        pairs: dict[FileKind, tuple[Reader, Take]] = {
            kind: (reader, cards.take) for kind, reader in readers.items()
        }
        return {**pairs, FileKind.OUR_SHEET: (our_sheet.read, ours.take)}

    def _about_me(self) -> dict[FileKind, tuple[Reader, Take]]:
        own = OwnFilesIn(self.book.workspace, self.book.brought_by, self.ledger)
        return {
            FileKind.PROFILE: (owner_files.read_profile, partial(own.profile, self.known_owner)),
            FileKind.OWN_EMAILS: (
                owner_files.read_own_emails,
                partial(own.emails, self.known_owner),
            ),
            FileKind.POSITIONS: (owner_files.read_positions, own.positions),
            FileKind.EDUCATION: (owner_files.read_education, own.education),
            FileKind.COMPANY_FOLLOWS: (owner_files.read_company_follows, own.follows),
            FileKind.SAVED_JOBS: (jobs.read_saved_jobs, own.jobs),
            FileKind.JOB_APPLICATIONS: (jobs.read_job_applications, own.jobs),
        }

    def _about_people(self) -> dict[FileKind, tuple[Reader, Take]]:
        people = (self.book, self.ledger)
        names = frozenset(self.owner.names)
        in_list = ConnectionsIn(*people, self.owner.key, self.exported_on)
        return {
            FileKind.CONNECTIONS: (connections.read, in_list.take),
            FileKind.INVITATIONS: (
                invitations.read,
                InvitationsIn(*people, self.owner.key).take,
            ),
            FileKind.MESSAGES: (messages.read, MessagesIn(*people, self.owner.key, names).take),
            UPLOADED: (uploaded_contacts.read, UploadedContactsIn(*people).take),
        }

    def _ties(self) -> dict[FileKind, tuple[Reader, Take]]:
        ties = RelationsIn(self.book, self.ledger)
        recommended, endorsed = relations.read_recommendations, relations.read_endorsements
        return {
            FileKind.RECOMMENDATIONS_RECEIVED: (
                partial(recommended, is_given=False),
                ties.recommendations,
            ),
            FileKind.RECOMMENDATIONS_GIVEN: (
                partial(recommended, is_given=True),
                ties.recommendations,
            ),
            FileKind.ENDORSEMENTS_RECEIVED: (
                partial(endorsed, is_given=False),
                ties.endorsements,
            ),
            FileKind.ENDORSEMENTS_GIVEN: (partial(endorsed, is_given=True), ties.endorsements),
        }
