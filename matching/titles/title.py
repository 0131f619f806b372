"""What a job title says of whoever bears it."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.lexicon.posts import BuyingRole, Function, Seniority


@dataclass(frozen=True, slots=True)
class Title:
    """A title, read. What it does not say is empty or None, never guessed.

    Attributes:
        text: the title as it came.
        functions: the fields it names, the main one first.
        seniority: how high its bearer stands; of several roles the one that counts most.
        decision_maker: whether its bearer decides about purchases in their field; None when the title does not tell,
            as with managers, who decide in a small company and advise in a large one.
        buying_role: the part they are likely to play in a purchase, before anything else is known.
        scope: where or for what, in the words of the title: "EMEA", "Global", "Hemlock Branch".
        confidence: how much of the title was understood, 0 to 1.
        because: the words that were used and what they meant, or why nothing is known.
    """

    text: str
    functions: tuple[Function, ...]
    seniority: Seniority | None
    decision_maker: bool | None
    buying_role: BuyingRole | None
    scope: str
    confidence: float
    because: str
