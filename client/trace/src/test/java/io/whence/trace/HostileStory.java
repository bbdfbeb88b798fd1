package io.whence.trace;

import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.EventLines;
import io.whence.ledger.PartyKeys;
import io.whence.ledger.Progress;
import io.whence.ledger.TrialNetwork;
import io.whence.ledger.WriterOptions;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.RegistrationCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger on which holders say what does not go together, as far as it can be recorded: lender-1, who may neither derive nor
 * distribute, uses c-1 before it was delivered, uses a copy that nobody delivered, derives pv-2 from c-1, passes pv-1 on to
 * lender-2 as c-2, and then declares c-1 deleted before all that.
 */
record HostileStory(TrialNetwork network, Connection exchange) implements AutoCloseable {
    static HostileStory record(Path home) {
        TrialNetwork network = TrialNetwork.start(home);
        network.openMarket();
        Connection exchange = network.connect("exchange");
        TrialNetwork.add(
                exchange,
                "policy",
                "pol-strict",
                "{'profile':'whence-odrl-1','permission':[{'action':'read'},{'action':'aggregate','constraint':["
                        + "{'leftOperand':'spatial','operator':'eq','rightOperand':'CN'}]}],"
                        + "'prohibition':[{'action':'derive'},{'action':'distribute','constraint':["
                        + "{'leftOperand':'recipient','operator':'eq','rightOperand':'lender-2'}]}]}");
        HostileStory story = new HostileStory(network, exchange);
        story.agree(home, "agr-strict", "exchange", "lender-1");
        story.agree(home, "agr-onward", "lender-1", "lender-2");
        story.record(home, lines());
        return story;
    }

    /** Records lines as the exchange does. */
    void record(Path home, List<String> lines) {
        new BatchWriter(exchange, home, WriterOptions.DEFAULT.batching(1, 1))
                .record(EventLines.write(home.resolve("hostile.jsonl"), lines), Progress.NONE);
    }

    /** The exchange, to which lender-1 delegates, delivers to itself in lender-1's place, and acknowledges that. */
    void deliverToItself(String copy) {
        TrialNetwork.add(
                exchange,
                "agreement",
                "agr-self",
                "{'provider':'lender-1','recipient':'exchange','version':'pv-1','policy':'pol-strict',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','receiptHours':1,"
                        + "'insured':false}");
        exchange.submit("agreement:accept", "agr-self".getBytes(StandardCharsets.UTF_8));
        Instant at = Instant.parse("2026-03-20T08:00:00Z");
        Digest root = Digest.over(new byte[0]);
        Event.Delivered delivered =
                new Event.Delivered(copy, "pv-1", "agr-self", "exchange", root, 10, Optional.empty());
        List<byte[]> leaves = List.of(
                EventCodec.encode(new Event("s-1", at, "exchange", delivered)),
                EventCodec.encode(new Event("s-2", at, "exchange", new Event.Received(copy, root, 10))));
        exchange.submit("circulation:record", BatchCodec.seal("exchange", 2_000, leaves, Map.of()));
    }

    @Override
    public void close() {
        exchange.close();
        network.close();
    }

    private static List<String> lines() {
        return List.of(
                EventLines.delivered("h-1", "2026-03-10T08:00:00Z", "c-1", "agr-strict", "lender-1"),
                EventLines.used("h-2", "2026-03-09T08:00:00Z", "c-1", "lender-1", "read"),
                EventLines.used("h-3", "2026-03-11T08:00:00Z", "c-ghost", "lender-1", "read"),
                EventLines.used("h-4", "2026-03-11T08:00:00Z", "c-1", "lender-1", "aggregate"),
                EventLines.derived("h-5", "2026-03-12T08:00:00Z", "lender-1", "c-1", "pv-2"),
                EventLines.delivered("h-6", "2026-03-13T08:00:00Z", "c-2", "agr-onward", "lender-2")
                        .replace("\"by\":\"exchange\"", "\"by\":\"lender-1\""),
                EventLines.deleted("h-7", "2026-03-11T00:00:00Z", "lender-1", "c-1"));
    }

    private void agree(Path home, String id, String provider, String recipient) {
        String terms = "{'provider':'" + provider + "','recipient':'" + recipient + "','version':'pv-1',"
                + "'policy':'pol-strict','from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z',"
                + "'receiptHours':8760,'insured':false";
        byte[] signed = RegistrationCodec.signedBytes(Json.parse(utf8(terms + "}")));
        String signature = Base64.getEncoder()
                .encodeToString(new PartyKeys(home).sign(recipient, signed).orElseThrow());
        TrialNetwork.add(exchange, "agreement", id, terms + ",'recipientSignature':'" + signature + "'}");
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
