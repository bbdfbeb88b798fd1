package io.whence.ledger;

import io.whence.model.value.Refused;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The life of one batch: sealed, promised, sent until there is a verdict, counted. */
final class BatchTask implements Sender.Turn {
    /** What the batches of one run share. */
    record Desk(
            String producer,
            PartyKeys keys,
            Sender sender,
            InputJournal journal,
            Sequences sequences,
            SetAside aside,
            Gates gates,
            Custodians custodians,
            Tally tally) {}

    private final Desk desk;
    private final Draft draft;
    private final long number;
    private final TreeSet<Integer> without = new TreeSet<>();
    private final Optional<OutboxEntry.Sealed> promise;
    private boolean sent;
    private long sequence;

    BatchTask(Desk desk, Draft draft) {
        this.desk = desk;
        this.draft = draft;
        this.number = draft.number();
        this.promise = desk.journal().promises().of(number);
        promise.ifPresent(earlier -> without.addAll(earlier.without()));
    }

    /** Runs to the end, or until a gate closes. */
    void run() {
        SealedBatch batch = seal();
        promise.ifPresent(earlier -> requireSame(earlier, batch));
        if (!desk.gates().promised().await(number)) {
            return;
        }
        promise(batch);
        Optional<OutboxEntry.Recorded> outcome =
                promise.flatMap(earlier -> desk.journal().promises().outcome(earlier.sequence()));
        if (outcome.isPresent()) {
            passUnsent();
            count(
                    batch,
                    Optional.of(new Sender.Stand(
                            outcome.get().transaction(), outcome.get().block())));
        } else {
            record(batch);
        }
    }

    @Override
    public boolean await() {
        return sent || desk.gates().sent().await(number);
    }

    @Override
    public void sent() {
        sent = true;
        desk.gates().sent().passed(number);
    }

    /** Encodes what is not set aside; sets malformed events aside where that is asked for. */
    private SealedBatch seal() {
        while (true) {
            try {
                return SealedBatch.of(draft, without, desk.producer(), desk.keys());
            } catch (Refused refused) {
                setAside(refused);
            }
        }
    }

    private static void requireSame(OutboxEntry.Sealed promise, SealedBatch batch) {
        if (!promise.root().equals(batch.root())) {
            throw LedgerRule.INPUT_CHANGED.refuse(batch.draft().path(0), batch.root());
        }
    }

    /** Writes the promise in the order of the file, and waits for the disk after letting the next one by. */
    private void promise(SealedBatch batch) {
        sequence = promise.map(OutboxEntry.Sealed::sequence)
                .orElseGet(() -> desk.sequences().next());
        Runnable durable = promise.isPresent() ? () -> {} : written(batch);
        long before = desk.custodians().announce(number, batch.touches());
        desk.gates().promised().passed(number);
        durable.run();
        if (before >= 0) {
            desk.gates().counted().await(before + 1);
        }
    }

    private Runnable written(SealedBatch batch) {
        return desk.journal()
                .append(
                        draft,
                        new OutboxEntry.Sealed(
                                sequence,
                                draft.from(),
                                draft.to(),
                                draft.prefix(),
                                batch.root(),
                                List.copyOf(without)));
    }

    private void record(SealedBatch sealed) {
        SealedBatch batch = sealed;
        while (!batch.leaves().isEmpty()) {
            try {
                Optional<Sender.Stand> stand = desk.sender()
                        .record(
                                batch.argument(desk.producer(), sequence),
                                batch.root(),
                                batch.signatures().size(),
                                this);
                stand.ifPresentOrElse(this::remember, this::withdraw);
                if (stand.isPresent()) {
                    count(batch, stand);
                }
                return;
            } catch (Refused refused) {
                batch = afterRefusal(batch, refused);
            }
        }
        withdraw();
        passUnsent();
        count(batch, Optional.empty());
    }

    private void passUnsent() {
        if (await()) {
            sent();
        }
    }

    /**
     * A refusal is final once everything before is counted; until then what the refused event needs may be on its way.
     * Returns what is left to record.
     */
    private SealedBatch afterRefusal(SealedBatch batch, Refused refused) {
        if (!desk.gates().counted().reached(number)) {
            if (!desk.gates().counted().await(number)) {
                withdraw();
                throw new Abandoned();
            }
            return batch;
        }
        if (Sender.sequenceTaken(refused)) {
            if (desk.journal().promises().recalled().contains(sequence)) {
                throw LedgerRule.INPUT_CHANGED.refuse(draft.path(0), "batch " + sequence + " as it was before");
            }
            sequence = desk.sequences().afresh();
            written(batch).run();
            return batch;
        }
        try {
            setAside(batch.translated(refused));
        } catch (Refused last) {
            takeBack();
            throw last;
        }
        SealedBatch left = seal();
        written(left).run();
        return left;
    }

    /** Throws the refusal, unless it is of one event and events may be set aside. */
    private void setAside(Refused refused) {
        Optional<Integer> place = draft.placeOf(refused);
        if (place.isEmpty() || !desk.aside().accepts()) {
            throw refused;
        }
        without.add(place.get());
        desk.tally().notice("set aside " + refused.getMessage());
    }

    private void remember(Sender.Stand stand) {
        desk.journal().append(draft, new OutboxEntry.Recorded(sequence, stand.transaction(), stand.block()));
    }

    /** The input may be corrected from here on: what it said before is no longer promised. */
    private void takeBack() {
        withdraw();
        for (OutboxEntry.Sealed earlier : desk.journal().promises().from(number)) {
            desk.journal().append(draft, new OutboxEntry.Recalled(earlier.sequence()));
        }
    }

    /** What an earlier run promised may have been sent by it; only this run's own word can be taken back without doubt. */
    private void withdraw() {
        if (promise.isEmpty()) {
            desk.journal().append(draft, new OutboxEntry.Withdrawn(sequence));
        }
    }

    private void count(SealedBatch batch, Optional<Sender.Stand> stand) {
        if (!desk.gates().counted().await(number)) {
            return;
        }
        without.forEach(
                place -> desk.aside().add(draft.form().json(draft.lines().get(place))));
        desk.tally().setAside(without.size());
        stand.ifPresent(where -> desk.tally().recorded(batch.hashes(), where));
        desk.custodians().counted(number);
        desk.gates().counted().passed(number);
    }
}
