package io.whence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import io.whence.embedded.block.RecordFile;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under the ledger: it ends by name, and what it acknowledged is there when there is room again. */
class FullDiskTest {
    private static final int VALUES_MAX = 200;
    private static final String VALUE = "v".repeat(64 << 10);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_record_for_which_there_is_no_room_is_refused_by_name() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("blocks"), Path.of("/dev/full"));
        try (RecordFile file = RecordFile.open(full, record -> {})) {
            assertThatThrownBy(() -> file.append(List.of(ByteString.copyFromUtf8("x"))))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("LEDGER_UNWRITABLE: " + full + " = No space left on device");
        }
    }

    @Test
    @Timeout(120)
    void what_was_acknowledged_before_the_disk_was_full_is_there_when_it_has_room_again() throws Exception {
        assumeTrue(mounted("size=4m"), "a small file system can be mounted by root alone");
        ConcurrentSkipListSet<String> acknowledged = new ConcurrentSkipListSet<>();
        try {
            try (EmbeddedLedger ledger = start();
                    Client client = handler(ledger)) {
                Thread writer = Thread.ofVirtual().start(() -> fill(client, acknowledged));
                assertThat(ledger.failure().get(100, TimeUnit.SECONDS))
                        .isInstanceOf(Refused.class)
                        .hasMessageStartingWith("LEDGER_UNWRITABLE: ")
                        .hasMessageContaining("No space left on device");
                writer.interrupt();
            }
            assertThat(acknowledged).isNotEmpty();
            assertThat(mounted("remount,size=64m")).isTrue();
            try (EmbeddedLedger ledger = start();
                    Client client = handler(ledger)) {
                for (String key : acknowledged) {
                    assertThat(client.evaluate("get", key)).isEqualTo(VALUE);
                }
                client.submit("put", "again", "1");
                assertThat(client.evaluate("get", "again")).isEqualTo("1");
            }
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private static void fill(Client client, ConcurrentSkipListSet<String> acknowledged) {
        try {
            for (int i = 0; i < VALUES_MAX; i++) {
                client.submit("put", "k-" + i, VALUE);
                acknowledged.add("k-" + i);
            }
        } catch (Exception e) {
            assertThat(acknowledged).hasSizeLessThan(VALUES_MAX);
        }
    }

    private EmbeddedLedger start() {
        return EmbeddedLedger.start(folder.resolve("ledger"), 0, TrialChaincode.run());
    }

    private static Client handler(EmbeddedLedger ledger) {
        return Client.connect(ledger.connectionFolder(), "HANDLER", "insurer");
    }

    private boolean mounted(String options) throws Exception {
        return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0;
    }

    private static int run(String... words) throws Exception {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return 1;
        }
    }
}
