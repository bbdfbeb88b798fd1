/**
 * The witness: checks an evidence pack with no ledger at hand. Shares only the model with those who wrote it.
 */
@NullMarked
package io.whence.verify;

import org.jspecify.annotations.NullMarked;
