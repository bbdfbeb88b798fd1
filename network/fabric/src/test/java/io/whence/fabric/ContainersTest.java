package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What is prepared for containers, and that the channel's script makes a network of servers so configured. */
final class ContainersTest {
    private static final String NOTES = NoteService.class.getName();

    @TempDir
    Path root;

    @Test
    void everything_that_containers_need_is_prepared() {
        String message = Containers.prepare(options());
        Path configuration = root.resolve("configuration");
        assertThat(message).contains("docker compose -f " + configuration.resolve("compose.yaml") + " up -d");
        assertThat(configuration)
                .isDirectoryContaining("glob:**/core.yaml")
                .isDirectoryContaining("glob:**/orderer.yaml")
                .isDirectoryContaining("glob:**/configtx.yaml")
                .isDirectoryContaining("glob:**/channel.sh")
                .isDirectoryContaining("glob:**/whence.tar.gz");
        assertThat(configuration.resolve(".env")).content().contains("WHENCE_NETWORK=" + root + "\n");
        assertThat(root.resolve("connection/connection.json")).isNotEmptyFile();
    }

    @Test
    void the_mounted_folder_is_the_deepest_that_holds_the_class_path() {
        assertThat(Containers.program("/a/b/c.jar")).isEqualTo(Path.of("/a/b"));
        assertThat(Containers.program("/a/b/c.jar:/a/b/d/e.jar:/a/f.jar")).isEqualTo(Path.of("/a"));
        assertThat(Containers.program("/a/b.jar:/c/d.jar")).isEqualTo(Path.of("/"));
    }

    @Test
    @Tag("faults")
    void the_channels_script_makes_a_network_of_the_prepared_folder() throws Exception {
        FabricPrograms programs = programs();
        Plan plan = Plan.of(options());
        Containers.prepare(options());
        Processes processes = new Processes(plan.folder());
        try {
            for (Server server : plan.servers()) {
                processes.start(server.name(), command(server, programs), environment(server));
            }
            Map<String, String> settings =
                    new TreeMap<>(new Compose(plan, options().chaincode()).channel());
            settings.put("PATH", programs.folder() + ":" + System.getenv("PATH"));
            Tool.run(
                    List.of("sh", plan.configuration().resolve("channel.sh").toString()),
                    settings,
                    Duration.ofMinutes(3));
            try (Notes notes = Notes.at(root, 0)) {
                Await.until("endorsers to be found", Duration.ofSeconds(30), () -> written(notes));
                assertThat(notes.read("key")).isEqualTo("value");
            }
        } finally {
            processes.stop(processes.recorded());
        }
    }

    private static boolean written(Notes notes) {
        try {
            notes.put("key", "value");
            return true;
        } catch (org.hyperledger.fabric.client.GatewayException e) {
            return false;
        }
    }

    private List<String> command(Server server, FabricPrograms programs) {
        return switch (server) {
            case Orderer orderer -> List.of(programs.path("orderer"));
            case Peer peer -> List.of(programs.path("peer"), "node", "start");
            case Service service -> options().chaincode().command();
        };
    }

    private static Map<String, String> environment(Server server) {
        return server instanceof Service service
                ? service.environment(ChaincodePackage.of(NOTES).id())
                : server.environment();
    }

    private FabricOptions options() {
        ChaincodeProgram program = new ChaincodeProgram(System.getProperty("java.class.path"), NOTES);
        return new FabricOptions(root, Ordering.SINGLE, 16_500, program);
    }

    private static FabricPrograms programs() {
        try {
            return FabricPrograms.find();
        } catch (FabricUnavailable e) {
            throw new TestAbortedException("not tested on real Fabric: its programs were not found", e);
        }
    }
}
