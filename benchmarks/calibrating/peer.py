"""The peer: what a hurried analyst does in ten lines of scikit-learn. Every column, one-hot, a random split."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibrating.history import History
from icp.calibration.measures import auc


def rows_of(history: History) -> list[dict[str, Any]]:
    """Each lead as named values: numbers as numbers, texts as texts, what it did as ones."""
    rows = []
    for lead in history.leads:
        row: dict[str, Any] = {happening.kind: 1.0 for happening in lead.did}
        for field, cell in zip(history.fields, lead.cells, strict=True):
            number = cell.replace(".", "", 1).isdigit()
            row[field] = float(cell) if number else cell
        rows.append(row)
    return rows


def claim_and_forecast(history: History, new: History, seed: int) -> tuple[float, NDArray[np.float64]]:
    """The AUC that the peer reports of itself, on a random third, and the probabilities it then gives to new leads."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import train_test_split
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MaxAbsScaler

    won = np.array([lead.won for lead in history.leads])
    pipe = make_pipeline(DictVectorizer(), MaxAbsScaler(), LogisticRegression(max_iter=2000))
    train, test, won_train, won_test = train_test_split(
        rows_of(history), won, test_size=1 / 3, random_state=seed, stratify=won
    )
    pipe.fit(train, won_train)
    claimed, _ = auc(pipe.predict_proba(test)[:, 1], won_test)
    return claimed, np.asarray(pipe.predict_proba(rows_of(new))[:, 1], dtype=float)
