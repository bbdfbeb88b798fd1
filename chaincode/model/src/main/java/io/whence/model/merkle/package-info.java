/** Merkle trees exactly as RFC 6962 section 2.1 defines them, over SHA-256: roots, inclusion and consistency proofs. */
@NullMarked
package io.whence.model.merkle;

import org.jspecify.annotations.NullMarked;
