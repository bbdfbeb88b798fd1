package io.whence.embedded.bytes;

import com.google.protobuf.ByteString;
import java.util.zip.CRC32C;

/** CRC-32C over byte strings. */
public final class Checksum {
    private Checksum() {}

    public static int of(ByteString bytes) {
        CRC32C crc = new CRC32C();
        Feed.show(bytes, crc::update);
        return (int) crc.getValue();
    }
}
