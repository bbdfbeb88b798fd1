package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands against an embedded ledger: what they record, and what they refuse by name. */
final class LedgerCommandsTest {
    private static final int ROWS = 400;

    @TempDir
    static Path home;

    private static EmbeddedLedger ledger;

    @BeforeAll
    static void set_the_scene() throws IOException {
        ledger = EmbeddedLedger.start(home.resolve("network/embedded"), 0, new WhenceChaincode());
        write("table.csv", Trade.table(ROWS));
        write("marks.json", Trade.MARKS);
        document("exchange", "\"roles\":[\"EXCHANGE\"],\"mspId\":\"ExchangeMSP\"");
        document("provider", "\"roles\":[\"PROVIDER\"],\"mspId\":\"ProviderMSP\"");
        document("lender", "\"roles\":[\"RECIPIENT\"]");
        document(
                "product",
                "\"owner\":\"provider\",\"class\":\"DATASET\",\"grading\":\"GENERAL\",\"personalData\":false");
        document("version", "\"product\":\"product\",\"sequence\":1");
        document("policy", "\"profile\":\"whence-odrl-1\",\"permission\":[{\"action\":\"read\"}]");
        document("agreement", agreement("2026-01-01T00:00:00Z", "2036-01-01T00:00:00Z"));
        document("expired", agreement("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));
        done("party add exchange.json --as exchange");
        done("party add provider.json --as provider");
        done("party add lender.json");
        done("product add product.json --as provider");
        done("version add version.json --in table.csv --as provider");
        done("policy add policy.json --as provider");
        done("agreement add agreement.json --as provider");
        done("agreement add expired.json --as provider");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void a_party_without_an_organisation_is_given_a_key_of_its_own() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys/lender.pem"))))
                .isEqualTo("rw-------");
        assertThat(done("party show lender")
                        .json()
                        .object("document")
                        .object("body")
                        .text("publicKey"))
                .isNotEmpty();
    }

    @Test
    void a_version_states_what_its_table_holds() {
        var body = done("version show version").json().object("document").object("body");
        assertThat(body.count("rows")).isEqualTo(ROWS);
        assertThat(body.count("bytes"))
                .isEqualTo(home.resolve("table.csv").toFile().length());
    }

    @Test
    void documents_are_listed_a_page_at_a_time() {
        var first = done("party list --limit 2").json();
        assertThat(first.objects("items", 9, item -> item.object("document").text("id")))
                .containsExactly("exchange", "lender");
        assertThat(first.text("next")).isEqualTo("lender");
        assertThat(done("party list --after lender").json().has("next")).isFalse();
    }

    @Test
    void a_copy_is_delivered_received_traced_and_deleted() {
        var delivered = done(deliver("c-1", "agreement", "one.csv")).json();
        var received = done("receive --copy c-1 --in one.csv --as lender").json();
        assertThat(received.text("receipt")).isEqualTo("MATCHED");
        assertThat(received.text("root")).isEqualTo(delivered.text("root"));
        assertThat(done("delete --copy c-1 --as lender").json().text("event")).isEqualTo("c-1-deleted");
        var trace = done("trace copy c-1").json();
        assertThat(trace.objects("nodes", 9, node -> node.text("state"))).contains("DELETED");
        assertThat(done("trace copy c-1 --up").json().objects("nodes", 9, node -> node.id("id")))
                .contains("version");
        assertThat(refused("receive --copy c-1 --in one.csv --as lender")).isEqualTo("RECEIPT_EXISTS");
    }

    @Test
    void what_arrives_otherwise_is_recorded_as_mismatched_and_raises_an_alert() throws IOException {
        done(deliver("c-2", "agreement", "two.csv"));
        List<String> lines = Files.readAllLines(home.resolve("two.csv"));
        write("broken.csv", String.join("\n", lines.subList(0, lines.size() / 2)) + "\n");
        assertThat(done("receive --copy c-2 --in broken.csv --as lender").json().text("receipt"))
                .isEqualTo("MISMATCHED");
        assertThat(done("alerts")
                        .json()
                        .objects(
                                "alerts",
                                99,
                                alert -> alert.textIfPresent("copy").orElse("")))
                .contains("c-2");
    }

    @Test
    void a_leaked_copy_is_named_by_its_marks() throws IOException {
        done(deliver("c-3", "agreement", "three.csv"));
        done(deliver("c-4", "agreement", "four.csv"));
        Answered found = in("localize --leak three.csv --version version --as provider");
        assertThat(found.exit()).isZero();
        assertThat(found.json().texts("named", 9)).containsExactly("c-3");
        assertThat(found.json().text("verdict")).isEqualTo("IDENTIFIED_UP_TO_PROVIDER");
    }

    @Test
    void events_of_a_file_are_recorded_once_however_often_it_is_given() throws IOException {
        write("uses.jsonl", use("u-1") + "\n" + use("u-2") + "\n");
        var first = done("record uses.jsonl --as exchange").json();
        var again = done("record uses.jsonl --as exchange").json();
        assertThat(first.count("events")).isEqualTo(2);
        assertThat(again.texts("transactions", 9)).isEqualTo(first.texts("transactions", 9));
    }

    @Test
    void refusals_name_the_rule() throws IOException {
        write("other.csv", Trade.table(ROWS).replace("7", "8"));
        document("again", "\"roles\":[\"RECIPIENT\"]");
        write("lender-again.json", "{\"id\":\"lender\",\"body\":{\"roles\":[\"PROVIDER\"]}}");
        write("misspelt.json", "{\"id\":\"p\",\"body\":{\"owner\":\"provider\",\"klass\":\"DATASET\"}}");
        write("bad.jsonl", use("u-9").replace("\"used\"", "\"eaten\"") + "\n");
        assertThat(refused("party show nobody")).isEqualTo("DOCUMENT_UNKNOWN");
        assertThat(refused("trace copy nothing")).isEqualTo("SUBJECT_UNKNOWN");
        assertThat(refused("party add lender-again.json")).isEqualTo("ID_TAKEN");
        assertThat(refused("product add misspelt.json --as provider")).isEqualTo("FIELD_MISSING");
        assertThat(refused("version add version.json --as exchange")).isNotEmpty();
        assertThat(refused("party list --as stranger")).isEqualTo("IDENTITY_UNKNOWN");
        assertThat(refused("record bad.jsonl --as exchange")).isEqualTo("CHOICE_UNKNOWN");
        assertThat(refused(deliver("c-8", "expired", "eight.csv"))).isEqualTo("AGREEMENT_NOT_IN_FORCE");
        assertThat(refused(deliver("c-9", "agreement", "nine.csv").replace("table.csv", "other.csv")))
                .isEqualTo("TABLE_DIFFERS");
        assertThat(home.resolve("eight.csv")).doesNotExist();
    }

    private static String deliver(String copy, String agreement, String out) {
        return "deliver --version version --agreement " + agreement + " --to lender --copy " + copy
                + " --in table.csv --marks marks.json --out " + out + " --as provider";
    }

    private static String use(String id) {
        return "{\"event\":\"used\",\"id\":\"" + id + "\",\"at\":\"2026-03-01T08:00:00Z\",\"by\":\"exchange\","
                + "\"copy\":\"c-1\",\"action\":\"read\",\"purpose\":\"test\",\"count\":1}";
    }

    private static String agreement(String from, String until) {
        return "\"provider\":\"provider\",\"recipient\":\"lender\",\"version\":\"version\",\"policy\":\"policy\","
                + "\"from\":\"" + from + "\",\"until\":\"" + until + "\",\"receiptHours\":24,\"insured\":true";
    }

    private static void document(String id, String body) throws IOException {
        write(id + ".json", "{\"id\":\"" + id + "\",\"body\":{" + body + "}}");
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
            complete.add(
                    word.matches(".*\\.(json|jsonl|csv)") ? home.resolve(word).toString() : word);
        }
        complete.add("--json");
        return Answered.in(home, complete.toArray(String[]::new));
    }
}
