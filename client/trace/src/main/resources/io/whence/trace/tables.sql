-- What the blocks say, ready to be asked: tables of the read model, in the words of SQLite, which a server's dialect respells.
-- Times are milliseconds since 1970. Every table carries the partition of its channel first, so that a server can spread
-- channels over machines. Ids stand once, in name; names and entries are numbered in ledger order from 1. What is told of
-- events (event.n, copy.delivered, received, deleted, derivation.derived) is their place in the ledger: their entry times
-- 8192, plus their place in its batch from 1.
CREATE TABLE read_model (
    partition INTEGER NOT NULL PRIMARY KEY,
    tables INTEGER NOT NULL,
    indexed INTEGER NOT NULL
);

CREATE TABLE follower (
    partition INTEGER NOT NULL PRIMARY KEY,
    genesis BLOB,
    next INTEGER NOT NULL,
    previous BLOB,
    transactions INTEGER NOT NULL,
    events INTEGER NOT NULL,
    names INTEGER NOT NULL
);

CREATE TABLE name (
    partition INTEGER NOT NULL,
    n INTEGER PRIMARY KEY,
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX name_text ON name (partition, text);

-- A transaction. Of a batch also its producer, the latest time that this producer had stated by then, how long before
-- what the producer had stated the batch begins, if it does, and how long before its proposal, if that is late.
CREATE TABLE entry (
    partition INTEGER NOT NULL,
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    block INTEGER NOT NULL,
    position INTEGER NOT NULL,
    msp TEXT NOT NULL,
    certificate BLOB NOT NULL,
    function TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    producer INTEGER,
    stated_at INTEGER,
    backwards INTEGER,
    late INTEGER
);

CREATE TABLE document (
    partition INTEGER NOT NULL,
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    declared_at INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (partition, type, id, entry)
) WITHOUT ROWID;

CREATE TABLE move (
    partition INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    subject TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (partition, entry)
) WITHOUT ROWID;

CREATE TABLE event (
    partition INTEGER NOT NULL,
    n INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    author INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    action INTEGER,
    purpose INTEGER,
    count INTEGER,
    decision INTEGER
);

CREATE TABLE copy (
    partition INTEGER NOT NULL,
    name INTEGER PRIMARY KEY,
    holder INTEGER NOT NULL,
    version INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    root BLOB NOT NULL,
    rows INTEGER NOT NULL,
    commitment BLOB,
    delivered INTEGER NOT NULL,
    event TEXT NOT NULL,
    delivered_by INTEGER NOT NULL,
    delivered_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    received INTEGER,
    received_at INTEGER,
    received_root BLOB,
    received_rows INTEGER,
    received_basis INTEGER,
    matched INTEGER,
    deleted INTEGER,
    deleted_at INTEGER,
    contradicted_at INTEGER
);

-- Which copies of a version a party was ever given: what it can pass on.
CREATE TABLE holding (
    partition INTEGER NOT NULL,
    holder INTEGER NOT NULL,
    version INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    PRIMARY KEY (partition, holder, version, copy)
) WITHOUT ROWID;

-- What an event that is no use does with a copy: a derivation with its inputs, a delivery with what was passed on.
CREATE TABLE act (
    partition INTEGER NOT NULL,
    n INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    action INTEGER NOT NULL,
    recipient INTEGER,
    decision INTEGER NOT NULL,
    PRIMARY KEY (partition, n, copy)
) WITHOUT ROWID;

CREATE TABLE derivation (
    partition INTEGER NOT NULL,
    version INTEGER PRIMARY KEY,
    author INTEGER NOT NULL,
    method INTEGER NOT NULL,
    derived INTEGER NOT NULL,
    event TEXT NOT NULL,
    derived_at INTEGER NOT NULL
);

CREATE TABLE input (
    partition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    PRIMARY KEY (partition, version, place)
) WITHOUT ROWID;

-- How often an action was done with a copy, and the earliest and the latest declared time of it.
CREATE TABLE uses (
    partition INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    action INTEGER NOT NULL,
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (partition, copy, action)
) WITHOUT ROWID;

-- An agreement as it stands from an entry on. Its copies expire at a time, or so long after delivery, whichever is first.
CREATE TABLE term (
    partition INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    provider INTEGER NOT NULL,
    insured INTEGER NOT NULL,
    policy INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    retention INTEGER,
    PRIMARY KEY (partition, agreement, entry)
) WITHOUT ROWID;
CREATE INDEX term_policy ON term (partition, policy, agreement)
