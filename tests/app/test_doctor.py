"""`enrich doctor`: what is wrong here and how to mend it; it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.catalog import BY_NAME
from connectors.connector import Key
from enrich.app import doctor
from enrich.app.doctor import Finding, examine
from enrich.app.facade import App
from enrich.settings import Settings
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


def test_a_key_that_is_needed_and_missing_says_where_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("A_KEY", raising=False)
    keyed = replace(BY_NAME["rdap"], key=Key("A_KEY", "X-Key", get="https://keys.example"))
    monkeypatch.setattr(doctor, "ALL", (keyed,))
    assert ("A_KEY is not set (rdap)", False, "Get one: https://keys.example") in findings(
        tmp_path / "store.db"
    )
    monkeypatch.setenv("A_KEY", "planted")
    found = findings(tmp_path / "store.db")
    assert ("A_KEY is set (rdap)", True, "") in found
    assert "planted" not in str(found)


def test_a_package_whose_source_cannot_be_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "third_party", lambda: ([], ["acme-sources: source paid cannot be loaded"]))
    assert (
        "acme-sources: source paid cannot be loaded",
        False,
        "Update or remove that package.",
    ) in findings(tmp_path / "store.db")
