package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Secret;
import io.whence.marking.MarkPlan;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** How a version is marked, and the seed of its marks: drawn for its first delivery, kept by the provider alone. */
record MarkingSecret(MarkPlan plan, String seedHex) {
    private static final int SEED_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * The secret of a version. Its plan must be stated before its first delivery, and only then: what its owner did not
     * declare is not altered.
     */
    static MarkingSecret of(Desk desk, String version, Optional<MarkPlan> asked) throws IOException {
        Path file = desk.home().resolve("marking").resolve(version + ".json");
        if (!Files.exists(file)) {
            MarkPlan plan = asked.orElseThrow(() -> DeskRule.PLAN_MISSING.refuse("--marks", version));
            byte[] seed = new byte[SEED_BYTES];
            new SecureRandom().nextBytes(seed);
            MarkingSecret secret = new MarkingSecret(plan, HEX.formatHex(seed));
            Secret.write(file, secret.json().text() + "\n");
            return secret;
        }
        MarkingSecret kept = read(Input.document(file));
        if (asked.isPresent()
                && !asked.get().json().text().equals(kept.plan.json().text())) {
            throw DeskRule.PLAN_FIXED.refuse("--marks", version);
        }
        return kept;
    }

    byte[] seed() {
        return HEX.parseHex(seedHex);
    }

    private Json json() {
        return Json.object(Map.of("plan", plan.json(), "seed", Json.of(seedHex)));
    }

    /** A plan as its owner wrote it down. */
    static MarkPlan plan(Path file) {
        FieldReader fields = new FieldReader("", Input.document(file));
        MarkPlan plan = MarkPlan.read(fields);
        fields.end();
        return plan;
    }

    private static MarkingSecret read(Json json) {
        FieldReader fields = new FieldReader("", json);
        FieldReader plan = fields.object("plan");
        MarkingSecret secret = new MarkingSecret(MarkPlan.read(plan), fields.text("seed"));
        plan.end();
        fields.end();
        return secret;
    }
}
