package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.cover.Limit;
import io.whence.model.value.Percent;

/** Reads the limit of a level. */
final class LimitJson {
    private enum Kind {
        FLAT,
        PERCENT_OF_LOSS,
        PERCENT_OF_VALUE,
        PER_UNIT
    }

    private LimitJson() {}

    static Limit read(FieldReader reader) {
        Limit limit = switch (reader.choice("kind", Kind.class)) {
            case FLAT -> new Limit.Flat(reader.minorUnits("minorUnits"));
            case PERCENT_OF_LOSS -> new Limit.PercentOfLoss(reader.named("percent", Percent::parse));
            case PERCENT_OF_VALUE -> new Limit.PercentOfValue(reader.named("percent", Percent::parse));
            case PER_UNIT -> new Limit.PerUnit(reader.minorUnits("minorUnits"), reader.minorUnitsIfPresent("unitsMax"));
        };
        reader.end();
        return limit;
    }
}
