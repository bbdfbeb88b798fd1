package io.whence.ledger;

import io.whence.model.merkle.LogFold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what was recorded, batch after batch in the order of the file. */
final class Tally {
    private final Progress progress;
    private final AtomicLong sealed = new AtomicLong();
    private final LogFold fold = new LogFold();
    private final List<String> transactions = new ArrayList<>();
    private final List<Long> blocks = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    Tally(Progress progress) {
        this.progress = progress;
    }

    void sealed(int events) {
        sealed.addAndGet(events);
    }

    void notice(String text) {
        progress.notice(text);
    }

    /** Counts a batch; called for one batch at a time. */
    void recorded(byte[] leafHashes, Sender.Stand stand) {
        fold.appendHashes(leafHashes);
        transactions.add(stand.transaction());
        if (seen.add(stand.block())) {
            blocks.add(stand.block());
        }
        progress.recorded(fold.size(), sealed.get());
    }

    Receipt receipt() {
        return new Receipt(transactions.size(), fold.size(), transactions, fold.root(), blocks);
    }
}
