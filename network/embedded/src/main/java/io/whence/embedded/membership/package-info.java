/**
 * Who is who on the channel: the organisations' roots, members by their serialized certificates, and ECDSA signatures over
 * P-256 in the one form that Fabric accepts.
 */
@NullMarked
package io.whence.embedded.membership;

import org.jspecify.annotations.NullMarked;
