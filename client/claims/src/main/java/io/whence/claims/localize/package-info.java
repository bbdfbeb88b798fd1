/**
 * Localises a breach: which copy of a table leaked, how sure that is, and what the chance is that an innocent is named.
 * Two outputs are kept apart: an accusation bound that rests on marks alone, and a posterior that also weighs who held
 * what and when. A finding is the same bytes for the same inputs, wherever and in whatever order they are read.
 */
@NullMarked
package io.whence.claims.localize;

import org.jspecify.annotations.NullMarked;
