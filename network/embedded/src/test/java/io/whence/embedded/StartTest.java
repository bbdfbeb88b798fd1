package io.whence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whence.model.value.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger keeps from one start to the next, and what keeps it from starting. */
class StartTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_restart_keeps_state_blocks_and_identities() throws Exception {
        try (EmbeddedLedger ledger = start()) {
            submit(ledger, "kept", "1");
        }
        try (EmbeddedLedger ledger = start();
                Client client = handler(ledger)) {
            assertThat(ledger.height()).isEqualTo(2);
            assertThat(client.evaluate("get", "kept")).isEqualTo("1");
            assertThat(client.submit("append", "kept", "2")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_serves_one_ledger_at_a_time() {
        try (EmbeddedLedger ledger = start()) {
            assertThat(ledger.height()).isEqualTo(1);
            assertThat(refusal().code()).isEqualTo("FOLDER_IN_USE");
        }
        start().close();
    }

    @Test
    void a_taken_port_is_named() {
        try (EmbeddedLedger ledger = start()) {
            int taken = ledger.ports().getFirst();
            Path other = folder.resolve("other");
            Refused refused = catchThrowableOfType(
                    Refused.class,
                    () -> EmbeddedLedger.start(other, taken, TrialChaincode.run())
                            .close());
            assertThat(refused.code()).isEqualTo("PORT_IN_USE");
            assertThat(refused.value()).isEqualTo(String.valueOf(taken));
        }
    }

    @Test
    void a_ledger_of_other_keys_is_refused() throws IOException {
        start().close();
        try (Stream<Path> files = Files.walk(folder.resolve("organisations"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertThat(refusal().code()).isEqualTo("LEDGER_FOREIGN");
    }

    @Test
    void a_record_cut_short_is_cut_off_and_the_ledger_goes_on() throws Exception {
        try (EmbeddedLedger ledger = start()) {
            submit(ledger, "a", "1");
            submit(ledger, "b", "1");
        }
        byte[] whole = Files.readAllBytes(blocks());
        for (int cut : new int[] {1, 100, 4000}) {
            Files.write(blocks(), Arrays.copyOf(whole, whole.length - cut));
            try (EmbeddedLedger ledger = start();
                    Client client = handler(ledger)) {
                assertThat(ledger.height()).isEqualTo(2);
                assertThat(client.evaluate("get", "a")).isEqualTo("1");
                assertThat(client.evaluate("get", "b")).isEmpty();
            }
        }
        Files.write(blocks(), whole);
        Files.write(blocks(), new byte[5], StandardOpenOption.APPEND);
        try (EmbeddedLedger ledger = start()) {
            assertThat(ledger.height()).isEqualTo(3);
        }
        Files.write(blocks(), new byte[4096], StandardOpenOption.APPEND);
        try (EmbeddedLedger ledger = start()) {
            assertThat(ledger.height()).isEqualTo(3);
        }
    }

    @Test
    void changed_bytes_are_refused_wherever_they_stand() throws Exception {
        try (EmbeddedLedger ledger = start()) {
            submit(ledger, "a", "1");
            submit(ledger, "b", "1");
        }
        byte[] whole = Files.readAllBytes(blocks());
        for (int i = 0; i < 40; i++) {
            byte[] changed = whole.clone();
            changed[(int) ((long) i * whole.length / 40)] ^= 0x10;
            Files.write(blocks(), changed);
            assertThat(refusal().code()).as("byte %d of 40", i).isEqualTo("LEDGER_DAMAGED");
        }
    }

    @Test
    void the_program_says_how_it_is_called_and_what_it_refuses() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(text, true, StandardCharsets.UTF_8);
        assertThat(EmbeddedProcess.run(new TrialChaincode(), System.out, err)).isEqualTo(2);
        try (EmbeddedLedger ledger = start()) {
            assertThat(ledger.ports()).hasSize(3);
            assertThat(EmbeddedProcess.run(new TrialChaincode(), System.out, err, folder.toString(), "--port", "0"))
                    .isEqualTo(1);
        }
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("usage:", "FOLDER_IN_USE");
    }

    private EmbeddedLedger start() {
        return EmbeddedLedger.start(folder, 0, TrialChaincode.run());
    }

    private Refused refusal() {
        return catchThrowableOfType(Refused.class, () -> start().close());
    }

    private Path blocks() {
        return folder.resolve("ledger/blocks.dat");
    }

    private static Client handler(EmbeddedLedger ledger) {
        return Client.connect(ledger.connectionFolder(), "HANDLER", "insurer");
    }

    private static void submit(EmbeddedLedger ledger, String key, String value)
            throws GatewayException, CommitException {
        try (Client client = handler(ledger)) {
            client.submit("put", key, value);
        }
    }
}
