"""The kinds of criteria a profile may name: one file each, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from icp.criteria import (
    age,
    funding,
    hiring,
    industry,
    keywords,
    language,
    legal_form,
    location,
    revenue,
    signals,
    size,
    stage,
    status,
    technologies,
    users,
)  # fmt: skip
from icp.criteria.criterion import Criterion
from icp.table import Table

KINDS: Mapping[str, Callable[[Table], Criterion | None]] = {
    "size": size.read,
    "revenue": revenue.read,
    "users": users.read,
    "industry": industry.read,
    "location": location.read,
    "stage": stage.read,
    "funding": funding.read,
    "keywords": keywords.read,
    "technologies": technologies.read,
    "hiring": hiring.read,
    "signals": signals.read,
    "age": age.read,
    "status": status.read,
    "legal_form": legal_form.read,
    "language": language.read,
}
