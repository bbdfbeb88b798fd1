package io.whence.embedded.simulation;

import static io.whence.embedded.simulation.ChaincodeCallRefused.unsupported;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jspecify.annotations.Nullable;

/** The ledger as chaincode sees it during one run. What Fabric offers and this ledger does not is refused by name. */
final class SimulatedStub implements ChaincodeStub {
    private static final String FIRST_SIMPLE_KEY = "\u0001";
    private static final String LAST_CODE_POINT = "\udbff\udfff";

    private final Proposal proposal;
    private final String mspId;
    private final Simulator simulator;
    private final List<byte[]> arguments;
    private @Nullable ChaincodeEvent event;

    SimulatedStub(Proposal proposal, String mspId, Simulator simulator) {
        this.proposal = proposal;
        this.mspId = mspId;
        this.simulator = simulator;
        this.arguments =
                proposal.arguments().stream().map(ByteString::toByteArray).toList();
    }

    @Override
    public byte[] getState(String key) {
        return simulator.read(key).toByteArray();
    }

    @Override
    public void putState(String key, byte[] value) {
        simulator.write(checked(key), ByteString.copyFrom(value));
    }

    @Override
    public void delState(String key) {
        simulator.write(checked(key), ByteString.EMPTY);
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByRange(String startKey, String endKey) {
        CompositeKey.validateSimpleKeys(startKey, endKey);
        return new FoundValues.Walk(simulator.scan(simpleStart(startKey), endKey));
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByRangeWithPagination(
            String startKey, String endKey, int pageSize, String bookmark) {
        CompositeKey.validateSimpleKeys(startKey, endKey);
        return simulator.page(bookmark.isEmpty() ? simpleStart(startKey) : bookmark, endKey, pageSize);
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String compositeKey) {
        return getStateByPartialCompositeKey(parsed(compositeKey));
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(String objectType, String... attributes) {
        return getStateByPartialCompositeKey(new CompositeKey(objectType, attributes));
    }

    @Override
    public QueryResultsIterator<KeyValue> getStateByPartialCompositeKey(CompositeKey compositeKey) {
        String start = compositeKey.toString();
        return new FoundValues.Walk(simulator.scan(start, start + LAST_CODE_POINT));
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey compositeKey, int pageSize, String bookmark) {
        String start = compositeKey.toString();
        return simulator.page(bookmark.isEmpty() ? start : bookmark, start + LAST_CODE_POINT, pageSize);
    }

    @Override
    public CompositeKey createCompositeKey(String objectType, String... attributes) {
        return new CompositeKey(objectType, attributes);
    }

    @Override
    public CompositeKey splitCompositeKey(String compositeKey) {
        return CompositeKey.parseCompositeKey(compositeKey);
    }

    @Override
    public byte[] getPrivateData(String collection, String key) {
        return simulator.readSecret(collection, key).toByteArray();
    }

    @Override
    public byte[] getPrivateDataHash(String collection, String key) {
        return simulator.readHash(collection, key).toByteArray();
    }

    @Override
    public void putPrivateData(String collection, String key, byte[] value) {
        simulator.writeSecret(collection, checked(key), ByteString.copyFrom(value));
    }

    @Override
    public void delPrivateData(String collection, String key) {
        simulator.writeSecret(collection, checked(key), ByteString.EMPTY);
    }

    @Override
    public void purgePrivateData(String collection, String key) {
        simulator.purgeSecret(collection, checked(key));
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByRange(String collection, String startKey, String endKey) {
        CompositeKey.validateSimpleKeys(startKey, endKey);
        return new FoundValues.Walk(simulator.scanSecrets(collection, simpleStart(startKey), endKey));
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(String collection, String compositeKey) {
        return getPrivateDataByPartialCompositeKey(collection, parsed(compositeKey));
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(
            String collection, CompositeKey compositeKey) {
        String start = compositeKey.toString();
        return new FoundValues.Walk(simulator.scanSecrets(collection, start, start + LAST_CODE_POINT));
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataByPartialCompositeKey(
            String collection, String objectType, String... attributes) {
        return getPrivateDataByPartialCompositeKey(collection, new CompositeKey(objectType, attributes));
    }

    @Override
    public void setEvent(String name, byte @Nullable [] payload) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("event name can not be nil string");
        }
        event = ChaincodeEvent.newBuilder()
                .setChaincodeId(proposal.chaincode())
                .setTxId(proposal.transactionId())
                .setEventName(name)
                .setPayload(payload == null ? ByteString.EMPTY : ByteString.copyFrom(payload))
                .build();
    }

    @Override
    public @Nullable ChaincodeEvent getEvent() {
        return event;
    }

    @Override
    public List<byte[]> getArgs() {
        return arguments;
    }

    @Override
    public List<String> getStringArgs() {
        return proposal.arguments().stream().map(ByteString::toStringUtf8).toList();
    }

    @Override
    public String getFunction() {
        return proposal.arguments().isEmpty()
                ? ""
                : proposal.arguments().getFirst().toStringUtf8();
    }

    @Override
    public List<String> getParameters() {
        return getStringArgs().stream().skip(1).toList();
    }

    @Override
    public String getTxId() {
        return proposal.transactionId();
    }

    @Override
    public String getChannelId() {
        return proposal.channel();
    }

    @Override
    public SignedProposal getSignedProposal() {
        return proposal.signed();
    }

    @Override
    public Instant getTxTimestamp() {
        return proposal.timestamp();
    }

    @Override
    public byte[] getCreator() {
        return proposal.creator().toByteArray();
    }

    @Override
    public String getMspId() {
        return mspId;
    }

    @Override
    public Map<String, byte[]> getTransient() {
        return proposal.transientValues().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toByteArray()));
    }

    @Override
    public byte[] getBinding() {
        return proposal.binding();
    }

    @Override
    public Chaincode.Response invokeChaincode(String chaincodeName, List<byte[]> args, String channel) {
        throw unsupported("invokeChaincode");
    }

    @Override
    public byte[] getStateValidationParameter(String key) {
        throw unsupported("key-level endorsement");
    }

    @Override
    public void setStateValidationParameter(String key, byte[] value) {
        throw unsupported("key-level endorsement");
    }

    @Override
    public byte[] getPrivateDataValidationParameter(String collection, String key) {
        throw unsupported("key-level endorsement");
    }

    @Override
    public void setPrivateDataValidationParameter(String collection, String key, byte[] value) {
        throw unsupported("key-level endorsement");
    }

    @Override
    public QueryResultsIterator<KeyValue> getQueryResult(String query) {
        throw unsupported("a rich query");
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getQueryResultWithPagination(
            String query, int pageSize, String bookmark) {
        throw unsupported("a rich query");
    }

    @Override
    public QueryResultsIterator<KeyValue> getPrivateDataQueryResult(String collection, String query) {
        throw unsupported("a rich query");
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        throw unsupported("a key's history");
    }

    private static String checked(String key) {
        if (key.isEmpty()) {
            throw new ChaincodeCallRefused("key cannot be an empty string");
        }
        return key;
    }

    private static String simpleStart(String startKey) {
        return startKey.isEmpty() ? FIRST_SIMPLE_KEY : startKey;
    }

    private static CompositeKey parsed(String compositeKey) {
        return compositeKey.startsWith(CompositeKey.NAMESPACE)
                ? CompositeKey.parseCompositeKey(compositeKey)
                : new CompositeKey(compositeKey);
    }
}
