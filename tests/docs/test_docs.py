"""What the documents say is so."""

import re
from pathlib import Path

import pytest
import typer
from django.urls import reverse

from followthrough.cli import commands
from followthrough.followups.playbook import DEFAULTS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md"))
    if ".venv" not in path.parts
)
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PAGES = {
    "today": "Today",
    "ahead": "Look ahead",
    "week": "Week",
    "sort": "Sort",
    "strangers": "Asked you",
    "people": "People",
    "companies": "Companies",
    "results": "Results",
    "imports": "Import",
    "settings": "Settings",
    "keys": "Keys",
}
MOST_LINES_OF_README = 60


def told(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def options() -> list[str]:
    group = typer.main.get_command(commands.app)
    assert isinstance(group, typer.core.TyperGroup)
    return sorted(group.commands)


@pytest.mark.parametrize("command", options())
def test_every_command_is_in_the_guide(command: str) -> None:
    assert f"`followthrough {command}" in GUIDE


@pytest.mark.parametrize("command", options())
def test_every_command_answers_in_json(command: str) -> None:
    group = typer.main.get_command(commands.app)
    assert isinstance(group, typer.core.TyperGroup)
    known = [name for each in group.commands[command].params for name in each.opts]
    assert "--json" in known


def test_every_setting_of_the_environment_is_in_the_guide() -> None:
    source = "".join(told(path) for path in (*ROOT.glob("src/**/*.py"), *ROOT.glob("tools/*.py")))
    names = set(re.findall(r"FOLLOWTHROUGH_[A-Z_]+", source))
    assert [name for name in sorted(names) if f"`{name}`" not in GUIDE] == []


def test_every_page_is_named_in_the_guide() -> None:
    named = [name for name in PAGES if f"**{PAGES[name]}**" not in GUIDE]
    assert named == []
    assert all(reverse(name) for name in PAGES)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(path: Path) -> None:
    missing = [link for link in LINK.findall(told(path)) if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_exists(path: Path) -> None:
    line = re.search(r"^\.PHONY: (.*)$", told(ROOT / "Makefile"), re.MULTILINE)
    assert line is not None
    known = set(line[1].split())
    assert set(re.findall(r"`make (\w+)`", told(path))) <= known


def test_readme_is_one_screen() -> None:
    assert len(told(ROOT / "README.md").splitlines()) <= MOST_LINES_OF_README


@pytest.mark.parametrize(
    ("role", "situation", "row"),
    [
        ("any", "first_follow_up", "You connected and nobody has written"),
        ("any", "nudge_one", "You wrote, and nothing came back"),
        ("any", "nudge_two", "You reminded them, and nothing came back"),
        ("any", "application_nudge", "You applied through a portal"),
        ("any", "referral_nudge_one", "They wanted to pass your résumé on"),
        ("any", "report_back", "You met and thanked them"),
        ("agency_recruiter", "keep_warm", "Stay in touch: agency recruiters"),
        ("any", "keep_warm", "Stay in touch: Key people"),
        ("interesting", "keep_warm", "Stay in touch: Interesting people"),
    ],
)
def test_waits_are_told_as_they_are(role: str, situation: str, row: str) -> None:
    is_interesting = role == "interesting"
    days = DEFAULTS.wait(role, situation, is_interesting=is_interesting, is_stranger=False)
    (line,) = (
        line
        for line in told(ROOT / "docs" / "follow-ups.md").splitlines()
        if line.startswith(f"| {row} |")
    )
    assert re.search(rf"\b{days} working days?\b", line), line
