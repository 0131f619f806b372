"""`enrich doctor`: what is wrong here and how to mend it; it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.catalog import BY_NAME
from connectors.connector import Grant, Key
from enrich.app import doctor
from enrich.app.doctor import Finding, examine
from enrich.app.facade import App
from enrich.settings import Settings
from outreach.policy import rules
from tests.app.conftest import Enrich
from tests.office import Office


def findings(store: Path, **settings: str) -> list[Finding]:
    return list(examine(App(Settings(store=str(store), **settings))))


def test_a_machine_that_is_well_ends_with_0(
    enrich: Enrich, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENRICH_CONTACT_EMAIL", "mara@tourenwerk.example")
    ended = enrich("doctor", store=office.folder / "store.db")
    assert (ended.code, ended.err) == (0, "")
    assert "MEND" not in ended.out
    assert f"store {office.folder / 'store.db'}: 1 runs, " in ended.out
    assert "mara@tourenwerk.example" in ended.out


def test_no_address_to_name_is_to_be_mended_and_ends_with_1(enrich: Enrich) -> None:
    ended = enrich("doctor")
    assert ended.code == 1
    assert "MEND  no address to tell sites who asks; live runs will refuse to start" in ended.out
    assert "echo 'ENRICH_CONTACT_EMAIL=you@your-company' >> .env" in ended.out


def test_a_store_that_is_not_there_yet_is_well_and_is_not_made(tmp_path: Path) -> None:
    found = findings(tmp_path / "store.db")
    assert (f"no store yet; the first run makes {tmp_path / 'store.db'}", True, "") in found
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_damaged_says_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"no database at all" * 100)
    (bad,) = [
        what for what, well, _ in findings(tmp_path / "store.db", contact_email="a@b.example") if not well
    ]
    assert f"{tmp_path / 'store.db'} cannot be used as a store" in bad
    assert "Move it away and run again" in bad


def test_keys_are_told_by_name_those_that_are_set_and_those_that_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("A_KEY", "AN_ID", "A_SECRET"):
        monkeypatch.delenv(name, raising=False)
    first = replace(BY_NAME["rdap"], key=Key("A_KEY", "X-Key", get="https://keys.example"))
    pair = replace(
        BY_NAME["rdap"], name="pair", key=Key("A_SECRET", grant=Grant("https://a.example", "AN_ID"))
    )
    monkeypatch.setattr(doctor, "ALL", (first, replace(first, name="second"), pair))
    lacking = findings(tmp_path / "store.db")
    advice = "Where to get one, and what it opens: enrich sources"
    assert ("keys not set: A_KEY, AN_ID, A_SECRET", True, advice) in lacking
    assert not [what for what, _, _ in lacking if what.startswith("keys set")]
    monkeypatch.setenv("A_KEY", "planted")
    found = findings(tmp_path / "store.db")
    assert ("keys set: A_KEY", True, "") in found
    assert ("keys not set: AN_ID, A_SECRET", True, advice) in found
    assert "planted" not in str(found)


def test_a_price_of_ones_own_is_told_and_one_of_no_source_is_to_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not [what for what, _, _ in findings(tmp_path / "store.db") if what.startswith("prices")]
    monkeypatch.setenv("ENRICH_PRICE_HUNTER", "0.034")
    assert ("prices of your own: hunter $0.034 a credit", True, "") in findings(tmp_path / "store.db")
    monkeypatch.setenv("ENRICH_PRICE_HUNTRE", "1")
    (bad,) = [
        what for what, well, _ in findings(tmp_path / "store.db", contact_email="a@b.example") if not well
    ]
    assert bad.startswith("ENRICH_PRICE_HUNTRE is the price of no source. Did you mean ENRICH_PRICE_HUNTER?")


def test_rules_that_nobody_reviewed_for_a_year_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "overdue", lambda today: ("DE", "FR"))
    found = {what: (well, advice) for what, well, advice in findings(tmp_path / "store.db")}
    well, advice = found["rules on mail not reviewed for 365 days: DE, FR"]
    assert well
    assert "Update Enrich" in advice
    monkeypatch.setattr(doctor, "overdue", lambda today: ())
    whats = [what for what, _, _ in findings(tmp_path / "store.db")]
    assert f"rules on mail of {len(rules())} countries are reviewed" in whats


def test_a_package_whose_source_cannot_be_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "third_party", lambda: ([], ["acme-sources: source paid cannot be loaded"]))
    assert (
        "acme-sources: source paid cannot be loaded",
        False,
        "Update or remove that package.",
    ) in findings(tmp_path / "store.db")
