/**
 * Canonical tables and per-recipient marks: what makes one copy of a table tell itself from another.
 */
@NullMarked
package io.whence.marking;

import org.jspecify.annotations.NullMarked;
