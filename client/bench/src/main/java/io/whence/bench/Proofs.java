package io.whence.bench;

import io.whence.app.desk.Folder;
import io.whence.ledger.Ed25519Provider;
import io.whence.ledger.Position;
import io.whence.model.merkle.LogFold;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.note.TlogProof;
import io.whence.model.note.VerifierKey;
import io.whence.model.wire.EventCodec;
import io.whence.trace.log.TileLog;
import io.whence.trace.log.WitnessKeys;
import io.whence.verify.ProofVerifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A log of millions of events on disk, with the tiles and the index that a follower keeps: what building it takes, and what
 * it takes to prove one event by its id and to check such a proof with three witnesses. The baseline is what reading and
 * hashing the whole log takes, as a proof without tiles would; for the check, the platform's own Ed25519. Processor time
 * of the one thread that does it all.
 */
final class Proofs implements Bench {
    private static final long SEED = 20_260_301L;
    private static final int COMMIT = 1 << 16;
    private static final int BUNDLE = 256;
    private static final int WARM_UP = 1_000;
    private static final int MEBIBYTE = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double P99 = 0.99;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "proofs";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("logged", 10_000_000L, "proofs", 1_000L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws IOException {
        Path folder = Files.createTempDirectory("whence-log");
        try (TileLog log = TileLog.open(folder)) {
            build(log, sizes.of("logged"), figures);
            prove(log, sizes.count("proofs"), folder, figures);
        } finally {
            Folder.delete(folder);
        }
    }

    private static void build(TileLog log, long events, Figures figures) {
        UsedEvents uses = new UsedEvents("proved", SEED, () -> true);
        long begun = THREADS.getCurrentThreadCpuTime();
        double early = 0;
        while (log.size() < events) {
            log.append(EventCodec.encode(uses.next()));
            if (log.size() % COMMIT == 0) {
                log.commit(new Position(log.size() / COMMIT, Optional.empty()));
                figures.progress("log of " + log.size());
                early = early > 0 || log.size() < events / 10 ? early : heapMebibytes();
            }
        }
        log.commit(new Position(events, Optional.empty()));
        double seconds = (THREADS.getCurrentThreadCpuTime() - begun) / NANOS_PER_SECOND;
        figures.add(Figure.of("log-entries-per-processor-second", events / seconds, "1/s"));
        figures.add(Figure.beside("log-heap-at-the-end-beside-a-tenth", heapMebibytes(), early, "MiB"));
    }

    private static void prove(TileLog log, int proofs, Path folder, Figures figures) {
        Checkpoint head = log.checkpoint("bench", log.size());
        List<SignerKey> witnesses = Stream.of("exchange", "insurer", "regulator")
                .map(name -> WitnessKeys.create(folder.resolve("keys"), name))
                .toList();
        SignedNote note = head.unsigned();
        for (SignerKey witness : witnesses) {
            note = note.with(witness.cosign(head, Instant.EPOCH));
        }
        List<VerifierKey> trust = witnesses.stream().map(SignerKey::verifier).toList();
        Asked plain = ask(log, proofs, note, trust);
        if (!Ed25519Provider.install()) {
            figures.remark("Conscrypt's native library does not load here: signatures are checked by the platform");
        }
        Asked asked = ask(log, proofs, note, trust);
        double whole = wholeMillis(log);
        figures.add(Figure.beside("prove-one-event-median", middle(asked.proveMillis), whole, "ms"));
        figures.add(Figure.beside("prove-one-event-p99", p99(asked.proveMillis), whole, "ms"));
        figures.add(
                Figure.beside("verify-one-event-median", middle(asked.verifyMillis), middle(plain.verifyMillis), "ms"));
        figures.add(Figure.beside("verify-one-event-p99", p99(asked.verifyMillis), p99(plain.verifyMillis), "ms"));
        figures.remark("proofs are asked by random ids of a log of " + log.size()
                + " events that is in the system's page cache; each carries three cosignatures, checked by Conscrypt beside"
                + " the platform's own Ed25519");
    }

    private record Asked(List<Double> proveMillis, List<Double> verifyMillis) {}

    private static Asked ask(TileLog log, int proofs, SignedNote note, List<VerifierKey> trust) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] prove = new double[proofs];
        double[] verify = new double[proofs];
        for (int i = -WARM_UP; i < proofs; i++) {
            String id = "proved-" + random.nextLong(log.size());
            long begun = THREADS.getCurrentThreadCpuTime();
            TlogProof proof = log.proof(log.find(id).getFirst(), note);
            byte[] file = proof.bytes();
            long proved = THREADS.getCurrentThreadCpuTime();
            if (!ProofVerifier.verify(file, Optional.of(trust)).valid()) {
                throw new IllegalStateException("an invalid proof of " + id);
            }
            if (i >= 0) {
                prove[i] = (proved - begun) / NANOS_PER_MILLI;
                verify[i] = (THREADS.getCurrentThreadCpuTime() - proved) / NANOS_PER_MILLI;
            }
        }
        return new Asked(sorted(prove), sorted(verify));
    }

    private static double wholeMillis(TileLog log) {
        long begun = THREADS.getCurrentThreadCpuTime();
        LogFold fold = new LogFold();
        for (long bundle = 0; bundle * BUNDLE < log.size(); bundle++) {
            log.entries(bundle).forEach(fold::append);
        }
        if (!fold.root().equals(log.head().root())) {
            throw new IllegalStateException("another root than the log's");
        }
        return (THREADS.getCurrentThreadCpuTime() - begun) / NANOS_PER_MILLI;
    }

    private static double heapMebibytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (double) (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
    }

    private static List<Double> sorted(double[] values) {
        return Arrays.stream(values).sorted().boxed().toList();
    }

    private static double middle(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static double p99(List<Double> sorted) {
        return sorted.get((int) (sorted.size() * P99));
    }
}
