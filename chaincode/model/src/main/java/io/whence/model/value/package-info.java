/**
 * Values that cannot be wrong: money, digests, identifiers, times, and the refusal that names what was wrong with the
 * input. Everything else in the model is built from these; they depend on the JDK alone.
 */
@NullMarked
package io.whence.model.value;

import org.jspecify.annotations.NullMarked;
