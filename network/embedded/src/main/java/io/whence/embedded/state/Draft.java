package io.whence.embedded.state;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.Set;

/** The state that a block is turning another one into, and the keys the block has written so far. For one thread. */
public final class Draft {
    private State state;
    private final Set<String> writtenKeys = new HashSet<>();
    private final Set<String> writtenHashes = new HashSet<>();

    public Draft(State state) {
        this.state = state;
    }

    /** The state after the writes so far. */
    public State state() {
        return state;
    }

    /** Whether the block has already written a key. */
    public boolean wrote(String key) {
        return writtenKeys.contains(key);
    }

    /** Whether the block has already written a private key, known by its hash. */
    public boolean wroteHash(String collection, ByteString keyHash) {
        return writtenHashes.contains(State.hashedKey(collection, keyHash));
    }

    public void put(String key, Versioned value) {
        writtenKeys.add(key);
        state = new State(state.values().plus(key, value), state.hashes(), state.secrets());
    }

    public void delete(String key) {
        writtenKeys.add(key);
        state = new State(state.values().minus(key), state.hashes(), state.secrets());
    }

    public void putHash(String collection, ByteString keyHash, Versioned valueHash) {
        String at = State.hashedKey(collection, keyHash);
        writtenHashes.add(at);
        state = new State(state.values(), state.hashes().plus(at, valueHash), state.secrets());
    }

    public void deleteHash(String collection, ByteString keyHash) {
        String at = State.hashedKey(collection, keyHash);
        writtenHashes.add(at);
        state = new State(state.values(), state.hashes().minus(at), state.secrets());
    }

    public void putSecret(String collection, String key, Versioned value) {
        state = new State(
                state.values(), state.hashes(), state.secrets().plus(State.secretKey(collection, key), value));
    }

    public void deleteSecret(String collection, String key) {
        state = new State(state.values(), state.hashes(), state.secrets().minus(State.secretKey(collection, key)));
    }
}
