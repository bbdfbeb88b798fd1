package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Bounds;
import io.whence.model.cover.Deductible;
import io.whence.model.value.Percent;
import java.util.List;
import java.util.Optional;

/** Reads the deductibles of a level: one object, or a list in the order in which they apply. */
final class DeductibleJson {
    private static final int LIST_MAX = 16;

    private enum Kind {
        FLAT,
        PERCENT_OF_LOSS,
        PERCENT_OF_VALUE,
        FRANCHISE,
        REVERSE_FRANCHISE
    }

    private DeductibleJson() {}

    static List<Deductible> readAll(FieldReader level) {
        if (!level.has("deductible")) {
            return List.of();
        }
        return level.json("deductible") instanceof Json.Items
                ? level.objects("deductible", LIST_MAX, DeductibleJson::read)
                : List.of(read(level.object("deductible")));
    }

    private static Deductible read(FieldReader reader) {
        Bounds bounds = bounds(reader);
        Deductible deductible = switch (reader.choice("kind", Kind.class)) {
            case FLAT -> new Deductible.Flat(reader.minorUnits("minorUnits"), bounds);
            case PERCENT_OF_LOSS -> new Deductible.PercentOfLoss(reader.named("percent", Percent::parse), bounds);
            case PERCENT_OF_VALUE -> new Deductible.PercentOfValue(reader.named("percent", Percent::parse), bounds);
            case FRANCHISE -> new Deductible.Franchise(reader.minorUnits("minorUnits"), bounds);
            case REVERSE_FRANCHISE -> new Deductible.ReverseFranchise(reader.minorUnits("minorUnits"), bounds);
        };
        reader.end();
        return deductible;
    }

    private static Bounds bounds(FieldReader reader) {
        long least = reader.minorUnitsIfPresent("minMinorUnits").orElse(0L);
        Optional<Long> most = reader.minorUnitsIfPresent("maxMinorUnits");
        return TermsJson.built(reader, () -> new Bounds(least, most));
    }
}
