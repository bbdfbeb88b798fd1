package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cover bordereau TREATY [--csv]}. */
@Command(name = "bordereau", description = "List the claims ceded to a treaty, with what it takes and what is due.")
final class Bordereau implements Task {
    private static final int ROWS_MAX = 4096;
    private static final List<String> WORDS = List.of("claim", "cover", "incident", "lossAt");
    private static final List<String> AMOUNTS = List.of(
            "grossMinorUnits",
            "cededMinorUnits",
            "retainedMinorUnits",
            "reimbursedMinorUnits",
            "dueMinorUnits",
            "returnableMinorUnits");

    @Parameters(paramLabel = "TREATY", description = "a cover of the product reinsurance-treaty")
    private String treaty = "";

    @Option(names = "--csv", description = "print comma-separated values (RFC 4180), one row a claim")
    private boolean csv;

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            Json json = Json.parse(connection.evaluate("cover:bordereau", treaty));
            return csv ? Reply.done(json, csv(new FieldReader("", json))) : Reply.done(json);
        }
    }

    /** Ids, times and whole numbers hold neither commas nor quotes. */
    private static String csv(FieldReader bordereau) {
        String heading = Stream.of(List.of("currency"), WORDS, AMOUNTS)
                .flatMap(List::stream)
                .collect(Collectors.joining(","));
        String currency = bordereau.text("currency");
        List<String> rows = bordereau.objects("rows", ROWS_MAX, row -> row(currency, row));
        return Stream.concat(Stream.of(heading), rows.stream()).collect(Collectors.joining("\r\n"));
    }

    private static String row(String currency, FieldReader row) {
        Stream<String> words = WORDS.stream().map(row::text);
        Stream<String> amounts = AMOUNTS.stream().map(name -> Long.toString(row.minorUnits(name)));
        return Stream.concat(Stream.concat(Stream.of(currency), words), amounts).collect(Collectors.joining(","));
    }
}
