"""Titles: what a headline or a position says of somebody's work."""
