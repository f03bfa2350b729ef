"""The figures as a table for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from followthrough.results.showing import ResultsPage

HEADER = ("part", "what", "number", "of", "still_have_time", "low_percent", "high_percent")


def as_csv(page: ResultsPage) -> str:
    """Every number of the page, a row each, with the days it holds for at the end."""
    target = StringIO()
    rows = csv.writer(target, lineterminator="\r\n")
    rows.writerow((*HEADER, "first_day", "last_day"))
    days = (page.first.isoformat(), page.last.isoformat())
    for one in page.counts:
        rows.writerow(("count", one.words, one.number, "", "", "", "", *days))
    for row in (page.everyone, *page.groups):
        shown = (row.low, row.high) if page.shows_rates and row.percent is not None else ("", "")
        part = "everyone" if row is page.everyone else page.by
        rows.writerow((part, row.label, row.k, row.n, row.waiting, *shown, *days))
    for step in page.path:
        rows.writerow(("path", step.words, step.number, "", "", "", "", *days))
    for point in page.curve.points:
        words = f"answered by day {point.day}, in percent"
        bounds = (round(point.low, 1), round(point.high, 1))
        rows.writerow(("curve", words, round(point.percent, 1), "", "", *bounds, *days))
    return target.getvalue()
