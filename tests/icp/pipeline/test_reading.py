"""Exports are read as they are: words of others, dates in any order, and what cannot be read is said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from icp.headings import UnknownHeading
from icp.pipeline.endings import ends_elsewhere
from icp.pipeline.reading import DealTable, read_deals
from icp.pipeline.stage import Stage, read_words, stage_entered, stage_named
from icp.table import ProfileError

NOW = date(2026, 9, 30)


def read(columns: str, *rows: str, **more: object) -> DealTable:
    cells = [(n, tuple(row.split("|"))) for n, row in enumerate(rows, 1)]
    return read_deals(columns.split("|"), cells, NOW, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("Appointment scheduled", Stage.IN_CONTACT),
        ("appointmentscheduled", Stage.IN_CONTACT),
        ("Closed Won", Stage.WON),
        ("Proposal/Price Quote", Stage.PROPOSAL_SENT),
        ("Negotiation/Review", Stage.PROPOSAL_SENT),
        ("3. Proposal sent", Stage.PROPOSAL_SENT),
        ("Proposal sent (Sales Pipeline)", Stage.PROPOSAL_SENT),
        ("Lead In", Stage.TO_CONTACT),
        ("Angebotserstellung", Stage.PROPOSAL_CREATION),
        ("Angebot erstellt", Stage.PROPOSAL_CREATION),
        ("Verhandlungen begonnen", Stage.PROPOSAL_SENT),
        ("Rendez-vous planifié", Stage.IN_CONTACT),
        ("Presupuesto enviado", Stage.PROPOSAL_SENT),
        ("Wiedervorlage", Stage.FOLLOW_UP),
        ("Perdido", Stage.LOST),
        ("Kazanıldı", Stage.WON),
        ("Waiting for the board", None),
    ],
)
def test_a_stage_is_known_by_the_words_of_others_and_never_by_the_nearest(
    word: str, stage: Stage | None
) -> None:
    assert stage_named(word) is stage


@pytest.mark.parametrize(
    ("column", "stage"),
    [
        ('Date entered "Proposal sent (Sales Pipeline)"', Stage.PROPOSAL_SENT),
        ("Deal - Angebot gesendet am", Stage.PROPOSAL_SENT),
        ("Follow-up date", Stage.FOLLOW_UP),
        ("Entered in contact", Stage.IN_CONTACT),
        ("Proposal", None),
        ("Create date", None),
    ],
)
def test_a_column_of_days_is_known_by_the_stage_it_names(column: str, stage: Stage | None) -> None:
    assert stage_entered(column) is stage


def test_the_users_own_words_count_first_and_are_read_strictly() -> None:
    words = read_words('"Waiting for the board" = "proposal_sent"\n"Won" = "lost"\n', "stages.toml")
    assert stage_named("waiting for the board", words) is Stage.PROPOSAL_SENT
    assert stage_named("Won", words) is Stage.LOST
    with pytest.raises(ProfileError, match='line 2: "B" is "wom"; did you mean "won"'):
        read_words('"A" = "won"\n"B" = "wom"\n', "stages.toml")


def test_days_of_stages_give_the_way_of_a_deal() -> None:
    table = read(
        "Deal ID|Stage|Amount|Currency|Created|Closed|Date entered follow-up|Date entered in contact",
        "7|Closed lost|1.200,50|EUR|2026-01-01|2026-03-01|2026-02-01|2026-01-10",
    )
    (deal,) = table.deals
    assert deal.entered == {
        Stage.TO_CONTACT: date(2026, 1, 1), Stage.IN_CONTACT: date(2026, 1, 10), Stage.FOLLOW_UP: date(2026, 2, 1),
    }  # fmt: skip
    assert (deal.stage, deal.left, deal.closed) == (Stage.LOST, Stage.FOLLOW_UP, date(2026, 3, 1))
    assert (deal.amount, deal.currency) == (Decimal("1200.50"), "EUR")


def test_a_history_of_changes_gives_it_too_and_falling_back_is_not_entering() -> None:
    history = [
        ("7", date(2026, 2, 1), Stage.FOLLOW_UP),
        ("7", date(2026, 1, 10), Stage.IN_CONTACT),
        ("7", date(2026, 2, 9), Stage.IN_CONTACT),
    ]
    (deal,) = read("Deal ID|Stage|Created", "7|Contacted|2026-01-10", history=history).deals
    assert deal.entered == {Stage.IN_CONTACT: date(2026, 1, 10), Stage.FOLLOW_UP: date(2026, 2, 1)}
    assert deal.reached is Stage.FOLLOW_UP


def test_an_outcome_beside_the_stage_says_from_where_a_deal_was_lost() -> None:
    (deal,) = read("Stage|Status|Lost time", "Negotiations Started|Lost|2026-05-01").deals
    assert (deal.stage, deal.left, deal.closed) == (Stage.LOST, Stage.PROPOSAL_SENT, date(2026, 5, 1))


def test_of_two_columns_of_stages_the_one_that_names_ends_is_taken() -> None:
    table = read("Lead Status|Lifecycle Stage", "Connected|Customer", "Connected|Lead", "New|Lead")
    assert (table.places["stage"], table.beside) == (1, {})
    assert [deal.stage for deal in table.deals] == [Stage.WON, Stage.TO_CONTACT, Stage.TO_CONTACT]


def test_where_neither_names_an_end_the_one_whose_words_are_known_is_taken() -> None:
    table = read("Deal stage|Phase", "Waiting|Contacted", "New|New")
    assert table.places["stage"] == 1
    assert read("Deal stage|Phase", "New|New").places["stage"] == 0


def test_a_column_of_too_many_different_words_is_none_of_stages() -> None:
    rows = [(n, ("New", "Sold" if n == 0 else f"Company {n}")) for n in range(501)]
    assert ends_elsewhere(["Stage", "Name"], rows, [0]) == {}
    assert ends_elsewhere(["Stage", "Name"], rows[:500], [0]) == {1: {Stage.WON: 1}}


def test_an_end_that_the_stage_never_names_is_read_from_the_column_beside_that_does() -> None:
    table = read(
        "Lead Status|Lifecycle Stage",
        "CONNECTED|Customer",
        "UNQUALIFIED|Other",
        "OPEN|Lead",
        "UNQUALIFIED|Other",
    )
    assert (table.places["stage"], table.beside) == (0, {1: {Stage.WON}})
    assert [(deal.stage, deal.left) for deal in table.deals] == [
        (Stage.WON, Stage.IN_CONTACT), (Stage.LOST, None), (Stage.LOST, None)
    ]  # fmt: skip
    assert table.unknown == {"OPEN": 1}


def test_a_stage_that_the_user_names_stands_and_so_does_one_with_an_outcome_beside() -> None:
    columns, row = "Deal stage|Lifecycle Stage", "Contacted|Customer"
    assert read(columns, row).deals[0].stage is Stage.WON
    assert read(columns, row, said={"stage": "Deal stage"}).deals[0].stage is Stage.IN_CONTACT
    table = read(f"{columns}|Status", f"{row}|Open", f"{row}|Won")
    assert [deal.stage for deal in table.deals] == [Stage.IN_CONTACT, Stage.WON]


def test_a_day_on_which_it_was_won_means_won() -> None:
    table = read(
        "Lead Status|Became a Customer Date",
        "CONNECTED|2026-02-03", "Whatever|2026-02-04", "|2026-02-05", "NEW|", "UNQUALIFIED|2026-02-06",
        "NEW|2026-12-24",
    )  # fmt: skip
    assert [deal.stage for deal in table.deals] == [Stage.WON] * 3 + [
        Stage.TO_CONTACT,
        Stage.WON,
        Stage.TO_CONTACT,
    ]
    assert table.deals[0].closed == date(2026, 2, 3)
    assert table.unknown == {}
    assert [(trouble.row, trouble.what.partition(";")[2]) for trouble in table.troubles] == [
        (5, " taken as won"), (6, " taken as not known")
    ]  # fmt: skip


def test_where_only_a_status_says_where_a_deal_stands_it_is_its_stage() -> None:
    table = read("Deal,Status".replace(",", "|"), "A|Proposal sent", "B|Won", "C|Open", "D|")
    assert [deal.stage for deal in table.deals] == [Stage.PROPOSAL_SENT, Stage.WON]
    assert table.unknown == {"Open": 1}


def test_a_currency_that_is_no_code_is_said_and_no_other_is_put_in_its_place() -> None:
    table = read("Stage|Amount|Currency", "Won|5|Taler", "Won|5|", currency="EUR")
    assert [deal.currency for deal in table.deals] == ["", "EUR"]
    assert table.troubles[0].what.startswith('"Taler" is no code of a currency')


def test_the_last_change_of_an_open_deal_dates_its_stage_and_no_other() -> None:
    (deal,) = read("Stage|Created|Stage changed", "Proposal sent|2026-01-01|2026-04-01").deals
    assert deal.entered == {Stage.PROPOSAL_SENT: date(2026, 4, 1)}


def test_the_close_date_of_an_open_deal_is_a_hope_and_no_day_on_which_it_closed() -> None:
    table = read(
        "Stage|Created|Close date", "Contacted|2026-01-01|2027-01-01", "Contacted|2026-01-01|2026-02-01"
    )
    assert [deal.closed for deal in table.deals] == [None, None]
    assert table.troubles == ()


def test_days_of_numbers_are_read_by_what_the_rest_of_their_column_proves() -> None:
    table = read("Stage|Created", "New|03/04/2026", "New|25/04/2026")
    assert [deal.created for deal in table.deals] == [date(2026, 4, 3), date(2026, 4, 25)]
    doubtful = read("Stage|Created", "New|03/04/2026")
    assert doubtful.deals[0].created is None
    assert doubtful.troubles[0].what == '"03/04/2026" is no day, or may be two; taken as not known'


def test_what_cannot_be_read_is_said_with_its_row_and_the_others_go_on() -> None:
    table = read(
        "Deal ID|Stage|Amount|Created|Closed",
        "1|New|lots|2026-13-01|",
        "2|Closed won|-5|2026-05-01|2026-04-01",
        "2|New|||",
        "3||||",
        "4|Won|10|2026-01-01|2026-12-24",
        "5|Waiting for the board|||",
        "6|New|7|2026-02-02|",
    )
    assert [(trouble.row, trouble.what.partition(";")[0]) for trouble in table.troubles] == [
        (1, '"2026-13-01" is no day, or may be two'),
        (1, '"lots" is no amount'),
        (2, "closed on 2026-04-01, before 2026-05-01"),
        (2, "-5 is below nothing"),
        (3, "deal 2 stands in row 2 already"),
        (4, "no stage"),
        (5, "closed on 2026-12-24, which is in the future"),
    ]
    assert table.unknown == {"Waiting for the board": 1}
    assert [deal.key for deal in table.deals] == ["1", "2", "4", "6"]


def test_a_column_can_be_named_and_one_that_is_not_there_is_refused() -> None:
    (deal,) = read("Where it stands|Created", "Won|2026-01-01", said={"stage": "where it stands"}).deals
    assert deal.stage is Stage.WON
    with pytest.raises(UnknownHeading, match=r"no such column\. Columns are: Stage"):
        read("Stage", "Won", said={"amount": "Sum"})
    with pytest.raises(UnknownHeading, match=r"no such field\. Fields are: deal, name, stage"):
        read("Stage", "Won", said={"colour": "Stage"})
