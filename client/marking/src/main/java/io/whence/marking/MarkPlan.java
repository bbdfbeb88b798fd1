package io.whence.marking;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.score.BiasLaw;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the copies of one version are marked: about one row in {@code rowsPerMark}, in the columns listed, for a coalition
 * of up to {@code colluders}, with so many canary rows, and so many more for copies that are given for a stated purpose. The
 * same for all copies and fixed before the first.
 */
public record MarkPlan(
        int colluders,
        int rowsPerMark,
        List<MarkColumn> columns,
        List<String> never,
        int canaries,
        int purposeCanaries) {
    /** The id of the marking scheme, part of every commitment. */
    public static final String SCHEME = "whence-mark-2";

    private static final int COLUMNS_MAX = 1_000;
    private static final int CANARIES_MAX = 10_000;

    /** A plan without canaries for purposes. */
    public MarkPlan(int colluders, int rowsPerMark, List<MarkColumn> columns, List<String> never, int canaries) {
        this(colluders, rowsPerMark, columns, never, canaries, 0);
    }

    public MarkPlan {
        columns = List.copyOf(columns);
        never = List.copyOf(never);
        for (MarkColumn column : columns) {
            if (never.contains(column.name())) {
                throw MarkingRule.PLAN_COLUMN_UNMARKABLE.refuse("columns", column.name());
            }
        }
    }

    /** The plan of a version that is delivered as it is. */
    public static MarkPlan nothing() {
        return new MarkPlan(1, 1, List.of(), List.of(), 0);
    }

    public BiasLaw law() {
        return BiasLaw.forColluders(colluders);
    }

    /** The columns that no mark touches; together they tell which row of the original a leaked row was. */
    public List<String> identity(Table table) {
        return table.names().stream()
                .filter(name ->
                        columns.stream().noneMatch(column -> column.name().equals(name)))
                .toList();
    }

    /** Members of the JSON form, which plans and openings share. */
    Map<String, Json> members() {
        Map<String, Json> members = new TreeMap<>();
        members.put("colluders", Json.of(colluders));
        members.put("rowsPerMark", Json.of(rowsPerMark));
        members.put("columns", Json.array(columns.stream().map(MarkColumn::json).toList()));
        members.put("never", Json.texts(never));
        members.put("canaries", Json.of(canaries));
        if (purposeCanaries > 0) {
            members.put("purposeCanaries", Json.of(purposeCanaries));
        }
        return members;
    }

    public Json json() {
        return Json.object(members());
    }

    /** Reads the members of a plan; the caller refuses what is left over. */
    public static MarkPlan read(FieldReader reader) {
        return new MarkPlan(
                (int) reader.whole("colluders", 1, 8),
                (int) reader.whole("rowsPerMark", 1, 1_000_000),
                reader.objects("columns", COLUMNS_MAX, MarkColumn::read),
                reader.texts("never", COLUMNS_MAX),
                (int) reader.whole("canaries", 0, CANARIES_MAX),
                reader.has("purposeCanaries") ? (int) reader.whole("purposeCanaries", 1, CANARIES_MAX) : 0);
    }
}
