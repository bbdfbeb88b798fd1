/**
 * The contracts: who calls, read, decide (in the model), write, announce. Nothing here decides.
 */
@NullMarked
package io.whence.contract;

import org.jspecify.annotations.NullMarked;
