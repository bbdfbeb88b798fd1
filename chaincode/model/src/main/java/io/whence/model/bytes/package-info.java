/**
 * JSON as the ledger hashes it: integers and strings in the canonical form of RFC 8785, nothing in floating point, every
 * bound named. Reading a record names each field once; what is left over is refused.
 */
@NullMarked
package io.whence.model.bytes;

import org.jspecify.annotations.NullMarked;
