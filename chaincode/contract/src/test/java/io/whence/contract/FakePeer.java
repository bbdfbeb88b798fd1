package io.whence.contract;

import com.google.protobuf.ByteString;
import io.whence.identity.Authority;
import io.whence.identity.Consortium;
import io.whence.identity.Organisation;
import io.whence.identity.User;
import io.whence.model.value.Digest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.jspecify.annotations.Nullable;

/** Channel state and identities in memory: runs the chaincode and keeps what a successful call wrote. */
public final class FakePeer {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Map<String, byte[]> CREATORS = creators();

    private final TreeMap<String, byte[]> state = new TreeMap<>();
    private final TreeMap<String, byte[]> hidden = new TreeMap<>();
    private final TreeMap<String, byte[]> handedIn = new TreeMap<>();
    private int transactions;
    private Instant now = NOW;

    /** Sets the clock of whoever proposes next. */
    public void setTime(Instant time) {
        now = time;
    }

    /** Calls a function as {@code organisation/USER}; what it wrote is kept when it succeeds. */
    public Response submit(String as, String function, byte[]... arguments) {
        Stub stub = new Stub(as, function, List.of(arguments));
        Response response = new WhenceChaincode().invoke(stub.proxy());
        if (response.getStatusCode() == 200) {
            state.putAll(stub.written);
            stub.deleted.forEach(state::remove);
        }
        return response;
    }

    public Response call(String as, String function, String... arguments) {
        return submit(
                as,
                function,
                Arrays.stream(arguments)
                        .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    /** Hands a value in beside the next calls, as transient data. */
    public FakePeer handingIn(String name, byte[] value) {
        handedIn.put(name, value);
        return this;
    }

    /** How many keys stand under a prefix. */
    public long keys(String prefix) {
        return state.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    private static Map<String, byte[]> creators() {
        Map<String, byte[]> creators = new TreeMap<>();
        for (Organisation organisation : Consortium.standard().parties()) {
            Authority authority = Authority.found("ca", organisation, Instant.now());
            for (User user : organisation.users()) {
                creators.put(organisation.name() + "/" + user.name(), creator(authority, organisation, user));
            }
        }
        return creators;
    }

    private static byte[] creator(Authority authority, Organisation organisation, User user) {
        return SerializedIdentity.newBuilder()
                .setMspid(organisation.mspId())
                .setIdBytes(ByteString.copyFromUtf8(
                        authority.issue(user, organisation).certificatePem()))
                .build()
                .toByteArray();
    }

    private final class Stub {
        private final String as;
        private final String function;
        private final List<byte[]> arguments;
        private final String transaction = "tx-" + ++transactions;
        private final TreeMap<String, byte[]> written = new TreeMap<>();
        private final TreeSet<String> deleted = new TreeSet<>();

        private Stub(String as, String function, List<byte[]> arguments) {
            this.as = as;
            this.function = function;
            this.arguments = arguments;
        }

        private ChaincodeStub proxy() {
            return (ChaincodeStub) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ChaincodeStub.class},
                    (proxy, method, parameters) -> answer(method, parameters));
        }

        private @Nullable Object answer(Method method, Object[] parameters) throws InvocationTargetException {
            return switch (method.getName()) {
                case "getArgs" -> args();
                case "getFunction" -> function;
                case "getTxId" -> transaction;
                case "getTxTimestamp" -> now;
                case "getCreator" -> CREATORS.get(as);
                case "getTransient" -> handedIn;
                case "getState" -> state.getOrDefault((String) parameters[0], new byte[0]);
                case "putState" -> written.put((String) parameters[0], (byte[]) parameters[1]);
                case "delState" -> deleted.add((String) parameters[0]);
                case "getPrivateData" -> hidden.getOrDefault(secret(parameters), new byte[0]);
                case "getPrivateDataHash" -> privateHash(secret(parameters));
                case "putPrivateData" -> hidden.put(secret(parameters), (byte[]) parameters[2]);
                case "purgePrivateData" -> hidden.remove(secret(parameters));
                case "setEvent" -> null;
                case "getStateByRange" -> range((String) parameters[0], (String) parameters[1]);
                default ->
                    throw new InvocationTargetException(
                            new UnsupportedOperationException(method.getName()), "not part of this fake");
            };
        }

        private byte[] privateHash(String secret) {
            byte[] value = hidden.getOrDefault(secret, new byte[0]);
            return value.length == 0 ? value : Digest.over(value).bytes();
        }

        private static String secret(Object[] parameters) {
            return parameters[0] + "/" + parameters[1];
        }

        private List<byte[]> args() {
            List<byte[]> all = new ArrayList<>();
            all.add(function.getBytes(StandardCharsets.UTF_8));
            all.addAll(arguments);
            return all;
        }

        private QueryResultsIterator<KeyValue> range(String from, String to) {
            List<KeyValue> entries = state.subMap(from, to).entrySet().stream()
                    .map(entry -> (KeyValue) new Entry(entry.getKey(), entry.getValue()))
                    .toList();
            return new QueryResultsIterator<>() {
                @Override
                public Iterator<KeyValue> iterator() {
                    return entries.iterator();
                }

                @Override
                public void close() {}
            };
        }
    }

    private static final class Entry implements KeyValue {
        private final String key;
        private final byte[] value;

        private Entry(String key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return value;
        }

        @Override
        public String getStringValue() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }
}
