"""Roll-call of every noun's models, so that Django finds them."""

from followthrough.accounts.models import Membership, User, Workspace
from followthrough.assistant.models import Assistant
from followthrough.contacts.models import (
    Affiliation,
    Company,
    CompanyAlias,
    Contact,
    ContactAddress,
    ContactDetail,
    Endorsement,
    FormerEntry,
    OwnField,
    OwnValue,
    Recommendation,
    TakenOut,
)
from followthrough.conversations.models import (
    Conversation,
    Exchange,
    Interaction,
    Invitation,
    Round,
)
from followthrough.exports.models import AddressFeed
from followthrough.favours.models import Favour
from followthrough.feeds.models import Feed, MorningNotice
from followthrough.followups.models import (
    Activity,
    DayOff,
    Effort,
    FollowUp,
    Landing,
    OwnResult,
    Plan,
    PlaybookVersion,
)
from followthrough.imports.models import (
    AddressServer,
    Correspondent,
    Import,
    ImportFile,
    LeftOut,
    MailAccount,
    SheetColumns,
    SkippedRow,
    SourceRow,
)
from followthrough.introductions.models import (
    Acquaintance,
    Introduction,
    LeftAlone,
    OwnWeight,
    Wish,
)
from followthrough.jobsearch.models import (
    Aim,
    Employment,
    FollowedCompany,
    Opening,
    Schooling,
    TargetCompany,
    TargetFunction,
    ValueStatement,
)
from followthrough.journal.models import Event
from followthrough.lookups.models import Lookup
from followthrough.printing.models import Letterhead
from followthrough.results.models import WeeklyReview
from followthrough.sameness.models import DoublesLook, LikelySame
from followthrough.sending.models import Outgoing, SendingAccount
from followthrough.sorting.models import NearPlace, Placement, SortRule
from followthrough.trash.models import Trashed
from followthrough.writing.models import Draft, OwnStatement

__all__ = [
    "Acquaintance",
    "Activity",
    "AddressFeed",
    "AddressServer",
    "Affiliation",
    "Aim",
    "Assistant",
    "Company",
    "CompanyAlias",
    "Contact",
    "ContactAddress",
    "ContactDetail",
    "Conversation",
    "Correspondent",
    "DayOff",
    "DoublesLook",
    "Draft",
    "Effort",
    "Employment",
    "Endorsement",
    "Event",
    "Exchange",
    "Favour",
    "Feed",
    "FollowUp",
    "FollowedCompany",
    "FormerEntry",
    "Import",
    "ImportFile",
    "Interaction",
    "Introduction",
    "Invitation",
    "Landing",
    "LeftAlone",
    "LeftOut",
    "Letterhead",
    "LikelySame",
    "Lookup",
    "MailAccount",
    "Membership",
    "MorningNotice",
    "NearPlace",
    "Opening",
    "Outgoing",
    "OwnField",
    "OwnResult",
    "OwnStatement",
    "OwnValue",
    "OwnWeight",
    "Placement",
    "Plan",
    "PlaybookVersion",
    "Recommendation",
    "Round",
    "Schooling",
    "SendingAccount",
    "SheetColumns",
    "SkippedRow",
    "SortRule",
    "SourceRow",
    "TakenOut",
    "TargetCompany",
    "TargetFunction",
    "Trashed",
    "User",
    "ValueStatement",
    "WeeklyReview",
    "Wish",
    "Workspace",
]
