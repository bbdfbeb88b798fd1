/**
 * Canonical tables and per-recipient marks: what makes one copy of a table tell itself from another. Reads tables in any
 * CSV dialect, brings every cell into one canonical form, commits to copies by salted Merkle roots, and writes marked
 * copies whose openings are committed before they leave. Knows no ledger.
 */
@NullMarked
package io.whence.marking;

import org.jspecify.annotations.NullMarked;
