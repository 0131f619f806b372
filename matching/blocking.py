"""Which pairs are worth comparing: records that share at least one of several keys.

Comparing all pairs of 100,000 records would be five thousand million comparisons. Each record is filed under a few
keys chosen so that copies of one subject meet in spite of typing errors: identifiers, rare words of the name, the
name with one letter left out, initials, and for people combinations of name, birth and place. A key that many
records share is worth little: in such a block only neighbours in the order of their names are paired, and what that
leaves out is counted and reported. The cost grows with the number of records, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matching.normalise.companies import CompanyName, is_generic
from matching.normalise.people import PersonName, full_forenames
from matching.normalise.sounds import sound
from matching.rarity import Rarity
from matching.traits import Traits

CAP = 40
WINDOW = 6
_EXACT = (
    *(
        "domain",
        "email",
        "phone",
        "lei",
        "cik",
        "ein",
        "wikidata",
        "opencorporates",
        "registration",
        "vat",
        "uei",
        "ror",
    ),
    *(
        "duns",
        "isin",
        "linkedin",
        "crunchbase",
        "github",
        "board",
        "profile",
        "id_number",
        "birth_date",
        "street",
    ),
)
_LONGEST_DELETED = 14
_SHORTEST_DELETED = 5
_LONGEST_ACRONYM = 6


@dataclass(frozen=True)
class BlockReport:
    """What blocking did: how many pairs came of it, and which blocks were too large to pair in full.

    `lost` counts, by sort of key, pairs of large blocks that were not paired there; many of them met elsewhere.
    """

    records: int = 0
    pairs: int = 0
    large_blocks: Mapping[str, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)


def candidate_pairs(subjects: Sequence[Traits], rarity: Rarity) -> tuple[list[tuple[int, int]], BlockReport]:
    """Index pairs worth comparing, smaller index first, sorted; and the report."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, subject in enumerate(subjects):
        for key in dict.fromkeys(block_keys(subject, rarity)):
            blocks[key].append(index)
    order = _order(subjects)
    size = len(subjects)
    pairs: set[int] = set()
    large: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for key, members in blocks.items():
        if len(members) < 2:
            continue
        if len(members) > CAP:
            members = sorted(members, key=order.__getitem__)
            sort = key.partition(":")[0]
            large[sort] += 1
            lost[sort] += (len(members) - WINDOW) * (len(members) - WINDOW - 1) // 2
        pairs.update(_pairs(members, size))
    pairs.update(_acronym_pairs(subjects, size))
    found = sorted(divmod(code, size) for code in pairs)
    return found, BlockReport(size, len(found), dict(large), dict(lost))


def _order(subjects: Sequence[Traits]) -> list[tuple[str, str]]:
    """What records of a large block are sorted by: their names, so that the likeliest are neighbours."""
    return [
        (subject.companies[0].key if subject.companies else " ".join(_sorted_words(subject)), subject.id)
        for subject in subjects
    ]


def _sorted_words(subject: Traits) -> list[str]:
    return [word for name in subject.people[:1] for word in (*name.family, *name.given)]


def _pairs(members: list[int], size: int) -> Iterator[int]:
    reach = len(members) if len(members) <= CAP else WINDOW
    for place, one in enumerate(members):
        for other in members[place + 1 : place + 1 + reach]:
            yield min(one, other) * size + max(one, other)


def block_keys(subject: Traits, rarity: Rarity) -> Iterator[str]:
    """The keys a record is filed under."""
    for trait in _EXACT:
        for key in subject.get(trait):
            yield f"{trait}:{key}"
    for company in (*subject.companies, *subject.former):
        yield from _company_keys(company, rarity)
    for person in subject.people:
        yield from _person_keys(person, subject)


def _company_keys(name: CompanyName, rarity: Rarity) -> Iterator[str]:
    yield f"name:{name.key}"
    yield f"start:{name.key[:5]}"
    telling = sorted((w for w in set(name.tokens) if not is_generic(w)), key=lambda w: (-rarity.word(w), w))
    for word in telling[:3]:
        yield f"word:{word}"
    for word in dict.fromkeys((*telling[:1], name.key)):
        yield from (f"slip:{variant}" for variant in deletions(word))


def _person_keys(name: PersonName, subject: Traits) -> Iterator[str]:
    yield "name:" + " ".join(sorted(name.words))
    given, family = "".join(name.given[:1]), "".join(name.family)
    first = given[:1]
    for part in name.family:
        yield f"sound:{first}{sound(part)}"
    for variant in deletions(family):
        yield f"slip:{first}{variant}"
    for called in full_forenames(given):
        yield f"called:{called}:{sound(family)}"
    if given and family:
        yield f"sound:{family[:1]}{sound(given)}"
        yield (
            f"turned:{sound(family)}{sound(given)}"
            if family < given
            else f"turned:{sound(given)}{sound(family)}"
        )
    for trait in ("postal_code", "city"):
        for key in subject.get(trait):
            yield f"{trait}:{key}:{given}"
            yield f"{trait}:{key}:{family}"
    for date in subject.get("birth_date"):
        yield f"born:{date[:4]}{sound(given)}"
        yield f"born:{date[:4]}{sound(family)}"
    for domain in subject.get("employer_domain") or subject.get("employer"):
        yield f"at:{domain}:{family[:3]}"


def deletions(word: str) -> Iterable[str]:
    """A word and all it becomes when one letter is left out: two words one slip apart share one of these."""
    if not _SHORTEST_DELETED <= len(word) <= _LONGEST_DELETED:
        return (word,)
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _acronym_pairs(subjects: Sequence[Traits], size: int) -> Iterator[int]:
    """Pairs of a short name and the names that abbreviate to it."""
    short: dict[str, list[int]] = defaultdict(list)
    long: dict[str, list[int]] = defaultdict(list)
    for index, subject in enumerate(subjects):
        for name in subject.companies:
            telling = [word for word in name.tokens if not is_generic(word)]
            if len(telling) == 1 and 1 < len(telling[0]) <= _LONGEST_ACRONYM:
                short[telling[0]].append(index)
            for letters in name.initials:
                long[letters].append(index)
    for letters, ones in short.items():
        others = long.get(letters, ())
        if len(ones) <= CAP and len(others) <= CAP:
            yield from (min(a, b) * size + max(a, b) for a in ones for b in others if a != b)
