package io.whence.app.circulation;

import io.whence.app.desk.Input;
import io.whence.claims.localize.Policy;
import io.whence.claims.localize.Verdict;
import io.whence.marking.Grade;
import io.whence.marking.Marking;
import io.whence.model.bytes.FieldReader;
import io.whence.model.value.ValueRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a copy is graded for: among how many copies somebody would have to be named, and within which budget. */
final class Grading {
    private static final int COPIES_MIN = 20;
    private static final int COPIES_MAX = 1_000_000;

    @Option(
            names = "--recipients",
            paramLabel = "N",
            description = "how many copies there will be (default: those on record and this one, 20 at least)")
    private @Nullable Integer recipients;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "what the cover states; its epsilon is the chance of naming an innocent (default .001)")
    private @Nullable Path policy;

    /** How many copies are on record beside the one that is graded. */
    interface Others {
        int count() throws IOException;
    }

    /** The grade of a copy with these marks, or with none. */
    Graded of(Optional<Marking> marking, boolean slots, Others others) throws IOException {
        Policy stated = policy == null ? Policy.standard() : Policy.read(new FieldReader("", Input.document(policy)));
        Grade.Budget budget = new Grade.Budget(copies(others), stated.epsilon().doubleValue());
        List<Grade> grades = marking.map(one -> Grade.of(one, budget)).orElseGet(List::of);
        int canaries = marking.map(one -> one.canaries().all().size()).orElse(0);
        return new Graded(grades, canaries, best(marking, slots), budget.copies(), stated.epsilon());
    }

    private int copies(Others others) throws IOException {
        if (recipients == null) {
            return Math.max(COPIES_MIN, others.count() + 1);
        }
        if (recipients < 1 || recipients > COPIES_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("--recipients", recipients);
        }
        return recipients;
    }

    /** The most that a leak can prove: slots are the only thing that the provider does not know as well. */
    private static Verdict best(Optional<Marking> marking, boolean slots) {
        if (marking.isEmpty()) {
            return Verdict.LEAD;
        }
        return slots ? Verdict.IDENTIFIED : Verdict.IDENTIFIED_UP_TO_PROVIDER;
    }
}
