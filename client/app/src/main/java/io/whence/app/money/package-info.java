/** Settlement on the command line: worksheets with no ledger, and the moves of claims. */
@NullMarked
package io.whence.app.money;

import org.jspecify.annotations.NullMarked;
