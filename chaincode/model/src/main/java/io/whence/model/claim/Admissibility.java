package io.whence.model.claim;

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
import java.util.stream.Stream;

/**
 * What the record says of each term that a claim must meet: satisfied, unsatisfied or unknown, by whom and between which
 * two hand-overs, each line with the ledger keys it was read from. What is unknown goes to a person; nothing is proposed
 * to be paid before it is answered. Whose word decides a term, and whether its breach stands against the claim by itself or
 * only where it caused the loss, is the term's own ({@link Term}).
 */
public final class Admissibility {
    private static final int ANCESTORS_MAX = 4096;
    private static final int PATH_MAX = 256;

    private final Matter matter;
    private final CoverDocument cover;
    private final Trail trail;
    private final List<Line> lines = new ArrayList<>();

    private Admissibility(Matter matter, Trail trail) {
        this.matter = matter;
        this.cover = matter.cover();
        this.trail = trail;
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
     * @param section the section whose losses it is about, where it is not about all of the claim
     * @param about the copy, finding, obligation or condition it is about
     * @param handOver who handed over to whom, where the term is about a hand-over
     * @param keys the ledger keys that were read
     * @param detail the figures it rests on, where there are any
     * @param person what a person says of it
     */
    public record Line(
            Term term,
            Answer answer,
            Optional<String> section,
            String about,
            Optional<HandOver> handOver,
            List<String> keys,
            String detail,
            Optional<TermAnswer> person) {
        public Line {
            keys = List.copyOf(keys);
        }

        /** A term of the whole claim. */
        static Line of(Term term, Answer answer, String about, List<String> keys) {
            return new Line(term, answer, Optional.empty(), about, Optional.empty(), keys, "", Optional.empty());
        }

        Line detailed(String figures) {
            return new Line(term, answer, section, about, handOver, keys, figures, person);
        }

        Line of(String itsSection) {
            return new Line(term, answer, Optional.of(itsSection), about, handOver, keys, detail, person);
        }

        Line between(Copy copy) {
            HandOver between = new HandOver(copy.deliveredBy(), copy.holder());
            return new Line(term, answer, section, about, Optional.of(between), keys, detail, person);
        }

        Line answered(List<TermAnswer> answers) {
            Optional<TermAnswer> last =
                    answers.stream().filter(given -> given.concerns(this)).reduce((earlier, later) -> later);
            return new Line(term, answer, section, about, handOver, keys, detail, last);
        }

        /** Whether a person has to say something before money is proposed. */
        public boolean open() {
            return person.isEmpty()
                    && switch (term.word()) {
                        case RECORD -> answer == Answer.UNKNOWN;
                        case PERSON, CAUSE -> answer != Answer.SATISFIED;
                        case ORGANISATION, FLAG -> false;
                    };
        }

        /** Whether nobody's word would change it. */
        boolean settled() {
            return answer == Answer.SATISFIED || (answer == Answer.UNSATISFIED && term.word() == Term.Word.RECORD);
        }

        /** Whether it stands against the claim. */
        public boolean against() {
            Optional<TermAnswer> broken = person.filter(said -> said.answer() == Answer.UNSATISFIED);
            return switch (term.word()) {
                case RECORD -> answer == Answer.UNSATISFIED || broken.isPresent();
                case PERSON -> broken.isPresent();
                case CAUSE, ORGANISATION, FLAG ->
                    broken.filter(TermAnswer::caused).isPresent();
            };
        }
    }

    /** Two neighbours on the path of a copy. */
    public record HandOver(String from, String to) {}

    /**
     * A claim that was notified, and what it is judged by.
     *
     * @param covered whether its loss lies in the period of that cover version, and before the cover was cancelled
     */
    public record Matter(Claim claim, CoverDocument cover, Template template, boolean covered) {
        Notice notice() {
            return claim.noticed();
        }

        String coverKey() {
            return "cover/" + cover.id();
        }

        String claimKey() {
            return "claim/" + claim.basis().claim();
        }
    }

    /** Every line of a claim: what stands before any money, the path of its copies, its finding, and its product's terms. */
    public static List<Line> of(Matter matter, Trail trail) {
        Admissibility admissibility = new Admissibility(matter, trail);
        admissibility.lines.addAll(Threshold.lines(matter, trail));
        admissibility.judge(matter.notice());
        admissibility.lines.addAll(Triggers.lines(matter, trail));
        admissibility.lines.addAll(Proofs.lines(matter, trail));
        List<TermAnswer> answers = matter.claim().inquiry().answers();
        return admissibility.lines.stream().map(line -> line.answered(answers)).toList();
    }

    private void judge(Notice notice) {
        if (notice.copies().isEmpty() && !cover.subjects().isEmpty()) {
            lines.add(Line.of(Term.SUBJECT, Answer.UNKNOWN, cover.id(), List.of(matter.coverKey(), matter.claimKey()))
                    .detailed("the notice names no copy"));
        }
        walk(notice);
        matter.claim().inquiry().finding().map(trail::finding).ifPresent(this::judgeFinding);
        cover.obligations().forEach(obligation -> judgeObligation(obligation, notice.lossAt()));
    }

    /** From each copy concerned up to where its data was first handed over. */
    private void walk(Notice notice) {
        Deque<String> open = new ArrayDeque<>(notice.copies());
        Set<String> seen = new TreeSet<>(open);
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            boolean concerned = notice.copies().contains(id);
            Optional<Copy> copy = trail.copy(id);
            if (copy.isEmpty()) {
                add(Term.SUBJECT, Answer.UNKNOWN, id, List.of("copy/" + id));
                continue;
            }
            if (concerned) {
                judgeConcerned(copy.get(), notice.lossAt());
            }
            judgeHandOver(copy.get(), concerned ? notice.lossAt() : copy.get().deliveredAt());
            upstream(copy.get()).filter(seen::add).forEach(open::addLast);
            if (seen.size() > PATH_MAX) {
                add(
                        Term.PATH_WALKED,
                        Answer.UNKNOWN,
                        id,
                        List.of("derivation/" + copy.get().version()));
                return;
            }
        }
    }

    private Stream<String> upstream(Copy copy) {
        return trail.derivation(copy.version()).map(Derivation::inputs).orElse(List.of()).stream();
    }

    private void judgeConcerned(Copy copy, Instant lossAt) {
        List<String> keys = List.of("copy/" + copy.id(), "version/" + copy.version());
        lines.add(line(Term.SUBJECT, subject(copy.version()), copy, keys));
        boolean gone = copy.deletedAt().filter(at -> at.isBefore(lossAt)).isPresent();
        lines.add(line(Term.COPY_HELD, said(!gone), copy, List.of("copy/" + copy.id())));
    }

    private void judgeHandOver(Copy copy, Instant at) {
        Answer agreed = trail.agreement(copy.agreement())
                .map(agreement -> said(agreement.inForceAt(at)))
                .orElse(Answer.UNKNOWN);
        List<String> keys = List.of("copy/" + copy.id(), "agreement/" + copy.agreement());
        lines.add(line(Term.AGREEMENT_IN_FORCE, agreed, copy, keys));
        lines.add(line(Term.RECEIPT_MATCHED, receipt(copy), copy, List.of("copy/" + copy.id())));
    }

    /**
     * A version is insured by itself, by its product, or because it descends from one that is. What a cover without
     * subjects insures a person says.
     */
    private Answer subject(String version) {
        if (cover.subjects().isEmpty()) {
            return Answer.UNKNOWN;
        }
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

    /** Without a receipt nobody knows whether the copy arrived as it was sent. */
    private static Answer receipt(Copy copy) {
        return switch (copy.receiptState()) {
            case MATCHED -> Answer.SATISFIED;
            case MISMATCHED -> Answer.UNSATISFIED;
            case SENT_ONLY, RECEIVED_ONLY -> Answer.UNKNOWN;
        };
    }

    private void judgeFinding(Finding finding) {
        String hex = finding.digest().hex();
        Answer named = finding.verdict().accuses()
                ? Answer.SATISFIED
                : finding.verdict() == Finding.Verdict.NOT_RECORDED ? Answer.UNSATISFIED : Answer.UNKNOWN;
        add(Term.FINDING_NAMES, named, hex, List.of("finding/" + hex));
        Answer concurred = trail.concurring(finding.digest()).isEmpty() ? Answer.UNKNOWN : Answer.SATISFIED;
        add(Term.FINDING_CONCURRED, concurred, hex, List.of("concurrence/" + hex));
    }

    private void judgeObligation(CoverDocument.Obligation obligation, Instant lossAt) {
        Optional<Instant> met = trail.metAt(cover.id(), obligation.id());
        Instant due = obligation.dueAt().orElse(lossAt);
        boolean overdue =
                obligation.dueAt().filter(date -> !date.isAfter(lossAt)).isPresent();
        Answer answer = met.map(at -> said(at.isBefore(due))).orElse(overdue ? Answer.UNSATISFIED : Answer.UNKNOWN);
        add(
                Term.OBLIGATION_MET,
                answer,
                obligation.id(),
                List.of("cover/" + cover.id(), "obligation/" + cover.id() + "/" + obligation.id()));
    }

    private void add(Term term, Answer answer, String about, List<String> keys) {
        lines.add(Line.of(term, answer, about, keys));
    }

    private static Line line(Term term, Answer answer, Copy copy, List<String> keys) {
        return Line.of(term, answer, copy.id(), keys).between(copy);
    }

    static Answer said(boolean holds) {
        return holds ? Answer.SATISFIED : Answer.UNSATISFIED;
    }
}
