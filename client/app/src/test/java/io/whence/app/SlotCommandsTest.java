package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery with slots between two organisations that exchange nothing but files, and a dispute about it. */
final class SlotCommandsTest {
    private static final int ROWS = 600;
    private static final String DELIVER =
            "deliver --version version --agreement agreement --to lender --in table.csv --as provider";

    @TempDir
    static Path folder;

    private static EmbeddedLedger ledger;

    @BeforeAll
    static void set_the_scene() throws IOException {
        ledger = EmbeddedLedger.start(home("provider").resolve("network/embedded"), 0, new WhenceChaincode());
        write("table.csv", table());
        add("party", "exchange", "\"roles\":[\"EXCHANGE\"],\"mspId\":\"ExchangeMSP\"", "exchange");
        add("party", "provider", "\"roles\":[\"PROVIDER\"],\"mspId\":\"ProviderMSP\"", "provider");
        add("party", "lender", "\"roles\":[\"RECIPIENT\"]", "exchange");
        add(
                "product",
                "product",
                "\"owner\":\"provider\",\"class\":\"DATASET\",\"grading\":\"GENERAL\",\"personalData\":false",
                "provider");
        write("version.json", "{\"id\":\"version\",\"body\":{\"product\":\"product\",\"sequence\":1}}");
        done("provider", "version add version.json --in table.csv --as provider");
        add("policy", "policy", "\"profile\":\"whence-odrl-1\",\"permission\":[{\"action\":\"read\"}]", "provider");
        add(
                "agreement",
                "agreement",
                "\"provider\":\"provider\",\"recipient\":\"lender\",\"version\":\"version\",\"policy\":\"policy\","
                        + "\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2036-01-01T00:00:00Z\",\"receiptHours\":24",
                "provider");
        move("network");
        move("keys");
        done("provider", deliver("c-other", "other.csv"));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void a_leaked_copy_with_slots_is_its_holders_and_not_the_providers() throws IOException {
        exchange("c-1");
        assertThat(done("lender", "receive --copy c-1 --in c-1.sealed --out mine-1.csv --as lender")
                        .json()
                        .text("receipt"))
                .isEqualTo("MATCHED");
        Answered before = done("provider", "localize --leak mine-1.csv --version version --as provider");
        assertThat(before.json().text("verdict")).isEqualTo("IDENTIFIED_UP_TO_PROVIDER");
        done("lender", "receive --copy c-1 --disclose disclosed-1.json");
        Answered after =
                done("provider", "localize --leak mine-1.csv --version version --slots disclosed-1.json --as provider");
        assertThat(after.json().text("verdict")).isEqualTo("IDENTIFIED");
        assertThat(after.json().texts("named", 9)).containsExactly("c-1");
    }

    @Test
    void every_step_can_be_taken_again_and_gives_the_same_file() throws IOException {
        exchange("c-2");
        byte[] offer = Files.readAllBytes(folder.resolve("c-2.sealed.offer.json"));
        byte[] choice = Files.readAllBytes(folder.resolve("choice-c-2.json"));
        done("provider", DELIVER + " --slots --copy c-2 --out c-2.sealed");
        done("lender", "receive --slots --in c-2.sealed.offer.json --out choice-c-2.json");
        assertThat(folder.resolve("c-2.sealed.offer.json")).hasBinaryContent(offer);
        assertThat(folder.resolve("choice-c-2.json")).hasBinaryContent(choice);
        assertThat(refused("provider", DELIVER + " --slots --choice choice-c-2.json --out again.sealed"))
                .isEqualTo("COPY_EXISTS");
    }

    @Test
    void a_choice_is_refused_that_the_recipient_did_not_sign_or_made_for_another_offer() throws IOException {
        done("provider", DELIVER + " --slots --copy c-3 --out c-3.sealed");
        done("lender", "receive --slots --in c-3.sealed.offer.json --out choice-3.json");
        String signed = Files.readString(folder.resolve("choice-3.json"));
        write("forged.json", signed.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"MEUCIQ==\""));
        assertThat(refused("provider", DELIVER + " --slots --choice forged.json --out c-3.sealed"))
                .isEqualTo("SLOT_CHOICE_UNSIGNED");
        write("other-copy.json", signed.replace("\"copy\":\"c-3\"", "\"copy\":\"c-4\""));
        assertThat(refused("provider", DELIVER + " --slots --choice other-copy.json --out c-3.sealed"))
                .isEqualTo("SLOT_OFFER_DIFFERS");
        assertThat(folder.resolve("c-3.sealed")).doesNotExist();
    }

    @Test
    void a_sealed_file_that_was_altered_or_opened_elsewhere_is_refused_and_no_receipt_is_recorded() throws IOException {
        exchange("c-5");
        byte[] bytes = Files.readAllBytes(folder.resolve("c-5.sealed"));
        bytes[bytes.length - 20] ^= 1;
        Files.write(folder.resolve("altered.sealed"), bytes);
        assertThat(refused("lender", "receive --copy c-5 --in altered.sealed --out x.csv --as lender"))
                .isEqualTo("SLOT_OFFER_DIFFERS");
        assertThat(refused("provider", "receive --copy c-5 --in c-5.sealed --out x.csv --as lender"))
                .isEqualTo("SLOTS_UNKNOWN");
        assertThat(refused("provider", "receive --copy c-5 --disclose x.json")).isEqualTo("SLOTS_UNKNOWN");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    private static void exchange(String copy) {
        done("provider", DELIVER + " --slots --copy " + copy + " --out " + copy + ".sealed");
        done("lender", "receive --slots --in " + copy + ".sealed.offer.json --out choice-" + copy + ".json");
        done("provider", DELIVER + " --slots --choice choice-" + copy + ".json --out " + copy + ".sealed");
    }

    private static String deliver(String copy, String out) {
        return DELIVER + " --copy " + copy + " --out " + out;
    }

    private static String table() {
        StringBuilder csv = new StringBuilder("id,age,income\n");
        IntStream.range(0, ROWS)
                .forEach(row -> csv.append("p-")
                        .append(row)
                        .append(',')
                        .append(20 + row * 37 % 60)
                        .append(',')
                        .append(1000 + row * 7919 % 300)
                        .append('\n'));
        return csv.toString();
    }

    private static void add(String type, String id, String body, String as) throws IOException {
        write(id + ".json", "{\"id\":\"" + id + "\",\"body\":{" + body + "}}");
        done("provider", type + " add " + id + ".json --as " + as);
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** The lender's home has the network's connection and its own key, and nothing of the provider's. */
    private static void move(String part) throws IOException {
        Path from = home("provider").resolve(part);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = home("lender")
                        .resolve(part)
                        .resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path home(String party) {
        return folder.resolve("home-" + party);
    }

    private static Answered done(String home, String words) {
        Answered answered = in(home, words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isZero();
        return answered;
    }

    private static String refused(String home, String words) {
        Answered answered = in(home, words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isEqualTo(1);
        return answered.code();
    }

    /** Runs a command; words that look like files stand in the common folder. */
    private static Answered in(String home, String words) {
        List<String> complete = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            boolean file = word.matches(".*\\.(json|csv|sealed)");
            complete.add(file ? folder.resolve(word).toString() : word);
        }
        complete.add("--json");
        return Answered.in(home(home), complete.toArray(String[]::new));
    }
}
