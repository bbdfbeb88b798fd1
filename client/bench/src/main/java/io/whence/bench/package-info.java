/**
 * Measures what the other rooms promise about speed and memory. Every figure stands beside a baseline of the same run
 * where there is one; nothing here is asserted by a test, because machines are noisy.
 */
@NullMarked
package io.whence.bench;

import org.jspecify.annotations.NullMarked;
