package io.whence.fabric;

import io.whence.identity.Consortium;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes the channel and lets orderers and peers into it. */
final class Channel {
    private static final Duration STEP_MAX = Duration.ofSeconds(60);

    private final Plan plan;
    private final FabricPrograms programs;

    Channel(Plan plan, FabricPrograms programs) {
        this.plan = plan;
        this.programs = programs;
    }

    /** Writes the channel's first block from the configuration. */
    void writeGenesis() {
        Tool.run(
                List.of(
                        programs.path("configtxgen"),
                        "-profile",
                        ChannelConfiguration.PROFILE,
                        "-channelID",
                        Consortium.CHANNEL,
                        "-configPath",
                        plan.configuration().toString(),
                        "-outputBlock",
                        plan.genesis().toString()),
                Map.of("FABRIC_LOGGING_SPEC", "WARN"),
                STEP_MAX);
    }

    void join(Orderer orderer) {
        Tool.run(
                List.of(
                        programs.path("osnadmin"),
                        "channel",
                        "join",
                        "--channelID=" + Consortium.CHANNEL,
                        "--config-block=" + plan.genesis(),
                        "--orderer-address=" + orderer.adminAddress(),
                        "--ca-file=" + orderer.tls().resolve("ca.crt"),
                        "--client-cert=" + orderer.tls().resolve("server.crt"),
                        "--client-key=" + orderer.tls().resolve("server.key")),
                Map.of(),
                STEP_MAX);
    }

    void join(Peer peer) {
        Tool.run(
                List.of(
                        programs.path("peer"),
                        "channel",
                        "join",
                        "--blockpath",
                        plan.genesis().toString()),
                peer.administration(),
                STEP_MAX);
    }
}
