package io.whence.contract;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Derivation;
import io.whence.model.circulation.Negotiation;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Product;
import io.whence.model.circulation.Registration;
import io.whence.model.circulation.RegistryView;
import io.whence.model.circulation.Transfer;
import io.whence.model.circulation.Version;
import io.whence.model.value.Digest;
import io.whence.model.wire.CopyState;
import io.whence.model.wire.CustodyCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProcessCodec;
import io.whence.model.wire.RegistrationCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.jspecify.annotations.Nullable;

/** Channel state as typed records, for one transaction: what it reads, writes and announces, and who calls. */
public final class Ledger implements RegistryView {
    private final ChaincodeStub stub;
    private final BulkState bulk;
    private final Map<String, Optional<byte[]>> read = new TreeMap<>();
    private final Map<String, Optional<Recorded>> recorded = new TreeMap<>();
    private final SortedMap<String, Optional<byte[]>> changes = new TreeMap<>();

    Ledger(ChaincodeStub stub, BulkState bulk) {
        this.stub = stub;
        this.bulk = bulk;
    }

    public Caller caller() {
        return Callers.of(stub);
    }

    /** The proposer's word for when this is. */
    public Instant proposedAt() {
        return stub.getTxTimestamp();
    }

    public String transaction() {
        return stub.getTxId();
    }

    /** A value handed in beside the transaction, which never enters a block. */
    public Optional<byte[]> transientValue(String name) {
        return Optional.ofNullable(stub.getTransient().get(name));
    }

    /** The committed value; asked of the peer once, because a transaction does not see its own writes. */
    public Optional<byte[]> read(String key) {
        return read.computeIfAbsent(key, asked -> present(stub.getState(asked)));
    }

    /** Reads many keys at once where the peer offers that, so that each of them is there when it is asked for. */
    void expect(Collection<String> keys) {
        bulk.read(stub, keys).forEach((key, value) -> read.put(key, present(value)));
    }

    /** Changes state once the function has ended: nothing is written of what is refused. */
    public void write(String key, byte[] value) {
        changes.put(key, Optional.of(value));
    }

    public void write(String key, Json value) {
        write(key, value.canonical());
    }

    public void delete(String key) {
        changes.put(key, Optional.empty());
    }

    /** Hands the peer all changes of state, at once where it takes them so. */
    void flush() {
        if (changes.size() > 1 && bulk.write(stub, changes)) {
            return;
        }
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(bytes -> stub.putState(key, bytes), () -> stub.delState(key)));
    }

    /** All entries with {@code from <= key < to}, at most {@code max}; the range is checked again at commit. */
    public SortedMap<String, byte[]> range(String from, String to, int max) {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        try (QueryResultsIterator<KeyValue> results = stub.getStateByRange(from, to)) {
            for (KeyValue entry : results) {
                if (entries.size() == max) {
                    break;
                }
                entries.put(entry.getKey(), entry.getValue());
            }
        } catch (Exception e) {
            throw new IllegalStateException("state range " + from + " cannot be read", e);
        }
        return entries;
    }

    public void writePrivate(String collection, String key, byte[] value) {
        stub.putPrivateData(collection, key, value);
    }

    public Optional<byte[]> readPrivate(String collection, String key) {
        return present(stub.getPrivateData(collection, key));
    }

    /** The hash of a private value, which every peer knows. */
    public Optional<Digest> privateHash(String collection, String key) {
        return present(stub.getPrivateDataHash(collection, key)).map(Digest::of);
    }

    /** Erases a private value with its history; its hash stays on the blocks. */
    public void purgePrivate(String collection, String key) {
        stub.purgePrivateData(collection, key);
    }

    /** Announces what was recorded and returns it as the answer: its canonical bytes. */
    public byte[] announce(String name, Json answer) {
        byte[] bytes = answer.canonical();
        stub.setEvent(name, bytes);
        return bytes;
    }

    @Override
    public Optional<Party> party(String id) {
        return registration("party", id, Party.class);
    }

    @Override
    public Optional<Party> partyOf(String mspId) {
        return read(Keys.msp(mspId)).map(Ledger::text).flatMap(this::party);
    }

    @Override
    public Optional<Product> product(String id) {
        return registration("product", id, Product.class);
    }

    @Override
    public Optional<Version> version(String id) {
        return registration("version", id, Version.class);
    }

    @Override
    public boolean agreedUpon(String version) {
        return read(Keys.agreedUpon(version)).isPresent();
    }

    @Override
    public Optional<Agreement> agreement(String id) {
        return registration("agreement", id, Agreement.class);
    }

    @Override
    public boolean accepted(Agreement agreement) {
        return agreement.recipientSignature().isPresent()
                || read(Keys.acceptance(agreement.id())).isPresent();
    }

    @Override
    public Optional<Copy> copy(String id) {
        return read(Keys.copy(id)).map(state -> CopyState.decode(id, state));
    }

    @Override
    public Optional<Transfer> transfer(String id) {
        return read(Keys.transfer(id)).map(ProcessCodec::transfer);
    }

    Optional<Negotiation> negotiation(String id) {
        return read(Keys.negotiation(id)).map(ProcessCodec::negotiation);
    }

    /** The negotiation that an agreement comes of, where it was negotiated on this ledger. */
    Optional<Negotiation> negotiationOf(String agreement) {
        return read(Keys.negotiated(agreement)).map(Ledger::text).flatMap(this::negotiation);
    }

    @Override
    public Optional<Derivation> derivation(String version) {
        return read(Keys.derivation(version)).map(CustodyCodec::derivation);
    }

    @Override
    public boolean registered(String type, String id) {
        return read(Keys.document(type, id)).isPresent();
    }

    /** The document as recorded, with its digest and who added it. */
    public Optional<Recorded> recorded(String type, String id) {
        String key = Keys.document(type, id);
        return recorded.computeIfAbsent(key, asked -> read(asked).map(Recorded::read));
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> present(byte @Nullable [] value) {
        return value == null || value.length == 0 ? Optional.empty() : Optional.of(value);
    }

    private <T extends Registration> Optional<T> registration(String type, String id, Class<T> kind) {
        return recorded(type, id)
                .map(recorded -> Document.read(type, recorded.document(), recorded.digest()))
                .map(RegistrationCodec::read)
                .map(kind::cast);
    }
}
