/**
 * Wordings side by side: two covers over one model of clauses, and what each pays for the same loss. Pure: the same two
 * covers and the same loss give the same answer, with no ledger.
 */
@NullMarked
package io.whence.claims.wording;

import org.jspecify.annotations.NullMarked;
