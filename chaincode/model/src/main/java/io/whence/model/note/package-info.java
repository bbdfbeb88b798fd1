/**
 * Signed text that strangers can check, in the public C2SP forms: signed notes and their keys, log checkpoints,
 * timestamped cosignatures, and proofs of one log entry. Times and keys are handed in; reading is strict, so that every
 * accepted text has exactly one spelling.
 */
@NullMarked
package io.whence.model.note;

import org.jspecify.annotations.NullMarked;
