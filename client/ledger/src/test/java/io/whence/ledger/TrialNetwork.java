package io.whence.ledger;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import io.whence.model.bytes.Json;
import io.whence.model.wire.RegistrationCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A development ledger with a small market on it: an exchange that delivers version pv-1 to two lenders. */
public final class TrialNetwork implements AutoCloseable {
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final Path home;
    private EmbeddedLedger ledger;

    private TrialNetwork(Path home, EmbeddedLedger ledger) {
        this.home = home;
        this.ledger = ledger;
    }

    /** Starts an empty ledger under a home. */
    public static TrialNetwork start(Path home) {
        return new TrialNetwork(home, open(home));
    }

    public Path home() {
        return home;
    }

    public Path connectionFolder() {
        return ledger.connectionFolder();
    }

    public Connection connect(String party) {
        return Connection.open(connectionFolder(), party, Optional.empty(), SHORT);
    }

    /** Ends the ledger and starts it again on the same folder and ports. */
    public void restart() {
        int port = ledger.ports().getFirst();
        ledger.close();
        ledger = EmbeddedLedger.start(folder(home), port, new WhenceChaincode());
    }

    /** Ends the ledger; {@link #restart} is for another time. */
    public void stop() {
        ledger.close();
    }

    /** Registers the exchange, two lenders that delegate to it, a product, its version, a policy, and two agreements. */
    public void openMarket() {
        try (Connection exchange = connect("exchange")) {
            openMarket(exchange, home);
        }
    }

    /** The same on any ledger, with the lenders' keys under a home. */
    public static void openMarket(Connection exchange, Path home) {
        add(exchange, "party", "exchange", "{'roles':['EXCHANGE','PROVIDER'],'mspId':'ExchangeMSP'}");
        addLender(exchange, home, "lender-1");
        addLender(exchange, home, "lender-2");
        add(
                exchange,
                "product",
                "p-1",
                "{'owner':'exchange','class':'DATASET','grading':'GENERAL','personalData':false}");
        add(exchange, "version", "pv-1", version("p-1"));
        add(
                exchange,
                "policy",
                "pol-1",
                "{'profile':'whence-odrl-1','permission':[{'action':'use','constraint':["
                        + "{'leftOperand':'count','operator':'lteq','rightOperand':3}]}],"
                        + "'prohibition':[{'action':'distribute'}]}");
        agreement(exchange, home, "agr-1", "lender-1");
        agreement(exchange, home, "agr-2", "lender-2");
    }

    /** The body of a version document of a product. */
    public static String version(String product) {
        return "{'product':'" + product + "','sequence':1,'rows':10,'bytes':100,'root':'" + "ab".repeat(32)
                + "','schema':'" + "cd".repeat(32) + "'}";
    }

    /** Adds a document whose body is JSON with single quotes. */
    public static Answer add(Connection connection, String type, String id, String body) {
        TreeMap<String, Json> members = new TreeMap<>(Map.of(
                "type", Json.of(type),
                "schemaVersion", Json.of(1),
                "id", Json.of(id),
                "exchange", Json.of("exchange"),
                "declaredAt", Json.of("2026-01-01T00:00:00Z"),
                "links", Json.array(java.util.List.of()),
                "body", Json.parse(utf8(body))));
        return connection.submit(type + ":add", Json.object(members).canonical());
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** A lender without an organisation: it signs with a key that this home holds. */
    private static void addLender(Connection exchange, Path home, String id) {
        String publicKey = PartyKeyFile.create(home.resolve("keys"), id);
        add(exchange, "party", id, "{'roles':['RECIPIENT'],'delegates':['exchange'],'publicKey':'" + publicKey + "'}");
    }

    private static void agreement(Connection exchange, Path home, String id, String recipient) {
        String terms = "{'provider':'exchange','recipient':'" + recipient + "','version':'pv-1','policy':'pol-1',"
                + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','receiptHours':24,'insured':true";
        byte[] signed = RegistrationCodec.signedBytes(Json.parse(utf8(terms + "}")));
        String signature = Base64.getEncoder()
                .encodeToString(new PartyKeys(home).sign(recipient, signed).orElseThrow());
        add(exchange, "agreement", id, terms + ",'recipientSignature':'" + signature + "'}");
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static EmbeddedLedger open(Path home) {
        return EmbeddedLedger.start(folder(home), 0, new WhenceChaincode());
    }

    private static Path folder(Path home) {
        return home.resolve("network").resolve("embedded");
    }
}
