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
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of a finding: what its counts of matched marks come to under the committed bias law, and whether the one it
 * names is below the bound that it states. Under a law of several chances the counts of each would be needed, which a
 * finding does not hold; then the stated figures are held against the bound alone.
 */
record Scores(int copies, boolean recomputed) {
    private static final int COPIES_MAX = 100_000;
    private static final BiasLaw ONE_CHANCE = BiasLaw.TWO;

    /** What a finding says of one copy's marks. */
    private record Marks(
            String copy,
            int read,
            int matched,
            String score,
            String pValue,
            Optional<String> eValue,
            Optional<String> residual) {
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
        boolean oneChance = oneChance(files, finding);
        if (oneChance) {
            scored.forEach(marks -> requireFigures(marks, fields.has("looks")));
        }
        return new Scores(scored.size(), oneChance);
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
                copy.text("score"),
                copy.text("pValue"),
                copy.textIfPresent("eValue"),
                copy.textIfPresent("residualPValue"));
    }

    /** Whether all openings of the finding's copies say that every mark is one or the other with the same chance. */
    private static boolean oneChance(PackFiles files, Finding finding) {
        List<Boolean> laws = finding.traces().stream()
                .map(trace -> PackPaths.opening(trace.copy()))
                .filter(files::has)
                .map(path -> files.read(path, bytes -> new FieldReader("", Json.parse(bytes))))
                .map(opening -> opening.has("colluders")
                        && BiasLaw.forColluders((int) opening.count("colluders")) == ONE_CHANCE)
                .toList();
        return !laws.isEmpty() && laws.stream().allMatch(law -> law);
    }

    /** Evidence that came in parts is judged by e-values: the stated chance is one over it. */
    private static void requireFigures(Marks marks, boolean looks) {
        int chance = ONE_CHANCE.atoms().getFirst().billionths();
        List<MarkClass> classes = List.of(new MarkClass(chance, marks.read, marks.matched));
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
                        + " copies; no opening with a law of one chance is disclosed";
    }
}
