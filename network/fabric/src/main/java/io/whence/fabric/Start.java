package io.whence.fabric;

import io.whence.identity.ConnectionFolder;
import io.whence.identity.Enrolment;
import io.whence.identity.NetworkFolder;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One start of a network, from nothing or from a ledger that is there. */
final class Start {
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    private final Plan plan;
    private final FabricPrograms programs;
    private final ChaincodeProgram program;
    private final ChaincodePackage chaincode;
    private final Optional<String> collections;
    private final Consumer<String> progress;
    private final Processes processes;
    private final Channel channel;
    private final Lifecycle lifecycle;

    Start(FabricOptions options, FabricPrograms programs, Consumer<String> progress) {
        this.plan = Plan.of(options);
        this.programs = programs;
        this.program = options.chaincode();
        this.chaincode = ChaincodePackage.of(program.mainClass());
        this.collections = program.collections();
        this.progress = progress;
        this.processes = new Processes(plan.folder());
        this.channel = new Channel(plan, programs);
        this.lifecycle = new Lifecycle(plan, programs);
    }

    /** Starts where the charter left off; what was never fully founded is founded anew. */
    void run(Optional<Charter> charter) {
        progress.accept("Fabric " + programs.version() + " from " + programs.folder());
        if (plan.ordering() == Ordering.BFT) {
            programs.requireAtLeast(3, 0);
        }
        Optional<Charter> founded = charter.filter(Charter::founded);
        if (founded.isPresent()) {
            Configuration.write(plan, chaincode, collections);
            resume(founded.get());
        } else {
            found();
        }
        new ConnectionFolder(plan.folder(), plan.consortium()).write("fabric", plan.addresses());
    }

    private void found() {
        requirePortsFree(plan.servers());
        clear();
        Charter begun = Charter.begun(plan);
        begun.write(plan.folder().root());
        progress.accept("issuing identities");
        new Enrolment(plan.consortium(), Instant.now()).writeIfAbsent(plan.folder());
        Configuration.write(plan, chaincode, collections);
        start(plan.servers());
        channel.writeGenesis();
        progress.accept("joining the channel");
        Together.forEach(plan.orderers(), this::admit);
        Together.forEach(plan.peers(), this::admit);
        define(begun, 1);
    }

    /** Starts what does not run. */
    private void resume(Charter charter) {
        List<Server> missing = plan.servers().stream()
                .filter(server -> processes.running(server.name()).isEmpty())
                .toList();
        requirePortsFree(missing);
        start(missing);
        Together.forEach(plan.servers(), this::awaitReady);
        if (charter.definition().equals(definition())) {
            awaitAnswers();
            return;
        }
        progress.accept("the chaincode's definition has changed");
        Together.forEach(plan.peers(), lifecycle::install);
        define(charter, charter.sequence() + 1);
    }

    private void define(Charter charter, long sequence) {
        progress.accept("approving and committing the chaincode, sequence " + sequence);
        Together.forEach(plan.peers(), peer -> lifecycle.approve(peer, chaincode.id(), sequence));
        lifecycle.commit(sequence);
        awaitAnswers();
        charter.committed(sequence, definition()).write(plan.folder().root());
    }

    private void start(List<Server> servers) {
        progress.accept("starting " + servers.size() + " processes on ports from " + plan.basePort());
        for (Server server : servers) {
            switch (server) {
                case Orderer orderer ->
                    processes.start(orderer.name(), List.of(programs.path("orderer")), orderer.environment());
                case Peer peer ->
                    processes.start(peer.name(), List.of(programs.path("peer"), "node", "start"), peer.environment());
                case Service service ->
                    processes.start(service.name(), program.command(), service.environment(chaincode.id()));
            }
        }
    }

    private void admit(Orderer orderer) {
        awaitReady(orderer);
        channel.join(orderer);
    }

    private void admit(Peer peer) {
        awaitReady(peer);
        channel.join(peer);
        lifecycle.install(peer);
    }

    private void awaitReady(Server server) {
        Await.until(server.name(), READY_MAX, () -> {
            processes.requireRunning(List.of(server.name()));
            return server.operationsPort().isPresent()
                    ? new Operations(server.operationsPort().getAsInt()).healthy()
                    : FabricNetwork.listens(server.port());
        });
    }

    private void awaitAnswers() {
        progress.accept("waiting for the chaincode to answer on every peer");
        Together.forEach(plan.peers(), peer -> awaitReady(peer.service()));
        Together.forEach(
                plan.peers(),
                peer -> Await.until("the chaincode on " + peer.name(), READY_MAX, () -> {
                    processes.requireRunning(List.of(peer.name(), peer.service().name()));
                    return knowsItsFellows(peer) && lifecycle.answers(peer);
                }));
    }

    /** A gateway can only find endorsers among the peers that its own peer has met in the channel. */
    private boolean knowsItsFellows(Peer peer) {
        return new Operations(peer.operationsPort().orElseThrow())
                        .channelMembers()
                        .orElse(0)
                >= plan.peers().size() - 1;
    }

    private static void requirePortsFree(List<Server> servers) {
        for (Server server : servers) {
            for (int port : server.ports()) {
                if (taken(port)) {
                    throw new FabricUnavailable("port " + port + " (" + server.name() + ") is in use on " + Server.HOST
                            + ": stop what listens there, or choose another first port with --port");
                }
            }
        }
    }

    private static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** Takes away what a start that never finished left behind; logs stay, to be read. */
    private void clear() {
        NetworkFolder folder = plan.folder();
        List.of(folder.organisations(), folder.ledger(), folder.connection(), plan.configuration())
                .forEach(Folders::delete);
    }

    /** Everything that organisations agree on when they approve the chaincode. */
    private String definition() {
        String terms = chaincode.id() + "\n"
                + ChannelConfiguration.anyTwo(plan.consortium().endorsers(), "peer") + "\n" + collections.orElse("");
        return Digest.over(terms.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
