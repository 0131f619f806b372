"""Who gets which lead: rules over size, score, territory and worth, checked before use, stable when run again.

Rules are TOML (docs/routing.md). Before a lead is given to anybody they are held against every lead there can be: one
that no rule takes, or that two rules would give to different people, is named as an example and the rules are refused.
Nothing here opens a file or knows what day it is; who calls says what day it is and what was decided before.
"""

from icp.routing.assign import Assignment, How, Kept, assign
from icp.routing.lead import Lead
from icp.routing.load import Share, shares
from icp.routing.reading import parse_rules
from icp.routing.rules import RuleSet

__all__ = ["Assignment", "How", "Kept", "Lead", "RuleSet", "Share", "assign", "parse_rules", "shares"]
