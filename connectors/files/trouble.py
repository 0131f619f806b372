"""What is said of a file that cannot be read as a table. One class, so that every form of file fails alike."""

from __future__ import annotations


class NotATable(ValueError):
    """A file that is not in any of the forms read here. The message says what it looks like and what to do."""
