"""docs/qualifying.md says of facts and frameworks what their tables say."""

from __future__ import annotations

from icp.frameworks import facts, frameworks, researchable
from tests.documents import TEXTS, table

TEXT = TEXTS["docs/qualifying.md"]


def test_the_document_has_every_fact_with_whom_it_serves_and_how_long_it_holds() -> None:
    for row in (rows := table(TEXT, "fact")):
        fact = facts()[row[0].strip("`")]
        serves = [fw.name for fw in frameworks().values() if fact.key in {f.fact for f in fw.factors}]
        leans = "yes" if fact.key in researchable() else "no"
        assert row[1:] == [", ".join(serves), f"{fact.stale_days} days", leans]
    assert len(rows) == len(facts())


def test_the_document_has_every_framework_with_its_factors_and_its_origin() -> None:
    rows = {row[0].strip("`"): row for row in table(TEXT, "name")}
    assert list(rows) == list(frameworks())
    for key, framework in frameworks().items():
        assert rows[key][1] == ", ".join(factor.name.lower() for factor in framework.factors)
        assert str(framework.most) in rows[key][2]
        assert rows[key][3] == framework.source
