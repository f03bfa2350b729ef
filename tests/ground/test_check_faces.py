"""The faces check: no rule in a face, and no catch-all but at the outermost doors."""

from pathlib import Path

import pytest

from tools import check_faces


def write(root: Path, name: str, text: str) -> Path:
    path = root / check_faces.HOUSE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("name", "text", "complaints"),
    [
        ("web/a.py", "Contact.objects.filter(name=1)", 1),
        ("cli/a.py", "contact.save()", 1),
        ("web/deep/a.py", "[c.save() for c in x.filter()]", 2),
        ("contacts/a.py", "Contact.objects.filter(name=1)", 0),
        ("web/a.py", "filter(None, names)", 0),
        ("web/a.py", "environment.filters['x'] = contact.saved", 0),
    ],
)
def test_a_rule_in_a_face_is_found(tmp_path: Path, name: str, text: str, complaints: int) -> None:
    write(tmp_path, name, text)
    assert len(check_faces.problems(tmp_path)) == complaints


@pytest.mark.parametrize(
    ("caught", "complaints"),
    [
        ("", 1),
        ("Exception", 1),
        ("BaseException as error", 1),
        ("(ValueError, Exception)", 1),
        ("ValueError", 0),
        ("(ValueError, KeyError)", 0),
        ("errors.Exception_", 0),
    ],
)
def test_a_catch_all_is_found_in_every_room(tmp_path: Path, caught: str, complaints: int) -> None:
    write(tmp_path, "contacts/a.py", f"try:\n    pass\nexcept {caught}:\n    pass\n")
    assert len(check_faces.problems(tmp_path)) == complaints


def test_a_complaint_says_where_and_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path, "web/a.py", "\ncontact.save()")
    assert check_faces.problems(tmp_path) == [
        f"{path}:2: .save( in a face: call the verb of the room that owns it"
    ]


def test_doors_and_look_ups_are_named_in_the_project_file(tmp_path: Path) -> None:
    write(tmp_path, "web/access.py", "try:\n    x.filter()\nexcept Exception:\n    pass\n")
    (tmp_path / "pyproject.toml").write_text(
        "[tool.followthrough.faces]\n"
        'may_query = ["src/followthrough/web/access.py"]\n'
        'may_catch_everything = ["src/followthrough/web/access.py", "src/followthrough/gone.py"]\n'
    )
    assert check_faces.problems(tmp_path) == [
        "src/followthrough/gone.py: named in pyproject.toml, but gone"
    ]
