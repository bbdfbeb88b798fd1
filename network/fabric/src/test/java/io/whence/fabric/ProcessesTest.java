package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.identity.NetworkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes are found again, ended, and never mistaken for a stranger's. */
final class ProcessesTest {
    private static final List<String> SLEEP = List.of("sleep", "60");

    @TempDir
    Path root;

    @AfterEach
    void stop() {
        processes().stop(processes().recorded());
    }

    @Test
    void a_started_process_is_found_again_by_another_that_looks() {
        processes().start("sleeper", SLEEP, Map.of());
        assertThat(processes().recorded()).containsExactly("sleeper");
        assertThat(processes().running("sleeper")).isPresent();
    }

    @Test
    void a_stopped_process_is_gone_and_forgotten() {
        processes().start("sleeper", SLEEP, Map.of());
        ProcessHandle process = processes().running("sleeper").orElseThrow();
        processes().stop(List.of("sleeper"));
        assertThat(process.isAlive()).isFalse();
        assertThat(processes().recorded()).isEmpty();
    }

    @Test
    void a_killed_process_is_not_running() {
        processes().start("sleeper", SLEEP, Map.of());
        ProcessHandle process = processes().running("sleeper").orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThat(processes().running("sleeper")).isEmpty();
    }

    @Test
    void a_process_that_began_at_another_time_than_its_record_is_a_stranger() throws Exception {
        Process stranger = new ProcessBuilder(SLEEP).start();
        try {
            Path record = Files.createDirectories(root.resolve("pid")).resolve("sleeper.pid");
            Files.writeString(record, stranger.pid() + "\n");
            for (Duration apart : List.of(Duration.ofMinutes(-5), Duration.ofMinutes(5))) {
                Files.setLastModifiedTime(record, FileTime.from(Instant.now().plus(apart)));
                assertThat(processes().running("sleeper")).as("%s apart", apart).isEmpty();
            }
            processes().stop(List.of("sleeper"));
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_process_that_ended_is_reported_with_the_end_of_its_log() {
        processes().start("failing", List.of("sh", "-c", "echo 'disk full' && exit 1"), Map.of());
        Await.until(
                "the end",
                Duration.ofSeconds(10),
                () -> processes().running("failing").isEmpty());
        assertThatThrownBy(() -> processes().requireRunning(List.of("failing")))
                .isInstanceOf(FabricUnavailable.class)
                .hasMessage("failing ended: disk full");
    }

    @Test
    void settings_for_another_process_are_not_inherited() throws IOException {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("CORE_PEER_ID", "x", "PATH", "/bin"));
        Tool.replace(environment, Map.of("CORE_PEER_ADDRESS", "127.0.0.1:7100"));
        assertThat(environment).containsOnlyKeys("PATH", "CORE_PEER_ADDRESS");
    }

    @Test
    void the_tail_of_a_log_is_its_last_lines() throws IOException {
        Files.createDirectories(root.resolve("logs"));
        Files.writeString(processes().log("peer"), "one\ntwo\nthree\n");
        assertThat(processes().tail("peer", 2)).containsExactly("two", "three");
        assertThat(processes().tail("peer", 9)).containsExactly("one", "two", "three");
        assertThat(processes().tail("nobody", 9)).isEmpty();
    }

    private Processes processes() {
        return new Processes(new NetworkFolder(root));
    }
}
