package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Originals;
import io.whence.app.desk.ReadModels;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Policy;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.trace.Answer;
import io.whence.trace.Asked;
import io.whence.trace.ReadModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which copies contain some rows: the copies that the ledger names, with the content that this home can open. */
public final class HeldRows {
    private static final List<String> COLUMNS = List.of("copy", "holder", "rowsHeld", "share");

    private final Desk desk;
    private final Connection connection;

    public HeldRows(Desk desk, Connection connection) {
        this.desk = desk;
        this.connection = connection;
    }

    /** The copies of a version that hold any of the rows, in the order of their ids. */
    public Answer of(Path rows, Asked asked) throws IOException {
        String version = asked.about().orElseThrow();
        Finding finding = Localizer.withOpenings(
                rows,
                Input.required(Originals.of(desk, version)),
                VersionCopies.from(desk, connection, version, asked.view()).of(version),
                Policy.standard());
        List<List<Json>> held = new FieldReader("", finding.json())
                .objects("copies", VersionCopies.COPIES_MAX, HeldRows::held).stream()
                        .flatMap(Optional::stream)
                        .filter(row -> asked.after()
                                .map(id -> copy(row).compareTo(id) > 0)
                                .orElse(true))
                        .toList();
        List<List<Json>> page = held.subList(0, Math.min(held.size(), asked.limit()));
        try (ReadModel model = ReadModels.upToDate(desk, connection)) {
            return new Answer(
                    "rows",
                    COLUMNS,
                    asked.about(),
                    asked.view().asOf().orElse(asked.view().now()),
                    asked.view().block().map(block -> block + 1).orElse(model.height()),
                    page,
                    page.size() < held.size() ? Optional.of(copy(page.getLast())) : Optional.empty());
        }
    }

    private static String copy(List<Json> row) {
        return ((Json.Text) row.getFirst()).value();
    }

    private static Optional<List<Json>> held(FieldReader copy) {
        long rows = copy.countIfPresent("rowsHeld").orElse(0L);
        return rows == 0
                ? Optional.empty()
                : Optional.of(List.of(
                        Json.of(copy.text("id")), Json.of(copy.text("holder")), Json.of(rows), copy.json("share")));
    }
}
