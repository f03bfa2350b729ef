"""Warning signs in what strangers write. They explain; only the user decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

WEAK, MEDIUM, STRONG, STOP = "weak", "medium", "strong", "stop"
LEVELS = ("", WEAK, MEDIUM, STRONG, STOP)


class Flag(NamedTuple):
    """One warning sign: what it is, how grave, why it matters, and the words it was read from."""

    id: str
    level: str
    explanation: str
    found: str


class _Sign(NamedTuple):
    id: str
    level: str
    explanation: str
    pattern: re.Pattern[str]


def _sign(own: str, level: str, explanation: str, *patterns: str) -> _Sign:
    return _Sign(own, level, explanation, re.compile("|".join(patterns), re.IGNORECASE))


_PAY = r"(?:pay|send|transfer|deposit|purchase|buy|cover|cash)"
_FEE = (
    r"(?:fee|deposit|gift cards?|equipment|laptop|starter kit|training (?:kit|cost|materials?)"
    r"|background check|check|cheque|processing|registration|activation|crypto|bitcoin|usdt)"
)
_CHAT = r"(?:whats ?app|telegram|signal|wechat|line app|google chat|hangouts)"

# Sources: US Federal Trade Commission, job scams (2024); LinkedIn Help, recognise and report
# scams; see docs/sorting.md. Never: looks, name, place, age, gender, or command of a language.
_SIGNS = (
    _sign(
        "R1",
        STOP,
        "Asks for money. Honest employers and recruiters never charge candidates.",
        rf"\b{_PAY}\b[^.!?]{{0,60}}\b{_FEE}\b",
        rf"\b{_FEE}\b[^.!?]{{0,40}}\b(?:must be|has to be|is) paid\b",
        r"\b(?:refundable|upfront|up-front) (?:fee|deposit|payment)\b",
    ),
    _sign(
        "R2",
        STOP,
        "Asks for papers or bank details before any offer: a pattern of identity theft.",
        r"\b(?:send|provide|share|need|submit|confirm)\b[^.!?]{0,60}\b(?:ssn|social security"
        r"|passport|driver.?s licen[sc]e|bank (?:details|account)|account number|id card"
        r"|copy of your id|routing number|credit card)\b",
    ),
    _sign(
        "R3",
        STOP,
        "Small tasks for pay by the day: the most common job scam of late.",
        r"\b(?:like|rate|review|optimi[sz]e|boost)\b[^.!?]{0,40}\b(?:videos?|apps?|hotels?|products?"
        r"|orders?)\b[^.!?]{0,60}\b(?:daily|per day|a day|commission|usdt|paid)\b",
        r"\b(?:earn|make)\b[^.!?]{0,30}\d[\d,.]*\s*(?:usd|\$|€|£|usdt)?[^.!?]{0,20}"
        r"\b(?:per day|daily|a day)\b",
        r"\b(?:paid|payment|salary)\b[^.!?]{0,20}\b(?:crypto|usdt|bitcoin)\b",
    ),
    _sign(
        "R4",
        STRONG,
        "Moves to a chat at once, or offers a job without an interview.",
        rf"\b(?:add|contact|message|text|reach|continue|move|chat)\b[^.!?]{{0,50}}\b{_CHAT}\b",
        r"\b(?:no|without(?: an?)?) interview\b",
        r"\bhired (?:immediately|on the spot|right away)\b",
    ),
    _sign(
        "R6",
        MEDIUM,
        "High pay for little work, or pressure to answer today: a classic lure.",
        r"\b(?:part.?time|few hours|1-2 hours|one hour)\b[^.!?]{0,60}"
        r"\b(?:per week|weekly|a day|daily)\b[^.!?]{0,40}[$€£]\s?\d",
        r"\b(?:respond|reply|answer|decide|act)\b[^.!?]{0,20}"
        r"\b(?:today|immediately|within \d+ hours)\b[^.!?]{0,40}"
        r"\b(?:limited|last|only|slots?|positions?)\b",
        r"\bno experience (?:needed|required|necessary)\b",
    ),
    _sign(
        "R7",
        STRONG,
        "Invitation to invest, or courtship: a pattern of long-running fraud.",
        r"\b(?:crypto|forex|bitcoin|trading)\b[^.!?]{0,60}\b(?:mentor|profits?|returns?|invest\w*|win"
        r"|guaranteed|platform|signals?)\b",
        r"\b(?:invest\w*|profits?|returns?)\b[^.!?]{0,60}\b(?:crypto|forex|bitcoin)\b",
        r"\b(?:you are|you.re|you look) (?:so )?(?:beautiful|handsome|gorgeous|pretty)\b",
    ),
    _sign(
        "R8",
        STOP,
        "Asks to install a program or open an archive for an interview.",
        r"\b(?:install|download|run|open)\b[^.!?]{0,60}\b(?:anydesk|teamviewer|\.exe|\.apk|\.zip"
        r"|\.rar|zip file|this app|attached archive|remote (?:desktop|access))\b",
    ),
)
# An innocent message costs no more than a look for these.
_HINTS = (
    ".apk",
    ".exe",
    ".rar",
    ".zip",
    "a day",
    "account number",
    "activation",
    "anydesk",
    "archive",
    "bank",
    "beautiful",
    "bitcoin",
    "check",
    "cheque",
    "commission",
    "credit card",
    "crypto",
    "daily",
    "deposit",
    "equipment",
    "fee",
    "forex",
    "gift card",
    "google chat",
    "gorgeous",
    "handsome",
    "hangouts",
    "hired",
    "id card",
    "immediately",
    "interview",
    "invest",
    "laptop",
    "licence",
    "license",
    "line app",
    "no experience",
    "paid",
    "passport",
    "per day",
    "pretty",
    "processing",
    "profit",
    "registration",
    "remote",
    "routing",
    "signal",
    "social security",
    "ssn",
    "starter kit",
    "teamviewer",
    "telegram",
    "this app",
    "today",
    "trading",
    "training",
    "up-front",
    "upfront",
    "usdt",
    "wechat",
    "weekly",
    "whats app",
    "whatsapp",
    "within",
    "your id",
    "zip file",
)


def scan(text: str) -> tuple[Flag, ...]:
    """The warning signs in a text, the gravest first."""
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):
        return ()
    found = []
    for sign in _SIGNS:
        if match := sign.pattern.search(text):
            words = " ".join(match[0].split())[:120]
            found.append(Flag(sign.id, sign.level, sign.explanation, words))
    return tuple(sorted(found, key=lambda flag: -LEVELS.index(flag.level)))


def level(flags: Iterable[Flag], *, is_known: bool = False) -> str:
    """The gravest level; earlier talk both ways makes all but a stop one step lighter."""
    gravest = max((LEVELS.index(flag.level) for flag in flags), default=0)
    if is_known and 0 < gravest < LEVELS.index(STOP):
        gravest -= 1
    return LEVELS[gravest]


def profile_signs(*, has_title: bool, has_company: bool, has_name: bool) -> tuple[Flag, ...]:
    """What a nearly empty profile says: little. New graduates look the same, so it stays weak."""
    if has_title or has_company or not has_name:
        return ()
    words = "The profile names no work. That may be a new graduate: ask."
    return (Flag("R9", WEAK, words, ""),)
