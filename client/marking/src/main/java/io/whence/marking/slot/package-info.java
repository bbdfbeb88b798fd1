/**
 * Slots: an exchange in three messages (offer, choice, sealed parts) by which a recipient gets one of two variants of every
 * part of its copy without the provider learning which. The transfer is Chou and Orlandi's ("The Simplest Protocol for
 * Oblivious Transfer", 2015) on P-256; what both sides commit to lets a later dispute tell the two apart. Knows no table.
 */
@NullMarked
package io.whence.marking.slot;

import org.jspecify.annotations.NullMarked;
