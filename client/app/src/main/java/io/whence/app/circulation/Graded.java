package io.whence.app.circulation;

import io.whence.claims.localize.Verdict;
import io.whence.marking.Grade;
import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How well a leak of a copy could be localised, in numbers and in words. */
record Graded(List<Grade> grades, int canaries, Verdict best, int copies, BigDecimal epsilon) {
    Graded {
        grades = List.copyOf(grades);
    }

    /** The members that an answer has of it. */
    Map<String, Json> members() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("grade", Json.of(text()));
        members.put("grades", Json.array(grades.stream().map(Grade::json).toList()));
        members.put("canaries", Json.of(canaries));
        members.put("recipients", Json.of(copies));
        members.put("epsilon", Json.of(epsilon.toPlainString()));
        members.put("bestVerdict", Json.of(best.name()));
        return members;
    }

    /** The same in words: one part of a copy after the other, then the most that can come of it. */
    String text() {
        if (grades.isEmpty()) {
            return "without marks a leak of this copy gives a LEAD at most";
        }
        String parts = grades.stream().map(this::text).collect(Collectors.joining("; "));
        String limit = best == Verdict.IDENTIFIED
                ? "with slots disclosed the best verdict is IDENTIFIED"
                : "without slots the best verdict is " + best + ": the provider knows the same marks";
        return parts + "; " + canaries + " canary rows beside, each in some copies; " + limit;
    }

    private String text(Grade grade) {
        return "of a leak of " + grade.leakPercent() + " % about " + grade.marksExpected()
                + " marks would be read, an innocent matching them all with probability " + grade.bound()
                + ", too few to accuse one of " + copies + " with probability " + grade.miss();
    }
}
