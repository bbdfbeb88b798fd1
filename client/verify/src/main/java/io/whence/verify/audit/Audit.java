package io.whence.verify.audit;

import io.whence.model.circulation.Batch;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.LedgerLeaf;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recomputes a ledger's log from its raw blocks, handed in one after the other from the first, and compares what the blocks
 * say of it: receipts, sequences, checkpoints and, if asked for, stored tiles. Goes on after what it finds; memory grows by
 * forty bytes a block. Not shared between threads.
 */
public final class Audit {
    private static final int FINDINGS_MAX = 1000;
    private static final int ORIGIN_DIGITS = 16;

    private final String chaincode;
    private final List<Finding> findings = new ArrayList<>();
    private final Certificates certificates = new Certificates();
    private final Orderers orderers = new Orderers();
    private final Folding log = new Folding();
    private final Map<String, Sequences> producers = new TreeMap<>();
    private final Optional<TileComparison> tiles;
    private final CheckpointAudit checkpoints;
    private final Tally tally = new Tally();
    private ByteBuffer previous = ByteBuffer.allocate(0);
    private long next;

    /** What was counted on the way. */
    static final class Tally {
        private String origin = "";
        private long signed;
        private long transactions;
        private long recorded;
        private long events;
    }

    private Audit(String chaincode, Optional<Path> tiles) {
        this.chaincode = chaincode;
        this.tiles =
                tiles.map(folder -> new TileComparison(folder, (path, how) -> found(Finding.Check.TILES, path, how)));
        this.checkpoints = new CheckpointAudit(this::found);
    }

    /** An audit of one chaincode's log, compared with the tiles in a folder where one is given. */
    public static Audit of(String chaincode, Optional<Path> tiles) {
        return new Audit(chaincode, tiles);
    }

    /** Takes in the next block: a serialized {@code common.Block}, as a peer delivers or stores it. */
    public void block(byte[] bytes) {
        try {
            RawBlock block = RawBlock.of(bytes);
            chained(block);
            ordered(block);
            for (int position = 0; position < block.envelopes().size(); position++) {
                if (block.valid(position)) {
                    transaction(block, position);
                }
            }
        } catch (Message.Malformed malformed) {
            found(Finding.Check.BLOCK_CONTENT, "block", malformed.toString());
        }
        Digest root = log.root();
        checkpoints.endBlock(log.size(), root);
        tiles.ifPresent(comparison -> comparison.endBlock(root));
        next++;
    }

    /** What came to light. */
    public AuditReport report() {
        tiles.ifPresent(comparison -> comparison.end(log.size()));
        return new AuditReport(
                tally.origin,
                new AuditReport.Counts(
                        next, tally.signed, tally.transactions, tally.recorded, tally.events, log.size()),
                log.root().hex(),
                producers.entrySet().stream()
                        .map(producer -> AuditReport.Producer.of(producer.getKey(), producer.getValue()))
                        .toList(),
                checkpoints.count(),
                tiles.map(TileComparison::compared),
                findings);
    }

    /** How many blocks were taken in. */
    public long height() {
        return next;
    }

    private void chained(RawBlock block) {
        if (block.number() != next) {
            found(Finding.Check.BLOCK_NUMBER, "header", "number " + block.number());
        }
        if (!ByteBuffer.wrap(block.contentHash().bytes()).equals(block.dataHash())) {
            found(Finding.Check.BLOCK_CONTENT, "header", "another data hash");
        }
        if (next > 0 && !block.previous().equals(previous)) {
            found(Finding.Check.BLOCK_CHAIN, "header", "another previous hash");
        }
        if (block.codes().limit() != block.envelopes().size()) {
            found(
                    Finding.Check.CODES,
                    "metadata",
                    block.codes().limit() + " for " + block.envelopes().size());
        }
        Digest hash = block.hash();
        previous = ByteBuffer.wrap(hash.bytes());
        if (next == 0 && !block.envelopes().isEmpty()) {
            String channel = RawTransaction.channel(block.envelopes().getFirst());
            tally.origin = channel + "/" + hash.hex().substring(0, ORIGIN_DIGITS);
            checkpoints.origin(tally.origin);
        }
        tally.transactions += block.envelopes().size();
    }

    /** A block is signed under the configuration before it; the first one brings the first. */
    private void ordered(RawBlock block) {
        if (next > 0 && orderers.named()) {
            if (orderers.signed(block)) {
                tally.signed++;
            } else {
                found(Finding.Check.BLOCK_SIGNED, "metadata", "by too few");
            }
        }
        for (int position = 0; position < block.envelopes().size(); position++) {
            if (block.valid(position)) {
                orderers.learn(block.envelopes().get(position));
            }
        }
    }

    private void transaction(RawBlock block, int position) {
        String where = "transaction " + position;
        try {
            RawTransaction.of(block.envelopes().get(position), chaincode)
                    .ifPresent(transaction -> recorded(transaction, position, where));
        } catch (Message.Malformed | Refused | DateTimeException | NoSuchElementException unreadable) {
            found(Finding.Check.TRANSACTION, where, String.valueOf(unreadable.getMessage()));
        }
    }

    private void recorded(RawTransaction transaction, int position, String where) {
        boolean sealed = transaction.function().equals("circulation:record");
        Optional<Batch> batch =
                sealed ? Optional.of(BatchCodec.open(transaction.input().getFirst())) : Optional.empty();
        Optional<LedgerLeaf.Sealed> head = batch.map(Audit::head);
        LedgerLeaf leaf = new LedgerLeaf(
                transaction.id(),
                next,
                position,
                transaction.proposedAt(),
                certificates.caller(transaction.creator()),
                transaction.function(),
                sealed
                        ? List.of()
                        : transaction.input().stream().map(Digest::over).toList(),
                head,
                Digest.over(Message.bytes(transaction.answer())));
        tally.recorded++;
        add(leaf.bytes());
        batch.ifPresent(events -> events.leaves().forEach(this::add));
        head.ifPresent(told -> sequence(told, transaction, where));
        checkpoints.transaction(transaction, leaf.caller().mspId(), where);
    }

    private void add(byte[] entry) {
        Digest leafHash = Folding.leafHash(entry);
        log.add(leafHash);
        tiles.ifPresent(comparison -> comparison.add(entry, leafHash));
    }

    private void sequence(LedgerLeaf.Sealed head, RawTransaction transaction, String where) {
        tally.events += head.size();
        if (!Receipts.covers(transaction.answer(), head)) {
            found(Finding.Check.BATCH_ROOT, where, "the receipt is not of the batch of " + head);
        }
        Sequences seen = producers.computeIfAbsent(head.producer(), producer -> new Sequences());
        switch (seen.add(head.sequence(), head.size())) {
            case NEXT -> {}
            case LATE -> found(Finding.Check.BATCH_ORDER, where, head.sequence() + " after " + seen.last());
            case DOUBLED -> found(Finding.Check.BATCH_DOUBLED, where, head.producer() + " " + head.sequence());
        }
    }

    private static LedgerLeaf.Sealed head(Batch batch) {
        return new LedgerLeaf.Sealed(
                batch.producer(), batch.sequence(), batch.leaves().size(), Folding.rootOf(batch.leaves()));
    }

    private void found(Finding.Check check, String where, String detail) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(new Finding(check, next, where, detail));
        }
    }
}
