package io.whence.fabric;

import io.whence.fabric.NetworkStatus.ServerStatus;
import io.whence.identity.NetworkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A real Fabric network on this machine, kept in one folder: brought up, looked at, taken down. */
public final class FabricNetwork {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(1);

    private FabricNetwork() {}

    /**
     * Brings the network up and answers when its chaincode answers on every peer. A running network is left alone, of one
     * that was founded what does not run is started and the ledger goes on, and what an attempt that never got so far left
     * behind is cleared away first.
     *
     * @throws FabricUnavailable if the programs are not there, a port is taken, or a step fails
     */
    public static NetworkStatus up(FabricOptions options, Consumer<String> progress) {
        return exclusively(options.folder(), () -> {
            NetworkStatus status = status(options.folder());
            Optional<Charter> charter = Charter.read(options.folder());
            charter.ifPresent(settled -> requireSame(settled, options));
            if (status.up() && charter.filter(Charter::founded).isPresent()) {
                progress.accept("already up, height " + status.height().orElse(0));
                return status;
            }
            if (status.running() && charter.filter(Charter::founded).isEmpty()) {
                progress.accept("half founded: stopping what runs");
                stopAll(options.folder());
            }
            start(new Start(options, programs(options), progress), charter, options.folder());
            return status(options.folder());
        });
    }

    /** Ends every process of the network, and no other; {@code clean} also deletes its ledger and identities. */
    public static NetworkStatus down(Path folder, boolean clean, Consumer<String> progress) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            return status(root);
        }
        return exclusively(root, () -> {
            List<String> stopped = stopAll(root);
            progress.accept(stopped.isEmpty() ? "nothing was running" : "stopped " + String.join(", ", stopped));
            if (clean) {
                Folders.delete(root);
                progress.accept("deleted " + root);
            }
            return status(root);
        });
    }

    /** How the network in this folder does. */
    public static NetworkStatus status(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        NetworkFolder network = new NetworkFolder(root);
        Optional<Charter> charter = Charter.read(root);
        List<ServerStatus> servers = charter.map(settled -> new Plan(network, settled.ordering(), settled.basePort()))
                .map(plan -> plan.servers().stream()
                        .map(server -> status(server, new Processes(network)))
                        .toList())
                .orElse(List.of());
        return new NetworkStatus(root, charter.map(Charter::ordering), servers);
    }

    /** The last lines of every process's log, by its name. */
    public static Map<String, List<String>> logs(Path folder, int lines) {
        NetworkFolder network = new NetworkFolder(folder.toAbsolutePath().normalize());
        Map<String, List<String>> logs = new TreeMap<>();
        Charter.read(network.root())
                .map(settled -> new Plan(network, settled.ordering(), settled.basePort()))
                .ifPresent(plan -> plan.servers()
                        .forEach(server -> logs.put(server.name(), new Processes(network).tail(server.name(), lines))));
        return logs;
    }

    private static FabricPrograms programs(FabricOptions options) {
        try {
            return FabricPrograms.find();
        } catch (FabricUnavailable none) {
            throw Containers.answer() ? new FabricUnavailable(Containers.prepare(options), none) : none;
        }
    }

    /** A founding that fails takes its processes with it; its logs stay. */
    private static void start(Start start, Optional<Charter> charter, Path root) {
        try {
            start.run(charter);
        } catch (RuntimeException e) {
            if (charter.filter(Charter::founded).isEmpty()) {
                stopAll(root);
            }
            throw e;
        }
    }

    private static ServerStatus status(Server server, Processes processes) {
        OptionalLong pid = processes.running(server.name()).stream()
                .mapToLong(ProcessHandle::pid)
                .findFirst();
        Optional<Operations> operations =
                pid.isEmpty() || server.operationsPort().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Operations(server.operationsPort().getAsInt()));
        boolean up = pid.isPresent() && operations.map(Operations::healthy).orElseGet(() -> listens(server.port()));
        return new ServerStatus(
                server.name(),
                server.port(),
                pid,
                up,
                operations.flatMap(Operations::version),
                operations.map(Operations::height).orElse(OptionalLong.empty()));
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT_MAX.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> stopAll(Path root) {
        Processes processes = new Processes(new NetworkFolder(root));
        List<String> running = processes.recorded().stream()
                .filter(name -> processes.running(name).isPresent())
                .toList();
        processes.stop(processes.recorded());
        return running;
    }

    private static void requireSame(Charter settled, FabricOptions options) {
        if (!settled.founded()) {
            return;
        }
        if (settled.basePort() != options.basePort()) {
            throw new FabricUnavailable("port = " + options.basePort() + ": this network was founded on "
                    + settled.basePort() + ", and its channel names those ports; take it down with --clean to move it");
        }
        if (settled.ordering() != options.ordering()) {
            throw new FabricUnavailable("ordering = " + options.ordering() + ": this network was founded with "
                    + settled.ordering() + "; take it down with --clean to change it");
        }
    }

    /** One {@code up} or {@code down} at a time works on a folder. */
    private static <T> T exclusively(Path root, Supplier<T> action) {
        try {
            Files.createDirectories(root);
            Path lock = root.resolveSibling(root.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.tryLock()) {
                if (held == null) {
                    throw busy(root);
                }
                return action.get();
            }
        } catch (OverlappingFileLockException e) {
            throw busy(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FabricUnavailable busy(Path root) {
        return new FabricUnavailable("another up or down is at work in " + root);
    }
}
