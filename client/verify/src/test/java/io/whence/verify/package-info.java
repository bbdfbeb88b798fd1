/** Tests of what the witness does with single proofs and raw blocks. */
@NullMarked
package io.whence.verify;

import org.jspecify.annotations.NullMarked;
