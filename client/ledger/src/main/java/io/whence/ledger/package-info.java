/**
 * The only way to the ledger: connections and identities, a signer, the batching writer, the block follower.
 */
@NullMarked
package io.whence.ledger;

import org.jspecify.annotations.NullMarked;
