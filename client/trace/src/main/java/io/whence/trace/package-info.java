/**
 * The read model built from blocks: the custody graph, questions as of a time, exports. It can be thrown away.
 */
@NullMarked
package io.whence.trace;

import org.jspecify.annotations.NullMarked;
