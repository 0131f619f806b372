"""What follows from the words of persons, taken together: who is one with whom, and who is certainly not.

Same is transitive: who is one with B and with C makes B and C one. Different holds between all that are one with either
side. Words that contradict each other are refused when they are said (see `judging.py`), so that nothing here has to
choose between two. Nothing here guesses: of what no word speaks it says nothing.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping

from enrich.store.judgements import Word, later_stands
from matching.cluster import Judgement, Verdict

Pair = tuple[str, str]


def pair_of(left: str, right: str) -> Pair:
    """A pair in the order of its names."""
    return (left, right) if left < right else (right, left)


class Spoken:
    """The words that stand on pairs, and what follows from them."""

    def __init__(self, standing: Mapping[Pair, Word]) -> None:
        self.standing = {pair: word for pair, word in standing.items() if pair[0] != pair[1]}
        self._same: dict[str, dict[str, Word]] = defaultdict(dict)
        for (left, right), word in self.standing.items():
            if word.verdict == Verdict.SAME:
                self._same[left][right] = self._same[right][left] = word
        self._home = self._homes()
        self._apart: dict[Pair, Word] = {}
        for (left, right), word in sorted(self.standing.items()):
            if word.verdict == Verdict.DIFFERENT:
                self._apart.setdefault(pair_of(self.home(left), self.home(right)), word)

    @staticmethod
    def of(words: Iterable[Word], kind: str, names: Mapping[str, str] = {}) -> Spoken:
        """The words of a kind that stand; `names` says which subject is meant by what a word calls it."""
        standing = later_stands(words, kind)
        return Spoken({pair_of(names.get(a, a), names.get(b, b)): word for (a, b), word in standing.items()})

    def __bool__(self) -> bool:
        return bool(self.standing)

    @property
    def subjects(self) -> list[str]:
        """All of whom a word speaks."""
        return sorted({subject for pair in self.standing for subject in pair})

    @property
    def apart(self) -> set[Pair]:
        """The homes of those that are two."""
        return set(self._apart)

    def home(self, subject: str) -> str:
        """The name of all that are one with a subject: that of the first of them."""
        return self._home.get(subject, subject)

    def between(self, left: str, right: str) -> Word | None:
        """The word by which two are one, or two; None where nothing follows for them."""
        ours, theirs = self.home(left), self.home(right)
        if ours != theirs:
            return self._apart.get(pair_of(ours, theirs))
        return self.chain(left, right)[-1] if left != right else None

    def chain(self, left: str, right: str) -> list[Word]:
        """The words by which two are one, from one to the other; the fewest that do."""
        came: dict[str, tuple[str, Word] | None] = {left: None}
        queue = deque([left])
        while queue and right not in came:
            here = queue.popleft()
            for other, word in sorted(self._same.get(here, {}).items(), key=lambda item: item[0]):
                if other not in came:
                    came[other] = (here, word)
                    queue.append(other)
        found: list[Word] = []
        step = came.get(right)
        while step is not None:
            found.append(step[1])
            step = came[step[0]]
        return found[::-1]

    def contradiction(self) -> tuple[Word, list[Word]] | None:
        """A word that two are two, and those by which they are one; None where all words agree."""
        for (left, right), word in sorted(self.standing.items()):
            if word.verdict == Verdict.DIFFERENT and self.home(left) == self.home(right):
                return word, self.chain(left, right)
        return None

    def _homes(self) -> dict[str, str]:
        homes: dict[str, str] = {}
        for start in sorted(self._same):
            queue = deque([] if start in homes else [start])
            while queue:
                here = queue.popleft()
                homes[here] = start
                queue.extend(other for other in self._same[here] if other not in homes)
        return homes

    # -- on one account ------------------------------------------------------------------------------------

    def on(self, account: str, own: Collection[str], other: str) -> Judgement | None:
        """The judgement of persons on whether something is an account, by any of the subjects that are the account."""
        words = [word for subject in sorted(own) if (word := self.between(subject, other))]
        words.sort(key=lambda word: (word.verdict != Verdict.DIFFERENT, word.n))
        return judged(account, other, words[0]) if words else None

    def kept_apart(self, account: str, judgements: Iterable[Judgement]) -> list[Judgement]:
        """The same judgements, but of two that persons said are two only the likelier is taken to be the account."""
        made = list(judgements)
        taken: list[str] = []
        places = sorted(range(len(made)), key=lambda n: (-made[n].weight, _other(account, made[n])))
        for n in places:
            if made[n].verdict is not Verdict.SAME:
                continue
            other = _other(account, made[n])
            rival = next((w for t in taken if (w := _apart(self.between(t, other)))), None)
            if rival is None:
                taken.append(other)
            else:
                made[n] = judged(account, other, rival)
        return made

    def about(self, account: str, own: Collection[str], offered: Collection[str]) -> list[Judgement]:
        """What persons said of an account: of its subjects, and of those that were offered for it."""
        found: dict[str, Judgement] = {}
        for (left, right), word in sorted(self.standing.items()):
            for here, other in ((left, right), (right, left)):
                if here in own and other != account and (other in own or other in offered or _is_row(other)):
                    found[other] = judged(account, other, word)
        return list(found.values())


SILENT = Spoken({})


def judged(account: str, other: str, word: Word) -> Judgement:
    """A person's word as a judgement on an account."""
    return Judgement(account, other, Verdict(word.verdict), word.by, because=(word.sentence,))


def and_persons(judgements: Iterable[Judgement], persons: Iterable[Judgement]) -> list[Judgement]:
    """Judgements with those of persons, which take the place of others on the same pair."""
    merged = {(j.left, j.right): j for j in judgements}
    merged |= {(j.left, j.right): j for j in persons}
    return list(merged.values())


def _other(account: str, judgement: Judgement) -> str:
    return judgement.right if judgement.left == account else judgement.left


def _apart(word: Word | None) -> Word | None:
    return word if word is not None and word.verdict == Verdict.DIFFERENT else None


def _is_row(subject: str) -> bool:
    return subject.startswith("file:")
