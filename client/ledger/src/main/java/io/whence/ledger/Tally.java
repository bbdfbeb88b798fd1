package io.whence.ledger;

import io.whence.model.merkle.LogFold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds up what was recorded, batch after batch in the order of the file, and tells how it goes. */
final class Tally {
    private final Progress progress;
    private long sealed;
    private long setAside;
    private final LogFold fold = new LogFold();
    private final List<String> transactions = new ArrayList<>();
    private final List<Long> blocks = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    Tally(Progress progress) {
        this.progress = progress;
    }

    synchronized void sealed(int events) {
        sealed += events;
        progress.recorded(fold.size(), sealed);
    }

    synchronized void setAside(int events) {
        setAside += events;
    }

    synchronized void notice(String text) {
        progress.notice(text);
    }

    /** Counts a batch; called for one batch at a time. */
    synchronized void recorded(byte[] leafHashes, Sender.Stand stand) {
        fold.appendHashes(leafHashes);
        transactions.add(stand.transaction());
        if (seen.add(stand.block())) {
            blocks.add(stand.block());
        }
        progress.recorded(fold.size(), sealed);
    }

    synchronized Receipt receipt() {
        return new Receipt(transactions.size(), fold.size(), setAside, transactions, fold.root(), blocks);
    }
}
