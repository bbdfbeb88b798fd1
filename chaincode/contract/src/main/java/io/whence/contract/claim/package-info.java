/** Covers, incidents, findings and claims on the ledger: who calls, read, decide (in the model), write, announce. */
@NullMarked
package io.whence.contract.claim;

import org.jspecify.annotations.NullMarked;
