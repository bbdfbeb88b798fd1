/**
 * Evidence packs: everything that proves a finding or a settlement to a stranger, in one file. The writer gathers and
 * signs; it judges nothing. What the file must satisfy is in {@code docs/proofs.md}, and who judges it shares only the
 * model with this package.
 */
@NullMarked
package io.whence.claims.evidence;

import org.jspecify.annotations.NullMarked;
