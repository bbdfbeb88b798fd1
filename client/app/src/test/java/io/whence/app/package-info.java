/** The program as its users meet it: words in, one answer and an exit code out. */
@NullMarked
package io.whence.app;

import org.jspecify.annotations.NullMarked;
