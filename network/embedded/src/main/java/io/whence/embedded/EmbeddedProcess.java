package io.whence.embedded;

import io.whence.embedded.block.Genesis;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.shim.Chaincode;

/** An embedded ledger as a process of its own: it runs until it is told to stop, and leaves its process id in {@code pid}. */
final class EmbeddedProcess {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int FAILED = 3;

    private EmbeddedProcess() {}

    /** Runs until SIGTERM or a failure, and returns the exit code. {@code ready} appears once clients may connect. */
    static int run(Chaincode chaincode, PrintStream out, PrintStream err, String... words) throws IOException {
        var arguments = Arguments.parse(words);
        if (arguments.isEmpty()) {
            err.println(Arguments.USAGE);
            return USAGE;
        }
        Path folder = arguments.get().networkFolder();
        try (EmbeddedLedger ledger =
                EmbeddedLedger.start(folder, arguments.get().port(), chaincode)) {
            return serve(ledger, folder, out, err);
        } catch (Refused e) {
            err.println("whence: " + e.getMessage());
            return REFUSED;
        }
    }

    private static int serve(EmbeddedLedger ledger, Path folder, PrintStream out, PrintStream err) throws IOException {
        Path pid = folder.resolve("pid");
        Path ready = folder.resolve(FolderLock.READY);
        AtomicInteger code = new AtomicInteger(DONE);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            await(stopped);
        }));
        CompletableFuture<Void> failing = ledger.failure().thenAccept(thrown -> {
            err.println("whence: the ledger has stopped: " + thrown);
            code.set(FAILED);
            stop.countDown();
        });
        Files.writeString(pid, ProcessHandle.current().pid() + "\n");
        out.println(Genesis.NOTICE);
        out.println("ports " + ledger.ports() + ", connection " + ledger.connectionFolder() + ", " + ledger.height()
                + " blocks");
        Files.writeString(ready, ledger.ports() + "\n");
        await(stop);
        failing.cancel(false);
        Files.deleteIfExists(ready);
        Files.deleteIfExists(pid);
        ledger.close();
        stopped.countDown();
        return code.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
