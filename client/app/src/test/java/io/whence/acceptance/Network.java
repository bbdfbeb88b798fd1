package io.whence.acceptance;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import io.whence.fabric.FabricNetwork;
import io.whence.fabric.FabricOptions;
import io.whence.fabric.FabricPrograms;
import io.whence.fabric.FabricUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The two networks, each taken down when the tests are over. */
enum Network {
    EMBEDDED {
        @Override
        Stage start(Path folder) {
            delete(folder);
            EmbeddedLedger ledger = EmbeddedLedger.start(folder, 0, new WhenceChaincode());
            whenOver(ledger::close);
            return Stage.set(ledger.connectionFolder());
        }
    },
    FABRIC {
        @Override
        Stage start(Path folder) {
            FabricNetwork.down(folder, true, line -> {});
            whenOver(() -> FabricNetwork.down(folder, true, line -> {}));
            FabricNetwork.up(FabricOptions.in(folder).withBasePort(freePorts()), System.err::println);
            return Stage.set(folder.resolve("connection"));
        }

        @Override
        void requirePrograms() {
            try {
                FabricPrograms.find();
            } catch (FabricUnavailable e) {
                throw new TestAbortedException("not tested on real Fabric: its programs were not found", e);
            }
        }
    };

    private static final int PORTS = 70;

    /** Starts it in a folder that may hold what an earlier run left, and sets the stage on it. */
    abstract Stage start(Path folder);

    /** Aborts a test, which then counts as skipped, where this network cannot be had. */
    void requirePrograms() {}

    private static void whenOver(Runnable end) {
        Runtime.getRuntime().addShutdownHook(new Thread(end));
    }

    private static int freePorts() {
        return IntStream.iterate(17_100, base -> base < 30_000, base -> base + 100)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(Network::free))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
