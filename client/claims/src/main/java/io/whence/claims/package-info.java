/**
 * The bench: localises a breach from a leaked table and the recorded custody, and prepares findings and claims.
 */
@NullMarked
package io.whence.claims;

import org.jspecify.annotations.NullMarked;
