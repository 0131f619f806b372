"""The family of errors a user may see. Each says what happened, where, and what to do next.

    EnrichError
    ├── BadInput      what the user gave cannot be used (exit 2)
    ├── BadStore      the store cannot be opened or must not be written
    ├── BadArchive    a WARC file cannot be read
    └── OutOfBudget   the run ended early because its budget did (exit 3)

Nothing that goes wrong with one page, one source or one row is raised beyond it: that is an `Outcome`.
"""

from __future__ import annotations


class EnrichError(Exception):
    """Something the user should know, in a sentence that says what to do next."""


class BadInput(EnrichError):
    """A file, an option or a setting that cannot be used as it is."""


class BadStore(EnrichError):
    """The database is damaged, newer than this program, or in use by another run."""


class BadArchive(EnrichError):
    """A WARC file that cannot be read."""


class OutOfBudget(EnrichError):
    """The money set aside for this run is spent."""
