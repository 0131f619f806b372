"""The façade: one method for each thing Enrich does. The command line and later skins call these and nothing below.

A method takes plain values and returns plain values or the nouns of the house. It prints nothing, asks nothing and
ends no process; what a user must know is raised as an `EnrichError`. Each file here holds the methods of one subject.
"""

from __future__ import annotations

from enrich.app.facade.accounts import Accounts, Proven
from enrich.app.facade.files import Files
from enrich.app.facade.leads import Leads
from enrich.app.facade.runs import Runs
from enrich.app.facade.sources import Sources
from enrich.app.facade.words import Judged, Words
from enrich.app.runs import RunOptions, World, sequence_of


class App(Runs, Accounts, Words, Leads, Files, Sources):
    """Enrich, with its settings."""


__all__ = ["App", "Judged", "Proven", "RunOptions", "World", "sequence_of"]
