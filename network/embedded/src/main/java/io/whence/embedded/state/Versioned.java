package io.whence.embedded.state;

import com.google.protobuf.ByteString;

/** A value and where it was written. */
public record Versioned(ByteString value, Version version) {}
