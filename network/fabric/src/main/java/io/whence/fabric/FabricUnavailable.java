package io.whence.fabric;

/** The network cannot be used as things stand; the message says what is the matter and what to do about it. */
public final class FabricUnavailable extends RuntimeException {
    public FabricUnavailable(String message) {
        super(message);
    }

    public FabricUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
