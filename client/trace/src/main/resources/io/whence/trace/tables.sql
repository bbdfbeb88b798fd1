-- What the blocks say, ready to be asked: tables of the read model, in the words of SQLite, which a server's dialect respells.
-- Times are milliseconds since 1970. Every table carries the partition of its channel first, so that a server can spread
-- channels over machines. Ids stand once, in name; names, entries and events are numbered in ledger order from 1.
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
    n INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (partition, n)
) WITHOUT ROWID;
CREATE UNIQUE INDEX name_text ON name (partition, text);

-- A transaction. events: how many events the ledger has up to and with it. Of a batch also its producer, the latest time
-- that this producer had stated by then, and whether the batch begins before what the producer stated in the batch before.
CREATE TABLE entry (
    partition INTEGER NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    block INTEGER NOT NULL,
    position INTEGER NOT NULL,
    msp TEXT NOT NULL,
    certificate BLOB NOT NULL,
    function TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    events INTEGER NOT NULL,
    producer INTEGER,
    stated_at INTEGER,
    backwards INTEGER,
    PRIMARY KEY (partition, n)
) WITHOUT ROWID;

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
    n INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    author INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    action INTEGER,
    purpose INTEGER,
    count INTEGER,
    decision INTEGER,
    PRIMARY KEY (partition, n)
) WITHOUT ROWID;

CREATE TABLE copy (
    partition INTEGER NOT NULL,
    name INTEGER NOT NULL,
    holder INTEGER NOT NULL,
    version INTEGER NOT NULL,
    agreement INTEGER NOT NULL,
    root BLOB NOT NULL,
    rows INTEGER NOT NULL,
    commitment BLOB,
    delivered INTEGER NOT NULL,
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
    PRIMARY KEY (partition, name)
) WITHOUT ROWID;

CREATE TABLE derivation (
    partition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    author INTEGER NOT NULL,
    method INTEGER NOT NULL,
    derived INTEGER NOT NULL,
    derived_at INTEGER NOT NULL,
    PRIMARY KEY (partition, version)
) WITHOUT ROWID;

CREATE TABLE input (
    partition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    PRIMARY KEY (partition, version, place)
) WITHOUT ROWID;

-- How often an action was done with a copy, and the earliest declared time of it.
CREATE TABLE uses (
    partition INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    action INTEGER NOT NULL,
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
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
