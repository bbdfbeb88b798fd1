package io.whence.model.claim;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Derivation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the record says of each term that a claim must meet: satisfied, unsatisfied or unknown, each with the ledger
 * keys it was read from. It decides nothing: what is unsatisfied or unknown goes to a person, and a breach matters only
 * where it caused the loss.
 */
public final class Admissibility {
    private static final int ANCESTORS_MAX = 4096;

    private final Claim claim;
    private final CoverDocument cover;
    private final Trail trail;
    private final List<Line> lines = new ArrayList<>();

    private Admissibility(Claim claim, CoverDocument cover, Trail trail) {
        this.claim = claim;
        this.cover = cover;
        this.trail = trail;
    }

    /** A term that can be read from the record. */
    public enum Term {
        PERIOD,
        REPORTING_WINDOW,
        SUBJECT,
        AGREEMENT_IN_FORCE,
        RECEIPT_MATCHED,
        FINDING_NAMES,
        FINDING_CONCURRED,
        OBLIGATION_MET
    }

    /** What the record says. */
    public enum Answer {
        SATISFIED,
        UNSATISFIED,
        UNKNOWN
    }

    /**
     * One term and its answer.
     *
     * @param about the copy, finding or obligation it is about
     * @param handOver who handed over to whom, where the term is about a hand-over
     * @param keys the ledger keys that were read
     */
    public record Line(Term term, Answer answer, String about, Optional<HandOver> handOver, List<String> keys) {
        public Line {
            keys = List.copyOf(keys);
        }
    }

    /** Two neighbours on the path of a copy. */
    public record HandOver(String from, String to) {}

    /** Every line for a claim that was notified; {@code covered} says whether its loss lies in the period. */
    public static List<Line> of(Claim claim, CoverDocument cover, boolean covered, Trail trail) {
        Admissibility admissibility = new Admissibility(claim, cover, trail);
        admissibility.judge(claim.noticed(), covered);
        return List.copyOf(admissibility.lines);
    }

    private void judge(Notice notice, boolean covered) {
        String coverKey = "cover/" + cover.id();
        String claimKey = "claim/" + claim.basis().claim();
        add(Term.PERIOD, said(covered), cover.id(), List.of(coverKey, claimKey));
        boolean inTime = claim.steps().getFirst().at().isBefore(claim.basis().reportBy());
        add(Term.REPORTING_WINDOW, said(inTime), cover.id(), List.of(coverKey, claimKey));
        notice.copies().forEach(copy -> judgeCopy(copy, notice.lossAt()));
        claim.inquiry().finding().map(trail::finding).ifPresent(this::judgeFinding);
        cover.obligations().forEach(obligation -> judgeObligation(obligation, notice.lossAt()));
    }

    private void judgeCopy(String id, Instant lossAt) {
        Optional<Copy> found = trail.copy(id);
        if (found.isEmpty()) {
            add(Term.SUBJECT, Answer.UNKNOWN, id, List.of("copy/" + id));
            return;
        }
        Copy copy = found.get();
        Optional<HandOver> handOver = Optional.of(new HandOver(copy.deliveredBy(), copy.holder()));
        lines.add(new Line(
                Term.SUBJECT,
                subject(copy.version()),
                id,
                handOver,
                List.of("copy/" + id, "version/" + copy.version())));
        lines.add(new Line(
                Term.AGREEMENT_IN_FORCE,
                agreement(copy, lossAt),
                id,
                handOver,
                List.of("copy/" + id, "agreement/" + copy.agreement())));
        lines.add(new Line(Term.RECEIPT_MATCHED, receipt(copy), id, handOver, List.of("copy/" + id)));
    }

    /** A version is insured by itself, by its product, or because it descends from one that is. */
    private Answer subject(String version) {
        Deque<String> open = new ArrayDeque<>(List.of(version));
        Set<String> seen = new TreeSet<>(open);
        Answer answer = Answer.UNSATISFIED;
        while (!open.isEmpty()) {
            String each = open.removeFirst();
            Optional<String> product = trail.productOf(each);
            if (cover.subjects().contains(each)
                    || product.filter(cover.subjects()::contains).isPresent()) {
                return Answer.SATISFIED;
            }
            Optional<Derivation> derivation = trail.derivation(each);
            if ((product.isEmpty() && derivation.isEmpty()) || seen.size() > ANCESTORS_MAX) {
                answer = Answer.UNKNOWN;
            }
            derivation.map(Derivation::inputs).orElse(List.of()).stream()
                    .flatMap(input -> trail.copy(input).stream())
                    .map(Copy::version)
                    .filter(parent -> seen.size() <= ANCESTORS_MAX && seen.add(parent))
                    .forEach(open::addLast);
        }
        return answer;
    }

    private Answer agreement(Copy copy, Instant lossAt) {
        Optional<Agreement> agreement = trail.agreement(copy.agreement());
        return agreement
                .map(each -> said(!lossAt.isBefore(each.from()) && lossAt.isBefore(each.until())))
                .orElse(Answer.UNKNOWN);
    }

    /** Without a receipt nobody knows whether the copy arrived as it was sent. */
    private static Answer receipt(Copy copy) {
        return switch (copy.receiptState()) {
            case MATCHED -> Answer.SATISFIED;
            case MISMATCHED -> Answer.UNSATISFIED;
            case SENT_ONLY -> Answer.UNKNOWN;
        };
    }

    private void judgeFinding(Finding finding) {
        String hex = finding.digest().hex();
        Answer named = finding.verdict().accuses()
                ? Answer.SATISFIED
                : finding.verdict() == Finding.Verdict.NOT_RECORDED ? Answer.UNSATISFIED : Answer.UNKNOWN;
        add(Term.FINDING_NAMES, named, hex, List.of("finding/" + hex));
        List<String> concurring = trail.concurring(finding.digest());
        add(
                Term.FINDING_CONCURRED,
                concurring.isEmpty() ? Answer.UNKNOWN : Answer.SATISFIED,
                hex,
                List.of("concurrence/" + hex));
    }

    private void judgeObligation(CoverDocument.Obligation obligation, Instant lossAt) {
        Optional<Instant> met = trail.metAt(cover.id(), obligation.id());
        Instant due = obligation.dueAt().orElse(lossAt);
        Answer answer = met.map(at -> said(at.isBefore(due)))
                .orElse(
                        obligation.dueAt().filter(date -> !date.isAfter(lossAt)).isPresent()
                                ? Answer.UNSATISFIED
                                : Answer.UNKNOWN);
        add(
                Term.OBLIGATION_MET,
                answer,
                obligation.id(),
                List.of("cover/" + cover.id(), "obligation/" + cover.id() + "/" + obligation.id()));
    }

    private void add(Term term, Answer answer, String about, List<String> keys) {
        lines.add(new Line(term, answer, about, Optional.empty(), keys));
    }

    private static Answer said(boolean holds) {
        return holds ? Answer.SATISFIED : Answer.UNSATISFIED;
    }
}
