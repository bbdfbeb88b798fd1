/**
 * Blocks as Fabric hashes and signs them, and files of framed records that tell a record cut short by a crash from a record
 * that was changed.
 */
@NullMarked
package io.whence.embedded.block;

import org.jspecify.annotations.NullMarked;
