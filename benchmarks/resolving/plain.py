"""The table that peers are given: the same columns for every set, cleaned as anyone would before linking.

Lower case without accents and punctuation; legal forms off the ends of names of companies; a host out of a web
address; the last nine digits of a telephone number; a full name cut into two. No more than that: what a peer makes
of it is what is measured. Ours is given the user's file as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from anyascii import anyascii

FORMS = frozenset(
    "inc incorporated corp corporation co company llc llp ltd limited plc gmbh ag kg ug sa sas sarl sl slu srl "
    "spa bv nv "
    "ab hb oy as aps pty pvt private ltda eireli sagl".split()
)  # fmt: skip
COMPANY = ("name", "domain", "street", "city", "postal_code", "country", "phone", "email")
PERSON = (
    "given_name", "family_name", "company", "domain", "email", "phone", "street", "city", "postal_code", "country",
    "birth_date", "id_number",
)  # fmt: skip
_TITLES = re.compile(r"^(dr|mr|ms|mrs|prof|herr|frau|ing) ")


def plain(text: str) -> str:
    """Small letters and digits with single spaces; dots vanish, so that S.A. is sa."""
    small = anyascii(text).lower().replace(".", "").replace("'", "")
    return re.sub(r"[^a-z0-9]+", " ", small).strip()


def company_name(text: str) -> str:
    words = plain(text).split()
    while len(words) > 1 and words[-1] in FORMS:
        words.pop()
    return " ".join(words)


def host(text: str) -> str:
    bare = re.sub(r"^(https?://)?(www\.)?", "", text.strip().lower())
    return bare.partition("/")[0]


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)[-9:]


def two_names(text: str) -> tuple[str, str]:
    """Given and family name of "Ada King" and of "King, Ada", without a title before them."""
    if "," in text:
        family, _, given = text.partition(",")
        return _TITLES.sub("", plain(given)), plain(family)
    words = _TITLES.sub("", plain(text)).split()
    return " ".join(words[:1] if len(words) > 1 else []), words[-1] if words else ""


_CLEAN: dict[str, Callable[[str], str]] = {
    "name": company_name, "company": company_name, "domain": host, "phone": digits,
    "email": lambda text: text.strip().lower(), "birth_date": lambda text: text.strip(),
}  # fmt: skip


def write_plain(rows: Iterable[Mapping[str, str]], kind: str, columns: Mapping[str, str], path: Path) -> None:
    """Write `rows` as peers take them: `unique_id` and, of COMPANY or PERSON, what `columns` has a column for.

    `columns` names the user's column of each field, `unique_id` among them; `full_name` becomes both names.
    """
    wanted = PERSON if kind == "person" else COMPANY
    both = "full_name" in columns and "given_name" not in columns
    names = ("given_name", "family_name") if both else ()
    kept = [name for name in wanted if name in columns or name in names]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["unique_id", *kept])
        for row in rows:
            found = dict(zip(names, two_names(row[columns["full_name"]]), strict=True)) if both else {}
            cells = (found.get(name) or _CLEAN.get(name, plain)(row[columns[name]]) if name in columns else found[name]
                     for name in kept)  # fmt: skip
            writer.writerow([row[columns["unique_id"]], *cells])
