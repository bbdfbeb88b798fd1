/**
 * The arithmetic of accusation: bias laws, scores, exact tail chances, e-values. All in whole numbers that are rounded
 * against accusation, so that writer and verifier agree to the last digit on any machine. Depends on values alone.
 */
@NullMarked
package io.whence.model.score;

import org.jspecify.annotations.NullMarked;
