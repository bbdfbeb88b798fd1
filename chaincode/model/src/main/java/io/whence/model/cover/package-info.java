/**
 * What a cover owes. Terms are a tree of sections under a policy with layers; a loss is a list of items; the
 * {@link io.whence.model.cover.Adjuster} makes a worksheet of the two, {@link io.whence.model.cover.Contribution}
 * shares it between insurers, and {@link io.whence.model.cover.Recovery} gives back what others pay. Everything is
 * exact until one rounding at the end, and every minor unit that is not paid is explained.
 */
@NullMarked
package io.whence.model.cover;

import org.jspecify.annotations.NullMarked;
