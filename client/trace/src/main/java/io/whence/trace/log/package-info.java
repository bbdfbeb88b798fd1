/**
 * The ledger as one append-only log (RFC 6962): every valid transaction is an entry, every event of a batch one more, in
 * ledger order. Witnesses fold it from their own peer's blocks and cosign its head.
 */
@NullMarked
package io.whence.trace.log;

import org.jspecify.annotations.NullMarked;
