/**
 * The spelling of every record: protobuf for events and batches, canonical JSON for documents and state, and the keys
 * under which they stand. What is read here was checked when it was written, and is checked again.
 */
@NullMarked
package io.whence.model.wire;

import org.jspecify.annotations.NullMarked;
