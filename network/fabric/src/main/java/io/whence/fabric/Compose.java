package io.whence.fabric;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The same network as containers of the official images: same servers, ports, MSPs and settings, on the host's own
 * network, with the network's folder mounted where it is. The official images carry no channel tools since Fabric 3, so
 * those are taken from the last image that does.
 */
final class Compose {
    private static final String NETWORK = "${WHENCE_NETWORK}";
    private static final String ORDERER_IMAGE = "hyperledger/fabric-orderer:3.1";
    private static final String PEER_IMAGE = "hyperledger/fabric-peer:3.1";
    private static final String TOOLS_IMAGE = "hyperledger/fabric-tools:2.5";
    private static final String JAVA_IMAGE = "eclipse-temurin:25-jre";

    private final Plan plan;
    private final ChaincodeProgram program;

    Compose(Plan plan, ChaincodeProgram program) {
        this.plan = plan;
        this.program = program;
    }

    /** The whole of {@code compose.yaml}. */
    String yaml() {
        return """
                # A Whence network from the official images. WHENCE_NETWORK is the network's folder, filled with identities
                # and configuration; WHENCE_CLASS_PATH the chaincode's class path, which lies under WHENCE_PROGRAM.
                name: whence
                services:
                """
                + plan.servers().stream().map(this::service).collect(Collectors.joining())
                + service("channel", TOOLS_IMAGE, "[\"sh\", \"" + NETWORK + "/configuration/channel.sh\"]", channel())
                        .stripTrailing()
                        .concat("\n    depends_on: [" + names() + "]\n");
    }

    /** What the channel's script is told, by variable. */
    SortedMap<String, String> channel() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("WHENCE_NETWORK", plan.folder().root().toString());
        settings.put(
                "WHENCE_ORDERERS",
                plan.orderers().stream()
                        .map(orderer -> orderer.name() + ":" + orderer.port())
                        .collect(Collectors.joining(" ")));
        settings.put(
                "WHENCE_PEERS",
                plan.peers().stream()
                        .map(peer -> peer.organisation().name() + ":"
                                + peer.organisation().mspId() + ":" + peer.port())
                        .collect(Collectors.joining(" ")));
        settings.put("WHENCE_PACKAGE", chaincode().id());
        settings.put(
                "WHENCE_POLICY", ChannelConfiguration.anyTwo(plan.consortium().endorsers(), "peer"));
        return settings;
    }

    private String service(Server server) {
        return switch (server) {
            case Orderer orderer -> service(orderer.name(), ORDERER_IMAGE, "[\"orderer\"]", orderer.environment());
            case Peer peer -> service(peer.name(), PEER_IMAGE, "[\"peer\", \"node\", \"start\"]", peer.environment());
            case Service service ->
                service(
                        service.name(),
                        JAVA_IMAGE,
                        command(),
                        service.environment(chaincode().id()));
        };
    }

    private String service(String name, String image, String command, Map<String, String> environment) {
        return """
                  %s:
                    image: %s
                    network_mode: host
                    command: %s
                    volumes: ["%s:%s"%s]
                    environment:
                %s
                """.formatted(
                name.replace('.', '-'),
                image,
                command,
                NETWORK,
                NETWORK,
                image.equals(JAVA_IMAGE) ? ", \"${WHENCE_PROGRAM}:${WHENCE_PROGRAM}:ro\"" : "",
                environment.entrySet().stream()
                        .map(setting -> "      " + setting.getKey() + ": '" + portable(setting.getValue()) + "'")
                        .collect(Collectors.joining("\n")));
    }

    private String command() {
        return program.command("java", "${WHENCE_CLASS_PATH}").stream()
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String names() {
        return plan.servers().stream()
                .map(server -> server.name().replace('.', '-'))
                .collect(Collectors.joining(", "));
    }

    /** A value with the folder's place left open, quoted as YAML quotes. */
    private String portable(String value) {
        return value.replace(plan.folder().root().toString(), NETWORK).replace("'", "''");
    }

    private ChaincodePackage chaincode() {
        return ChaincodePackage.of(program.mainClass());
    }
}
