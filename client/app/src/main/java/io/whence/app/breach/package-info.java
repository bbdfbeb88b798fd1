/** Breaches on the command line: where a leak began, what was altered. */
@NullMarked
package io.whence.app.breach;

import org.jspecify.annotations.NullMarked;
