/** Commands around proof: cosigned heads of the log, evidence packs, and their check by a stranger. */
@NullMarked
package io.whence.app.proof;

import org.jspecify.annotations.NullMarked;
