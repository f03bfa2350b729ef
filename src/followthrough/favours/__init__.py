"""The two-way street: what was given, asked, received and promised, and what could be offered."""
