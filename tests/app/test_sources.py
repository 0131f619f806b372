"""`enrich sources`: every source as it declares itself, how it does, and what it was worth."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.catalog import ALL, BY_NAME
from connectors.connector import Connector, Grant, Key
from connectors.fields import FIELDS
from connectors.files import catalog as files
from connectors.price import Price
from enrich.app import declared
from enrich.app.declared import dollars
from enrich.app.facade import App
from tests.app.conftest import Enrich, run_arguments
from tests.office import Office
from tests.store.making import RUN, begun
from tests.work.histories import askings, store_with_a_past
from tests.work.sources import source

KEYS = {
    "name", "about", "tier", "yields", "needs", "cost", "rate", "terms", "key", "docs", "unverified", "price",
    "per_second", "per_day", "opt_in", "countries", "attribution", "base",
}  # fmt: skip
HARD = Key("HARD_KEY", "X-Key", get="https://keys.example/hard")
PAIR = Key(
    "PAIR_SECRET", "X-Key", get="https://keys.example/pair", grant=Grant("https://a.example", "PAIR_ID")
)
SOFT = Key("SOFT_KEY", "X-Key", required=False, get="https://keys.example/soft")
CATALOGUE = (
    source("plain", "company.name", "person.name"),
    replace(source("soft", "role.title", key=SOFT), opt_in="it is slow", per_second=0.1),
    replace(source("local", "company.country"), tier="B", countries=("GB", "IE"), attribution="Names of Local.",
            base="LOCAL_BASE_URL"),
    replace(source("found", "company.phone", key=HARD), tier="C", price=Price(0.0245, most=3, usual=2), per_day=600),
    replace(source("tried", "company.fax", key=PAIR), tier="C", price=Price(0.05, misses=True)),
    replace(source("licensed", "company.email", key=HARD), tier="C"),
)  # fmt: skip

AT_LENGTH = (
    "found (tier C: paid, with a key of your own)",
    "usually $0.049 (2 credits of $0.0245), at most $0.0735; a miss is not charged; about 1 request a company",
    "at most 1 a second to one host; at most 600 requests a day",
    "HARD_KEY (not set): https://keys.example/hard",
    "by default, with its key and a --budget",
    "PAIR_ID and PAIR_SECRET (not set)",
    "a miss is charged too",
    "Names of Local.",
    "LOCAL_BASE_URL replaces where it is asked",
    "only about companies in GB, IE, or of no known country",
    "only when it is named with --sources: it is slow",
    "SOFT_KEY (not set, and not needed)",
    "https://docs.example/",
)


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of six sources of every kind, of whose keys none is set."""
    monkeypatch.setattr("enrich.work.sources.ALL", CATALOGUE)
    for name in ("HARD_KEY", "PAIR_SECRET", "PAIR_ID", "SOFT_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def terminal(enrich: Enrich, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Calls a command as if somebody looked, at so many columns: the lines without their colours."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")

    def call(width: int, *arguments: str, store: Path | None = None) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr("enrich.app.screen.is_terminal", lambda: True)
        monkeypatch.setattr("enrich.app.show_sources.is_terminal", lambda: True)
        ended = enrich(*arguments, store=store)
        assert ended.code == 0
        return [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", ended.out).splitlines()]

    return call


# ---- declared


def test_every_source_and_every_form_of_file_is_a_line(enrich: Enrich) -> None:
    ended = enrich("sources", "--json")
    assert (ended.code, ended.err) == (0, "")
    assert [line["name"] for line in ended.lines] == [s.name for s in (*ALL, *files.ALL)]
    for line in ended.lines:
        assert set(line) == KEYS
        assert set(line["yields"]) <= set(FIELDS)
    assert {line["name"] for line in ended.lines if line["tier"] == "D"} == {s.name for s in files.ALL}


@pytest.mark.usefixtures("invented")
def test_a_key_is_told_by_its_state_and_never_by_its_value(
    enrich: Enrich, monkeypatch: pytest.MonkeyPatch
) -> None:
    def states() -> dict[str, str]:
        return {
            line["name"]: line["key"]["state"] for line in enrich("sources", "--json").lines if line["key"]
        }

    lacking = {"soft": "optional", "found": "missing", "tried": "missing", "licensed": "missing"}
    assert states() == lacking
    monkeypatch.setenv("HARD_KEY", "planted-1")
    monkeypatch.setenv("PAIR_SECRET", "planted-2")
    assert states() == lacking | {"found": "set", "licensed": "set"}  # a secret without its id is half a key
    monkeypatch.setenv("PAIR_ID", "planted-3")
    assert states() == lacking | {"found": "set", "licensed": "set", "tried": "set"}
    for arguments in (["--json"], [], ["found", "tried"]):
        ended = enrich("sources", *arguments)
        assert "planted" not in ended.out + ended.err


@pytest.mark.usefixtures("invented")
def test_a_price_of_ones_own_is_shown_in_place_of_the_declared_one(
    enrich: Enrich, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = enrich("sources", "found", "--json").lines
    assert line["price"] == {"credit": 0.0245, "usual": 2, "most": 3, "misses": False}
    assert line["cost"] == {"money": 0.0735, "requests": 1}
    monkeypatch.setenv("ENRICH_PRICE_FOUND", "0.1")
    (line,) = enrich("sources", "found", "--json").lines
    assert (line["price"]["credit"], line["cost"]["money"]) == (0.1, 0.3)


@pytest.mark.usefixtures("invented")
def test_the_table_is_tab_separated_where_nobody_looks(enrich: Enrich) -> None:
    ended = enrich("sources")
    head, *rows = (line.split("\t") for line in ended.out.splitlines())
    assert head == ["source", "tier", "yields", "needs one of", "cost", "rate", "key", "asked", "unverified"]
    assert rows[:6] == [
        ["plain", "A", "people, names", "name, domain", "free", "1/s", "none", "always", "0"],
        ["soft", "A", "roles", "name, domain", "free", "6/min", "SOFT_KEY optional", "off", "0"],
        ["local", "B", "place", "name, domain", "free", "1/s", "none", "GB, IE", "0"],
        ["found", "C", "contact", "name, domain", "$0.049/find", "600/day", "HARD_KEY missing", "with a budget", "0"],
        ["tried", "C", "contact", "name, domain", "$0.05/try", "1/s", "PAIR_ID and PAIR_SECRET missing",
         "with a budget", "0"],
        ["licensed", "C", "contact", "name, domain", "your plan", "1/s", "HARD_KEY missing", "always", "0"],
    ]  # fmt: skip
    assert rows[6][:2] == ["file", "D"]
    assert rows[6][6:8] == ["", ""]
    assert "enrich sources NAME tells all of one" in ended.err
    assert enrich("sources", quiet=True).err == ""


@pytest.mark.parametrize("width", [80, 100, 140])
def test_on_a_terminal_each_source_that_ships_has_one_line_that_fits(
    terminal: Callable[..., list[str]], width: int
) -> None:
    lines = terminal(width, "sources")
    assert max(map(len, lines)) <= width
    table = "\n".join(lines).split("● its key is set")[0]
    shown = re.findall(r"^(?:[●○◌] |  )([\w-]+)", table, re.M)
    assert sorted(shown) == sorted(["source", *(s.name for s in (*ALL, *files.ALL))])
    assert [line[0] for line in table.splitlines() if re.match(r"[A-D]  ", line)] == ["A", "B", "C", "D"]
    assert ("…" in table, " rate" in table) == (width < 100, width >= 100)


@pytest.mark.usefixtures("invented")
def test_on_a_terminal_marks_say_which_keys_are_there_and_the_rest_are_listed_once(
    terminal: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(terminal(100, "sources"))
    assert re.search(r"^◌ soft off ", text, re.M)
    assert re.search(r"^  local GB, IE ", text, re.M)
    assert re.search(r"^○ found .* \$0\.049/find +600/day", text, re.M)
    lacking = text.split("Keys you could add")[1]
    assert re.search(r"^HARD_KEY +found, licensed https://keys\.example/hard", lacking, re.M)
    assert re.search(r"^PAIR_ID +tried https://keys\.example/pair\s+PAIR_SECRET$", lacking, re.M)
    for name in ("HARD_KEY", "PAIR_ID", "PAIR_SECRET", "SOFT_KEY"):
        monkeypatch.setenv(name, "planted")
    text = "\n".join(terminal(100, "sources"))
    assert re.search(r"^● found ", text, re.M)
    assert "Keys you could add" not in text
    assert "planted" not in text


def test_a_narrow_screen_shows_whole_words_and_how_many_more_there_are(
    terminal: Callable[..., list[str]],
) -> None:
    narrow, wide = (
        next(line for line in terminal(width, "sources") if line.startswith("  website "))
        for width in (100, 240)
    )
    words, more = re.fullmatch(r"  website +(.+?) \+(\d+) +domain +free .*", narrow).groups()  # type: ignore[union-attr]
    all_words = re.fullmatch(r"  website +(.+?) +domain +free .*", wide).group(1)  # type: ignore[union-attr]
    assert all_words.split(", ")[: -int(more)] == words.split(", ")


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("drawn", [False, True])
def test_a_source_is_told_at_length_with_all_it_declares(
    enrich: Enrich, terminal: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, drawn: bool
) -> None:
    if drawn:
        text = " ".join(" ".join(terminal(300, "sources", "found", "tried", "local", "soft")).split())
    else:
        monkeypatch.setattr("enrich.app.show_sources.is_terminal", lambda: False)
        text = " ".join(enrich("sources", "found", "tried", "local", "soft").out.split())
    assert not [words for words in AT_LENGTH if words not in text]


def test_what_is_unverified_of_a_source_or_a_file_is_told_at_length(enrich: Enrich) -> None:
    ended = enrich("sources", "linkedin-export", "edgar")
    assert ended.code == 0
    for one in (files.BY_NAME["linkedin-export"], BY_NAME["edgar"]):
        assert one.unverified
        assert all(fact in ended.out for fact in one.unverified)


@pytest.mark.parametrize("more", [[], ["--health"], ["--audit"]])
def test_a_source_that_does_not_exist_is_wrong_usage(enrich: Enrich, more: list[str]) -> None:
    ended = enrich("sources", "linkedin", *more)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(
        "enrich: no such source: linkedin. Did you mean linkedin-export? Sources are: website, "
    )


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.1, "$0.10"), (0.0245, "$0.0245"), (3, "$3.00"), (0.000001, "$0.000001"), (12.5, "$12.50")],
)
def test_sums_have_the_digits_they_need(amount: float, text: str) -> None:
    assert dollars(amount) == text


def test_a_declaration_is_read_from_the_source_and_not_from_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HARD_KEY", "planted")
    found: Connector = CATALOGUE[3]
    assert declared.declaration(found, {})["key"]["state"] == "missing"


# ---- health


def test_without_a_past_there_is_plainly_nothing_to_compare(enrich: Enrich, office: Office) -> None:
    ended = enrich("sources", "--health")
    assert ended.out == (
        "Nothing to compare yet: no source was asked on the live web. Replays and the demo do not count.\n"
    )
    replayed = enrich("sources", "--health", store=office.folder / "store.db")
    assert replayed.out == ended.out
    assert enrich("sources", "--health", "--json").out == ""


def test_few_answers_are_shown_and_not_compared(enrich: Enrich, tmp_path: Path) -> None:
    store = begun(tmp_path / "store.db", accounts=1)
    store.record(RUN.key, 0, 1, "", list(askings("gleif", datetime.now(UTC), found=3, error=1)))
    ended = enrich("sources", "--health")
    assert ended.out.splitlines()[1].split("\t")[:6] == ["gleif", "4", "75%", "0%", "25%", "error 25%"]
    assert ended.out.splitlines()[-1] == (
        "Nothing to compare yet: no source has enough answers both before and in the last 14 days."
    )


def test_health_names_first_what_went_wrong_and_why(enrich: Enrich, tmp_path: Path) -> None:
    store_with_a_past(tmp_path / "store.db", datetime.now(UTC)).close()
    ended = enrich("sources", "--health")
    rows = [line.split("\t") for line in ended.out.splitlines() if "\t" in line]
    assert rows[0] == ["source", "asked", "found", "absent", "unknown", "causes", "last answer", "standing"]
    assert [(row[0], row[-1]) for row in rows[1:]] == [
        ("changed", "changed"), ("failing", "failing"), ("quiet", "quiet"), ("elsewhere", "steady"),
        ("steady", "steady"), ("new", "nothing to compare yet"),
    ]  # fmt: skip
    assert "quiet is quiet\n  found something in 1 of 12 in the last 14 days, 30 of 40 before\n" in ended.out
    assert re.search(r"^new has keys .* first day\n  data\.seat, since 20\d\d-\d\d-\d\d$", ended.out, re.M)
    lines = {line["name"]: line for line in enrich("sources", "--health", "--json").lines}
    assert lines["failing"]["causes"] == {"error": 10}
    assert (lines["failing"]["asked"], lines["failing"]["unknown"]) == (52, 10)
    assert lines["new"]["new_keys"][0]["path"] == "data.seat"


def test_health_and_audit_are_drawn_within_the_screen(
    terminal: Callable[..., list[str]], office: Office, tmp_path: Path
) -> None:
    store_with_a_past(tmp_path / "past.db", datetime.now(UTC)).close()
    health = terminal(100, "sources", "--health", store=tmp_path / "past.db")
    audit = terminal(100, "sources", "--audit", store=office.folder / "store.db")
    for lines, head in ((health, "source"), (audit, "source")):
        assert lines[0].startswith(head)
        assert max(map(len, lines[:6])) <= 100


# ---- audit


def test_audit_tells_what_each_source_was_worth_to_the_latest_run(enrich: Enrich, office: Office) -> None:
    store = office.folder / "store.db"
    lines = {line["name"]: line for line in enrich("sources", "--audit", "--json", store=store).lines}
    run = json.loads((office.out / "run.json").read_text(encoding="utf-8"))
    asked = {ask["source"] for account in run["details"] for ask in account["asked"]}
    assert set(lines) == asked
    website = lines["website"]
    assert website["asked"] == sum(
        any(ask["source"] == "website" for ask in account["asked"]) for account in run["details"]
    )
    assert website["unique"] > website["wanted"] > 0
    assert website["overlap"]["file"] > 0
    assert (website["cost"], website["cost_of_unique"]) == (0.0, 0.0)
    assert lines["dns"]["cost_of_unique"] is None
    ended = enrich("sources", "website", "--audit", store=store)
    head, row = (line.split("\t") for line in ended.out.splitlines())
    assert dict(zip(head, row, strict=True))["only it"] == str(website["unique"])
    assert f"your list {website['overlap']['file']}" in row[-1]
    assert "only it: believed values that nobody else states" in ended.err


def test_audit_without_a_run_says_how_to_begin_one(enrich: Enrich) -> None:
    ended = enrich("sources", "--audit")
    assert (ended.code, ended.out) == (2, "")
    assert "holds no run yet" in ended.err


def test_two_questions_at_once_are_wrong_usage(enrich: Enrich) -> None:
    ended = enrich("sources", "--audit", "--health")
    assert ended.code == 2
    assert "ask one at a time" in ended.err


# ---- prices of a run


def test_a_run_keeps_to_the_price_it_was_ordered_with(
    enrich: Enrich, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paid = source("paid", says={"company.employees": "90"}, cost=0.1)
    monkeypatch.setattr("enrich.work.sources.ALL", (paid,))
    office = Office.open(tmp_path)
    monkeypatch.setenv("ENRICH_PRICE_PAID", "0.3")
    enrich(*run_arguments(office, "--budget", "0.25"))
    details = json.loads((office.out / "run.json").read_text(encoding="utf-8"))["details"]
    asks = [ask for account in details for ask in account["asked"]]
    assert asks
    assert {ask["cause"] for ask in asks} == {"budget"}
    monkeypatch.delenv("ENRICH_PRICE_PAID")
    with office.app._store() as store:
        assert App._latest(store).sources["paid"].price.credit == 0.3
