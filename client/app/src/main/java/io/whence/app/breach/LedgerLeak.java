package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Originals;
import io.whence.claims.localize.CopyOpening;
import io.whence.claims.localize.Descent;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.Lineage;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A leak localised among the recorded copies of a version, and from there down what was made of the copies it names. */
record LedgerLeak(Desk desk, VersionCopies recorded, List<Path> leaks, Policy policy) {
    private static final int GENERATIONS_MAX = 8;

    Finding of(String version, Path original) throws IOException {
        return of(version, original, 0);
    }

    private Finding of(String version, Path original, int generation) throws IOException {
        List<CopyOpening> copies = recorded.of(version);
        Finding finding = Localizer.withOpenings(leaks, Input.required(original), copies, policy);
        List<Descent> descents = new ArrayList<>();
        for (String named : finding.named()) {
            for (Descent descent : recorded.madeOf(named)) {
                descents.add(generation < GENERATIONS_MAX ? read(descent, generation) : descent);
            }
        }
        return descents.isEmpty()
                ? finding
                : Lineage.deepest(finding, descents, recorded.custody(version, descents, policy));
    }

    /** What the marks of a version's own copies say, where this home has its table and any of their openings. */
    private Descent read(Descent descent, int generation) throws IOException {
        Optional<Path> table = Originals.find(desk, descent.version());
        boolean marked = recorded.of(descent.version()).stream()
                .anyMatch(copy -> copy.opening().isPresent());
        if (table.isEmpty() || !marked || !descent.keepsMarks()) {
            return descent;
        }
        Finding found = of(descent.version(), table.get(), generation + 1);
        return new Descent(descent.version(), descent.method(), descent.of(), descent.copies(), Optional.of(found));
    }
}
