/**
 * From signed transactions to committed blocks: screening that needs no state and runs anywhere, then one thread that
 * judges, orders, writes and applies. Nothing is reported before its block is on the disk.
 */
@NullMarked
package io.whence.embedded.commit;

import org.jspecify.annotations.NullMarked;
