"""The tables, as migrations that only ever add. Every released version's file can be opened; no row is lost.

sqlite-utils applies each once, inside a transaction, and remembers its name in the file.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("enrich")
PAGES = Migrations("enrich-pages")


@MIGRATIONS()
def m001_runs(db: Database) -> None:
    """Runs, the rows a user brought, and the accounts they became."""
    db.executescript(
        """
        -- `world` keeps what different archives and the live web said apart: "" is the live web.
        CREATE TABLE run (
            key TEXT PRIMARY KEY, world TEXT NOT NULL, input TEXT NOT NULL, settings TEXT NOT NULL,
            started TEXT NOT NULL, prepared INTEGER NOT NULL DEFAULT 0,
            settled INTEGER NOT NULL DEFAULT 0, finished TEXT
        );
        -- A row as it was read: `cells` is JSON, `standing` says what it is, `account` whose first row it belongs to.
        CREATE TABLE row (
            run TEXT NOT NULL REFERENCES run(key), n INTEGER NOT NULL, cells TEXT NOT NULL, subject TEXT NOT NULL,
            standing TEXT NOT NULL, account INTEGER, PRIMARY KEY (run, n)
        ) WITHOUT ROWID;
        CREATE INDEX row_account ON row (run, account);
        -- One account to work on. `stopped` is why the planner asked no more, `spared` what it did not ask.
        CREATE TABLE job (
            run TEXT NOT NULL REFERENCES run(key), account INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
            stopped TEXT NOT NULL DEFAULT '', spared TEXT NOT NULL DEFAULT '[]', PRIMARY KEY (run, account)
        ) WITHOUT ROWID;
        CREATE INDEX job_state ON job (run, state);
        -- The cells that stand beside the user's, once an account was written down.
        CREATE TABLE result (
            run TEXT NOT NULL REFERENCES run(key), account INTEGER NOT NULL, cells TEXT NOT NULL,
            PRIMARY KEY (run, account)
        ) WITHOUT ROWID;
        -- Drafts as they were written, to be held against the evidence again.
        CREATE TABLE draft (
            run TEXT NOT NULL REFERENCES run(key), account INTEGER NOT NULL, n INTEGER NOT NULL, draft TEXT NOT NULL,
            PRIMARY KEY (run, account, n)
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m002_statements(db: Database) -> None:
    """What was asked, how it ended, what was said."""
    db.executescript(
        """
        CREATE TABLE statement (
            world TEXT NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
            source TEXT NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL, quote TEXT NOT NULL, seen TEXT NOT NULL,
            expires TEXT NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (world, id)
        ) WITHOUT ROWID;
        CREATE INDEX statement_subject ON statement (world, subject);
        -- One asking of one source about one target. The same target asked again is the same row.
        CREATE TABLE ask (
            id INTEGER PRIMARY KEY, world TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
            outcome TEXT NOT NULL, cause TEXT, detail TEXT NOT NULL, retry_at TEXT, asked_at TEXT NOT NULL,
            requests INTEGER NOT NULL, bytes INTEGER NOT NULL, cost REAL NOT NULL,
            UNIQUE (world, source, target)
        );
        CREATE TABLE said (
            ask INTEGER NOT NULL REFERENCES ask(id), statement TEXT NOT NULL, PRIMARY KEY (ask, statement)
        ) WITHOUT ROWID;
        CREATE TABLE asked_for (
            run TEXT NOT NULL, account INTEGER NOT NULL, ask INTEGER NOT NULL REFERENCES ask(id), step INTEGER NOT NULL,
            PRIMARY KEY (run, account, ask)
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m003_judgements(db: Database) -> None:
    """Never written to, and kept because files have it: persons' words stand in the tables of m009."""
    db.executescript(
        """
        CREATE TABLE judgement (
            world TEXT NOT NULL, left TEXT NOT NULL, right TEXT NOT NULL, by TEXT NOT NULL, verdict TEXT NOT NULL,
            score REAL NOT NULL, because TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (world, left, right, by)
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m004_taken_up(db: Database) -> None:
    """When a run was last begun or taken up again: questions are about the one the user worked on last."""
    db.executescript("ALTER TABLE run ADD COLUMN taken_up TEXT NOT NULL DEFAULT '';")


@MIGRATIONS()
def m005_told(db: Database) -> None:
    """When complete answers said a statement, the first and the last time: what is new and what is gone follows."""
    db.executescript(
        """
        ALTER TABLE statement ADD COLUMN first_told TEXT NOT NULL DEFAULT '';
        ALTER TABLE statement ADD COLUMN last_told TEXT NOT NULL DEFAULT '';
        -- From a company to the roles and people that are tied to it, also those that nobody lists any more.
        CREATE INDEX statement_tied ON statement (world, value) WHERE field IN ('role.employer', 'person.employer');
        -- History begins with what was said last, as far as that answer was complete.
        UPDATE statement SET first_told = told.at, last_told = told.at
          FROM (SELECT a.world, w.statement, max(a.asked_at) AS at FROM ask AS a JOIN said AS w ON w.ask = a.id
                 WHERE a.outcome = 'found' AND a.detail = '' GROUP BY a.world, w.statement) AS told
         WHERE told.world = statement.world AND told.statement = statement.id;
        """
    )


@MIGRATIONS()
def m006_money(db: Database) -> None:
    """What a run reserved, spent and took back; how often sources answered; the keys their answers had."""
    db.executescript(
        """
        -- Double entry: each row moves an amount, in millionths of a US dollar, from one purse of a run to another:
        -- 'budget', 'reserved', 'spent'. `entry` is the first row about the same asking.
        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY, run TEXT NOT NULL, account INTEGER NOT NULL, source TEXT NOT NULL,
            entry INTEGER NOT NULL, debit TEXT NOT NULL, credit TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0), at TEXT NOT NULL, note TEXT NOT NULL
        );
        CREATE INDEX ledger_run ON ledger (run, account);
        -- What asking no more saved, as far as could be expected, in millionths of a dollar.
        ALTER TABLE job ADD COLUMN saved INTEGER NOT NULL DEFAULT 0;
        -- How often a source that answered about a kind of company stated a field; field '' counts those that found.
        CREATE TABLE yielded (
            world TEXT NOT NULL, source TEXT NOT NULL, segment TEXT NOT NULL, field TEXT NOT NULL,
            asked INTEGER NOT NULL, found INTEGER NOT NULL, PRIMARY KEY (world, source, segment, field)
        ) WITHOUT ROWID;
        -- Every key that a source's answers ever had, by its path, and since when.
        CREATE TABLE answer_key (
            world TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL, first_seen TEXT NOT NULL,
            PRIMARY KEY (world, source, path)
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m007_also(db: Database) -> None:
    """Rows of files that were given beside the list."""
    db.executescript(
        """
        -- `file` counts the files; `fits` says how many accounts a row fits, `account` which where it is one, and
        -- `perhaps` the one it may be about where it fits none.
        CREATE TABLE also_row (
            run TEXT NOT NULL REFERENCES run(key), file INTEGER NOT NULL, n INTEGER NOT NULL, cells TEXT NOT NULL,
            subject TEXT NOT NULL, standing TEXT NOT NULL, account INTEGER, fits INTEGER NOT NULL DEFAULT 0,
            perhaps INTEGER, PRIMARY KEY (run, file, n)
        ) WITHOUT ROWID;
        CREATE INDEX also_account ON also_row (run, account);
        """
    )


@MIGRATIONS()
def m008_ended(db: Database) -> None:
    """How askings ended, counted by day: an asking that is asked again forgets how it ended before."""
    db.executescript(
        """
        CREATE TABLE ended (
            world TEXT NOT NULL, source TEXT NOT NULL, segment TEXT NOT NULL, day TEXT NOT NULL, outcome TEXT NOT NULL,
            cause TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (world, source, segment, day, outcome, cause)
        ) WITHOUT ROWID;
        -- The count begins with how each asking ended last; what kind of company it was about is not known any more.
        INSERT INTO ended
            SELECT world, source, '', substr(asked_at, 1, 10) AS day, outcome, coalesce(cause, '') AS why, count(*)
              FROM ask WHERE requests > 0 GROUP BY world, source, day, outcome, why;
        """
    )


@MIGRATIONS()
def m009_words(db: Database) -> None:
    """What persons said of who is whom, and what follows from it for each run. Nothing else is changed by a word."""
    db.executescript(
        """
        -- One `merge` or `split`: `about` are the names it was given, as JSON; `run` the run it was said of.
        -- `replaced` is what was written down there before, by account, as JSON; empty when it is of no use any more.
        CREATE TABLE word (
            n INTEGER PRIMARY KEY, world TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT NOT NULL, by TEXT NOT NULL,
            because TEXT NOT NULL, at TEXT NOT NULL, about TEXT NOT NULL, run TEXT NOT NULL,
            replaced TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX word_world ON word (world, n);
        -- The pairs it is about. Of two words on one pair the later one stands; without it the earlier one does.
        CREATE TABLE word_pair (
            word INTEGER NOT NULL REFERENCES word(n), left TEXT NOT NULL, right TEXT NOT NULL,
            PRIMARY KEY (word, left, right)
        ) WITHOUT ROWID;
        -- Derived: the rows of a run whose accounts words touch, each with the account it belongs to by them.
        CREATE TABLE judged_row (
            run TEXT NOT NULL REFERENCES run(key), n INTEGER NOT NULL, account INTEGER NOT NULL, PRIMARY KEY (run, n)
        ) WITHOUT ROWID;
        CREATE INDEX judged_row_account ON judged_row (run, account);
        -- Derived: which row of a run a word means that names one by its content.
        CREATE TABLE judged_name (
            run TEXT NOT NULL REFERENCES run(key), key TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (run, key)
        ) WITHOUT ROWID;
        -- The numbers under which an account was asked for: of its rows, and of the accounts these were in before.
        CREATE VIEW asked_under (run, account, number) AS
            SELECT run, account, n FROM row
             UNION SELECT run, account, n FROM judged_row
             UNION SELECT j.run, j.account, r.account FROM judged_row AS j
                    CROSS JOIN row AS r ON r.run = j.run AND r.n = j.n;
        -- Where the files of a run were written, and how.
        CREATE TABLE output (
            run TEXT PRIMARY KEY REFERENCES run(key), folder TEXT NOT NULL, escaped TEXT NOT NULL,
            xlsx INTEGER NOT NULL, jsonl INTEGER NOT NULL
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m010_learned(db: Database) -> None:
    """How far the accounts of a run teach to believe each source, as JSON; empty where nothing was learned."""
    db.executescript("ALTER TABLE run ADD COLUMN learned TEXT NOT NULL DEFAULT '';")


@MIGRATIONS()
def m011_moves(db: Database) -> None:
    """Between which accounts of a run somebody changed jobs: `account` and `other` are both ends, in either order."""
    db.executescript(
        """
        CREATE TABLE moved (
            run TEXT NOT NULL REFERENCES run(key), account INTEGER NOT NULL, other INTEGER NOT NULL,
            PRIMARY KEY (run, account, other)
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m012_answers(db: Database) -> None:
    """What persons said of companies: values, and what deals hang on. The newest on a field stands, none is edited."""
    db.executescript(
        """
        -- `about` is the company as it was shown to who said it, `run` the run it was said of.
        CREATE TABLE answer (
            n INTEGER PRIMARY KEY, world TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL,
            by TEXT NOT NULL, at TEXT NOT NULL, about TEXT NOT NULL, run TEXT NOT NULL
        );
        CREATE INDEX answer_world ON answer (world, n);
        -- What the company is called: its rows by their content, and the subjects that sources have for it.
        CREATE TABLE answer_name (
            answer INTEGER NOT NULL REFERENCES answer(n), name TEXT NOT NULL, PRIMARY KEY (answer, name)
        ) WITHOUT ROWID;
        """
    )


@MIGRATIONS()
def m013_stages(db: Database) -> None:
    """The stages of leads: one row for each change, never edited; the last of a lead stands."""
    db.executescript(
        """
        -- `how` is person, rule or model, `by` whose; while `pinned`, no rule changes what a person said.
        CREATE TABLE stage (
            lead TEXT NOT NULL, n INTEGER NOT NULL, stage TEXT NOT NULL, before TEXT NOT NULL, how TEXT NOT NULL,
            by TEXT NOT NULL, because TEXT NOT NULL, at TEXT NOT NULL, pinned INTEGER NOT NULL, PRIMARY KEY (lead, n)
        ) WITHOUT ROWID;
        """
    )


@PAGES()
def p001_pages(db: Database) -> None:
    """Answers by address, compressed. Losing this file loses nothing but time."""
    db.executescript(
        """
        CREATE TABLE page (
            url TEXT PRIMARY KEY, final TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
            seen TEXT NOT NULL, body BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX page_seen ON page (seen);
        """
    )
