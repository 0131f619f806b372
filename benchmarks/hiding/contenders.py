"""What scores held companies and accepts some: ours, and the peers, which see the same texts, sizes and countries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.hiding.worlds import COLUMNS, NOW, Firm, Task
from icp.learning.learn import learn
from icp.learning.writing import profile_text
from icp.profile import parse_profile
from icp.verdict import judge
from matching.nouns import Company


@dataclass(frozen=True)
class Ranked:
    """The scores of the held companies, and which are accepted."""

    scores: np.ndarray
    accepted: np.ndarray
    said: str = ""


Contender = Callable[[Task], Ranked]


def ours(companies: Sequence[Company]) -> Contender:
    def run(task: Task) -> Ranked:
        learnt = learn([companies[n] for n in task.customers], NOW, [companies[n] for n in task.others])
        text = profile_text(learnt, "Learnt")
        profile = parse_profile(text, "learnt")
        verdicts = [judge(companies[n], profile, NOW) for n in task.held]
        accepted = np.array([verdict.decision == "qualified" for verdict in verdicts])
        return Ranked(np.array([verdict.score for verdict in verdicts]), accepted, text)

    return run


def features(listed: Sequence[Firm], without: Sequence[str]) -> Any:
    """What the peers see of all companies: TF-IDF of their texts, countries and sizes."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer

    shown = [n for n in (4, 5, 6) if COLUMNS[n] not in without]
    vectorizer = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2, stop_words="english")
    texts = vectorizer.fit_transform([" ".join(firm.row[n] for n in shown) for firm in listed])
    countries = sorted({firm.country for firm in listed})
    rest = np.zeros((len(listed), len(countries) + 1), dtype=np.float32)
    for n, firm in enumerate(listed):
        rest[n, countries.index(firm.country)] = 1
        rest[n, -1] = np.log1p(firm.size)
    return texts, hstack([texts, csr_matrix(rest)]).tocsr()


def centroid(texts: Any) -> Contender:
    def run(task: Task) -> Ranked:
        own = texts[task.customers].toarray()
        total = own.sum(axis=0)
        left_out = [_cosine(total - one, one[None, :])[0] for one in own]
        scores = _cosine(total, texts[task.held])
        return Ranked(scores, scores >= np.quantile(left_out, 0.1))

    return run


def _cosine(center: np.ndarray, rows: Any) -> np.ndarray:
    return np.asarray(rows @ (center / max(float(np.linalg.norm(center)), 1e-9))).ravel()


def fitted(model: Callable[[], Any], matrix: Any) -> Contender:
    """A classifier of customers against the others."""

    def run(task: Task) -> Ranked:
        learner = model()
        seen = [*task.customers, *task.others]
        learner.fit(matrix[seen], [1] * len(task.customers) + [0] * len(task.others))
        chances = learner.predict_proba(matrix[task.held])[:, 1]
        return Ranked(chances, chances >= 0.5)

    return run


def tree() -> Any:
    from sklearn.tree import DecisionTreeClassifier

    return DecisionTreeClassifier(max_depth=6, class_weight="balanced", min_samples_leaf=3, random_state=0)


def logistic() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(class_weight="balanced", max_iter=300)
