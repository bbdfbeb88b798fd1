-- What questions need and building does not: made when a read model has caught up for the first time, and kept from then on.
CREATE INDEX entry_block ON entry (partition, block, n);
CREATE INDEX entry_backwards ON entry (partition, n) WHERE backwards IS NOT NULL;
CREATE INDEX entry_late ON entry (partition, n) WHERE late IS NOT NULL;
CREATE INDEX move_subject ON move (partition, subject, entry);
CREATE INDEX event_subject ON event (partition, subject, n);
CREATE INDEX event_breach ON event (partition, n) WHERE decision = 1;
CREATE INDEX event_unknown ON event (partition, n) WHERE decision = 2;
CREATE INDEX copy_delivered ON copy (partition, delivered);
CREATE INDEX copy_version ON copy (partition, version, delivered);
CREATE INDEX copy_holder ON copy (partition, holder, delivered);
CREATE INDEX copy_deliverer ON copy (partition, delivered_by, delivered);
CREATE INDEX copy_agreement ON copy (partition, agreement, delivered);
CREATE INDEX copy_mismatched ON copy (partition, received) WHERE matched = 0;
CREATE INDEX copy_contradicted ON copy (partition, deleted) WHERE contradicted_at IS NOT NULL;
CREATE INDEX act_copy ON act (partition, copy, n);
CREATE INDEX derivation_author ON derivation (partition, author, derived);
CREATE INDEX input_copy ON input (partition, copy, version);
CREATE INDEX term_provider ON term (partition, provider, agreement)
