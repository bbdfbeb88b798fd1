/**
 * Circulation on the command line: copies are delivered, received and deleted, events recorded. A command states one
 * event and the ledger's writer seals it, so that a command which was killed can be given again.
 */
@NullMarked
package io.whence.app.circulation;

import org.jspecify.annotations.NullMarked;
