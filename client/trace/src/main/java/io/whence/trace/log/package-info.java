/**
 * The ledger's log on an organisation's own disk: every committed transaction and event, in ledger order, as one RFC 6962
 * tree in C2SP tiles; and the organisation as its witness, who cosigns a head only after a proof that it continues what was
 * cosigned last. Everything but the witness's memory and key can be thrown away and rebuilt from blocks.
 */
@NullMarked
package io.whence.trace.log;

import org.jspecify.annotations.NullMarked;
