"""A verdict for each row of a list, by what the row says itself: the same as a run would reach, at the speed of lists.

`check_lines` is the whole of it. `company.py` reads a row as far as it is asked about, `remembered.py` asks each
criterion once for all rows that agree in what it looked at, `checker.py` puts the answers of a row together, and
`lines.py` has long lists done by several processes.
"""

from __future__ import annotations

from enrich.work.checking.lines import check_lines

__all__ = ["check_lines"]
