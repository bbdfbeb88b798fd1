/**
 * Usage policies: the subset of ODRL 2.2 that Whence understands completely, and its evaluation over what was recorded.
 * A policy that says anything else is refused when it is registered, never half-enforced. Every judgement is one of three
 * truths and comes with a report for each clause; nothing here reads a clock.
 */
@NullMarked
package io.whence.model.circulation.policy;

import org.jspecify.annotations.NullMarked;
