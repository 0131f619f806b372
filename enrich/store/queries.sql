-- Every query of the store, named and explained. One test runs EXPLAIN on each.

-- begin_run
-- Note a run. The same run begun again is found as it was left, and is the one worked on last.
INSERT INTO run (key, world, input, settings, started, taken_up)
    VALUES (:key, :world, :input, :settings, :started, :started)
    ON CONFLICT (key) DO UPDATE SET taken_up = excluded.taken_up;

-- find_run
SELECT key, world, input, settings, started, finished FROM run WHERE key = :key;

-- latest_run
-- The run a question is about when none is named.
SELECT key, world, input, settings, started, finished FROM run ORDER BY taken_up DESC, key DESC LIMIT 1;

-- finish_run
UPDATE run SET finished = :finished WHERE key = :key;

-- add_row
INSERT INTO row (run, n, cells, subject, standing) VALUES (:run, :n, :cells, :subject, :standing)
    ON CONFLICT (run, n) DO NOTHING;

-- prepared
-- Whether the rows of a run were all kept and made into accounts.
SELECT prepared FROM run WHERE key = :run;

-- settled
-- Whether accounts that turned out to be one were brought together.
SELECT settled FROM run WHERE key = :run;

-- learned
-- What the accounts of a run taught of its sources, once they were brought together.
SELECT learned FROM run WHERE key = :run;

-- mark_settled
UPDATE run SET settled = 1, learned = :learned WHERE key = :run;

-- forget_moves
DELETE FROM moved WHERE run = :run;

-- add_move
INSERT INTO moved (run, account, other) VALUES (:run, :account, :other);

-- movers
-- The accounts that somebody left for this one, or joined from it; those that are no accounts any more are left out.
SELECT m.other FROM moved AS m JOIN job AS j ON j.run = m.run AND j.account = m.other
 WHERE m.run = :run AND m.account = :account ORDER BY m.other;

-- move_rows
UPDATE row INDEXED BY row_account SET account = :into WHERE run = :run AND account = :account;

-- move_asks
INSERT INTO asked_for (run, account, ask, step)
    SELECT run, :into, ask, step FROM asked_for WHERE run = :run AND account = :account
    ON CONFLICT (run, account, ask) DO NOTHING;

-- move_entries
UPDATE ledger SET account = :into WHERE run = :run AND account = :account;

-- drop_asks
DELETE FROM asked_for WHERE run = :run AND account = :account;

-- drop_job
DELETE FROM job WHERE run = :run AND account = :account;

-- mark_prepared
UPDATE run SET prepared = 1 WHERE key = :run;

-- rows
-- The user's rows in their own order, each with its account: by a person's word, else as the program has it.
SELECT r.n, r.cells, r.subject, r.standing, coalesce(j.account, r.account) AS account
  FROM row AS r LEFT JOIN judged_row AS j ON j.run = r.run AND j.n = r.n
 WHERE r.run = :run ORDER BY r.n;

-- rows_of_account
-- The index is named because the order asked for tempts SQLite to walk through all rows of the run.
SELECT r.n, r.cells, r.subject, r.standing, r.account
  FROM row AS r INDEXED BY row_account
 WHERE r.run = :run AND r.account = :account
   AND NOT EXISTS (SELECT 1 FROM judged_row AS j WHERE j.run = r.run AND j.n = r.n)
UNION ALL
SELECT r.n, r.cells, r.subject, r.standing, j.account
  FROM judged_row AS j INDEXED BY judged_row_account CROSS JOIN row AS r ON r.run = j.run AND r.n = j.n
 WHERE j.run = :run AND j.account = :account
 ORDER BY 1;

-- grouped
-- The account of each row as the program has it, whatever persons said.
SELECT n, account FROM row WHERE run = :run AND account IS NOT NULL ORDER BY n;

-- add_also_row
INSERT INTO also_row (run, file, n, cells, subject, standing)
    VALUES (:run, :file, :n, :cells, :subject, :standing)
    ON CONFLICT (run, file, n) DO NOTHING;

-- also_rows
-- The rows of files beside the list, file by file.
SELECT a.file, a.n, a.cells, a.subject, a.standing, coalesce(j.account, a.account) AS account, a.fits, a.perhaps
  FROM also_row AS a LEFT JOIN judged_row AS j ON j.run = a.run AND j.n = a.account
 WHERE a.run = :run ORDER BY a.file, a.n;

-- also_rows_of_account
-- A row beside the list goes where the first row of its account goes.
SELECT file, n, cells, subject, standing, :account AS account, fits, perhaps
  FROM also_row INDEXED BY also_account
 WHERE run = :run AND account IN (SELECT :account UNION SELECT n FROM judged_row
                                   WHERE run = :run AND account = :account)
 ORDER BY file, n;

-- attach_also_row
UPDATE also_row SET account = :account, fits = :fits, perhaps = :perhaps
 WHERE run = :run AND file = :file AND n = :n;

-- move_also_rows
UPDATE also_row INDEXED BY also_account SET account = :into WHERE run = :run AND account = :account;

-- place_row
UPDATE row SET account = :account WHERE run = :run AND n = :n;

-- add_job
INSERT INTO job (run, account) VALUES (:run, :account) ON CONFLICT (run, account) DO NOTHING;

-- waiting_jobs
-- As `jobs`.
SELECT b.account FROM job AS b
 WHERE b.run = :run AND b.state = 'waiting'
   AND NOT EXISTS (SELECT 1 FROM judged_row AS j WHERE j.run = b.run AND j.n = b.account AND j.account <> b.account)
   AND (EXISTS (SELECT 1 FROM row AS r WHERE r.run = b.run AND r.n = b.account AND r.account = b.account)
        OR EXISTS (SELECT 1 FROM judged_row AS j WHERE j.run = b.run AND j.n = b.account))
UNION
SELECT j.account FROM judged_row AS j
 WHERE j.run = :run AND j.account = j.n
   AND NOT EXISTS (SELECT 1 FROM job AS b WHERE b.run = j.run AND b.account = j.n)
 ORDER BY 1;

-- jobs
-- An account is called by its first row: one that a person's word gave to another account is none, and one that
-- a word parted from its account is one, to be worked on.
SELECT b.account, b.state, b.stopped, b.spared, b.saved FROM job AS b
 WHERE b.run = :run
   AND NOT EXISTS (SELECT 1 FROM judged_row AS j WHERE j.run = b.run AND j.n = b.account AND j.account <> b.account)
   AND (EXISTS (SELECT 1 FROM row AS r WHERE r.run = b.run AND r.n = b.account AND r.account = b.account)
        OR EXISTS (SELECT 1 FROM judged_row AS j WHERE j.run = b.run AND j.n = b.account))
UNION ALL
SELECT j.account, 'waiting', '', '[]', 0 FROM judged_row AS j
 WHERE j.run = :run AND j.account = j.n
   AND NOT EXISTS (SELECT 1 FROM job AS b WHERE b.run = j.run AND b.account = j.n)
 ORDER BY 1;

-- reopen_job
UPDATE job SET state = 'waiting' WHERE run = :run AND account = :account;

-- unsettle
UPDATE run SET settled = 0, learned = '', finished = NULL WHERE key = :run;

-- finish_job
INSERT INTO job (run, account, state, stopped, spared, saved)
    VALUES (:run, :account, 'done', :stopped, :spared, :saved)
    ON CONFLICT (run, account) DO UPDATE
       SET state = 'done', stopped = excluded.stopped, spared = excluded.spared, saved = excluded.saved;

-- keep_result
INSERT INTO result (run, account, cells) VALUES (:run, :account, :cells)
    ON CONFLICT (run, account) DO UPDATE SET cells = excluded.cells;

-- result
SELECT cells FROM result WHERE run = :run AND account = :account;

-- drop_result
DELETE FROM result WHERE run = :run AND account = :account;

-- drop_drafts
DELETE FROM draft WHERE run = :run AND account = :account;

-- keep_draft
INSERT INTO draft (run, account, n, draft) VALUES (:run, :account, :n, :draft);

-- drafts
SELECT draft FROM draft WHERE run = :run AND account = :account ORDER BY n;

-- add_statement
-- The same claim seen again renews when it was seen; it adds no row. An older sight of it changes nothing.
INSERT INTO statement (world, id, subject, field, value, source, url, at, quote, seen, expires, confidence)
    VALUES (:world, :id, :subject, :field, :value, :source, :url, :at, :quote, :seen, :expires, :confidence)
    ON CONFLICT (world, id) DO UPDATE
       SET seen = excluded.seen, expires = max(expires, excluded.expires),
           at = excluded.at, quote = excluded.quote, confidence = excluded.confidence
     WHERE excluded.seen >= seen;

-- tell
-- A complete answer said it: the first and the last such moment are kept.
UPDATE statement
   SET first_told = CASE first_told WHEN '' THEN :told ELSE min(first_told, :told) END, last_told = max(last_told, :told)
 WHERE world = :world AND id = :id;

-- add_ask
-- Asking again replaces how it ended last time.
INSERT INTO ask (world, source, target, outcome, cause, detail, retry_at, asked_at, requests, bytes, cost)
    VALUES (:world, :source, :target, :outcome, :cause, :detail, :retry_at, :asked_at, :requests, :bytes, :cost)
    ON CONFLICT (world, source, target) DO UPDATE
       SET outcome = excluded.outcome, cause = excluded.cause, detail = excluded.detail,
           retry_at = excluded.retry_at, asked_at = excluded.asked_at, requests = excluded.requests,
           bytes = excluded.bytes, cost = excluded.cost
    RETURNING id;

-- find_ask
SELECT id, source, outcome, cause, detail, retry_at, asked_at, requests, bytes, cost
  FROM ask WHERE world = :world AND source = :source AND target = :target;

-- add_said
INSERT INTO said (ask, statement) VALUES (:ask, :statement) ON CONFLICT (ask, statement) DO NOTHING;

-- unsay
-- What an earlier answer said and the new one does not.
DELETE FROM said WHERE ask = :ask;

-- add_asked_for
INSERT INTO asked_for (run, account, ask, step) VALUES (:run, :account, :ask, :step)
    ON CONFLICT (run, account, ask) DO NOTHING;

-- asks_of_account
-- What was asked for one account, in the order of asking.
SELECT a.id, a.source, a.outcome, a.cause, a.detail, a.retry_at, a.asked_at, a.requests, a.bytes, a.cost,
       min(f.step) AS step
  FROM asked_for AS f CROSS JOIN ask AS a ON a.id = f.ask
 WHERE f.run = :run
   AND f.account IN (SELECT :account UNION SELECT number FROM asked_under WHERE run = :run AND account = :account)
 GROUP BY a.id
 ORDER BY step, a.source, a.id;

-- said_for_account
-- All that sources said when they were asked for one account. CROSS JOIN keeps the tables in this order: from the
-- account to its statements, and never through the statements of everybody (sqlite.org/optoverview.html#crossjoin).
SELECT DISTINCT s.id, s.subject, s.field, s.value, s.source, s.url, s.at, s.quote, s.seen, s.expires, s.confidence
  FROM asked_for AS f
 CROSS JOIN ask AS a ON a.id = f.ask
 CROSS JOIN said AS w ON w.ask = a.id
 CROSS JOIN statement AS s ON s.world = a.world AND s.id = w.statement
 WHERE f.run = :run
   AND f.account IN (SELECT :account UNION SELECT number FROM asked_under WHERE run = :run AND account = :account)
 ORDER BY s.subject, s.field, s.value, s.source, s.url;

-- told
-- When complete answers first and last spoke of a company's subject, or of a role or person tied to it.
SELECT min(first_told) AS first, max(last_told) AS last
  FROM (SELECT first_told, last_told FROM statement INDEXED BY statement_subject
         WHERE world = :world AND subject = :subject AND field LIKE 'company.%' AND first_told > ''
        UNION ALL
        SELECT first_told, last_told FROM statement INDEXED BY statement_tied
         WHERE world = :world AND value = :subject AND field IN ('role.employer', 'person.employer')
           AND first_told > '');

-- history
-- All that was ever said of a company's subject, and of the roles and people tied to it, whether it is said still or
-- not. `owner` is that subject. The indexes are named because SQLite knows no better than to walk through the world.
SELECT s.subject AS owner, s.id, s.subject, s.field, s.value, s.source, s.url, s.at, s.quote, s.seen, s.expires,
       s.confidence, s.first_told, s.last_told
  FROM statement AS s INDEXED BY statement_subject
 WHERE s.world = :world AND s.subject = :subject AND s.field LIKE 'company.%'
UNION
SELECT t.value AS owner, s.id, s.subject, s.field, s.value, s.source, s.url, s.at, s.quote, s.seen, s.expires,
       s.confidence, s.first_told, s.last_told
  FROM statement AS t INDEXED BY statement_tied
 CROSS JOIN statement AS s INDEXED BY statement_subject ON s.world = t.world AND s.subject = t.subject
 WHERE t.world = :world AND t.value = :subject AND t.field IN ('role.employer', 'person.employer')
   AND s.field IN ('role.title', 'role.place', 'role.technology', 'person.name', 'person.title', 'person.linkedin',
                   'person.profile')
 ORDER BY 3, 4, 5, 6, 7;

-- post_entry
-- One movement of money between the purses of a run.
INSERT INTO ledger (run, account, source, entry, debit, credit, amount, at, note)
    VALUES (:run, :account, :source, :entry, :debit, :credit, :amount, :at, :note)
    RETURNING id;

-- name_entry
-- The first row about an asking is called by its own number.
UPDATE ledger SET entry = id WHERE id = :id;

-- last_entry
SELECT coalesce(max(id), 0) AS id FROM ledger;

-- balances
-- What moved into and out of the purses of a run, from one row of the ledger to another. The plus keeps SQLite from
-- looking for them among all rows of the run.
SELECT debit, credit, sum(amount) AS amount, sum(CASE WHEN note = '' THEN 0 ELSE amount END) AS unclear
  FROM ledger WHERE id > :after AND id <= :last AND +run = :run GROUP BY debit, credit;

-- balances_of_account
SELECT debit, credit, sum(amount) AS amount, sum(CASE WHEN note = '' THEN 0 ELSE amount END) AS unclear
  FROM ledger
 WHERE run = :run
   AND account IN (SELECT :account UNION SELECT number FROM asked_under WHERE run = :run AND account = :account)
 GROUP BY debit, credit;

-- held
-- What an entry still holds.
SELECT coalesce(sum(CASE WHEN credit = 'reserved' THEN amount ELSE -amount END), 0) AS held
  FROM ledger WHERE run = :run AND account = :account AND entry = :entry;

-- open_entries
-- Reservations that were neither spent nor given back.
SELECT entry, account, source, sum(CASE WHEN credit = 'reserved' THEN amount ELSE -amount END) AS held
  FROM ledger WHERE run = :run GROUP BY entry, account, source HAVING held > 0 ORDER BY entry;

-- add_yielded
INSERT INTO yielded (world, source, segment, field, asked, found)
    VALUES (:world, :source, :segment, :field, 1, :found)
    ON CONFLICT (world, source, segment, field) DO UPDATE SET asked = asked + 1, found = found + excluded.found;

-- yields
SELECT source, segment, field, asked, found FROM yielded WHERE world = :world;

-- add_answer_key
INSERT INTO answer_key (world, source, path, first_seen) VALUES (:world, :source, :path, :seen)
    ON CONFLICT (world, source, path) DO NOTHING;

-- answer_keys
SELECT source, path, first_seen FROM answer_key WHERE world = :world ORDER BY source, first_seen, path;

-- histories
-- How askings of each source ended, day by day, for each kind of company.
SELECT source, segment, day, outcome, cause, times
  FROM ended WHERE world = :world ORDER BY source, segment, day, outcome, cause;

-- add_ended
INSERT INTO ended (world, source, segment, day, outcome, cause, times)
    VALUES (:world, :source, :segment, :day, :outcome, :cause, 1)
    ON CONFLICT (world, source, segment, day, outcome, cause) DO UPDATE SET times = times + 1;

-- requests_since
SELECT coalesce(sum(requests), 0) AS requests FROM ask
 WHERE world = :world AND source = :source AND asked_at >= :since;

-- add_word
INSERT INTO word (world, kind, verdict, by, because, at, about, run)
    VALUES (:world, :kind, :verdict, :by, :because, :at, :about, :run)
    RETURNING n;

-- add_word_pair
INSERT INTO word_pair (word, left, right) VALUES (:word, :left, :right) ON CONFLICT (word, left, right) DO NOTHING;

-- words
-- All that persons said in a world, in the order in which they said it, a row for each pair.
SELECT w.n, w.world, w.kind, w.verdict, w.by, w.because, w.at, w.about, w.run, p.left, p.right
  FROM word AS w INDEXED BY word_world CROSS JOIN word_pair AS p ON p.word = w.n
 WHERE w.world = :world ORDER BY w.n, p.left, p.right;

-- replaced
SELECT run, replaced FROM word WHERE n = :word;

-- drop_word_pairs
DELETE FROM word_pair WHERE word = :word;

-- drop_word
DELETE FROM word WHERE n = :word;

-- keep_replaced
UPDATE word SET replaced = :replaced WHERE n = :word;

-- forget_replaced
-- Once accounts were written down anew, what a word replaced is not what was there before it.
UPDATE word SET replaced = '' WHERE world = :world AND run = :run AND replaced <> '';

-- judged_rows
SELECT n, account FROM judged_row WHERE run = :run ORDER BY n;

-- judged_names
SELECT key, subject FROM judged_name WHERE run = :run ORDER BY key;

-- drop_judged_rows
DELETE FROM judged_row WHERE run = :run;

-- drop_judged_names
DELETE FROM judged_name WHERE run = :run;

-- judge_row
INSERT INTO judged_row (run, n, account) VALUES (:run, :n, :account);

-- judge_name
INSERT INTO judged_name (run, key, subject) VALUES (:run, :key, :subject);

-- speaks_of
-- Whether any source spoke of a subject, or tied somebody to it.
SELECT 1 FROM statement INDEXED BY statement_subject WHERE world = :world AND subject = :subject
UNION ALL
SELECT 1 FROM statement INDEXED BY statement_tied
 WHERE world = :world AND value = :subject AND field IN ('role.employer', 'person.employer')
 LIMIT 1;

-- keep_output
INSERT INTO output (run, folder, escaped, xlsx, jsonl) VALUES (:run, :folder, :escaped, :xlsx, :jsonl)
    ON CONFLICT (run) DO UPDATE
       SET folder = excluded.folder, escaped = excluded.escaped, xlsx = excluded.xlsx, jsonl = excluded.jsonl;

-- output
SELECT folder, escaped, xlsx, jsonl FROM output WHERE run = :run;

-- add_answer
INSERT INTO answer (world, field, value, note, by, at, about, run)
    VALUES (:world, :field, :value, :note, :by, :at, :about, :run)
    RETURNING n;

-- add_answer_name
INSERT INTO answer_name (answer, name) VALUES (:answer, :name) ON CONFLICT (answer, name) DO NOTHING;

-- answers
-- All that persons said of companies in a world, in the order in which they said it, a row for each name it goes by.
SELECT a.n, a.world, a.field, a.value, a.note, a.by, a.at, a.about, a.run, k.name
  FROM answer AS a INDEXED BY answer_world CROSS JOIN answer_name AS k ON k.answer = a.n
 WHERE a.world = :world ORDER BY a.n, k.name;

-- drop_answer_names
DELETE FROM answer_name WHERE answer = :answer;

-- drop_answer
DELETE FROM answer WHERE n = :answer;

-- stages
-- Every change of a lead's stage, in order.
SELECT lead, n, stage, before, how, by, because, at, pinned FROM stage WHERE lead = :lead ORDER BY n;

-- current_stage
SELECT lead, n, stage, before, how, by, because, at, pinned FROM stage WHERE lead = :lead ORDER BY n DESC LIMIT 1;

-- add_stage
INSERT INTO stage (lead, n, stage, before, how, by, because, at, pinned)
    SELECT :lead, coalesce(max(n), 0) + 1, :stage, :before, :how, :by, :because, :at, :pinned
      FROM stage WHERE lead = :lead;

-- forget_stages
DELETE FROM stage WHERE lead = :lead;
