package io.whence.contract;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.hyperledger.fabric.traces.Traces;

/** The chaincode as a service: one process per peer, configured by the environment that Fabric defines. */
public final class WhenceService {
    private static final int CONNECTION_AGE_SECONDS = Integer.MAX_VALUE / 1000;
    private static final int MESSAGE_BYTES_MAX = 100 << 20;

    /** Who may call: peers with a certificate under this root. Without it anybody on the machine could pose as the peer. */
    private static final String CALLERS_ROOT = "CORE_PEER_TLS_ROOTCERT_FILE";

    /** Held so that the level stays set: the logging framework keeps loggers weakly. */
    private static final Logger SHIM_LOG = Logger.getLogger("org.hyperledger");

    private WhenceService() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        SHIM_LOG.setLevel(Level.WARNING);
        Served chaincode = new Served();
        chaincode.processEnvironmentOptions();
        chaincode.validateOptions();
        Metrics.initialize(chaincode.getChaincodeConfig());
        Traces.initialize(chaincode.getChaincodeConfig());
        ChaincodeServerProperties properties = chaincode.getChaincodeServerConfig();
        properties.setMaxConnectionAgeSeconds(CONNECTION_AGE_SECONDS);
        properties.setMaxInboundMessageSize(MESSAGE_BYTES_MAX);
        Optional.ofNullable(System.getenv(CALLERS_ROOT)).ifPresent(properties::setTrustCertCollectionFile);
        new NettyChaincodeServer(chaincode, properties).start();
    }

    /** The chaincode with the options that the shim's server asks of it. Only a service pays for what their class loads. */
    private static final class Served extends ChaincodeBase {
        private volatile WhenceChaincode chaincode = new WhenceChaincode();

        /** The shim keeps one stream a process: the one that its peer opened last. */
        @Override
        protected StreamObserver<ChaincodeMessage> connectToPeer(StreamObserver<ChaincodeMessage> peer)
                throws IOException {
            PeerStream stream = new PeerStream(peer);
            chaincode = new WhenceChaincode(stream);
            return stream.fromPeer(super.connectToPeer(stream.toPeer()));
        }

        @Override
        public Response init(ChaincodeStub stub) {
            return chaincode.init(stub);
        }

        @Override
        public Response invoke(ChaincodeStub stub) {
            return chaincode.invoke(stub);
        }
    }
}
