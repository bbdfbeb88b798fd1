package io.whence.contract;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.value.Refused;
import io.whence.model.wire.RefusalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** The chaincode {@code whence}: finds the function, checks the caller's role, runs it, answers or refuses. */
public final class WhenceChaincode implements Chaincode {
    private static final int SUCCESS = 200;

    /** For every refusal: the Java shim ends a call with an error of its own on any status but 200, 400 and 500. */
    private static final int REFUSED = 400;

    private final BulkState bulk;

    /** The chaincode over the stub alone. */
    public WhenceChaincode() {
        this(BulkState.NONE);
    }

    WhenceChaincode(BulkState bulk) {
        this.bulk = bulk;
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return new Response(SUCCESS, "", new byte[0]);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try {
            return new Response(SUCCESS, "", run(stub));
        } catch (Refused refused) {
            return refusal(refused);
        }
    }

    private byte[] run(ChaincodeStub stub) {
        List<byte[]> arguments = stub.getArgs();
        String name = arguments.isEmpty() ? "" : name(arguments.getFirst());
        Function function = Functions.all().get(name);
        if (function == null) {
            throw CirculationRule.FUNCTION_UNKNOWN.refuse("function", name);
        }
        Ledger ledger = new Ledger(stub, bulk);
        if (!function.roles().contains(ledger.caller().role())) {
            throw CirculationRule.ROLE_DENIED.refuse(
                    "caller", ledger.caller().mspId() + "/" + ledger.caller().role());
        }
        if (arguments.size() - 1 != function.parameters().size()) {
            throw CirculationRule.ARGUMENTS_WRONG.refuse(name, arguments.size() - 1);
        }
        byte[] answer = function.body().run(ledger, arguments.subList(1, arguments.size()));
        ledger.flush();
        return answer;
    }

    /** The shim's own way spells every argument as text, batches too. */
    private static String name(byte[] first) {
        return new String(first, StandardCharsets.UTF_8);
    }

    private static Response refusal(Refused refused) {
        Json json = RefusalJson.of(refused);
        return new Response(REFUSED, json.text(), json.canonical());
    }
}
