package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.pack.PackPaths;
import io.whence.model.score.Accusation;
import io.whence.model.score.BiasLaw;
import io.whence.model.score.MarkClass;
import io.whence.model.score.NullScores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The canaries for purposes that a finding on abuse rests on, drawn again from the disclosed openings: how often each is
 * given, which of them the copy's purpose gave it, and the chance that an innocent's would fare so well.
 */
final class PurposeScores {
    private static final int CANARIES_MAX = 10_000;
    private static final int COPIES_MAX = 100_000;

    private final PackFiles files;
    private final List<Canary> canaries;

    private record Canary(int number, int billionths) {
        static Canary read(FieldReader canary) {
            return new Canary((int) canary.whole("number", 0, Integer.MAX_VALUE), (int)
                    canary.whole("innocentBillionths", 1, BiasLaw.BILLION - 1));
        }
    }

    private PurposeScores(PackFiles files, List<Canary> canaries) {
        this.files = files;
        this.canaries = canaries;
    }

    /** Refuses figures that the disclosed openings do not come to. */
    static void require(PackFiles files, FieldReader finding) {
        if (!finding.has("particulars") || !finding.object("particulars").has("canaries")) {
            return;
        }
        FieldReader particulars = finding.object("particulars");
        PurposeScores scores = new PurposeScores(files, particulars.objects("canaries", CANARIES_MAX, Canary::read));
        particulars.objects("uses", COPIES_MAX, use -> use).stream()
                .filter(use -> use.has("canariesRead"))
                .filter(use -> files.has(PackPaths.opening(use.id("copy"))))
                .forEach(scores::require);
    }

    private void require(FieldReader use) {
        FieldReader opening =
                files.read(PackPaths.opening(use.id("copy")), bytes -> new FieldReader("", Json.parse(bytes)));
        same(use, "givenFor", use.textIfPresent("givenFor").equals(opening.textIfPresent("purpose")));
        same(use, "canariesRead", use.count("canariesRead") == canaries.size());
        Mac seeded = seeded(opening.text("seed"));
        canaries.forEach(canary -> requireDrawn(use, opening, canary, seeded));
        List<MarkClass> classes = classes(opening, seeded);
        long matched = classes.stream().mapToLong(MarkClass::matched).sum();
        same(use, "canariesMatched", use.count("canariesMatched") == matched);
        String chance = NullScores.of(classes).tail(Accusation.score(classes)).text();
        same(
                use,
                "canaryPValue",
                canaries.isEmpty()
                        || use.textIfPresent("canaryPValue")
                                .filter(chance::equals)
                                .isPresent());
    }

    /** The canary is one that the plan has for purposes, given as often as the seed says. */
    private static void requireDrawn(FieldReader use, FieldReader opening, Canary canary, Mac seeded) {
        long first = opening.count("canaries");
        BiasLaw law = BiasLaw.forColluders((int) opening.count("colluders"));
        same(
                use,
                "canariesRead",
                canary.number >= first
                        && canary.number < first + opening.count("purposeCanaries")
                        && law.draw(word(seeded, "canary\0\0", canary.number)) == canary.billionths);
    }

    private List<MarkClass> classes(FieldReader opening, Mac seeded) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (Canary canary : canaries) {
            int[] count = Objects.requireNonNull(counts.computeIfAbsent(canary.billionths, fresh -> new int[2]));
            count[0]++;
            count[1] += opening.has("purpose") && given(opening, canary, seeded) ? 1 : 0;
        }
        return counts.entrySet().stream()
                .map(kind -> new MarkClass(kind.getKey(), kind.getValue()[0], kind.getValue()[1]))
                .toList();
    }

    private static boolean given(FieldReader opening, Canary canary, Mac seeded) {
        String label = "purpose-canary-given\0" + opening.text("delivery") + "\0" + opening.text("purpose") + "\0";
        return BiasLaw.bit(word(seeded, label, canary.number), canary.billionths);
    }

    /** The first 64 bits of HMAC-SHA256(seed, label ‖ number ‖ 0). */
    private static long word(Mac seeded, String label, int number) {
        seeded.update(label.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(seeded.doFinal(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(number)
                        .putLong(0)
                        .array()))
                .getLong();
    }

    private static Mac seeded(String hex) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has HMAC-SHA256", absent);
        }
    }

    private static void same(FieldReader use, String field, boolean holds) {
        if (!holds) {
            throw new Broken(
                    PackPaths.FINDING,
                    "particulars.uses." + use.id("copy") + "." + field,
                    "not what the disclosed opening comes to");
        }
    }
}
