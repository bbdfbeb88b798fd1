package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.circulation.Event;
import io.whence.model.claim.Finding;
import io.whence.model.pack.PackPaths;
import io.whence.model.score.Accusation;
import io.whence.model.score.Scaled;
import io.whence.model.score.SlotChance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a finding says of slots: its counts and chances recomputed from the opened choice, and what an identification needs. */
final class SlotScores {
    private static final String OPENED = "OPENED";

    private final PackFiles files;
    private final LoggedFinding logged;

    private SlotScores(PackFiles files, LoggedFinding logged) {
        this.files = files;
        this.logged = logged;
    }

    /** Refuses figures that the opened slots do not come to, and an identification that they do not carry. */
    static void require(PackFiles files, LoggedFinding logged, FieldReader finding, List<FieldReader> copies) {
        SlotScores scores = new SlotScores(files, logged);
        scores.requireCommitted();
        copies.stream().filter(copy -> copy.has("slots")).forEach(scores::requireFigures);
        if (finding.has("bound") && logged.finding().orElseThrow().verdict() == Finding.Verdict.IDENTIFIED) {
            FieldReader bound = finding.object("bound");
            Scaled threshold = Accusation.threshold(
                    new BigDecimal(bound.text("epsilon")), (int) bound.whole("hypotheses", 1, Integer.MAX_VALUE));
            List<String> named = logged.finding().orElseThrow().named();
            copies.stream()
                    .filter(copy -> named.contains(copy.id("id")))
                    .forEach(copy -> requireOpened(copy, threshold));
        }
    }

    /** Every slot file is of a delivery in the pack, and what that delivery committed to. */
    private void requireCommitted() {
        List<String> committed = logged.deliveries().values().stream()
                .filter(delivered -> SlotOpening.of(files, delivered).isPresent())
                .map(delivered -> PackPaths.slots(delivered.copy()))
                .toList();
        files.under(PackPaths.SLOTS).stream()
                .filter(path -> !committed.contains(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new Broken(path, "name", "no delivery in the pack committed to it");
                });
    }

    private void requireFigures(FieldReader copy) {
        FieldReader slots = copy.object("slots");
        String variants = slots.text("variants");
        long read =
                variants.chars().filter(shown -> shown == '0' || shown == '1').count();
        same(copy, "read", read == slots.count("read"));
        if (slots.text("state").equals(OPENED)) {
            List<Integer> bits = opening(copy.id("id"))
                    .flatMap(SlotOpening::bits)
                    .orElseThrow(
                            () -> broken(copy, "state", "no disclosed choice in the pack is behind the one signed"));
            int matched = matched(variants, bits);
            same(copy, "matched", matched == slots.count("matched"));
            same(copy, "pValue", SlotChance.atLeast((int) read, matched).text().equals(slots.text("pValue")));
        }
    }

    private static int matched(String variants, List<Integer> bits) {
        int matched = 0;
        for (int slot = 0; slot < variants.length() && slot < bits.size(); slot++) {
            matched += variants.charAt(slot) == '0' + bits.get(slot) ? 1 : 0;
        }
        return matched;
    }

    /** Only slots tell a holder from its provider. */
    private static void requireOpened(FieldReader copy, Scaled threshold) {
        FieldReader slots = copy.objectIfPresent("slots")
                .filter(one -> one.text("state").equals(OPENED))
                .orElseThrow(() -> broken(copy, "state", "identified without opened slots"));
        Scaled chance = SlotChance.atLeast((int) slots.count("read"), (int) slots.count("matched"));
        if (chance.compareTo(threshold) > 0) {
            throw broken(copy, "pValue", "too likely for an identification: " + chance.text());
        }
    }

    private Optional<SlotOpening> opening(String copy) {
        Event.Delivered delivered = logged.deliveries().get(copy);
        return delivered == null ? Optional.empty() : SlotOpening.of(files, delivered);
    }

    private static void same(FieldReader copy, String field, boolean holds) {
        if (!holds) {
            throw broken(copy, field, "not what the opened slots come to");
        }
    }

    private static Broken broken(FieldReader copy, String field, String what) {
        return new Broken(PackPaths.FINDING, "copies." + copy.id("id") + ".slots." + field, what);
    }
}
