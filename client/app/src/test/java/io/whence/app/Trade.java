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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A provider and a lender with homes of their own, a version and an agreement, on an embedded ledger. */
record Trade(Path folder, EmbeddedLedger ledger) implements AutoCloseable {
    static final String DELIVER =
            "deliver --version version --agreement agreement --to lender --in table.csv --marks marks.json --as provider";

    /** Ages and incomes of {@link #table} may move by one. */
    static final String MARKS = marks("\"age\"", "\"income\"");

    private static final int ROWS = 600;

    static Trade open(Path folder) throws IOException {
        return open(folder, table(ROWS), "\"permission\":[{\"action\":\"read\"}]");
    }

    /** The same with another table and another policy. */
    static Trade open(Path folder, String table, String clauses) throws IOException {
        Path network = folder.resolve("home-provider").resolve("network/embedded");
        Trade trade = new Trade(folder, EmbeddedLedger.start(network, 0, new WhenceChaincode()));
        trade.write("table.csv", table);
        trade.write("marks.json", MARKS);
        trade.add("party", "exchange", "\"roles\":[\"EXCHANGE\"],\"mspId\":\"ExchangeMSP\"", "exchange");
        trade.add("party", "provider", "\"roles\":[\"PROVIDER\"],\"mspId\":\"ProviderMSP\"", "provider");
        trade.add("party", "lender", "\"roles\":[\"RECIPIENT\"]", "exchange");
        trade.add(
                "product",
                "product",
                "\"owner\":\"provider\",\"class\":\"DATASET\",\"grading\":\"GENERAL\",\"personalData\":false",
                "provider");
        trade.write("version.json", "{\"id\":\"version\",\"body\":{\"product\":\"product\",\"sequence\":1}}");
        trade.done("provider", "version add version.json --in table.csv --as provider");
        trade.add("policy", "policy", "\"profile\":\"whence-odrl-1\"," + clauses, "provider");
        trade.add(
                "agreement",
                "agreement",
                "\"provider\":\"provider\",\"recipient\":\"lender\",\"version\":\"version\",\"policy\":\"policy\","
                        + "\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2036-01-01T00:00:00Z\",\"receiptHours\":24",
                "provider");
        trade.lend("network");
        trade.lend("keys");
        return trade;
    }

    @Override
    public void close() {
        ledger.close();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    Answered done(String home, String words) {
        Answered answered = in(home, words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isZero();
        return answered;
    }

    String refused(String home, String words) {
        Answered answered = in(home, words);
        assertThat(answered.exit()).as(words + ": " + answered.out()).isEqualTo(1);
        return answered.code();
    }

    /** Runs a command; words that look like files stand in the common folder. */
    Answered in(String home, String words) {
        List<String> complete = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            boolean file = word.matches(".*\\.(json|jsonl|csv|sealed)");
            complete.add(file ? file(word).toString() : word);
        }
        complete.add("--json");
        return Answered.in(folder.resolve("home-" + home), complete.toArray(String[]::new));
    }

    private void add(String type, String id, String body, String as) throws IOException {
        write(id + ".json", "{\"id\":\"" + id + "\",\"body\":{" + body + "}}");
        done("provider", type + " add " + id + ".json --as " + as);
    }

    /** The lender's home has the network's connection and its own key, and nothing of the provider's. */
    private void lend(String part) throws IOException {
        Path from = folder.resolve("home-provider").resolve(part);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve("home-lender")
                        .resolve(part)
                        .resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A plan by which these columns of numbers may move by one. */
    static String marks(String... columns) {
        return "{\"colluders\":2,\"rowsPerMark\":4,\"columns\":["
                + Stream.of(columns)
                        .map(name -> "{\"name\":" + name + ",\"tolerance\":\"1\",\"given\":[]}")
                        .collect(Collectors.joining(","))
                + "],\"never\":[\"id\"],\"canaries\":0}";
    }

    /** A small table with columns that can be marked. */
    static String table(int rows) {
        StringBuilder csv = new StringBuilder("id,age,income\n");
        IntStream.range(0, rows)
                .forEach(row -> csv.append("p-")
                        .append(row)
                        .append(',')
                        .append(20 + row * 37 % 60)
                        .append(',')
                        .append(1000 + row * 7919 % 300)
                        .append('\n'));
        return csv.toString();
    }
}
