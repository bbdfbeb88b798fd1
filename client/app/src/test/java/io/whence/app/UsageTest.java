package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.Functions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and files that are wrong in themselves: no ledger is asked. */
final class UsageTest {
    private static final int ROWS = 60;
    private static final int LONG_LINE = 20 << 20;

    @TempDir
    Path home;

    private Path copies;

    @BeforeEach
    void lay_out_files() throws IOException {
        copies = Files.createDirectories(home.resolve("copies"));
        write("copies/one.csv", table(0, ROWS, 30));
        write("copies/two.csv", table(0, ROWS, 31));
        write("missing-nothing.json", "{}");
    }

    @Test
    void the_version_is_told() {
        assertThat(Answered.to("--version").out()).startsWith("whence ");
        assertThat(Answered.to("--version").exit()).isZero();
    }

    @Test
    void help_lists_every_command() {
        assertThat(Answered.to("--help").out())
                .contains("network", "party", "deliver", "record", "trace", "localize", "claim", "verify", "demo");
        assertThat(Answered.to("claim", "notify", "--help").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "party", "party add", "trace ship s-1", "deliver", "--network mars network up"})
    void wrong_words_are_usage_errors(String words) {
        Answered answered = Answered.to(words(words + " --json"));
        assertThat(answered.exit()).isEqualTo(2);
        assertThat(answered.code()).isEqualTo("USAGE");
    }

    @Test
    void without_json_an_error_is_one_line_on_standard_error() {
        Answered answered = Answered.to("nonsense");
        assertThat(answered.out()).isEmpty();
        assertThat(answered.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "party add %s",
                "version add missing-nothing.json --in %s",
                "record %s",
                "deliver --version v --agreement a --to p --in %s --out out.csv",
                "receive --copy c-1 --in %s",
                "incident report %s",
                "claim notify %s",
                "finding add i-1 %s",
                "worksheet --terms %s --loss %s",
                "worksheet --recovery %s",
                "localize --leak %s --copies copies",
                "verify %s"
            })
    void every_command_names_the_file_that_it_cannot_read(String form) throws IOException {
        assertThat(unreadable(form, "absent.file")).isEqualTo("FILE_UNREADABLE");
        assertThat(unreadable(form, "copies")).isEqualTo("FILE_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"party add %s", "incident report %s", "worksheet --recovery %s", "verify %s"})
    void a_file_that_is_not_what_it_should_be_is_unreadable(String form) throws IOException {
        write("empty", "");
        Files.write(home.resolve("latin"), "{\"id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        write("long", "x".repeat(LONG_LINE));
        assertThat(unreadable(form, "empty")).isIn("JSON_MALFORMED", "NOT_A_PACK");
        assertThat(unreadable(form, "latin")).isIn("JSON_MALFORMED", "NOT_A_PACK");
        assertThat(unreadable(form, "long")).isIn("FILE_TOO_LARGE", "NOT_A_PACK");
    }

    @Test
    void a_table_that_is_not_one_is_unreadable() throws IOException {
        String form = "localize --leak %s --copies copies";
        write("empty", "");
        write("uneven", "id,age\n1,30\n2\n");
        Files.write(home.resolve("latin"), "id,name\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));
        write("long", "id,name\n1," + "x".repeat(LONG_LINE) + "\n");
        assertThat(unreadable(form, "empty")).isEqualTo("FILE_EMPTY");
        assertThat(unreadable(form, "uneven")).isEqualTo("COLUMN_COUNT");
        assertThat(unreadable(form, "latin")).isEqualTo("NOT_UTF8");
        assertThat(unreadable(form, "long")).isEqualTo("LINE_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "party list",
                "party show p-1",
                "agreement accept a-1",
                "cover bind c-1",
                "delete --copy c-1",
                "trace copy c-1",
                "alerts",
                "claim show c-1",
                "finding concur 00 --leak copies --version v",
                "checkpoint record",
                "evidence export c-1 --out pack.zip",
                "network status"
            })
    void without_a_ledger_the_exit_code_says_so(String words) {
        assertThat(Answered.in(home, words(words + " --json")).exit()).isEqualTo(3);
    }

    @Test
    void a_lead_among_files_is_a_positive_finding_and_nobody_a_negative_one() throws IOException {
        write("leak.csv", table(10, ROWS / 2, 31));
        Answered lead = localized("leak.csv");
        assertThat(lead.exit()).isZero();
        assertThat(lead.json().texts("named", 9)).containsExactly("two");
        write("strange.csv", table(ROWS, ROWS / 2, 7));
        Answered nobody = localized("strange.csv");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.json().texts("named", 9)).isEmpty();
    }

    @Test
    void a_worksheet_settles_and_refuses_by_name() throws IOException {
        write(
                "terms.json",
                "{\"currency\":\"USD\",\"sections\":[{\"id\":\"S\",\"deductible\":{\"kind\":\"FLAT\",\"minorUnits\":100}}]}");
        write("loss.json", "{\"items\":[{\"id\":\"1\",\"section\":\"S\",\"claimedMinorUnits\":1000}]}");
        write("negative.json", "{\"items\":[{\"id\":\"1\",\"section\":\"S\",\"claimedMinorUnits\":-1}]}");
        Answered settled = worksheet("loss.json");
        assertThat(settled.exit()).isZero();
        assertThat(settled.json().count("netMinorUnits")).isEqualTo(900);
        assertThat(worksheet("negative.json").exit()).isEqualTo(1);
        assertThat(worksheet("negative.json").code()).isEqualTo("AMOUNT_NEGATIVE");
    }

    @Test
    void every_function_of_a_claim_has_its_command() {
        List<String> functions = Functions.all().keySet().stream()
                .filter(name -> name.startsWith("claim:"))
                .map(name -> name.substring("claim:".length()))
                .toList();
        assertThat(functions)
                .allSatisfy(name ->
                        assertThat(Answered.to("claim", name, "--help").exit()).isZero());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--copies %1$s --slots nofile",
                "--copies %1$s --challenges nofile",
                "--copies %1$s --copy zz",
                "--copies %1$s --purpose x",
                "--copies %1$s --action x",
                "--copies %1$s --seen 2026-01-01T00:00:00Z",
                "--copies %1$s --more nofile",
                "--version v --key nocolumn",
                "--version v --challenges nofile",
                "--version v --purpose x",
                "--peril LOSS --copy c --key x",
                "--peril ABUSE --copy c --policy nofile",
                "--peril TAMPERING --copy c --slots nofile"
            })
    void an_option_that_says_nothing_in_a_mode_is_refused_by_name(String options) throws IOException {
        write("leak.csv", table(0, 10, 31));
        String leak = options.contains("LOSS") || options.contains("ABUSE") ? "" : " --leak leak.csv";
        Answered answered = Answered.to(words("localize " + options.formatted(copies) + leak + " --json"));
        assertThat(answered.exit()).isEqualTo(2);
        assertThat(answered.code()).isEqualTo("USAGE");
        assertThat(answered.json().object("error").text("field")).startsWith("--");
        assertThat(answered.json().object("error").text("value")).startsWith("does not apply with --");
    }

    @Test
    void a_key_that_a_file_does_not_have_is_wrong_use_and_no_difference() throws IOException {
        write("leak.csv", table(0, 10, 31));
        String leak = home.resolve("leak.csv").toString();
        Answered diff = Answered.to("localize", "--diff", leak, leak, "--key", "nocolumn", "--json");
        assertThat(diff.exit()).isEqualTo(2);
        assertThat(diff.out()).contains("nocolumn in leak.csv");
        Answered page = Answered.to(
                "localize", "--leak", leak, "--copies", copies.toString(), "--html", home + "/no/page.html", "--json");
        assertThat(page.exit()).isEqualTo(2);
        assertThat(page.code()).isEqualTo("FILE_UNWRITABLE");
        write("array.json", "[{\"a\":1}]");
        assertThat(localized("array.json").exit()).isEqualTo(2);
    }

    private Answered localized(String leak) {
        return Answered.to(
                "localize", "--leak", home.resolve(leak).toString(), "--copies", copies.toString(), "--json");
    }

    private Answered worksheet(String loss) {
        return Answered.to(
                "worksheet",
                "--terms",
                home.resolve("terms.json").toString(),
                "--loss",
                home.resolve(loss).toString(),
                "--json");
    }

    /** The code with which a command refuses a file, exiting with 2. */
    private String unreadable(String form, String file) {
        String[] words = Stream.of(words(form + " --json"))
                .map(word -> word.equals("%s") ? file : word)
                .map(word -> Files.exists(home.resolve(word)) || word.equals(file)
                        ? home.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        Answered answered = Answered.in(home, words);
        assertThat(answered.exit()).as(Arrays.toString(words)).isEqualTo(2);
        return answered.code();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text);
    }

    /** So many rows from a first one on; ages differ by what is added to them. */
    private static String table(int first, int rows, int added) {
        StringBuilder csv = new StringBuilder("id,age\n");
        IntStream.range(first, first + rows)
                .forEach(row ->
                        csv.append(row).append(',').append(row % 7 * 3 + added).append('\n'));
        return csv.toString();
    }

    private static String[] words(String line) {
        return Stream.of(line.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }
}
