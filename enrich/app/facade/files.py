"""Lists, pages and profiles: what needs no run, though the latest may stand in for a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enrich.app import pages
from enrich.app.facade.door import Door
from enrich.app.icp import Lists, Proposal, open_lists, propose_profile, write_profile
from enrich.app.known_fields import known_by_field
from enrich.app.runs import (
    RunOptions,
    listings_of,
)
from enrich.app.titles import read_titles
from enrich.exports.links import LinkTally, LinkWishes, link_files
from enrich.exports.matches import Matched, Wishes, match_file
from enrich.settings import keys, prices
from enrich.work.checking import check_lines
from enrich.work.rows import Listing, open_listing
from enrich.work.sources import askable
from icp.profile import Profile, template

if TYPE_CHECKING:  # numpy and all that is loaded when it is called
    from enrich.app.lookalikes import Lookalikes
    from enrich.app.lookalikes import Wishes as LookalikeWishes


class Files(Door):
    """Lists, pages and profiles: what needs no run, though the latest may stand in for a list."""

    def listing(self, path: Path, columns: Mapping[str, str]) -> Listing:
        """Open a list, to see what its columns hold."""
        return open_listing(path, columns)

    def listings(self, options: RunOptions) -> list[Listing]:
        """Open the list of a run and the files beside it, to see what their columns hold."""
        return listings_of(options)

    def check(self, listing: Listing, profile: Path, tally: Counter[str] | None = None) -> Iterator[str]:
        """A verdict for each row, from what the row says itself, as a line of JSON.

        Args:
            tally: where the rows so far are counted by their verdicts; those that name no company under an empty text.
        """
        wanted = pages.profile_of(profile)
        return check_lines(listing, wanted, datetime.now(UTC), askable(prices(), keys()), prices(), tally)

    def profile(self, path: Path) -> Profile:
        """A profile, as it is understood."""
        return pages.profile_of(path)

    def new_profile(self) -> str:
        """A commented profile to begin with."""
        return template()

    def write_profile(self, text: str, out: Path, force: bool) -> Path:
        """Write a profile to a file; one that is there is replaced only by force."""
        return write_profile(text, out, force)

    def lists(
        self, customers: Path, against: Path | None, lost: Path | None, columns: Mapping[str, str]
    ) -> Lists:
        """Open lists to learn a profile from, to see what their columns hold."""
        return open_lists(customers, against, lost, columns)

    def learn_profile(self, lists: Lists, name: str, from_run: bool = False) -> Proposal:
        """A profile proposed from good customers, with the evidence for each line.

        Args:
            from_run: use what the latest run knows of the companies of the lists.
        """
        if not from_run:
            return propose_profile(lists, name, datetime.now(UTC))
        with self._store() as store:
            run = self._latest(store)
            known = tuple(account.company for account in run.accounts())
            return propose_profile(replace(lists, known=known), name, run.now)

    def extract(self, page: str, url: str, decode: bool) -> tuple[list[dict[str, Any]], str]:
        """What one page says, and a remark where it says nothing."""
        return pages.extract_page(page, url, decode, self.settings)

    def titles(self, path: Path, column: str | None) -> Iterator[dict[str, Any]]:
        """What each job title of a list means, in its order."""
        return read_titles(path, column)

    def match(self, path: Path, wishes: Wishes, watch: Callable[[str], None] = lambda stage: None) -> Matched:
        """Which rows of a list are about one company or one person."""
        return match_file(path, wishes, watch)

    def link(
        self, path: Path, wishes: LinkWishes, watch: Callable[[str], None] = lambda stage: None
    ) -> LinkTally:
        """Which company of one list each person of another is at."""
        return link_files(path, wishes, datetime.now(UTC).date(), watch)

    def lookalikes(
        self, wishes: LookalikeWishes, watch: Callable[[str], None] = lambda stage: None
    ) -> Lookalikes:
        """The companies of a pool that are most like some seeds, each with its reasons."""
        from enrich.app.lookalikes import STORE, lookalikes

        if wishes.pool != STORE:
            return lookalikes(self.settings, wishes, watch=watch)
        with self._store() as store:
            accounts = self._latest(store).accounts()
            stored = [known_by_field(account.company) for account in accounts if not account.fault]
        return lookalikes(self.settings, wishes, stored, watch)
