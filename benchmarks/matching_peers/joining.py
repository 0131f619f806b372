"""Connected components of pairs, for peers that leave it to their users."""

from __future__ import annotations

from collections.abc import Iterable


def components(records: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The cluster of each record, named after one of its members."""
    home = {record: record for record in records}

    def root(record: str) -> str:
        while home[record] != record:
            home[record] = home[home[record]]
            record = home[record]
        return record

    for left, right in pairs:
        home[root(left)] = root(right)
    return {record: root(record) for record in home}
