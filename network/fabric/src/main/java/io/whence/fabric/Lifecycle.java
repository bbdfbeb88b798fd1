package io.whence.fabric;

import io.whence.identity.Consortium;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes the chaincode through Fabric's lifecycle: installed, approved by every endorsing organisation, committed. */
final class Lifecycle {
    /** Answered by every chaincode, so that it shows whether peer and service have found each other. */
    private static final String PROBE = "{\"Args\":[\"org.hyperledger.fabric:GetMetadata\"]}";

    private static final Duration STEP_MAX = Duration.ofSeconds(60);
    private static final Duration LEADER_MAX = Duration.ofSeconds(60);

    private final Plan plan;
    private final FabricPrograms programs;

    Lifecycle(Plan plan, FabricPrograms programs) {
        this.plan = plan;
        this.programs = programs;
    }

    void install(Peer peer) {
        peer(peer, "lifecycle", "chaincode", "install", plan.chaincodePackage().toString());
    }

    /** Approves for the peer's organisation; a young ordering service that has no leader yet is asked again. */
    void approve(Peer peer, String packageId, long sequence) {
        List<String> command = definition("approveformyorg", sequence);
        command.addAll(List.of("--package-id", packageId));
        Await.until("the orderers to accept " + peer.organisation().name() + "'s approval", LEADER_MAX, () -> {
            try {
                peer(peer, command.toArray(String[]::new));
                return true;
            } catch (FabricUnavailable e) {
                if (leaderless(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    void commit(long sequence) {
        List<String> command = definition("commit", sequence);
        for (Peer peer : plan.peers()) {
            command.addAll(List.of("--peerAddresses", peer.address()));
            command.addAll(
                    List.of("--tlsRootCertFiles", peer.tls().resolve("ca.crt").toString()));
        }
        peer(plan.peers().getFirst(), command.toArray(String[]::new));
    }

    /** Whether the chaincode answers through a peer. */
    boolean answers(Peer peer) {
        try {
            peer(peer, "chaincode", "query", "-C", Consortium.CHANNEL, "-n", Consortium.CHAINCODE, "-c", PROBE);
            return true;
        } catch (FabricUnavailable e) {
            return false;
        }
    }

    private static boolean leaderless(FabricUnavailable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("SERVICE_UNAVAILABLE") || message.contains("no Raft leader");
    }

    private List<String> definition(String step, long sequence) {
        Orderer orderer = plan.orderers().getFirst();
        List<String> command = new ArrayList<>(List.of(
                "lifecycle", "chaincode", step, "--channelID", Consortium.CHANNEL, "--name", Consortium.CHAINCODE));
        command.addAll(List.of("--version", Long.toString(sequence), "--sequence", Long.toString(sequence)));
        command.addAll(List.of("--signature-policy", policy()));
        command.addAll(List.of("--orderer", orderer.address(), "--tls", "--cafile"));
        command.add(orderer.tls().resolve("ca.crt").toString());
        if (Files.exists(plan.collections())) {
            command.addAll(List.of("--collections-config", plan.collections().toString()));
        }
        return command;
    }

    private String policy() {
        return ChannelConfiguration.anyTwo(plan.consortium().endorsers(), "peer");
    }

    private String peer(Peer as, String... arguments) {
        List<String> command = new ArrayList<>(List.of(programs.path("peer")));
        command.addAll(List.of(arguments));
        return Tool.run(command, as.administration(), STEP_MAX);
    }
}
