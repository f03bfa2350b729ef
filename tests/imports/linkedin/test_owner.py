"""Who “me” is: no file says so, several let it be seen."""

from pathlib import Path

import pytest

from followthrough.imports.archive import open_archive
from followthrough.imports.linkedin.owner import Owner, find_owner, shown_name
from tests.imports.archives import GRACE, ME, TOMASZ, message, messages, write

PROFILE = "First Name,Last Name,Headline,Industry\nRobin,Adeyemi,Revenue,Software\n"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
OLD = "From,To,Date,Subject,Content,Direction,Folder\n"
IN = "https://www.linkedin.com/in/"
DAY = '"3/4/26, 10:15 AM"'
ZOE = ("Zoe Zander", f"{IN}zoe-zander")


def owner_of(tmp_path: Path, *, known_key: str = "", **files: str) -> Owner:
    path = write(tmp_path / "x.zip", {f"{name}.csv": text for name, text in files.items()})
    with open_archive(path) as archive:
        return find_owner(archive, known_key=known_key)


def hello(sender: tuple[str, str], to: tuple[str, str], conversation: str) -> str:
    return message(sender, [to], "2026-03-04 10:00:00", "Hello", conversation=conversation)


def test_the_owner_is_in_most_conversations(tmp_path: Path) -> None:
    often = [hello(GRACE, ME, "c1")] * 5
    rows = messages(*often, hello(ME, TOMASZ, "c2"), hello(ZOE, ME, "c3"))
    owner = owner_of(tmp_path, messages=rows)
    assert owner == Owner(
        key="robin-adeyemi",
        names=("Robin Adeyemi",),
        evidence=("this profile is in 3 conversations, more than any other",),
    )


@pytest.mark.parametrize("other", [GRACE, ZOE])
def test_the_profile_decides_where_one_conversation_cannot(
    other: tuple[str, str], tmp_path: Path
) -> None:
    me = (f"{ME[0]}, MBA", ME[1])
    rows = messages(hello(other, ME, "c1")).replace('"Robin Adeyemi"', f'"{me[0]}"')
    owner = owner_of(tmp_path, Profile=PROFILE, messages=rows)
    assert (owner.key, owner.evidence) == (
        "robin-adeyemi",
        (
            "Profile.csv is Robin Adeyemi’s",
            "this profile is in 1 conversation and has the name in Profile.csv",
        ),
    )


def test_a_draw_without_a_profile_is_told(tmp_path: Path) -> None:
    owner = owner_of(tmp_path, messages=messages(hello(GRACE, ME, "c1")))
    assert owner.evidence == (
        "this profile is in 1 conversation, as others are: check that it is you",
    )


def test_invitations_tell_from_and_to_whom(tmp_path: Path) -> None:
    rows = (
        f"Robin Adeyemi,Grace Oyelaran,{DAY},,OUTGOING,{ME[1]},{GRACE[1]}\n"
        f"Tomasz Wilk,Robin Adeyemi,{DAY},,INCOMING,{TOMASZ[1]},{ME[1]}\n"
    )
    owner = owner_of(tmp_path, Invitations=INVITATIONS + rows)
    assert (owner.key, owner.evidence) == (
        "robin-adeyemi",
        ("2 invitations went from or to this profile",),
    )


def test_addresses_without_names_are_no_votes(tmp_path: Path) -> None:
    bare = f"Robin Adeyemi,Grace Oyelaran,{DAY},,OUTGOING,{IN[:-1]},{IN[:-1]}\n" * 3
    rows = messages(hello(ME, GRACE, "c1"), hello(ME, TOMASZ, "c2"))
    assert owner_of(tmp_path, Invitations=INVITATIONS + bare, messages=rows).key == "robin-adeyemi"


def test_old_files_tell_by_direction(tmp_path: Path) -> None:
    rows = (
        'Grace Oyelaran,"Robin Adeyemi, MBA","1/31/18, 9:05 AM",,Hi,INCOMING,INBOX\n' * 3
        + '"Robin Adeyemi, MBA",Grace Oyelaran,"1/31/18, 9:06 AM",,Hi,OUTGOING,INBOX\n'
    )
    owner = owner_of(tmp_path, Messages=OLD + rows)
    assert (owner.key, owner.names, shown_name(owner)) == (
        "",
        ("Robin Adeyemi, MBA",),
        "Robin Adeyemi",
    )


def test_old_files_without_directions_tell_by_the_profile_or_most_rows(tmp_path: Path) -> None:
    one = 'Grace Oyelaran,"Robin Adeyemi, MBA","1/31/18, 9:05 AM",,Hi,,INBOX\n'
    two = 'Tomasz Wilk,"Robin Adeyemi, MBA","1/31/18, 9:05 AM",,Hi,,INBOX\n'
    with_profile = owner_of(tmp_path, Profile=PROFILE, Messages=OLD + one)
    assert with_profile.names == ("Robin Adeyemi", "Robin Adeyemi, MBA")
    assert owner_of(tmp_path, Messages=OLD + one + two).names == ("Robin Adeyemi, MBA",)


def test_what_the_user_said_is_believed_before_any_file(tmp_path: Path) -> None:
    rows = messages(hello(ME, GRACE, "c1"), hello(ME, TOMASZ, "c2"), hello(GRACE, TOMASZ, "c3"))
    owner = owner_of(tmp_path, known_key="grace-oyelaran", messages=rows)
    assert (owner.key, owner.names, owner.evidence) == (
        "grace-oyelaran",
        ("Grace Oyelaran",),
        ("you said so",),
    )


def test_own_addresses_and_an_empty_profile(tmp_path: Path) -> None:
    emails = "Email Address,Confirmed,Primary,Updated On\nrobin@example.com,Yes,Yes,\n"
    header = PROFILE.partition("\n")[0]
    files = {"Profile": f"{header}\n,,,\n", "Email Addresses": emails}
    assert owner_of(tmp_path, **files) == Owner(emails=("robin@example.com",))


def test_a_file_that_cannot_be_read_hides_nobody(tmp_path: Path) -> None:
    owner = owner_of(tmp_path, Invitations="no header\n", Profile=PROFILE)
    assert (owner.key, owner.name, owner.evidence) == (
        "",
        "Robin Adeyemi",
        ("Profile.csv is Robin Adeyemi’s",),
    )
