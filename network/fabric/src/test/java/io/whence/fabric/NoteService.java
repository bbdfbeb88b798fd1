package io.whence.fabric;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;

/** The smallest chaincode that shows a network at work: notes under keys, served as the network's peers expect. */
public final class NoteService extends ChaincodeBase {
    /** Serves at the address and with the keys that the environment names. */
    public static void main(String[] args) throws IOException, InterruptedException {
        URI address = URI.create("grpc://" + environment("CHAINCODE_SERVER_ADDRESS"));
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(address.getHost(), address.getPort()));
        properties.setTlsEnabled(true);
        properties.setKeyFile(environment("CORE_TLS_CLIENT_KEY_FILE"));
        properties.setKeyCertChainFile(environment("CORE_TLS_CLIENT_CERT_FILE"));
        properties.setTrustCertCollectionFile(environment("CORE_PEER_TLS_ROOTCERT_FILE"));
        properties.setMaxConnectionAgeSeconds(Integer.MAX_VALUE);
        NoteService notes = new NoteService();
        notes.processEnvironmentOptions();
        Metrics.initialize(notes.getChaincodeConfig());
        Traces.initialize(notes.getChaincodeConfig());
        new NettyChaincodeServer(notes, properties).start();
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<String> parameters = stub.getParameters();
        return switch (stub.getFunction()) {
            case "org.hyperledger.fabric:GetMetadata" -> ResponseUtils.newSuccessResponse(bytes("{}"));
            case "put" -> {
                stub.putState(parameters.getFirst(), bytes(parameters.getLast()));
                yield ResponseUtils.newSuccessResponse(bytes(stub.getTxId()));
            }
            case "get" -> ResponseUtils.newSuccessResponse(stub.getState(parameters.getFirst()));
            default -> ResponseUtils.newErrorResponse("function = " + stub.getFunction() + ": not one of put, get");
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
