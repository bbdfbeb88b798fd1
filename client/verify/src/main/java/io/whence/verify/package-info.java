/**
 * The witness: judges evidence packs and single proofs with nothing but the file, the law in {@code model}, and the keys
 * that its reader trusts. It knows no ledger, network or database, and shares no code with those who write packs beyond the forms and
 * formulas that both must have in common.
 */
@NullMarked
package io.whence.verify;

import org.jspecify.annotations.NullMarked;
