"""What a level and a field make likely in a purchase: who decides, and in which part. Priors, not findings.

They hold for a title alone. The size of the company, other people there and what is bought change them, and are
weighed where they are known (`matching/deciders.py`).
"""

from __future__ import annotations

from functools import lru_cache

from connectors.lexicon.posts import BuyingRole, Function, Seniority

_DECIDES = {
    Seniority.OWNER: True,
    Seniority.BOARD: None,  # oversees; whether a board buys differs from house to house
    Seniority.C_LEVEL: True,
    Seniority.VP: True,
    Seniority.DIRECTOR: True,
    Seniority.HEAD: True,
    Seniority.MANAGER: None,  # decides in a small company, advises in a large one
    Seniority.LEAD: False,
    Seniority.SENIOR: False,
    Seniority.STAFF: False,
    Seniority.JUNIOR: False,
    Seniority.INTERN: False,
    Seniority.ASSISTANT: False,
}
# Managers of projects, products and customers manage no budget of a department.
_MANAGE_NO_DEPARTMENT = frozenset(
    (Function.PROJECT_MANAGEMENT, Function.PRODUCT, Function.CUSTOMER_SUCCESS, Function.CONSULTING)
)
_TECHNICAL = frozenset((Function.ENGINEERING, Function.IT, Function.DATA, Function.SECURITY))
_HOLDS_BUDGET = frozenset((Seniority.OWNER, Seniority.C_LEVEL, Seniority.VP))
_HEADS = frozenset((Seniority.DIRECTOR, Seniority.HEAD))
_LEADS_FIELD = frozenset((Seniority.DIRECTOR, Seniority.HEAD, Seniority.MANAGER))
_HOLD_THE_PURSE = frozenset((Function.GENERAL_MANAGEMENT, Function.FINANCE))
_JUDGE = frozenset((Seniority.MANAGER, Seniority.LEAD, Seniority.SENIOR, Seniority.STAFF))
_LEARNS_OR_HELPS = frozenset((Seniority.INTERN, Seniority.ASSISTANT))


@lru_cache(maxsize=4_096)
def decides(seniority: Seniority | None, functions: tuple[Function, ...], alone: bool = False) -> bool | None:
    """Whether somebody of this level and field decides about purchases; None when that cannot be told from them.

    `alone` says that a manager manages work and no department ("account manager").
    """
    if seniority is None:
        return None
    if seniority is Seniority.MANAGER and (alone or _manages_no_department(functions)):
        return False
    return _DECIDES[seniority]


@lru_cache(maxsize=4_096)
def buying_role(
    seniority: Seniority | None, functions: tuple[Function, ...], alone: bool = False
) -> BuyingRole | None:
    """The part that somebody of this level and field is likeliest to play."""
    main = functions[0] if functions else None
    if seniority is None or seniority in _LEARNS_OR_HELPS or seniority is Seniority.BOARD:
        return BuyingRole.ECONOMIC_BUYER if seniority is Seniority.BOARD else None
    if main is Function.PROCUREMENT:
        return BuyingRole.PROCUREMENT
    if main is Function.LEGAL and seniority is not Seniority.OWNER:
        return BuyingRole.LEGAL
    if seniority in _HOLDS_BUDGET or (seniority in _HEADS and main in _HOLD_THE_PURSE):
        return BuyingRole.ECONOMIC_BUYER
    if main in _TECHNICAL and seniority in _JUDGE:
        return BuyingRole.TECHNICAL_EVALUATOR
    if seniority is Seniority.MANAGER and (alone or _manages_no_department(functions)):
        return BuyingRole.USER
    return BuyingRole.CHAMPION if seniority in _LEADS_FIELD else BuyingRole.USER


def _manages_no_department(functions: tuple[Function, ...]) -> bool:
    return bool(functions) and functions[0] in _MANAGE_NO_DEPARTMENT
