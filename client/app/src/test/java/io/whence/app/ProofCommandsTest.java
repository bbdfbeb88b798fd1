package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.app.desk.WitnessFolder;
import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.PrefixProof;
import io.whence.model.note.SignerKey;
import io.whence.model.note.TlogProof;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Digest;
import io.whence.trace.log.WitnessKeys;
import io.whence.verify.ProofVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is proved, audited and raised as an alarm on a ledger with three witnesses, two of them at work; forked last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ProofCommandsTest {
    private static final int EVENTS = 300;
    private static final int LAST = Integer.MAX_VALUE;

    @TempDir
    static Path home;

    private static EmbeddedLedger ledger;
    private static Path connection;

    @BeforeAll
    static void record_events_and_two_heads() throws IOException {
        ledger = EmbeddedLedger.start(home.resolve("network/embedded"), 0, new WhenceChaincode());
        connection = home.resolve("network/embedded/connection");
        WitnessFolder.fill(connection);
        for (String party : List.of("exchange", "insurer", "regulator")) {
            String role = party.equals("exchange") ? "EXCHANGE" : party.equals("insurer") ? "INSURER" : "REGULATOR";
            String mspId = Character.toUpperCase(party.charAt(0)) + party.substring(1) + "MSP";
            write(
                    party + ".json",
                    "{\"id\":\"" + party + "\",\"body\":{\"roles\":[\"" + role + "\"],\"mspId\":\"" + mspId + "\"}}");
            done("party add " + party + ".json --as " + party);
        }
        record("first", EVENTS);
        done("checkpoint record --as exchange");
        done("checkpoint record --as insurer");
        record("second", 40);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void an_event_is_proved_to_who_trusts_the_witnesses_and_to_nobody_else() {
        FieldReader proved = done("prove event first-17 --out p.proof").json();
        assertThat(proved.texts("witnesses", 9)).containsExactly("exchange", "insurer");
        FieldReader verified = done("verify p.proof --trust " + connection.resolve("trust.txt"))
                .json();
        assertThat(verified.object("event").text("id")).isEqualTo("first-17");
        assertThat(verified.count("index")).isEqualTo(proved.count("index"));
        assertThat(verified.texts("cosignedBy", 9)).containsExactly("exchange", "insurer");
        Answered untrusted = in("verify p.proof");
        assertThat(untrusted.exit()).isEqualTo(1);
        assertThat(untrusted.json().text("reason")).isEqualTo("NO_TRUST_GIVEN");
        assertThat(untrusted.json().flag("selfConsistent", false)).isTrue();
        assertThat(untrusted
                        .json()
                        .objects(
                                "checks",
                                9,
                                check ->
                                        check.text("name") + " " + check.flag("ok", true) + " " + check.text("detail")))
                .contains("SIGNATURES false no signature was checked: the reader names no witness key that it trusts");
    }

    @Test
    void a_proof_that_the_reader_s_witnesses_did_not_sign_is_whole_and_unproved() throws IOException {
        done("prove event first-18 --out u.proof");
        List<String> regulator = Files.readAllLines(connection.resolve("trust.txt")).stream()
                .filter(key -> key.startsWith("regulator+"))
                .toList();
        Files.write(home.resolve("regulator.txt"), regulator);
        Answered unproved = in("verify u.proof --trust " + home.resolve("regulator.txt"));
        assertThat(unproved.exit()).isEqualTo(1);
        assertThat(unproved.json().text("reason")).isEqualTo("TOO_FEW_TRUSTED");
        assertThat(unproved.json().flag("selfConsistent", false)).isTrue();
        assertThat(unproved.json().object("event").text("id")).isEqualTo("first-18");
    }

    @Test
    void no_proof_with_a_changed_byte_is_valid() throws IOException {
        List<VerifierKey> trust = VerifierKey.parseLines(Files.readString(connection.resolve("trust.txt")));
        done("prove event first-3 --out changed.proof");
        done("prove consistency --from 100 --out prefix.proof");
        for (String name : List.of("changed.proof", "prefix.proof")) {
            byte[] whole = Files.readAllBytes(home.resolve(name));
            assertThat(ProofVerifier.verify(whole, Optional.of(trust)).valid()).isTrue();
            for (int at = 0; at < whole.length; at += 7) {
                byte[] changed = whole.clone();
                changed[at] ^= 1;
                assertThat(ProofVerifier.isProof(changed)
                                && ProofVerifier.verify(changed, Optional.of(trust))
                                        .valid())
                        .as("%s, byte %d", name, at)
                        .isFalse();
            }
            byte[] cut = Arrays.copyOf(whole, whole.length - 1);
            assertThat(ProofVerifier.verify(cut, Optional.of(trust)).valid()).isFalse();
        }
    }

    @Test
    void a_transaction_is_proved_with_who_called_what() {
        String transaction = done("record first.jsonl --as exchange")
                .json()
                .texts("transactions", 99)
                .getFirst();
        done("prove transaction " + transaction + " --out t.proof");
        FieldReader verified = done("verify t.proof --trust " + connection.resolve("trust.txt"))
                .json();
        assertThat(verified.object("transaction").text("function")).isEqualTo("circulation:record");
        assertThat(refused("prove event " + transaction)).isEqualTo("EVENT_UNKNOWN");
    }

    @Test
    void an_id_that_is_unknown_late_or_several_is_refused_by_name() throws IOException {
        assertThat(refused("prove event nothing")).isEqualTo("EVENT_UNKNOWN");
        assertThat(refused("prove event second-3")).isEqualTo("CHECKPOINT_MISSING");
        write("again.jsonl", use("first-9") + "\n");
        done("record again.jsonl --as exchange");
        Answered several = in("prove event first-9");
        assertThat(several.code()).isEqualTo("EVENT_AMBIGUOUS");
        String index = several.json().object("error").text("value").replaceAll(".*\\[(\\d+),.*", "$1");
        done("prove event first-9 --index " + index);
        assertThat(refused("prove event first-9 --index 0")).isEqualTo("EVENT_UNKNOWN");
    }

    @Test
    void the_log_of_a_size_or_day_is_proved_to_be_what_the_log_began_with() throws IOException {
        String today = Instant.now().toString().substring(0, 10);
        String trust = " --trust " + connection.resolve("trust.txt");
        done("prove consistency --from 7 --out size.proof");
        FieldReader bySize = done("verify size.proof" + trust).json();
        assertThat(bySize.object("older").count("size")).isEqualTo(7);
        assertThat(bySize.object("older").objects("cosignatures", 9, line -> line))
                .isEmpty();
        done("prove consistency --from " + today + "T23:59:59Z --out day.proof");
        FieldReader byDay = done("verify day.proof" + trust).json();
        assertThat(byDay.object("older").objects("cosignatures", 9, line -> line.text("witness")))
                .containsExactly("exchange", "insurer");
        assertThat(refused("prove consistency --from 2020-01-01")).isEqualTo("CHECKPOINT_MISSING");
        assertThat(in("prove consistency --from 0").exit()).isEqualTo(2);
        assertThat(in("prove consistency --from yesterday").exit()).isNotZero();
        assertThat(refused("prove consistency --from 7 --to 9")).isEqualTo("CHECKPOINT_MISSING");
        PrefixProof proof = PrefixProof.parse(Files.readAllBytes(home.resolve("day.proof")));
        assertThat(PrefixProof.parse(proof.bytes()).bytes()).isEqualTo(proof.bytes());
    }

    @Test
    void an_audit_finds_nothing_in_a_sound_ledger_and_a_changed_tile_by_its_path() throws IOException {
        done("prove event first-1 --out tiles.proof --as exchange");
        FieldReader sound = done("audit --tiles --as exchange").json();
        assertThat(sound.count("checkpoints")).isGreaterThanOrEqualTo(2);
        assertThat(sound.count("tiles")).isGreaterThan(3);
        assertThat(sound.texts("findings", 9)).isEmpty();
        Path tile = tile();
        byte[] whole = Files.readAllBytes(tile);
        byte[] changed = whole.clone();
        changed[100] ^= 1;
        Files.write(tile, changed);
        Answered found = in("audit --tiles --as exchange");
        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.json().objects("findings", 9, finding -> finding.text("check") + " " + finding.text("where")))
                .containsExactly("TILES tile/0/000");
        assertThat(done("prove event first-1 --out healed.proof --as exchange").exit())
                .isZero();
        assertThat(done("audit --tiles --as exchange").json().texts("findings", 9))
                .isEmpty();
        assertThat(Files.readAllBytes(tile)).isEqualTo(whole);
    }

    @Test
    @Order(LAST)
    void two_heads_of_one_size_are_an_alarm_in_every_command_that_sees_them() throws IOException {
        TlogProof proof =
                TlogProof.parse(done("prove event first-1").json().text("proof").getBytes(StandardCharsets.UTF_8));
        Checkpoint right = Checkpoint.parse(proof.checkpoint().text());
        Checkpoint wrong = new Checkpoint(right.origin(), right.size(), Digest.over(new byte[] {1}));
        SignerKey regulator = WitnessKeys.load(connection.resolve("witness"), "regulator");
        try (Connection as = Connection.open(connection, "regulator", Optional.empty())) {
            as.submit(
                    "checkpoint:record",
                    wrong.unsigned()
                            .with(regulator.cosign(wrong, Instant.now()))
                            .bytes());
        }
        Answered listed = in("checkpoint list");
        assertThat(listed.exit()).isEqualTo(1);
        assertThat(listed.json().objects("forked", 9, head -> head.text("witness")))
                .contains("regulator", "insurer");
        Answered alerts = in("alerts");
        assertThat(alerts.exit()).isEqualTo(1);
        assertThat(alerts.json().objects("alerts", 10_000, alert -> alert.text("alert")))
                .contains("FORKED");
        Answered recorded = in("checkpoint record --as insurer");
        assertThat(recorded.exit()).isEqualTo(1);
        assertThat(recorded.json().objects("denied", 9, head -> head.text("witness")))
                .containsExactly("regulator");
        Answered audited = in("audit");
        assertThat(audited.exit()).isEqualTo(1);
        assertThat(audited.json().objects("findings", 9, finding -> finding.text("check")))
                .containsExactly("CHECKPOINT_ROOT");
    }

    private static Path tile() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("log"))) {
            return files.filter(path -> path.endsWith("ExchangeMSP/log/tile/0/000"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void record(String name, int events) throws IOException {
        write(
                name + ".jsonl",
                String.join(
                        "\n",
                        IntStream.range(0, events)
                                .mapToObj(i -> use(name + "-" + i))
                                .toList()));
        done("record " + name + ".jsonl --as exchange");
    }

    private static String use(String id) {
        return "{\"event\":\"used\",\"id\":\"" + id + "\",\"at\":\"2026-03-01T08:00:00Z\",\"by\":\"exchange\","
                + "\"copy\":\"c-1\",\"action\":\"read\",\"purpose\":\"test\",\"count\":1}";
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text);
    }

    private static Answered done(String words) {
        Answered answered = in(words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isZero();
        return answered;
    }

    private static String refused(String words) {
        Answered answered = in(words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isEqualTo(1);
        return answered.code();
    }

    /** Runs a command; words that look like files stand in the home. */
    private static Answered in(String words) {
        List<String> complete = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            boolean local = word.matches("[^/]*\\.(json|jsonl|proof)");
            complete.add(local ? home.resolve(word).toString() : word);
        }
        complete.add("--json");
        return Answered.in(home, complete.toArray(String[]::new));
    }
}
