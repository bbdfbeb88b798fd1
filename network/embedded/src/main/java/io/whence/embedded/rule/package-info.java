/** Why an embedded ledger does not start, by name. */
@NullMarked
package io.whence.embedded.rule;

import org.jspecify.annotations.NullMarked;
