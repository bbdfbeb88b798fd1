package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was settled at the founding is remembered. */
final class CharterTest {
    @TempDir
    Path root;

    @Test
    void a_charter_is_read_as_it_was_written() {
        Charter charter = new Charter(Ordering.BFT, 9100, 3, "abc");
        charter.write(root);
        assertThat(Charter.read(root)).contains(charter);
    }

    @Test
    void a_folder_without_one_was_never_founded() {
        assertThat(Charter.read(root)).isEmpty();
        assertThat(FabricNetwork.status(root).up()).isFalse();
        assertThat(FabricOptions.in(root).basePort()).isEqualTo(FabricOptions.BASE_PORT_DEFAULT);
    }

    @Test
    void a_network_goes_on_as_it_was_founded_unless_asked_otherwise() {
        new Charter(Ordering.RAFT, 9100, 1, "abc").write(root);
        assertThat(FabricOptions.in(root).basePort()).isEqualTo(9100);
        assertThat(FabricOptions.in(root).ordering()).isEqualTo(Ordering.RAFT);
    }

    @Test
    void a_half_founded_network_binds_nobody() {
        new Charter(Ordering.RAFT, 9100, 0, "").write(root);
        assertThat(FabricOptions.in(root).ordering()).isEqualTo(Ordering.SINGLE);
    }
}
