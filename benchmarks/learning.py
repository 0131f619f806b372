"""How well a profile learnt from customers finds the others of their kind, when what makes them customers is hidden.

    python benchmarks/learning.py --data FOLDER [--seeds N N …] [--customers N N …] [--hidden] [--json]

Each seed draws a hidden profile over real companies: a subindustry or a tag, often with a country or a range of sizes.
Customers are drawn from those that fit in one half of the companies, and one in ten from those that do not, as in life.
The rest of that half is the comparison list, unlabelled: most of those that fit the hidden profile are in it. Figures
are of the other half, which nothing has seen: the area under the ROC curve of the score, precision among the first 50,
and precision and recall of what is accepted. With `--hidden` industries and tags are taken out of what is shown, so
that texts alone can tell. Peers see the same texts, sizes and countries: the centroid of the customers' TF-IDF vectors,
which accepts what is as near as nine in ten customers are when left out; a decision tree, and a logistic regression,
customers against the list. Seeds below 100 were looked at while this was written, later ones were not. No socket is
opened.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
# Beside this script stands one called matching.py, which must not be taken for the package.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from enrich.app.icp import each_company  # noqa: E402
from enrich.work.rows import open_listing  # noqa: E402
from icp.learning.learn import TooFew, learn  # noqa: E402
from icp.learning.writing import profile_text  # noqa: E402
from icp.profile import parse_profile  # noqa: E402
from icp.verdict import judge  # noqa: E402
from matching.nouns import Company  # noqa: E402

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
COLUMNS = ("name", "website", "team_size", "location", "industry", "tags", "description")
_NOISE = 0.1
_FEWEST, _MOST = 60, 700  # companies that fit a hidden profile
_FIRST = 50


@dataclass(frozen=True)
class Firm:
    """A company as the list has it, and the labels it is drawn by."""

    row: tuple[str, ...]
    labels: frozenset[str]
    country: str
    size: int


def firms(folder: Path) -> Iterator[Firm]:
    """The companies of the two directories, those without a word of description left out."""
    for one in json.loads((folder / "companies/yc_dev.json").read_text(encoding="utf-8")):
        text = " ".join(filter(None, (one["one_liner"], one["long_description"])))
        labels = {*one["tags"], one["subindustry"], one["industry"]}
        yield _firm(one, one["all_locations"].split(";")[0], one["industry"], one["tags"], text, labels)
    with (folder / "companies/techstars_dev.jsonl").open(encoding="utf-8") as file:
        for one in map(json.loads, file):
            yield _firm(
                one, one["location"], one["industry"], one["tags"], one["description"], {one["industry"]}
            )


def _firm(
    one: dict[str, Any], place: str, industry: str, tags: list[str], text: str, labels: set[str]
) -> Firm:
    size = one.get("team_size") or 0
    row = (
        one["name"],
        one["website"] or "",
        str(size or ""),
        place or "",
        industry or "",
        "; ".join(tags),
        text or "",
    )
    return Firm(row, frozenset(filter(None, labels)), (place or "").rpartition(",")[2].strip(), size)


@dataclass(frozen=True)
class Hidden:
    """A profile nobody is told: one or two labels, and perhaps a country or a range of sizes."""

    labels: tuple[str, ...]
    country: str
    sizes: tuple[int, int]

    def fits(self, firm: Firm) -> bool:
        if firm.labels.isdisjoint(self.labels) or (self.country and firm.country != self.country):
            return False
        return not self.sizes or self.sizes[0] <= firm.size <= self.sizes[1]

    def __str__(self) -> str:
        sizes = f"{self.sizes[0]}-{self.sizes[1]} people" if self.sizes else ""
        return ", ".join(filter(None, (" or ".join(self.labels), self.country, sizes)))


def draw(listed: Sequence[Firm], dice: random.Random) -> Hidden:
    """A hidden profile that neither few nor most companies fit."""
    labels = sorted(name for name, n in Counter(x for f in listed for x in f.labels).items() if n >= 40)
    countries = [name for name, _ in Counter(f.country for f in listed if f.country).most_common(4)]
    while True:
        hidden = Hidden(
            tuple(dice.sample(labels, dice.choice((1, 1, 2)))),
            dice.choice(countries) if dice.random() < 0.4 else "",
            dice.choice(((1, 10), (11, 50), (20, 200), (50, 1_000))) if dice.random() < 0.4 else (),
        )
        if _FEWEST <= sum(map(hidden.fits, listed)) <= _MOST:
            return hidden


def known(listed: Sequence[Firm], without: Sequence[str] = ()) -> list[Company]:
    """The companies as the program reads them from a file, some columns left empty."""
    blank = [n for n, name in enumerate(COLUMNS) if name in without]
    with tempfile.TemporaryDirectory(prefix="learning-") as folder:
        path = Path(folder) / "companies.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(
                ["" if n in blank else cell for n, cell in enumerate(firm.row)] for firm in listed
            )
        listing = open_listing(path, {"company.keyword": "tags"})
        return list(each_company(listing, NOW, len(listed)))


# -- contenders: each scores held companies, and accepts some -------------------------------------------------


@dataclass(frozen=True)
class Task:
    """Which companies are customers, others, and held; and which of the held fit what is hidden."""

    customers: list[int]
    others: list[int]
    held: list[int]
    truth: np.ndarray


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


# -- figures --------------------------------------------------------------------------------------------------


def figures(task: Task, ranked: Ranked) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    right = int((ranked.accepted & task.truth).sum())
    first = np.argsort(-ranked.scores, kind="stable")[:_FIRST]
    return {
        "auc": float(roc_auc_score(task.truth, ranked.scores)),
        "p50": float(task.truth[first].mean()),
        "precision": right / max(1, int(ranked.accepted.sum())),
        "recall": right / int(task.truth.sum()),
        "accepted": float(ranked.accepted.mean()),
    }


def task_of(listed: Sequence[Firm], hidden: Hidden, customers: int, dice: random.Random) -> Task:
    order = list(range(len(listed)))
    dice.shuffle(order)
    seen, held = order[::2], order[1::2]
    fitting = [n for n in seen if hidden.fits(listed[n])]
    stray = [n for n in seen if not hidden.fits(listed[n])]
    noise = round(_NOISE * customers)
    own = [*fitting[: customers - noise], *stray[:noise]]
    others = sorted(set(seen) - set(own))
    return Task(own, others, held, np.array([hidden.fits(listed[n]) for n in held]))


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The figures of each hidden profile, number of customers and contender."""
    listed = [firm for firm in firms(given.data) if firm.row[-1]]
    without = ("industry", "tags") if given.hidden else ()
    companies = known(listed, without)
    assert len(companies) == len(listed)
    texts, matrix = features(listed, without)
    contenders = {
        "enrich": ours(companies), "centroid": centroid(texts), "tree": fitted(tree, matrix),
        "logistic": fitted(logistic, matrix),
    }  # fmt: skip
    for seed in given.seeds:
        hidden = draw(listed, random.Random(seed))
        for customers in given.customers:
            task = task_of(listed, hidden, customers, random.Random(seed + 1_000))
            for name, run in contenders.items():
                began = time.process_time()
                yield _one(task, name, run) | {
                    "seed": seed, "hidden": str(hidden), "customers": customers, "who": name,
                    "seconds": round(time.process_time() - began, 2),
                }  # fmt: skip


def _one(task: Task, name: str, run: Contender) -> dict[str, Any]:
    try:
        ranked = run(task)
    except TooFew as error:  # a refusal ranks nobody above anybody, and accepts none
        nothing = np.zeros(len(task.held))
        ranked = Ranked(nothing, nothing > 0, str(error))
    return figures(task, ranked) | {"said": ranked.said}


def show(found: Sequence[dict[str, Any]]) -> None:
    cells: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for one in found:
        cells[one["customers"], one["who"]].append(one)
    print(
        f"{'customers':>9}  {'':<10}{'AUC':>7}{'P@50':>7}{'prec.':>7}{'recall':>7}{'accepted':>9}{'s':>7}  refused"
    )
    for (customers, who), ones in sorted(cells.items()):
        print(
            f"{customers:>9}  {who:<10}"
            + "".join(
                f"{mean(one[key] for one in ones):>7.3f}" for key in ("auc", "p50", "precision", "recall")
            )
            + f"{mean(one['accepted'] for one in ones):>9.3f}{mean(one['seconds'] for one in ones):>7.1f}"
            + f"  {sum(one['accepted'] == 0 for one in ones)} of {len(ones)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(range(100, 120)), metavar="N")
    parser.add_argument("--customers", type=int, nargs="+", default=[20, 40], metavar="N")
    parser.add_argument("--hidden", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = []
    for one in measure(given):
        said = one.pop("said")
        found.append(one)
        if given.json:
            print(json.dumps(one))
        elif given.show and said:
            print(f"-- seed {one['seed']}: {one['hidden']}\n{said}\n{one}\n")
    if not given.json:
        show(found)


if __name__ == "__main__":
    main()
