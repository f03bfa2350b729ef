"""The plots are drawn as pictures that say what they show, without a word taken as markup."""

import re
from xml.etree import ElementTree as ET

import pytest

from followthrough.results.plots import flow, line
from followthrough.results.showing import Curve, CurvePoint, GroupRow, PathStep
from followthrough.results.weeks import WeekShare
from followthrough.web import drawing
from tests.factories import AT

HOSTILE = '“<script>alert(1)</script>” & "more"'
ROW = GroupRow("", HOSTILE, "", 4, 9, 0, 44, 19, 73, False, HOSTILE)  # noqa: FBT003 - not faint
WEEK = WeekShare(AT.date(), "2 March", 3, 4, None, HOSTILE)
STEPS = (PathStep("written", 9, "written to", "", "#"), PathStep("came", 4, "answered", "", "#"))
CURVE = Curve(HOSTILE, (CurvePoint(1, 40, 20, 60, 9), CurvePoint(9, 55, 30, 75, 4)))


@pytest.mark.parametrize(
    "drawn",
    [
        drawing.band(ROW, 1),
        drawing.share(WEEK, 60, 2),
        drawing.flow(flow(STEPS), HOSTILE),
        drawing.curve(line(CURVE), HOSTILE),
    ],
)
def test_every_plot_is_whole_says_what_it_shows_and_takes_no_word_as_markup(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - our own words
    told = {one.get("id"): one.text for one in root if one.tag in {"title", "desc"}}
    assert root.get("aria-labelledby", "").split() == [*told]
    assert HOSTILE in told.values()
    assert "style=" not in drawn
    assert "<script" not in drawn


def test_a_share_is_as_broad_as_it_is_large() -> None:
    widths = re.findall(r'<rect class="(\w+)" .*?width="([\d.]+)"|$', drawing.share(WEEK, 60, 1))
    assert dict(one for one in widths if one[0]) == {"rest": "300", "share": "225.0"}
