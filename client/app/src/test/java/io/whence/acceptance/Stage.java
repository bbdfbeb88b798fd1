package io.whence.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.RegistrationCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;

/** A network with parties, a product, a version, a policy and an agreement registered, ready for deliveries. */
final class Stage {
    static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    static final Digest ROOT = Digest.over(new byte[] {1});
    static final String EXCHANGE = "exchange/EXCHANGE";
    static final String INSURER = "insurer/HANDLER";
    static final String REGULATOR = "regulator/REGULATOR";
    static final String PROVIDER = "provider/INSURED";

    /** One key for the recipient on both networks: what it signs is the same bytes there. */
    private static final KeyPair RECIPIENT_KEY = newKey();

    private static final byte[] AGREEMENT_SIGNATURE = sign(RegistrationCodec.signedBytes(json(agreementBody())));

    private final Path connection;
    private final Map<String, Member> members = new ConcurrentHashMap<>();

    private Stage(Path connection) {
        this.connection = connection;
    }

    static Stage set(Path connection) {
        Stage stage = new Stage(connection);
        stage.added(EXCHANGE, "party", "exchange", "{'roles':['EXCHANGE','REGISTRY'],'mspId':'ExchangeMSP'}");
        stage.added(INSURER, "party", "insurer", "{'roles':['INSURER'],'mspId':'InsurerMSP'}");
        stage.added(REGULATOR, "party", "regulator", "{'roles':['REGULATOR'],'mspId':'RegulatorMSP'}");
        stage.added(
                PROVIDER, "party", "provider", "{'roles':['PROVIDER'],'mspId':'ProviderMSP','delegates':['exchange']}");
        stage.added(
                EXCHANGE,
                "party",
                "lender",
                "{'roles':['RECIPIENT'],'publicKey':'" + publicKey() + "','delegates':['exchange']}");
        stage.added(PROVIDER, "product", "p-1", "{'owner':'provider','class':'DATASET','grading':'GENERAL'}");
        stage.added(PROVIDER, "version", "pv-1", versionBody("p-1"));
        stage.added(EXCHANGE, "policy", "pol-1", "{'profile':'whence-odrl-1','permission':[{'action':'aggregate'}]}");
        stage.added(PROVIDER, "agreement", "agr-1", signed(agreementBody()));
        return stage;
    }

    Path connection() {
        return connection;
    }

    Member as(String who) {
        return members.computeIfAbsent(who, name -> Member.of(connection, name));
    }

    Outcome ask(String who, String function, String... arguments) {
        return Outcome.ofEvaluate(() -> as(who).evaluate(function, arguments));
    }

    Outcome submit(String who, String function, byte[]... arguments) {
        return submitted(() -> as(who).endorse(function, arguments));
    }

    /** Endorses, submits and waits. */
    Outcome submitted(Outcome.Call<Transaction> endorse) {
        try {
            Transaction transaction = endorse.make();
            Status status = commit(transaction);
            String answer = new String(transaction.getResult(), StandardCharsets.UTF_8)
                    .replace(transaction.getTransactionId(), "TRANSACTION");
            return new Outcome(status.getCode().name(), answer, List.of());
        } catch (GatewayException e) {
            return Outcome.of(e);
        }
    }

    /** Submits an endorsed transaction and waits until every peer has the block that it is in, and so endorses alike. */
    Status commit(Transaction transaction) throws GatewayException {
        SubmittedTransaction submitted = transaction.submitAsync();
        Status status = submitted.getStatus();
        for (String who : List.of(EXCHANGE, INSURER, REGULATOR)) {
            assertThat(as(who).gateway()
                            .newCommit(submitted.getBytes())
                            .getStatus()
                            .getCode())
                    .isEqualTo(status.getCode());
        }
        return status;
    }

    Outcome add(String who, String type, String id, String body) {
        return submit(who, type + ":add", document(type, id, body, ""));
    }

    void added(String who, String type, String id, String body) {
        assertThat(add(who, type, id, body).code()).as(type + " " + id).isEqualTo("VALID");
    }

    Outcome record(long sequence, Event... events) {
        return submit(EXCHANGE, "circulation:record", batch(sequence, events));
    }

    static byte[] batch(long sequence, Event... events) {
        return BatchCodec.seal(
                "exchange",
                sequence,
                Arrays.stream(events).map(EventCodec::encode).toList(),
                Map.of());
    }

    static byte[] document(String type, String id, String body, String prev) {
        String document = "{'body':%s,'declaredAt':'2026-03-01T08:00:00Z','exchange':'exchange','id':'%s','links':[],%s"
                        .formatted(body, id, prev)
                + "'schemaVersion':1,'type':'" + type + "'}";
        return json(document).canonical();
    }

    /** The adjuster's word on what a claim under circulation security leaves open where it names no copy. */
    static String terms(String cover, String paper) {
        return "'terms':["
                + String.join(
                        ",",
                        term("SUBJECT", cover, paper),
                        term("OBLIGATION_MET", "security-protection", paper),
                        term("EXCLUSION", "lawfully-public", paper),
                        term("EXCLUSION", "wilful-act", paper))
                + "]";
    }

    private static String term(String term, String about, String paper) {
        return "{'term':'" + term + "','about':'" + about + "','answer':'SATISFIED','ground':'" + paper + "'}";
    }

    static String versionBody(String product) {
        return "{'product':'%s','sequence':1,'rows':10,'bytes':100,'root':'%s','schema':'%s'}"
                .formatted(product, ROOT, ROOT);
    }

    static String agreementBody() {
        return "{'provider':'provider','recipient':'lender','version':'pv-1','policy':'pol-1',"
                + "'from':'2026-03-01T00:00:00Z','until':'2026-04-01T00:00:00Z','receiptHours':24}";
    }

    /** A body with the recipient's signature over the standard agreement in it. */
    static String signed(String body) {
        String signature = Base64.getEncoder().encodeToString(AGREEMENT_SIGNATURE);
        return body.substring(0, body.length() - 1) + ",'recipientSignature':'" + signature + "'}";
    }

    static Event delivered(String copy) {
        return delivered(copy, AT);
    }

    static Event delivered(String copy, Instant at) {
        return new Event(
                "e-" + copy,
                at,
                "exchange",
                new Event.Delivered(copy, "pv-1", "agr-1", "lender", ROOT, 10, Optional.empty()));
    }

    static Event received(String copy) {
        return by("lender", new Event.Received(copy, ROOT, 10));
    }

    static Event used(String copy) {
        return by("lender", new Event.Used(copy, "sell", "profit", 1));
    }

    static Event by(String party, Event.Fact fact) {
        return new Event("e", AT, party, fact);
    }

    static Json json(String quoted) {
        return Json.parse(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static List<String> everyone() {
        return List.of(
                EXCHANGE,
                "exchange/BROKER",
                INSURER,
                "insurer/APPROVER",
                "insurer/APPROVER2",
                "insurer/FRAUD",
                "insurer/PAYMENT",
                "insurer/INSURED",
                REGULATOR,
                "regulator/TRIBUNAL",
                "adjuster/ADJUSTER",
                "adjuster/FORENSIC",
                "panel/PANEL",
                "panel/PANEL2",
                "panel/PANEL3",
                PROVIDER,
                "coinsurer/HANDLER",
                "coinsurer/FOLLOWER",
                "coinsurer/REINSURER",
                "coinsurer/PAYMENT",
                "academy/PANEL",
                "chamber/PANEL");
    }

    static byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(RECIPIENT_KEY.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey() {
        return Base64.getEncoder().encodeToString(RECIPIENT_KEY.getPublic().getEncoded());
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
