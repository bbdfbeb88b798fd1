package io.whence.fabric;

import io.whence.identity.Organisation;
import java.util.List;
import java.util.stream.Collectors;

/** The channel as {@code configtxgen} reads it: who belongs to it, how it is ordered, and who may change it. */
final class ChannelConfiguration {
    /** The one profile of the file. */
    static final String PROFILE = "Circulation";

    private final Plan plan;

    ChannelConfiguration(Plan plan) {
        this.plan = plan;
    }

    /** Any two of the organisations that run a peer, in the language of signature policies. */
    static String anyTwo(List<Organisation> endorsers, String role) {
        return endorsers.stream()
                .map(organisation -> "'" + organisation.mspId() + "." + role + "'")
                .collect(Collectors.joining(",", "OutOf(2,", ")"));
    }

    /**
     * The whole of {@code configtx.yaml}. Organisations without a peer can never endorse, so lifecycle and administration
     * name the organisations that can; a majority of all would be out of reach.
     */
    String yaml() {
        return """
                Profiles:
                  %s:
                    Policies: %s
                    Capabilities: {%s: true}
                    Application:
                      Capabilities: {V2_5: true}
                      Policies:
                        LifecycleEndorsement: {Type: Signature, Rule: "%s"}
                        Endorsement: {Type: Signature, Rule: "%s"}
                        Readers: {Type: ImplicitMeta, Rule: ANY Readers}
                        Writers: {Type: ImplicitMeta, Rule: ANY Writers}
                        Admins: {Type: Signature, Rule: "%s"}
                      Organizations:
                %s
                    Orderer:
                %s
                """.formatted(
                        PROFILE,
                        anyReadAnyWrite(),
                        plan.ordering() == Ordering.BFT ? "V3_0" : "V2_0",
                        anyTwo(endorsers(), "peer"),
                        anyTwo(endorsers(), "peer"),
                        anyTwo(endorsers(), "admin"),
                        applicationOrganisations(),
                        orderer().indent(6).stripTrailing());
    }

    private List<Organisation> endorsers() {
        return plan.consortium().endorsers();
    }

    private static String anyReadAnyWrite() {
        return "{Readers: {Type: ImplicitMeta, Rule: ANY Readers}, Writers: {Type: ImplicitMeta, Rule: ANY Writers}, "
                + "Admins: {Type: ImplicitMeta, Rule: MAJORITY Admins}}";
    }

    private String applicationOrganisations() {
        return plan.consortium().parties().stream()
                .map(this::applicationOrganisation)
                .collect(Collectors.joining("\n"));
    }

    private String applicationOrganisation(Organisation party) {
        String anchors = plan.peers().stream()
                .filter(peer -> peer.organisation().equals(party))
                .map(peer -> "{Host: " + Server.HOST + ", Port: " + peer.port() + "}")
                .collect(Collectors.joining(", "));
        return organisation(party, "'%1$s.admin','%1$s.peer','%1$s.client'", "'%1$s.admin','%1$s.client'")
                .concat("  AnchorPeers: [" + anchors + "]\n")
                .indent(8)
                .stripTrailing();
    }

    private String organisation(Organisation organisation, String readers, String writers) {
        String msp = organisation.mspId();
        return """
                - Name: %1$s
                  ID: %1$s
                  MSPDir: %2$s
                  Policies:
                    Readers: {Type: Signature, Rule: "OR(%3$s)"}
                    Writers: {Type: Signature, Rule: "OR(%4$s)"}
                    Admins: {Type: Signature, Rule: "OR('%1$s.admin')"}
                    Endorsement: {Type: Signature, Rule: "OR('%1$s.peer')"}
                """.formatted(
                        msp,
                        quoted(plan.folder().organisation(organisation).msp()),
                        readers.formatted(msp),
                        writers.formatted(msp));
    }

    private String orderer() {
        String consensus = plan.ordering() == Ordering.BFT ? bft() : raft();
        return """
                OrdererType: %s
                BatchTimeout: 300ms
                BatchSize: {MaxMessageCount: 500, PreferredMaxBytes: 16 MB, AbsoluteMaxBytes: 64 MB}
                Capabilities: {V2_0: true}
                Policies:
                  Readers: {Type: ImplicitMeta, Rule: ANY Readers}
                  Writers: {Type: ImplicitMeta, Rule: ANY Writers}
                  Admins: {Type: ImplicitMeta, Rule: MAJORITY Admins}
                  BlockValidation: {Type: ImplicitMeta, Rule: ANY Writers}
                Organizations:
                %s
                %s\
                """.formatted(plan.ordering() == Ordering.BFT ? "BFT" : "etcdraft", ordererOrganisation(), consensus);
    }

    private String ordererOrganisation() {
        String endpoints = plan.orderers().stream()
                .map(orderer -> '"' + orderer.address() + '"')
                .collect(Collectors.joining(", "));
        return organisation(plan.consortium().orderer(), "'%1$s.member'", "'%1$s.member'")
                .concat("  OrdererEndpoints: [" + endpoints + "]\n")
                .indent(2)
                .stripTrailing();
    }

    /** A lone orderer elects itself within a second; several keep Fabric's patience, which a busy machine needs. */
    private String raft() {
        String consenters = plan.orderers().stream()
                .map(orderer -> "    - " + consenter(orderer))
                .collect(Collectors.joining("\n"));
        return """
                EtcdRaft:
                  Options:
                    TickInterval: %s
                    ElectionTick: 10
                    HeartbeatTick: 1
                    MaxInflightBlocks: 5
                    SnapshotIntervalSize: 16 MB
                  Consenters:
                %s\
                """.formatted(plan.ordering() == Ordering.SINGLE ? "100ms" : "500ms", consenters);
    }

    private String bft() {
        List<Orderer> orderers = plan.orderers();
        StringBuilder consenters = new StringBuilder();
        for (int i = 0; i < orderers.size(); i++) {
            Orderer orderer = orderers.get(i);
            consenters.append("\n  - {ID: %d, MSPID: %s, Identity: %s, %s"
                    .formatted(
                            i + 1,
                            orderer.organisation().mspId(),
                            quoted(orderer.certificate()),
                            consenter(orderer).substring(1)));
        }
        return """
                SmartBFT:
                  RequestBatchMaxInterval: 300ms
                  RequestForwardTimeout: 5s
                  RequestComplainTimeout: 20s
                  RequestAutoRemoveTimeout: 3m
                  ViewChangeResendInterval: 5s
                  ViewChangeTimeout: 20s
                  LeaderHeartbeatTimeout: 20s
                  CollectTimeout: 1s
                  IncomingMessageBufferSize: 2000
                  RequestPoolSize: 100000
                  LeaderHeartbeatCount: 10
                ConsenterMapping:%s\
                """.formatted(consenters);
    }

    private static String consenter(Orderer orderer) {
        String tls = quoted(orderer.tls().resolve("server.crt"));
        return "{Host: %s, Port: %d, ClientTLSCert: %s, ServerTLSCert: %s}"
                .formatted(Server.HOST, orderer.port(), tls, tls);
    }

    private static String quoted(Object path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
