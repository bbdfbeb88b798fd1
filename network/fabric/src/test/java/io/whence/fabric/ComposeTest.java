package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The compose file in the repository states the network that native processes form. */
final class ComposeTest {
    private static final Path FILE = Path.of("compose", "compose.yaml");

    private final FabricOptions options = FabricOptions.in(Path.of("/whence"));
    private final Plan plan = Plan.of(options);

    @Test
    void the_file_in_the_repository_is_the_default_network() {
        assertThat(FILE).hasContent(new Compose(plan, options.chaincode()).yaml());
    }

    @Test
    void it_states_every_server_with_the_settings_of_its_process() {
        for (Server server : plan.servers()) {
            assertThat(section(server.name().replace('.', '-')))
                    .contains(server.environment().entrySet().stream()
                            .map(ComposeTest::line)
                            .toArray(String[]::new));
        }
    }

    @Test
    void peers_and_orderers_run_the_official_images() {
        assertThat(section("orderer0")).contains("image: hyperledger/fabric-orderer:3.1");
        assertThat(section("peer0-insurer"))
                .contains("image: hyperledger/fabric-peer:3.1")
                .contains("CORE_PEER_LOCALMSPID: 'InsurerMSP'")
                .contains("CORE_PEER_LISTENADDRESS: '127.0.0.1:7110'");
    }

    @Test
    void the_channels_script_is_told_the_same_orderers_and_peers() {
        assertThat(section("channel"))
                .contains("WHENCE_ORDERERS: 'orderer0:7130'")
                .contains(
                        "WHENCE_PEERS: 'exchange:ExchangeMSP:7100 insurer:InsurerMSP:7110 regulator:RegulatorMSP:7120'");
    }

    private static String line(Map.Entry<String, String> setting) {
        String value =
                setting.getValue().replace("/whence", "${WHENCE_NETWORK}").replace("'", "''");
        return "      " + setting.getKey() + ": '" + value + "'\n";
    }

    private static String section(String name) {
        String text = contents();
        String from = text.substring(text.indexOf("\n  " + name + ":\n") + 1);
        int next = from.indexOf("\n  ", 3);
        while (next >= 0 && from.charAt(next + 3) == ' ') {
            next = from.indexOf("\n  ", next + 3);
        }
        return next < 0 ? from : from.substring(0, next + 1);
    }

    private static String contents() {
        try {
            return java.nio.file.Files.readString(FILE);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
