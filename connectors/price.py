"""What a provider charges, as it is declared and reckoned with. Nothing here spends anything.

Providers charge in credits. What a credit costs depends on the user's plan, so the price declared is only what is
assumed until the user says better (`ENRICH_PRICE_<SOURCE>`). Sums of money are whole millionths of a US dollar: three
times ten cents are thirty cents, whatever binary fractions say.
"""

from __future__ import annotations

from dataclasses import dataclass

MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """What one asking may cost.

    Attributes:
        credit: US dollars a credit costs, assumed.
        most: the most credits that one asking takes. The driver asks for no more than that.
        usual: credits it usually takes when something is found; 0 is `most`.
        misses: whether an asking that finds nothing is charged too.
    """

    credit: float = 0.0
    most: int = 1
    usual: int = 0
    misses: bool = False

    @property
    def free(self) -> bool:
        """Whether it costs nothing, to the millionth of a dollar that all sums are in."""
        return self.of(1) == 0

    def of(self, credits: int) -> int:
        """Millionths of a dollar for so many credits."""
        return round(self.credit * MICRO) * credits

    @property
    def bound(self) -> int:
        """The most one asking can cost, in millionths of a dollar."""
        return self.of(self.most)

    def expected(self, chance: float) -> float:
        """What one asking costs on average, in millionths of a dollar, if it finds something with this chance."""
        usual = self.of(self.usual or self.most)
        return usual if self.misses else usual * chance


FREE = Price()
