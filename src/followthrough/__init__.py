"""Followthrough: the follow-up system for a job seeker’s network."""

__version__ = "0.1.0"
