package io.whence.embedded.simulation;

import com.google.protobuf.ByteString;
import io.whence.embedded.state.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.shim.Chaincode;

/** Runs the chaincode on proposals; any number of threads may do so at once. */
public final class ChaincodeRun {
    private final Chaincode chaincode;
    private final CollectionRules rules;

    public ChaincodeRun(Chaincode chaincode, CollectionRules rules) {
        this.chaincode = chaincode;
        this.rules = rules;
    }

    public CollectionRules rules() {
        return rules;
    }

    /** Runs a proposal as the peer of one organisation does, on a state. */
    public Outcome run(Proposal proposal, State state, String peerMspId, String callerMspId) {
        Simulator simulator =
                new Simulator(state, rules, new Simulator.Site(proposal.chaincode(), peerMspId, callerMspId));
        SimulatedStub stub = new SimulatedStub(proposal, callerMspId, simulator);
        try {
            Chaincode.Response response = chaincode.invoke(stub);
            if (response.getStatus() == null) {
                return new Outcome.Broke(failure("no status of the chaincode shim: " + response.getStatusCode()));
            }
            return answered(response, stub, simulator);
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Broke(failure(trace(e)));
        }
    }

    private static Outcome answered(Chaincode.Response response, SimulatedStub stub, Simulator simulator) {
        ChaincodeEvent event = stub.getEvent();
        return new Outcome.Answered(
                message(response),
                simulator.publicPart(),
                event == null ? ByteString.EMPTY : event.toByteString(),
                simulator.privatePart(),
                simulator.collectionsRead(),
                simulator.collections());
    }

    private static Response message(Chaincode.Response response) {
        Response.Builder message = Response.newBuilder().setStatus(response.getStatusCode());
        if (response.getMessage() != null) {
            message.setMessage(response.getMessage());
        }
        if (response.getPayload() != null) {
            message.setPayload(ByteString.copyFrom(response.getPayload()));
        }
        return message.build();
    }

    private static String failure(String reason) {
        return "error in simulation: transaction returned with failure: " + reason;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
