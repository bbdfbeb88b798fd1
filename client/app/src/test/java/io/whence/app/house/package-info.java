/**
 * The house rules as tests: which room may know which, what deterministic code may call, how the code is laid out. A
 * rule that a review would have to remember stands here instead.
 */
@NullMarked
package io.whence.app.house;

import org.jspecify.annotations.NullMarked;
