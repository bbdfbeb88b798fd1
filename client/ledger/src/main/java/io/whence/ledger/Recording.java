package io.whence.ledger;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** One run over one file: a batch is cut as soon as there is room for one more in flight, and goes its own way. */
final class Recording {
    private final BatchTask.Desk desk;
    private final Semaphore room;

    Recording(BatchTask.Desk desk, int inFlightMax) {
        this.desk = desk;
        this.room = new Semaphore(inFlightMax);
    }

    /** Returns when the whole file is recorded; throws the failure that comes first in the file. */
    Receipt run(Cutter cutter) {
        try (cutter;
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            long number = 0;
            while (desk.gates().open()) {
                room.acquireUninterruptibly();
                Optional<Draft> draft = next(cutter, number++);
                if (draft.isEmpty()) {
                    break;
                }
                desk.tally().sealed(draft.get().lines().size());
                workers.execute(() -> work(draft.get()));
            }
        }
        desk.gates().failure().ifPresent(failure -> {
            throw failure;
        });
        return desk.tally().receipt();
    }

    private Optional<Draft> next(Cutter cutter, long number) {
        try {
            return cutter.next();
        } catch (RuntimeException failure) {
            desk.gates().fail(number, failure);
            return Optional.empty();
        }
    }

    private void work(Draft draft) {
        try {
            new BatchTask(desk, draft).run();
        } catch (Abandoned later) {
            // An earlier batch failed and says why.
        } catch (RuntimeException failure) {
            desk.gates().fail(draft.number(), failure);
        } catch (Error fault) {
            // Whoever waits for this batch would otherwise wait for ever.
            desk.gates().fail(draft.number(), new IllegalStateException("a fault in a writer's thread", fault));
            throw fault;
        } finally {
            room.release();
        }
    }
}
