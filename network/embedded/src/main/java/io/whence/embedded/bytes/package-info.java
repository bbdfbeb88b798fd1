/** Digests and checksums over byte strings, read where they lie: arguments of a transaction are hashed several times. */
@NullMarked
package io.whence.embedded.bytes;

import org.jspecify.annotations.NullMarked;
