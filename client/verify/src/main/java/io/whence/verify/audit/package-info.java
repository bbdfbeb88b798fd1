/**
 * A second reader of the ledger: recomputes its log from raw blocks, with an own reading of their bytes and an own folding
 * of the tree, and compares the result with everything that claims to follow from it. It shares nothing with the programs
 * that write blocks, logs and checkpoints but the model.
 */
@NullMarked
package io.whence.verify.audit;

import org.jspecify.annotations.NullMarked;
