-- What SQLite plans by: how many rows a table has, and how many of them share one value of each column of an index, from
-- left to right. Written here and not measured, so that the plans of a ledger's first day are those of its largest: above
-- all, one partition is every row.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('name', 'name_text', '1000000 1000000 1'),
    ('entry', 'entry_block', '1000000 1000000 10 1'),
    ('entry', 'entry_backwards', '1000 1000 1'),
    ('entry', 'entry_late', '1000 1000 1'),
    ('document', 'document', '100000 100000 10000 2 1'),
    ('move', 'move', '100000 100000 1'),
    ('move', 'move_subject', '100000 100000 5 1'),
    ('event', 'event_subject', '10000000 10000000 50 1'),
    ('event', 'event_breach', '10000 10000 1'),
    ('event', 'event_unknown', '10000 10000 1'),
    ('copy', 'copy_delivered', '1000000 1000000 1'),
    ('copy', 'copy_version', '1000000 1000000 50 1'),
    ('copy', 'copy_holder', '1000000 1000000 1000 1'),
    ('copy', 'copy_deliverer', '1000000 1000000 10000 1'),
    ('copy', 'copy_agreement', '1000000 1000000 50 1'),
    ('copy', 'copy_mismatched', '1000 1000 1'),
    ('copy', 'copy_contradicted', '1000 1000 1'),
    ('holding', 'holding', '1000000 1000000 1000 50 1'),
    ('act', 'act', '200000 200000 2 1'),
    ('act', 'act_copy', '200000 200000 2 1'),
    ('derivation', 'derivation_author', '100000 100000 100 1'),
    ('input', 'input', '200000 200000 2 1'),
    ('input', 'input_copy', '200000 200000 2 1'),
    ('uses', 'uses', '2000000 2000000 3 1'),
    ('term', 'term', '100000 100000 2 1'),
    ('term', 'term_provider', '100000 100000 1000 1'),
    ('term', 'term_policy', '100000 100000 1000 1');
ANALYZE sqlite_schema
