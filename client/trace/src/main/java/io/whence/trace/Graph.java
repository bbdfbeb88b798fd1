package io.whence.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The custody graph up to a horizon: what leads from some copies and versions to others. */
final class Graph {
    private final Database database;
    private final Shelf shelf;
    private final Horizon horizon;

    Graph(ReadModel model, Horizon horizon) {
        this.database = model.database();
        this.shelf = model.shelf();
        this.horizon = horizon;
    }

    /** An event that leads from one numbered node to another, and its place in the ledger. */
    record Step(long from, long to, Kind kind, String id, long at, long order) {
        private static Step delivered(CopyRow copy, long from) {
            return new Step(from, copy.name(), Kind.DELIVERED, copy.event(), copy.deliveredAt(), copy.delivered());
        }

        private static Step derived(Origin origin, long from) {
            return new Step(from, origin.version(), Kind.DERIVED, origin.event(), origin.derivedAt(), origin.derived());
        }
    }

    /** From versions to the copies of them. */
    List<CopyRow> copiesOf(Collection<Long> versions) {
        return seen(shelf.copiesOf(versions));
    }

    /** The copies among these numbers. */
    List<CopyRow> copies(Collection<Long> names) {
        return seen(shelf.copies(names));
    }

    /** How versions were derived, those that were. */
    List<Origin> origins(Collection<Long> versions) {
        return shelf.origins(versions).stream()
                .filter(origin -> origin.seen(horizon))
                .toList();
    }

    /** From versions to their copies. */
    static List<Step> deliveries(List<CopyRow> copies) {
        return copies.stream().map(copy -> Step.delivered(copy, copy.version())).toList();
    }

    /** From copies to the copies of the same version that their holders delivered on, by order and by declared time. */
    List<Step> passedOn(List<CopyRow> copies) {
        Map<Long, List<CopyRow>> handedOver = new HashMap<>();
        List<Long> versions = copies.stream().map(CopyRow::version).distinct().toList();
        copiesOf(versions)
                .forEach(copy -> handedOver
                        .computeIfAbsent(copy.deliveredBy(), party -> new ArrayList<>())
                        .add(copy));
        List<Step> steps = new ArrayList<>();
        for (CopyRow copy : copies) {
            handedOver.getOrDefault(copy.holder(), List.of()).stream()
                    .filter(later -> later.version() == copy.version()
                            && later.delivered() > copy.delivered()
                            && later.deliveredAt() >= copy.deliveredAt())
                    .forEach(later -> steps.add(Step.delivered(later, copy.name())));
        }
        return steps;
    }

    /** From copies to the versions derived from them. */
    List<Step> derivedFrom(List<CopyRow> copies) {
        List<Long> versions = copies.stream().map(CopyRow::version).distinct().toList();
        Map<Long, List<Long>> made = shelf.madeOf(versions);
        List<Long> names =
                copies.stream().map(CopyRow::name).filter(made::containsKey).toList();
        Map<Long, Origin> origins = new HashMap<>();
        origins(names.stream()
                        .flatMap(copy -> made.getOrDefault(copy, List.of()).stream())
                        .distinct()
                        .toList())
                .forEach(origin -> origins.put(origin.version(), origin));
        List<Step> steps = new ArrayList<>();
        for (long copy : names) {
            for (long version : made.getOrDefault(copy, List.of())) {
                Optional.ofNullable(origins.get(version)).ifPresent(origin -> steps.add(Step.derived(origin, copy)));
            }
        }
        return steps;
    }

    /** From the copies that versions were derived from to the versions. */
    List<Step> sourcesOf(List<Long> versions) {
        return origins(versions).stream()
                .flatMap(origin -> origin.inputs().stream().map(input -> Step.derived(origin, input)))
                .toList();
    }

    /** Copies that a party holds. */
    List<Long> heldBy(long party) {
        return numbers(
                "SELECT name FROM copy WHERE partition = 1 AND holder = ?"
                        + " AND delivered_at <= ? AND delivered <= ? ORDER BY delivered",
                party);
    }

    /** Copies delivered under an agreement. */
    List<Long> under(long agreement) {
        return numbers(
                "SELECT name FROM copy WHERE partition = 1 AND agreement = ?"
                        + " AND delivered_at <= ? AND delivered <= ? ORDER BY delivered",
                agreement);
    }

    /** Versions that a party derived. */
    List<Long> derivedBy(long party) {
        return numbers(
                "SELECT version FROM derivation WHERE partition = 1 AND author = ?"
                        + " AND derived_at <= ? AND derived <= ? ORDER BY derived",
                party);
    }

    static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private List<CopyRow> seen(List<CopyRow> copies) {
        return copies.stream().filter(copy -> copy.seen(horizon)).toList();
    }

    private List<Long> numbers(String sql, long of) {
        return database.rows(sql, row -> row.getLong(1), of, horizon.until(), horizon.events());
    }
}
