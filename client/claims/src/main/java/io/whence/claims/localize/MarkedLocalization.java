package io.whence.claims.localize;

import io.whence.marking.MarkPlan;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Localises a leak by the marks committed at delivery. No copy is read: the original and the openings say what each is. */
final class MarkedLocalization {
    private static final double CERTAIN = 0.99;
    private static final double LEAD = 0.9;
    private static final double RATIO_MIN = 100;
    private static final int RANKED_MAX = 6;
    private static final int UNOPENED_NAMED_MAX = 20;

    private final Looks looks;
    private final Table leak;
    private final List<CopyOpening> copies;
    private final Policy policy;
    private final Marking marking;
    private final Reason unopened;
    private final List<MarkReads> fresh;
    private final MarkReads reads;
    private final SlotReads slotReads;
    private final Holdings holdings;
    private final Suspects suspects;
    private final Mixture mixture;
    private final List<Posterior.Hypothesis> hypotheses;
    private final Posterior posterior;

    private MarkedLocalization(
            Looks looks, List<CopyOpening> copies, Policy policy, Case opened, List<String> columns) {
        this.looks = looks;
        this.leak = looks.all();
        this.copies = copies;
        this.policy = policy;
        this.marking = opened.marking().orElseThrow();
        this.unopened = opened.reason();
        Holdings alone = Holdings.of(leak, columns);
        Forms forms = Forms.of(marking, columns);
        int[] shown = MarkReads.shown(forms, alone.index());
        this.slotReads = SlotReads.of(marking.marks().table(), columns, opened.slots());
        slotReads.read(alone.index(), shown);
        int[] altered = altered(columns, alone, shown);
        this.fresh =
                looks.several() ? looks.fresh(marking, columns, forms) : List.of(MarkReads.of(marking, shown, altered));
        this.reads = MarkReads.sum(fresh);
        this.holdings = alone.heldBy(held(opened, shown));
        this.suspects = looks.several()
                ? Suspects.growing(opened.codewords(), reads, policy)
                : Suspects.of(opened.codewords(), reads, policy);
        this.mixture = Mixture.fit(holdings, new Unrecorded(holdings, Optional.empty()));
        this.hypotheses = Priors.of(
                copies,
                policy,
                suspects.ranked(RANKED_MAX).stream().map(Suspect::copy).toList());
        this.posterior = suspects.posterior(hypotheses);
    }

    /** What rows that no copy can have had show, once their row is found by likeness. */
    private int[] altered(List<String> columns, Holdings rows, int[] shown) {
        int[] unknown = AlteredReads.unknown(rows, shown);
        AlteredReads altered = new AlteredReads(marking, leak, columns);
        int[] matches = altered.matches(unknown);
        slotReads.readAltered(leak, unknown, matches);
        return altered.shown(unknown, matches);
    }

    static Finding find(Looks looks, Table original, List<CopyOpening> copies, Policy policy) {
        List<CopyOpening> sorted =
                copies.stream().sorted(Comparator.comparing(CopyOpening::copy)).toList();
        List<String> columns = looks.all().names().stream()
                .filter(name -> original.column(name).isPresent())
                .sorted()
                .toList();
        Case opened = Case.open(original, sorted);
        return Hopeless.finding(looks, sorted, columns, opened)
                .orElseGet(() -> new MarkedLocalization(looks, sorted, policy, opened, columns).finding());
    }

    private List<Holdings.Held> held(Case opened, int[] shown) {
        BitSet plain = new BitSet(shown.length);
        IntStream.range(0, shown.length)
                .filter(number -> shown[number] == Forms.PLAIN)
                .forEach(plain::set);
        return IntStream.range(0, copies.size())
                .parallel()
                .mapToObj(copy -> held(
                        Optional.ofNullable(opened.codewords().get(copy)), shown, with(plain, slotReads.held(copy))))
                .toList();
    }

    private static BitSet with(BitSet plain, BitSet slotted) {
        BitSet both = (BitSet) plain.clone();
        both.or(slotted);
        return both;
    }

    /** A copy holds all rows that tell nothing apart, those that its slots gave it, and of the others those that its codeword gave it. */
    private Holdings.Held held(Optional<BitSet> codeword, int[] shown, BitSet held) {
        codeword.ifPresent(bits -> held.or(BitSet.valueOf(given(bits.toLongArray(), shown))));
        return new Holdings.Held(marking.marks().table().rows(), held);
    }

    /** The rows that a codeword gives a copy: those that show the bit which it has at their position. */
    private static long[] given(long[] codeword, int[] shown) {
        long[] numbers = new long[(shown.length + Long.SIZE - 1) / Long.SIZE];
        for (int number = 0; number < shown.length; number++) {
            int form = shown[number];
            if (form >= 0) {
                int word = form / 2 / Long.SIZE;
                long bit = word < codeword.length ? codeword[word] >>> (form / 2) : 0;
                numbers[number / Long.SIZE] |= (~(bit ^ form) & 1) << number;
            }
        }
        return numbers;
    }

    private Finding finding() {
        List<Integer> significant = suspects.significant();
        List<Integer> lead = lead();
        Optional<Reason> reason = reason(significant, lead);
        Verdict verdict = reason.map(MarkedLocalization::verdict).orElseGet(() -> naming(significant));
        List<Integer> named = named(verdict, significant, lead);
        Suspect leading = suspects.ranked(1).getFirst();
        return new Finding(
                verdict,
                named.stream().map(this::id).toList(),
                reason,
                leakCounts(),
                IntStream.range(0, copies.size())
                        .parallel()
                        .mapToObj(this::copy)
                        .toList(),
                OptionalDouble.of(mixture.unrecorded()),
                Optional.of(bound(named)),
                MarkPlan.SCHEME,
                evidence(leading),
                wouldChange(verdict, named),
                List.of(),
                Optional.empty(),
                looks.several() ? looks.told(fresh, leading.codeword()) : List.of());
    }

    private List<Evidence> evidence(Suspect leading) {
        String id = id(leading.copy());
        List<Evidence> evidence =
                new ArrayList<>(new MarkEvidence(marking, reads, suspects, hypotheses).about(leading, id));
        slots(leading.copy())
                .ifPresent(slots -> evidence.add(SlotWords.evidence(slots, id, posterior.of(leading.copy()))));
        return evidence;
    }

    private Optional<Reason> reason(List<Integer> significant, List<Integer> lead) {
        if (!suspects.suffices()) {
            boolean alien = 2L * leakCounts().rowsInSomeCopy() < holdings.rows();
            return Optional.of(alien ? Reason.ROWS_IN_NO_COPY : Reason.INSUFFICIENT_MARKS);
        } else if (significant.stream().anyMatch(copy -> posterior.of(copy) == 0)) {
            return Optional.of(Reason.EVIDENCE_CONTRADICTS);
        }
        Optional<Reason> framed =
                significant.stream().map(this::framed).flatMap(Optional::stream).findFirst();
        if (framed.isPresent()) {
            return framed;
        }
        /* That the leak is nobody's on record can be said only where everybody's marks are known. */
        Reason nobody = suspects.size() < copies.size() ? unopened : Reason.NO_MARK_SIGNIFICANT;
        return significant.isEmpty() && lead.isEmpty() ? Optional.of(nobody) : Optional.empty();
    }

    private static Verdict verdict(Reason reason) {
        return reason == Reason.ROWS_IN_NO_COPY || reason == Reason.NO_MARK_SIGNIFICANT
                ? Verdict.NOT_RECORDED
                : Verdict.INCONCLUSIVE;
    }

    private Verdict naming(List<Integer> significant) {
        if (significant.isEmpty() || posterior.touching(significant) < CERTAIN) {
            return Verdict.LEAD;
        }
        if (significant.size() > 1) {
            return Verdict.IDENTIFIED_SET;
        }
        boolean excluded = slots(significant.getFirst())
                .filter(slots -> slots.excludeProvider(suspects.threshold()))
                .isPresent();
        return excluded ? Verdict.IDENTIFIED : Verdict.IDENTIFIED_UP_TO_PROVIDER;
    }

    private Optional<SlotFinding> slots(int copy) {
        return slotReads.finding(copy);
    }

    /** Slots that speak against the provider of a copy that its marks point to. */
    private Optional<Reason> framed(int copy) {
        return slots(copy)
                .flatMap(slots -> slots.state() == SlotFinding.State.PROVIDER_CONTRADICTS
                        ? Optional.of(Reason.SLOTS_CONTRADICT_COMMITMENT)
                        : Optional.of(Reason.SLOTS_EXCLUDE_HOLDER)
                                .filter(reason -> slots.excludeHolder(suspects.threshold())));
    }

    private static List<Integer> named(Verdict verdict, List<Integer> significant, List<Integer> lead) {
        if (!verdict.names()) {
            return List.of();
        }
        return significant.isEmpty() ? lead : significant;
    }

    /** Copies likely to be a source, each with evidence that any innocent among all reaches with chance .01 at most. */
    private List<Integer> lead() {
        return suspects.reaching(RATIO_MIN * suspects.size()).stream()
                .filter(copy -> posterior.of(copy) >= LEAD)
                .toList();
    }

    private Finding.Leak leakCounts() {
        return new Finding.Leak(
                looks.digest(),
                holdings.rows(),
                Optional.of(new Finding.Compared(
                        holdings.count(number -> holdings.holders(number) == 0),
                        holdings.count(number -> holdings.holders(number) == copies.size()))));
    }

    private CopyFinding copy(int copy) {
        return new CopyFinding(
                id(copy),
                Optional.of(copies.get(copy).holder()),
                Optional.of(new CopyFinding.Part(
                        holdings.rowsHeld(copy), mixture.shares().get(copy))),
                suspects.of(copy).map(Suspect::finding),
                OptionalDouble.of(posterior.of(copy)),
                suspects.significant().contains(copy) ? slots(copy) : Optional.empty(),
                Optional.of(Guilt.of(holdings.byHolders(copy), Guilt.GUESSED)));
    }

    private Finding.Bound bound(List<Integer> named) {
        String epsilon = policy.epsilon().toPlainString();
        List<String> sentences = new ArrayList<>();
        for (int copy : named) {
            sentences.add("Had " + id(copy)
                    + " not been involved, evidence this strong would appear with probability at" + " most "
                    + suspects.of(copy).orElseThrow().chance().text() + ".");
            slots(copy)
                    .filter(slots -> slots.excludeProvider(suspects.threshold()))
                    .ifPresent(slots -> sentences.add(SlotWords.bound(slots, id(copy))));
        }
        if (named.isEmpty()) {
            sentences.add("No copy is accused.");
        }
        if (looks.several()) {
            sentences.add("The evidence came in " + looks.files().size() + " parts; each of these chances holds however"
                    + " often one looks.");
        }
        sentences.add(
                "Whatever was done to the leaked rows, the chance that any uninvolved copy is accused in this case"
                        + " is at most " + epsilon + ".");
        return new Finding.Bound(epsilon, suspects.size(), String.join(" ", sentences));
    }

    private List<String> wouldChange(Verdict verdict, List<Integer> named) {
        List<String> changes = new ArrayList<>();
        if (verdict == Verdict.IDENTIFIED_UP_TO_PROVIDER) {
            changes.add(slots(named.getFirst())
                    .map(slots -> SlotWords.missing(slots, id(named.getFirst())))
                    .orElse("Slots, had the copy been delivered with them, would tell the holder from the provider, who"
                            + " knows the same marks."));
        } else if (!verdict.names()) {
            changes.add("More leaked rows, or the columns that were dropped, would make more marks readable.");
            changes.add("A delivery that was never recorded cannot be named; recording it with its opening could.");
        }
        if (suspects.size() < copies.size()) {
            changes.add("No opening that was committed at delivery is at hand for " + unopened()
                    + "; with it these copies could be accused or cleared.");
        }
        return changes;
    }

    /** The copies that cannot be judged, the first of them by name. */
    private String unopened() {
        List<String> ids = IntStream.range(0, copies.size())
                .filter(copy -> suspects.of(copy).isEmpty())
                .mapToObj(this::id)
                .toList();
        int named = Math.min(UNOPENED_NAMED_MAX, ids.size());
        String more = named < ids.size() ? " and " + (ids.size() - named) + " more" : "";
        return String.join(", ", ids.subList(0, named)) + more;
    }

    private String id(int copy) {
        return copies.get(copy).copy();
    }
}
