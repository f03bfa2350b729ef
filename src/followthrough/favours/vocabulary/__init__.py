"""The words by which a line about a favour is understood."""
