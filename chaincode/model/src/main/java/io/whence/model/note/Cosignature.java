package io.whence.model.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The timestamped signature of a witness ({@code cosignature/v1}): big-endian seconds since 1970, then Ed25519. */
final class Cosignature {
    private static final int LENGTH = Long.BYTES + Ed25519.SIGNATURE_BYTES;

    private final long seconds;
    private final byte[] signature;

    Cosignature(long seconds, byte[] signature) {
        if (seconds < 0 || signature.length != Ed25519.SIGNATURE_BYTES) {
            throw NoteRule.COSIGNATURE_MALFORMED.refuse("time", seconds);
        }
        this.seconds = seconds;
        this.signature = signature.clone();
    }

    /** Reads the bytes of a signature line; none where they are no cosignature. */
    static Optional<Cosignature> of(NoteSignature line) {
        byte[] bytes = line.bytes();
        if (bytes.length != LENGTH || bytes[0] < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Cosignature(ByteBuffer.wrap(bytes).getLong(), Arrays.copyOfRange(bytes, Long.BYTES, LENGTH)));
    }

    /** What is signed: a header line, a time line, and the whole text of the checkpoint. */
    static byte[] message(long seconds, String checkpointText) {
        return ("cosignature/v1\ntime " + seconds + "\n" + checkpointText).getBytes(StandardCharsets.UTF_8);
    }

    byte[] message(String checkpointText) {
        return message(seconds, checkpointText);
    }

    long seconds() {
        return seconds;
    }

    byte[] signature() {
        return signature.clone();
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(seconds).put(signature).array();
    }
}
