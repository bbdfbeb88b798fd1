package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Plain;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code TYPE list}. */
@Command(name = "list", description = "List recorded documents in the order of their ids, a page at a time.")
final class DocumentList implements Task {
    private final String type;

    @Option(names = "--after", paramLabel = "ID", description = "start after this id")
    private String after = "";

    @Option(names = "--limit", paramLabel = "N", description = "at most this many, 1..1000 (default ${DEFAULT-VALUE})")
    private int limit = 100;

    DocumentList(String type) {
        this.type = type;
    }

    @Override
    public Reply run(Desk desk) {
        try (Connection connection = desk.connect()) {
            Json page = Json.parse(connection.evaluate(type + ":list", after, Integer.toString(limit)));
            return Reply.done(page, table(new FieldReader("", page)));
        }
    }

    private static String table(FieldReader page) {
        List<List<String>> rows = page.objects("items", FieldReader.LIST_MAX, DocumentList::row);
        Stream<List<String>> header = Stream.of(List.of("id", "declared", "by", "digest"));
        String more = page.textIfPresent("next")
                .map(next -> "\nmore: --after " + next)
                .orElse("");
        return String.join(
                        "\n", Plain.columns(Stream.concat(header, rows.stream()).toList()))
                + more;
    }

    private static List<String> row(FieldReader item) {
        FieldReader document = item.object("document");
        return List.of(
                document.text("id"),
                document.text("declaredAt"),
                item.object("actor").text("mspId"),
                item.text("digest").substring(0, 16));
    }
}
