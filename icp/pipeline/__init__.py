"""A sales pipeline as an export of deals tells it: where leads are, what becomes of them, how long that takes.

Deals are followed one by one and those still open are counted for as long as they were watched (see `survival.py`);
every figure carries the number of deals it rests on, and too few of them give no figure. Nothing here opens a file or
knows what day it is.
"""

from icp.pipeline.deal import Deal
from icp.pipeline.periods import Kind
from icp.pipeline.reading import DealTable, Trouble, read_deals
from icp.pipeline.report import Goal, Report, report
from icp.pipeline.stage import Stage, read_words

__all__ = [
    "Deal", "DealTable", "Goal", "Kind", "Report", "Stage", "Trouble", "read_deals", "read_words", "report",
]  # fmt: skip
