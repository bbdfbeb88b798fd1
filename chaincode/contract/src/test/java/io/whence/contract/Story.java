package io.whence.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.RegistrationCodec;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.shim.Chaincode.Response;

/** A ledger with parties, a product, a version, a policy and one agreement, ready for deliveries. */
final class Story {
    static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    static final Digest ROOT = Digest.over(new byte[] {1});
    static final String EXCHANGE = "exchange/EXCHANGE";
    static final String PROVIDER = "provider/INSURED";

    private static final KeyPair LENDER_KEY = newKey();

    final FakePeer peer = new FakePeer();

    static Story begin() {
        Story story = new Story();
        story.added(EXCHANGE, "party", "exchange", "{'roles':['EXCHANGE','REGISTRY'],'mspId':'ExchangeMSP'}");
        story.added(
                PROVIDER, "party", "provider", "{'roles':['PROVIDER'],'mspId':'ProviderMSP','delegates':['exchange']}");
        story.added(
                EXCHANGE,
                "party",
                "lender-03",
                "{'roles':['RECIPIENT'],'publicKey':'" + publicKey() + "','delegates':['exchange']}");
        story.added(PROVIDER, "product", "p-1", "{'owner':'provider','class':'DATASET','grading':'GENERAL'}");
        story.added(PROVIDER, "version", "pv-1", version("p-1"));
        story.added(EXCHANGE, "policy", "pol-1", "{'profile':'whence-odrl-1','permission':[{'action':'aggregate'}]}");
        story.added(PROVIDER, "agreement", "agr-1", signed(agreement("lender-03")));
        return story;
    }

    static String version(String product) {
        return "{'product':'%s','sequence':1,'rows':10,'bytes':100,'root':'%s','schema':'%s'}"
                .formatted(product, ROOT, ROOT);
    }

    static String agreement(String recipient) {
        return "{'provider':'provider','recipient':'%s','version':'pv-1','policy':'pol-1',".formatted(recipient)
                + "'from':'2026-03-01T00:00:00Z','until':'2026-04-01T00:00:00Z','receiptHours':24}";
    }

    /** The agreement's body with the lender's signature in it. */
    static String signed(String body) {
        byte[] bytes = RegistrationCodec.signedBytes(Json.parse(quoted(body)));
        String signature = Base64.getEncoder().encodeToString(sign(bytes));
        return body.substring(0, body.length() - 1) + ",'recipientSignature':'" + signature + "'}";
    }

    static byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(LENDER_KEY.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Response add(String as, String type, String id, String body) {
        return add(as, type, id, body, "");
    }

    Response add(String as, String type, String id, String body, String prev) {
        String document = "{'body':%s,'declaredAt':'2026-03-01T08:00:00Z','exchange':'exchange','id':'%s','links':[],%s"
                        .formatted(body, id, prev)
                + "'schemaVersion':1,'type':'" + type + "'}";
        return peer.submit(as, type + ":add", Json.parse(quoted(document)).canonical());
    }

    void added(String as, String type, String id, String body) {
        Response response = add(as, type, id, body);
        assertThat(response.getStatusCode()).as(response.getMessage()).isEqualTo(200);
    }

    Response record(String as, long sequence, Event... events) {
        return record(as, sequence, Map.of(), events);
    }

    Response record(String as, long sequence, Map<Integer, byte[]> signatures, Event... events) {
        List<byte[]> leaves = Arrays.stream(events).map(EventCodec::encode).toList();
        return peer.submit(as, "circulation:record", BatchCodec.seal("exchange", sequence, leaves, signatures));
    }

    static Event delivered(String copy, Instant at) {
        return new Event(
                "e-" + copy,
                at,
                "exchange",
                new Event.Delivered(copy, "pv-1", "agr-1", "lender-03", ROOT, 10, Optional.empty()));
    }

    static Event event(String by, Event.Fact fact) {
        return new Event("e", AT, by, fact);
    }

    static Event received(String by, String copy) {
        return event(by, new Event.Received(copy, ROOT, 10));
    }

    /** The refusal's code, field and value, one after the other. */
    static String refusal(Response response) {
        assertThat(response.getStatusCode()).isGreaterThanOrEqualTo(400);
        FieldReader error = new FieldReader("", Json.parse(response.getPayload())).object("error");
        return error.text("code") + " " + error.text("field") + " " + error.text("value");
    }

    static Json answer(Response response) {
        assertThat(response.getStatusCode()).as(response.getMessage()).isEqualTo(200);
        return Json.parse(response.getPayload());
    }

    static byte[] quoted(String json) {
        return json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String publicKey() {
        return Base64.getEncoder().encodeToString(LENDER_KEY.getPublic().getEncoded());
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
