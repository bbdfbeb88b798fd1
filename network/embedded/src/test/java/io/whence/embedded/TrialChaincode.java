package io.whence.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whence.embedded.simulation.ChaincodeRun;
import io.whence.embedded.simulation.CollectionRules;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/** A chaincode that does one thing to the ledger for each of its functions, and nothing else. */
final class TrialChaincode implements Chaincode {
    private static final String COLLECTIONS = """
            [{"name":"shared","policy":"OR('ExchangeMSP.member','InsurerMSP.member')",
              "requiredPeerCount":0,"maxPeerCount":1,"blockToLive":0,"memberOnlyRead":true,"memberOnlyWrite":true},
             {"name":"open","policy":"OR('ExchangeMSP.member')",
              "requiredPeerCount":0,"maxPeerCount":1,"blockToLive":0,"memberOnlyRead":false,"memberOnlyWrite":false}]
            """;

    static ChaincodeRun run() {
        return new ChaincodeRun(new TrialChaincode(), CollectionRules.parse(COLLECTIONS.getBytes(UTF_8)));
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return success("");
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        if (stub.getFunction().equals("size")) {
            return success(String.valueOf(stub.getArgs().get(1).length));
        }
        List<String> words = stub.getParameters();
        return switch (stub.getFunction()) {
            case "put" -> put(stub, words.get(0), words.get(1));
            case "get" -> success(new String(stub.getState(words.get(0)), UTF_8));
            case "delete" -> delete(stub, words.get(0));
            case "append" -> append(stub, words.get(0), words.get(1));
            case "range" -> success(String.join(",", keys(stub.getStateByRange(words.get(0), words.get(1)))));
            case "count" -> count(stub, words.get(0), words.get(1), words.get(2));
            case "hide" -> hide(stub, words.get(0), words.get(1));
            case "reveal" -> success(new String(stub.getPrivateData(words.get(0), words.get(1)), UTF_8));
            case "commitment" -> new Response(200, "", stub.getPrivateDataHash(words.get(0), words.get(1)));
            case "purge" -> purge(stub, words.get(0), words.get(1));
            case "who" -> success(stub.getMspId() + " " + stub.getTxId() + " " + stub.getChannelId());
            case "differ" -> put(stub, "differ", String.valueOf(System.nanoTime()));
            case "refuse" -> new Response(400, "refused: " + words.get(0), new byte[0]);
            case "fail" -> new Response(500, "failed: " + words.get(0), new byte[0]);
            case "oddStatus" -> new Response(403, "forbidden", new byte[0]);
            case "throw" -> throw new IllegalStateException("thrown: " + words.get(0));
            case "query" -> success(String.join(",", keys(stub.getQueryResult("{}"))));
            default -> new Response(400, "no such function", new byte[0]);
        };
    }

    private static Response put(ChaincodeStub stub, String key, String value) {
        stub.putState(key, value.getBytes(UTF_8));
        stub.setEvent("put", key.getBytes(UTF_8));
        return success(new String(stub.getState("unrelated"), UTF_8));
    }

    private static Response delete(ChaincodeStub stub, String key) {
        stub.delState(key);
        return success("");
    }

    /** Reads its own key, so two of these on one key conflict; answers what it read, not what it wrote. */
    private static Response append(ChaincodeStub stub, String key, String more) {
        String before = new String(stub.getState(key), UTF_8);
        stub.putState(key, (before + more).getBytes(UTF_8));
        return success(new String(stub.getState(key), UTF_8));
    }

    private static Response count(ChaincodeStub stub, String start, String end, String into) {
        int found = keys(stub.getStateByRange(start, end)).size();
        stub.putState(into, String.valueOf(found).getBytes(UTF_8));
        return success(String.valueOf(found));
    }

    private static Response hide(ChaincodeStub stub, String collection, String key) {
        byte[] value = stub.getTransient().getOrDefault("value", new byte[0]);
        stub.putPrivateData(collection, key, value);
        return success("");
    }

    private static Response purge(ChaincodeStub stub, String collection, String key) {
        stub.purgePrivateData(collection, key);
        return success("");
    }

    private static List<String> keys(QueryResultsIterator<KeyValue> found) {
        List<String> keys = new ArrayList<>();
        found.forEach(value -> keys.add(value.getKey() + "=" + value.getStringValue()));
        return keys;
    }

    private static Response success(String payload) {
        return new Response(200, "", payload.getBytes(UTF_8));
    }
}
