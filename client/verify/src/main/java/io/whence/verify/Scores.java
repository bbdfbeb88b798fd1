package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Finding;
import io.whence.model.pack.PackPaths;
import io.whence.model.score.Accusation;
import io.whence.model.score.BiasLaw;
import io.whence.model.score.EProcess;
import io.whence.model.score.MarkClass;
import io.whence.model.score.NullScores;
import io.whence.model.score.Scaled;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arithmetic of a finding: what its counts of matched marks come to under the committed bias law, and whether the one it
 * names is below the bound that it states. Where marks are matched with several chances, the finding counts them by chance.
 * Counts without chances, and no opening to say that they are all even, leave the stated figures to the bound alone.
 */
record Scores(int copies, boolean recomputed) {
    private static final int COPIES_MAX = 100_000;
    private static final int CLASSES_MAX = 16;

    /** What a finding says of one copy's marks. */
    private record Marks(
            String copy,
            int read,
            int matched,
            List<MarkClass> byChance,
            String score,
            String pValue,
            Optional<String> eValue,
            Optional<String> residual) {
        List<MarkClass> classes() {
            return byChance.isEmpty() ? List.of(new MarkClass(BiasLaw.EVEN, read, matched)) : byChance;
        }

        /** The chance that the copy is judged by: of two tests, where others explain a part, twice the smaller. */
        BigDecimal deciding() {
            BigDecimal alone = decimal("copies." + copy + ".pValue", pValue);
            return residual.map(chance -> decimal("copies." + copy + ".residualPValue", chance))
                    .map(chance -> chance.min(alone).multiply(BigDecimal.TWO).min(BigDecimal.ONE))
                    .orElse(alone);
        }
    }

    static Scores of(PackFiles files, LoggedFinding logged) {
        if (logged.finding().isEmpty()) {
            return new Scores(0, false);
        }
        Finding finding = logged.finding().orElseThrow();
        FieldReader fields = files.read(PackPaths.FINDING, bytes -> new FieldReader("", Json.parse(bytes)));
        List<Marks> scored = files.read(PackPaths.FINDING, bytes -> marks(fields));
        requireBound(finding, fields, scored);
        List<FieldReader> copies =
                files.read(PackPaths.FINDING, bytes -> fields.objects("copies", COPIES_MAX, copy -> copy));
        files.read(PackPaths.FINDING, bytes -> {
            SlotScores.require(files, logged, fields, copies);
            PurposeScores.require(files, fields);
            CustodyBeliefs.require(fields, copies, finding.verdict().accuses());
            return copies;
        });
        Map<String, BiasLaw> laws = laws(files, finding);
        scored.stream()
                .filter(marks -> !marks.byChance.isEmpty())
                .forEach(marks -> requireClasses(marks, lawsOf(marks.copy, laws)));
        List<Marks> countable =
                scored.stream().filter(marks -> countable(marks, laws)).toList();
        countable.forEach(marks -> requireFigures(marks, fields.has("looks")));
        return new Scores(scored.size(), countable.size() == scored.size());
    }

    private static List<Marks> marks(FieldReader finding) {
        return finding
                .objects(
                        "copies",
                        COPIES_MAX,
                        copy -> copy.has("score") ? Optional.of(marksOf(copy)) : Optional.<Marks>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Marks marksOf(FieldReader copy) {
        int read = (int) copy.whole("marksRead", 0, Integer.MAX_VALUE);
        return new Marks(
                copy.id("id"),
                read,
                (int) copy.whole("marksMatched", 0, read),
                copy.objects("marksByChance", CLASSES_MAX, Scores::markClass),
                copy.text("score"),
                copy.text("pValue"),
                copy.textIfPresent("eValue"),
                copy.textIfPresent("residualPValue"));
    }

    private static MarkClass markClass(FieldReader counted) {
        int read = (int) counted.whole("read", 1, Integer.MAX_VALUE);
        return new MarkClass((int) counted.whole("innocentBillionths", 1, BiasLaw.BILLION - 1L), read, (int)
                counted.whole("matched", 0, read));
    }

    /** The laws that the disclosed openings of the finding's copies commit to. */
    private static Map<String, BiasLaw> laws(PackFiles files, Finding finding) {
        Map<String, BiasLaw> laws = new TreeMap<>();
        for (Finding.Trace trace : finding.traces()) {
            if (files.has(PackPaths.opening(trace.copy()))) {
                FieldReader opening =
                        files.read(PackPaths.opening(trace.copy()), bytes -> new FieldReader("", Json.parse(bytes)));
                opening.countIfPresent("colluders")
                        .ifPresent(most -> laws.put(trace.copy(), BiasLaw.forColluders(most.intValue())));
            }
        }
        return laws;
    }

    /** The law of a copy's own opening, else those of all others; none where no opening is disclosed. */
    private static Collection<BiasLaw> lawsOf(String copy, Map<String, BiasLaw> laws) {
        return Optional.ofNullable(laws.get(copy))
                .<Collection<BiasLaw>>map(List::of)
                .orElseGet(laws::values);
    }

    /** Whether the law behind a copy's counts is known; counts without chances are of marks that are even. */
    private static boolean countable(Marks marks, Map<String, BiasLaw> laws) {
        Collection<BiasLaw> own = lawsOf(marks.copy, laws);
        boolean even = marks.byChance.isEmpty() && own.stream().allMatch(law -> has(law, BiasLaw.EVEN));
        return !own.isEmpty() && (even || !marks.byChance.isEmpty() || marks.read == 0);
    }

    /** Marks counted by chance are all the marks, and their chances are those of the laws. */
    private static void requireClasses(Marks marks, Collection<BiasLaw> laws) {
        long read = marks.byChance.stream().mapToLong(MarkClass::read).sum();
        long matched = marks.byChance.stream().mapToLong(MarkClass::matched).sum();
        if (read != marks.read || matched != marks.matched) {
            throw notByChance(marks, matched + " of " + read + " marks");
        }
        for (MarkClass counted : marks.byChance) {
            if (!laws.stream().allMatch(law -> has(law, counted.innocentBillionths()))) {
                throw notByChance(marks, "no chance of the law of its opening: " + counted.innocentBillionths());
            }
        }
    }

    /** An innocent shows a one with a chance of the law, and a zero with the rest. */
    private static boolean has(BiasLaw law, int billionths) {
        return law.atoms().stream()
                .map(BiasLaw.Atom::billionths)
                .anyMatch(one -> one == billionths || BiasLaw.BILLION - one == billionths);
    }

    private static Broken notByChance(Marks marks, String why) {
        return new Broken(PackPaths.FINDING, "copies." + marks.copy + ".marksByChance", why);
    }

    /** Evidence that came in parts is judged by e-values: the stated chance is one over it. */
    private static void requireFigures(Marks marks, boolean looks) {
        List<MarkClass> classes = marks.classes();
        long score = Accusation.score(classes);
        requireSame(marks, "score", Accusation.scoreText(score), marks.score);
        Scaled tail = looks
                ? EProcess.chance(Accusation.eValue(classes))
                : NullScores.of(classes).tail(score);
        requireSame(marks, "pValue", tail.text(), marks.pValue);
        marks.eValue.ifPresent(stated ->
                requireSame(marks, "eValue", Accusation.eValue(classes).text(), stated));
    }

    private static void requireSame(Marks marks, String what, String recomputed, String stated) {
        if (!recomputed.equals(stated)) {
            throw new Broken(
                    PackPaths.FINDING,
                    "copies." + marks.copy + "." + what,
                    "states " + stated + " where " + marks.matched + " of " + marks.read + " marks come to "
                            + recomputed);
        }
    }

    /** Somebody is named alone only if an innocent would score as much with no more than its part of the budget. */
    private static void requireBound(Finding finding, FieldReader fields, List<Marks> scored) {
        boolean alone = finding.verdict() == Finding.Verdict.IDENTIFIED
                || finding.verdict() == Finding.Verdict.IDENTIFIED_UP_TO_PROVIDER;
        if (!alone || !fields.has("bound")) {
            return;
        }
        FieldReader bound = fields.object("bound");
        BigDecimal epsilon = decimal("bound.epsilon", bound.text("epsilon"));
        BigDecimal hypotheses = BigDecimal.valueOf(bound.count("hypotheses"));
        if (!scored.stream().map(Marks::copy).toList().containsAll(finding.named())) {
            throw new Broken(PackPaths.FINDING, "named", "a copy without scored marks");
        }
        for (Marks marks : scored) {
            BigDecimal chance = marks.deciding();
            if (finding.named().contains(marks.copy)
                    && chance.multiply(hypotheses).compareTo(epsilon) > 0) {
                throw new Broken(
                        PackPaths.FINDING,
                        "copies." + marks.copy + ".pValue",
                        chance + " is above " + epsilon + " / " + hypotheses);
            }
        }
    }

    private static BigDecimal decimal(String position, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Broken(PackPaths.FINDING, position, "not a number: " + text);
        }
    }

    String told() {
        if (copies == 0) {
            return "no marks were scored";
        }
        return recomputed
                ? "scores, p-values and e-values of " + copies + " copies recomputed, the bound holds"
                : "the bound holds for the stated figures of " + copies
                        + " copies; marks are not counted by chance, and no opening says that all are even";
    }
}
