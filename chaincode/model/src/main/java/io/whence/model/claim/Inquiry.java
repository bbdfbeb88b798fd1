package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is being looked into: by whom, on which finding, with which evidence, and what was asked for once.
 *
 * @param answers what a person said of terms that the record leaves open
 * @param knownSince when the insured first knew: the limitation period runs from there
 */
public record Inquiry(
        Optional<Instant> knownSince,
        Optional<Member> appointee,
        Optional<Digest> finding,
        List<Evidence> evidence,
        List<OtherInsurance> otherInsurance,
        Optional<Supplement> supplement,
        List<TermAnswer> answers) {
    /** The most answers about terms that one claim may gather. */
    public static final int ANSWERS_MAX = 512;

    /** The most pieces of evidence that one claim may gather. */
    public static final int EVIDENCE_MAX = 1024;

    public Inquiry {
        evidence = List.copyOf(evidence);
        otherInsurance = List.copyOf(otherInsurance);
        answers = List.copyOf(answers);
    }

    /** A cover elsewhere for the same loss, as declared. */
    public record OtherInsurance(String insurer, String cover) {}

    /** The one itemised list that the insurer may ask for, and its answer. */
    public record Supplement(
            List<String> items, Instant requestedAt, List<Answer> answers, Optional<Instant> answeredAt) {
        public Supplement {
            items = List.copyOf(items);
            answers = List.copyOf(answers);
        }

        static Supplement asking(List<String> items, Instant at) {
            return new Supplement(items, at, List.of(), Optional.empty());
        }

        Supplement answered(List<Answer> given, Instant at) {
            return new Supplement(items, requestedAt, given, Optional.of(at));
        }
    }

    /** For one item asked for: its evidence, or the statement that it does not exist. */
    public record Answer(String item, Optional<Digest> digest) {}

    static Inquiry none() {
        return new Inquiry(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The first date of knowledge stays. */
    Inquiry knownSince(Instant discoveredAt) {
        Instant earliest =
                knownSince.filter(known -> known.isBefore(discoveredAt)).orElse(discoveredAt);
        return new Inquiry(Optional.of(earliest), appointee, finding, evidence, otherInsurance, supplement, answers);
    }

    Inquiry led(Member by, Optional<Digest> newFinding) {
        return new Inquiry(
                knownSince,
                Optional.of(by),
                newFinding.or(() -> finding),
                evidence,
                otherInsurance,
                supplement,
                answers);
    }

    Inquiry declaring(List<OtherInsurance> others) {
        return new Inquiry(knownSince, appointee, finding, evidence, others, supplement, answers);
    }

    Inquiry with(Supplement asked) {
        return new Inquiry(knownSince, appointee, finding, evidence, otherInsurance, Optional.of(asked), answers);
    }

    /** Adds what a person says of terms; a later word about the same term stands. */
    Inquiry answering(List<TermAnswer> given) {
        List<TermAnswer> all = new ArrayList<>(answers);
        all.addAll(given);
        if (all.size() > ANSWERS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("terms", all.size());
        }
        return new Inquiry(knownSince, appointee, finding, evidence, otherInsurance, supplement, all);
    }

    /** Adds what is new. */
    Inquiry with(List<Evidence> more) {
        List<Evidence> all = new ArrayList<>(evidence);
        more.stream().filter(piece -> !all.contains(piece)).forEach(all::add);
        if (all.size() > EVIDENCE_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("evidence", all.size());
        }
        return new Inquiry(knownSince, appointee, finding, all, otherInsurance, supplement, answers);
    }

    /** Whether a digest is the finding or a piece of evidence laid before this claim. */
    public boolean resolves(Digest digest) {
        return finding.filter(digest::equals).isPresent()
                || evidence.stream().anyMatch(piece -> piece.digest().equals(digest));
    }
}
