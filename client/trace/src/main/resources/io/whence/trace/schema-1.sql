-- What the blocks say, ready to be asked. Times are milliseconds since 1970. Every table carries the partition of its
-- channel first, so that a server can spread channels over machines. Ids stand once, in name, and n counts in ledger order.
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
    PRIMARY KEY (partition, n)
) WITHOUT ROWID;
CREATE INDEX entry_id ON entry (partition, id);

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
CREATE INDEX move_subject ON move (partition, subject, entry);

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
CREATE INDEX event_id ON event (partition, id);
CREATE INDEX event_subject ON event (partition, subject, n);
CREATE INDEX event_breach ON event (partition, n) WHERE decision = 1;

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
CREATE INDEX copy_version ON copy (partition, version, delivered);
CREATE INDEX copy_holder ON copy (partition, holder, delivered);
CREATE INDEX copy_agreement ON copy (partition, agreement, delivered);
CREATE INDEX copy_mismatched ON copy (partition, received) WHERE matched = 0;
CREATE INDEX copy_awaited ON copy (partition, due_at) WHERE received IS NULL;

CREATE TABLE derivation (
    partition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    author INTEGER NOT NULL,
    method INTEGER NOT NULL,
    derived INTEGER NOT NULL,
    derived_at INTEGER NOT NULL,
    PRIMARY KEY (partition, version)
) WITHOUT ROWID;
CREATE INDEX derivation_author ON derivation (partition, author, derived);

CREATE TABLE input (
    partition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    PRIMARY KEY (partition, version, place)
) WITHOUT ROWID;
CREATE INDEX input_copy ON input (partition, copy, version);

CREATE TABLE uses (
    partition INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    action INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (partition, copy, action)
) WITHOUT ROWID;
