package io.whence.bench;

import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Recorded;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Blocks of an exchange's days, as a peer would give them. Versions of some products are delivered, acknowledged, derived
 * from, delivered on and deleted, in trees of about a thousand copies; in between, copies are used: half of the uses are of
 * copies delivered lately, half of any. One delivery in fifty events.
 */
final class SyntheticLedger {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int COPIES_OF_A_TREE = 1_000;

    private static final int EVENTS_OF_A_BATCH = 2_048;
    private static final int EVENTS_OF_A_DELIVERY = 50;
    private static final int DELIVERIES_OF_A_DERIVATION = 10;
    private static final int DELIVERIES_OF_A_DELETION = 5;
    private static final int LENDERS = 1_000;
    private static final int LATEST = 2_000;
    private static final Digest ROOT = Digest.over(new byte[] {1});
    private static final Caller EXCHANGE = new Caller("ExchangeMSP", Role.EXCHANGE, 0, ROOT);

    private final SplittableRandom random = new SplittableRandom(20_260_301L);
    private final List<List<String>> trees = new ArrayList<>();
    private final List<String> copies = new ArrayList<>();
    private final List<String> holders = new ArrayList<>();
    private final List<Sealed> waiting = new ArrayList<>();
    private final long events;
    private long made;
    private long transactions;
    private long sequence;
    private Digest previous = ROOT;
    private long height;

    SyntheticLedger(long events) {
        this.events = events;
        long deliveries = events / EVENTS_OF_A_DELIVERY;
        document("party", "exchange", "{'roles':['EXCHANGE','PROVIDER'],'mspId':'ExchangeMSP'}");
        document(
                "policy",
                "pol-1",
                "{'profile':'whence-odrl-1','permission':[{'action':'use','constraint':["
                        + "{'leftOperand':'count','operator':'lteq','rightOperand':1000}]}],"
                        + "'prohibition':[{'action':'distribute'}]}");
        document("product", "p-1", "{'owner':'exchange','class':'DATASET','grading':'GENERAL','personalData':false}");
        for (int tree = 0; tree < Math.max(1, deliveries / COPIES_OF_A_TREE); tree++) {
            String version = "pv-" + tree;
            document(
                    "version",
                    version,
                    "{'product':'p-1','sequence':1,'rows':10,'bytes':100,'root':'" + ROOT + "','schema':'" + ROOT
                            + "'}");
            agreement(version);
            trees.add(new ArrayList<>(List.of(version)));
        }
    }

    /** What a transaction seals, as it stands in a block: a document, or the argument of a batch. */
    private sealed interface Sealed {
        record Paper(Document document) implements Sealed {}

        record Events(
                @SuppressWarnings("ArrayRecordComponent") byte[] argument) implements Sealed {}
    }

    boolean hasNext() {
        return made < events;
    }

    /** How many trees of versions and copies there are. */
    int trees() {
        return trees.size();
    }

    /** A version of any tree. */
    String anyVersion(SplittableRandom chance) {
        List<String> tree = trees.get(chance.nextInt(trees.size()));
        return tree.get(chance.nextInt(tree.size()));
    }

    /** Any declared time. */
    Instant anyTime(SplittableRandom chance) {
        return START.plusMillis(chance.nextLong(made));
    }

    Instant end() {
        return START.plusMillis(made);
    }

    /** The next block, of two batches and the documents between them; what a peer's follower decodes is still bytes. */
    Block next() {
        for (int batch = 0; batch < 2 && hasNext(); batch++) {
            List<byte[]> leaves = new ArrayList<>();
            while (leaves.size() < EVENTS_OF_A_BATCH && hasNext()) {
                leaves.add(EventCodec.encode(event()));
            }
            waiting.add(new Sealed.Events(BatchCodec.sealDeflated("exchange", ++sequence, leaves, Map.of())));
        }
        Block block = new Block(height, Digest.over(previous.bytes()), transactions + 1, List.copyOf(waiting));
        transactions += waiting.size();
        waiting.clear();
        height++;
        previous = block.hash();
        return block;
    }

    /** A block whose batches are still sealed. */
    record Block(long number, Digest hash, long firstTransaction, List<Sealed> sealed) {
        /** What the follower makes of it: inflated, hashed, decoded. */
        LedgerBlock decoded() {
            List<LedgerTransaction> transactions = new ArrayList<>();
            for (int i = 0; i < sealed.size(); i++) {
                transactions.add(transaction(i));
            }
            return new LedgerBlock(number, hash, transactions);
        }

        private LedgerTransaction transaction(int position) {
            String id = "%064x".formatted(firstTransaction + position);
            return switch (sealed.get(position)) {
                case Sealed.Paper paper ->
                    new LedgerTransaction(
                            id,
                            position,
                            START,
                            EXCHANGE,
                            paper.document().type() + ":add",
                            new Recorded.Added(paper.document()),
                            ROOT);
                case Sealed.Events batch ->
                    new LedgerTransaction(id, position, START, EXCHANGE, "circulation:record", opened(batch), ROOT);
            };
        }
    }

    private static Recorded.Sealed opened(Sealed.Events batch) {
        Recorded.Sealed sealed = new Recorded.Sealed(batch.argument());
        sealed.batch();
        return sealed;
    }

    private Event event() {
        long n = made++;
        String id = "e-" + Long.toHexString(random.nextLong());
        Instant at = START.plusMillis(n);
        int copy = copies.size() - 1;
        return switch ((int) (n % EVENTS_OF_A_DELIVERY)) {
            case 0 -> new Event(id, at, "exchange", delivery());
            case 1 -> new Event(id, at, holders.get(copy), new Event.Received(copies.get(copy), ROOT, 10));
            case 2 -> copy / trees.size() % DELIVERIES_OF_A_DERIVATION == 0 ? derived(id, at, copy) : used(id, at);
            case 3 -> copy % DELIVERIES_OF_A_DELETION == 0 ? deleted(id, at) : used(id, at);
            default -> used(id, at);
        };
    }

    private Event.Delivered delivery() {
        List<String> tree = trees.get(copies.size() % trees.size());
        String version = tree.get(random.nextInt(tree.size()));
        String copy = "c-" + copies.size();
        String holder = "lender-" + random.nextInt(LENDERS);
        copies.add(copy);
        holders.add(holder);
        return new Event.Delivered(copy, version, "agr-" + version, holder, ROOT, 10, Optional.empty());
    }

    private Event derived(String id, Instant at, int copy) {
        List<String> tree = trees.get(copy % trees.size());
        String version = tree.getFirst() + "-" + tree.size();
        tree.add(version);
        agreement(version);
        return new Event(id, at, holders.get(copy), new Event.Derived(List.of(copies.get(copy)), version, "join"));
    }

    /** Which of the deleted copies are used as inputs later does not matter to the map. */
    private Event deleted(String id, Instant at) {
        int copy = random.nextInt(copies.size());
        return new Event(id, at, holders.get(copy), new Event.Deleted(copies.get(copy), "agreement-end"));
    }

    private Event used(String id, Instant at) {
        int all = copies.size();
        int copy = random.nextBoolean() ? random.nextInt(all) : all - 1 - random.nextInt(Math.min(all, LATEST));
        String action = random.nextInt(1_000) == 0 ? "distribute" : random.nextBoolean() ? "read" : "aggregate";
        return new Event(id, at, holders.get(copy), new Event.Used(copies.get(copy), action, "credit-scoring", 1));
    }

    private void agreement(String version) {
        document(
                "agreement",
                "agr-" + version,
                "{'provider':'exchange','recipient':'lender-1','version':'" + version + "','policy':'pol-1',"
                        + "'from':'2026-01-01T00:00:00Z','until':'2027-01-01T00:00:00Z','receiptHours':24,'insured':true}");
    }

    private void document(String type, String id, String body) {
        waiting.add(new Sealed.Paper(Document.read(type, Declared.canonical(type, id, body))));
    }
}
