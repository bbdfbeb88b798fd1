package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A recomputable localisation of a leak, and its conclusion: same inputs, same bytes.
 *
 * @param looks where the evidence came in parts, what each added
 * @param custody the tables that the beliefs are over, where more was made of a named copy
 */
public record Finding(
        Verdict verdict,
        List<String> named,
        Optional<Reason> reason,
        Leak leak,
        List<CopyFinding> copies,
        OptionalDouble unrecordedShare,
        Optional<Bound> bound,
        String scheme,
        List<Evidence> evidence,
        List<String> wouldChange,
        List<Descent> lineage,
        Optional<CustodyGraph> custody,
        List<Json> looks) {

    /** A finding that rests on the copies of one version alone. */
    public Finding(
            Verdict verdict,
            List<String> named,
            Optional<Reason> reason,
            Leak leak,
            List<CopyFinding> copies,
            OptionalDouble unrecordedShare,
            Optional<Bound> bound,
            String scheme,
            List<Evidence> evidence,
            List<String> wouldChange) {
        this(
                verdict,
                named,
                reason,
                leak,
                copies,
                unrecordedShare,
                bound,
                scheme,
                evidence,
                wouldChange,
                List.of(),
                Optional.empty(),
                List.of());
    }

    public Finding {
        named = named.stream().sorted().toList();
        copies = List.copyOf(copies);
        evidence = List.copyOf(evidence);
        wouldChange = List.copyOf(wouldChange);
        lineage = List.copyOf(lineage);
        looks = List.copyOf(looks);
    }

    /** The same evidence with another conclusion drawn from what was made of the copies. */
    Finding with(Verdict concluded, List<String> whom, List<Descent> path, List<String> changes) {
        return new Finding(
                concluded,
                whom,
                reason,
                leak,
                copies,
                unrecordedShare,
                bound,
                scheme,
                evidence,
                changes,
                path,
                custody,
                looks);
    }

    /** The same finding with further copies that it looked at. */
    Finding and(List<CopyFinding> further) {
        List<CopyFinding> all = Stream.concat(copies.stream(), further.stream())
                .sorted(Comparator.comparing(CopyFinding::id))
                .toList();
        return new Finding(
                verdict,
                named,
                reason,
                leak,
                all,
                unrecordedShare,
                bound,
                scheme,
                evidence,
                wouldChange,
                lineage,
                custody,
                looks);
    }

    /** The conclusion that the beliefs over its custody leave standing, with these beliefs and what they rest on. */
    Finding under(CustodyGraph graph, Verdict concluded, Optional<Reason> why) {
        List<CopyFinding> believed =
                copies.stream().map(copy -> copy.believed(graph.of(copy.id()))).toList();
        List<String> whom = concluded.names() ? named : List.of();
        return new Finding(
                concluded,
                whom,
                why,
                leak,
                believed,
                unrecordedShare,
                bound,
                scheme,
                graph.evidence(),
                wouldChange,
                lineage,
                Optional.of(graph),
                looks);
    }

    /** The leaked file: its digest, its rows, and, where it was compared with copies, how many tell nothing apart. */
    public record Leak(Digest sha256, int rows, Optional<Compared> compared) {
        Json json() {
            return Json.object(Map.of(
                    "sha256", Json.of(sha256.hex()),
                    "rows", Json.of(rows),
                    "rowsInNoCopy",
                            compared.<Json>map(one -> Json.of(one.rowsInNoCopy()))
                                    .orElseGet(Json::nothing),
                    "rowsInEveryCopy",
                            compared.<Json>map(one -> Json.of(one.rowsInEveryCopy()))
                                    .orElseGet(Json::nothing)));
        }

        /** The rows that some copy has, of a leak that was compared. */
        int rowsInSomeCopy() {
            return rows - compared.orElseThrow().rowsInNoCopy();
        }
    }

    /** How many rows of a leak stand in no copy, and how many in every copy. */
    public record Compared(int rowsInNoCopy, int rowsInEveryCopy) {}

    /** The proved chance of naming an innocent: the case's budget, how many share it, and the sentence that states it. */
    public record Bound(String epsilon, int hypotheses, String statement) {
        Json json() {
            return Json.object(Map.of(
                    "epsilon", Json.of(epsilon),
                    "hypotheses", Json.of(hypotheses),
                    "statement", Json.of(statement)));
        }
    }

    /** The finding as the document that is recorded and recomputed. */
    public Json json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("verdict", Json.of(verdict.name()));
        members.put("named", Json.texts(named));
        members.put("reason", CopyFinding.textOrNull(reason.map(Reason::name)));
        members.put("peril", Json.of("LEAK"));
        members.put("leak", leak.json());
        members.put("copies", Json.array(copies.stream().map(CopyFinding::json).toList()));
        members.put(
                "unrecordedShare",
                unrecordedShare.isPresent() ? Json.of(Decimals.share(unrecordedShare.getAsDouble())) : Json.nothing());
        members.put("bound", bound.<Json>map(Bound::json).orElseGet(Json::nothing));
        members.put("scheme", Json.of(scheme));
        members.put("evidence", Json.array(evidence.stream().map(Evidence::json).toList()));
        members.put("wouldChange", Json.texts(wouldChange));
        if (!lineage.isEmpty()) {
            members.put(
                    "lineage", Json.array(lineage.stream().map(Descent::json).toList()));
        }
        if (!looks.isEmpty()) {
            members.put("looks", Json.array(looks));
        }
        custody.ifPresent(graph -> members.put("custody", graph.json()));
        return Json.object(members);
    }
}
