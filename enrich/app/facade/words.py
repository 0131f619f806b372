"""A person's word, on who is who and on what is so: said, shown, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from enrich.app.anew import say_anew, unsay_anew, write_anew
from enrich.app.facade.door import Door, user
from enrich.store.answers import Answer
from enrich.store.judgements import Judgements, Word
from enrich.work.answers import Saying, answers_of, say
from enrich.work.answers import take_back as take_back_answer
from enrich.work.judging import Said, judge, take_back
from enrich.work.placing import take_up
from matching.cluster import Verdict


@dataclass(frozen=True)
class Judged:
    """A person's word, said or taken back, and the folder whose files were brought up to date, if any were."""

    word: Word
    folder: Path | None


class Words(Door):
    """A person's word, on who is who and on what is so: said, shown, and taken back."""

    def merge(self, wanted: Sequence[str], by: str = "", because: str = "", person: str = "") -> Judged:
        """Say that accounts, rows, subjects or people of the latest run are one.

        Args:
            by: who says so; the user of this machine if left out.
            person: the company whose people are meant, where people are.

        Raises:
            BadInput: when it is not clear who is meant, and when it contradicts what persons said.
        """
        return self._judge(Verdict.SAME, wanted, by, because, person)

    def split(self, wanted: Sequence[str], by: str = "", because: str = "", person: str = "") -> Judged:
        """Say that two of them are two. As `merge`."""
        return self._judge(Verdict.DIFFERENT, wanted, by, because, person)

    def _judge(self, verdict: Verdict, wanted: Sequence[str], by: str, because: str, person: str) -> Judged:
        said = Said(verdict, tuple(wanted), by or user(), because, datetime.now(UTC), person)
        with self._store() as store, store.writing():
            run = self._latest(store)
            word = judge(run, said)
            return Judged(word, say_anew(run, word))

    def undo(self, number: int = 0) -> Judged:
        """Take back the last `merge` or `split`, or the one with this number.

        Raises:
            BadInput: when there is none, or when without it others contradict each other.
        """
        with self._store() as store, store.writing():
            run, judgements = self._latest(store), Judgements(store)
            last = max((word.n for word in judgements.words(run.order.world)), default=0)
            former = judgements.replaced(last, run.key) if number in (0, last) else None
            word = take_back(run, number)
            return Judged(word, unsay_anew(run, word, former))

    def judgements(self) -> list[Word]:
        """What persons said, in the order in which they said it, in the world of the latest run."""
        with self._store() as store:
            return Judgements(store).words(self._latest(store).order.world)

    def answer(self, wanted: str, answers: Sequence[tuple[str, str, str]], by: str = "") -> list[Answer]:
        """Say values of one account of the latest run, or how far facts of a deal have come: all is kept, or none.

        Args:
            answers: for each the field, the value, and a note.
            by: who says so; the user of this machine if left out.

        Raises:
            BadInput: for a field that no company has, and a value that cannot be read.
        """
        with self._store() as store, store.writing():
            run = self._latest(store)
            account, now = run.find(wanted), datetime.now(UTC)
            said = [Saying(field, value, by or user(), now, note) for field, value, note in answers]
            kept = say(run, account, said)
            take_up(run)
            return kept

    def answers(self, wanted: str) -> list[Answer]:
        """All that persons said of one account of the latest run, in the order in which they said it."""
        with self._store() as store:
            run = self._latest(store)
            return answers_of(run, run.find(wanted))

    def unanswer(self, wanted: str, field: str) -> Answer:
        """Take back what was said last of a field of one account of the latest run. What was said before stands again.

        Raises:
            BadInput: when nobody said anything of it.
        """
        with self._store() as store, store.writing():
            run = self._latest(store)
            taken = take_back_answer(run, run.find(wanted), field)
            take_up(run)
            return taken

    def refresh(self, wanted: str) -> Path | None:
        """Bring the files of the latest run up to date for one account; returns their folder, if they are there."""
        with self._store() as store, store.writing():
            run = self._latest(store)
            return write_anew(run, run.find(wanted).number)
