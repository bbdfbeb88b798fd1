/**
 * The law of claims: one table of moves, who may make them, what each needs, and which clocks they start. Decisions are
 * pure: a claim, an act and its occasion go in; the next claim or a named refusal comes out. Money is settled elsewhere
 * (the worksheet) and only checked and added up here.
 */
@NullMarked
package io.whence.model.claim;

import org.jspecify.annotations.NullMarked;
