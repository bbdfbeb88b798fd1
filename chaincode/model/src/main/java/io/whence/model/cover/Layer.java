package io.whence.model.cover;

import io.whence.model.value.Percent;
import java.util.Optional;
import java.util.function.BiFunction;

/** A band of the loss by height, and this insurer's participation in it. */
public record Layer(
        String id,
        Optional<String> clause,
        long attachmentMinorUnits,
        Optional<Long> occurrenceLimitMinorUnits,
        Optional<Aggregate> aggregate,
        Percent participation) {
    /** The layer of terms that name none: all of the loss, without limit. */
    public static Layer whole() {
        return new Layer(Terms.POLICY, Optional.empty(), 0, Optional.empty(), Optional.empty(), Percent.WHOLE);
    }

    Layer withAggregates(BiFunction<String, Aggregate, Aggregate> change) {
        return new Layer(
                id,
                clause,
                attachmentMinorUnits,
                occurrenceLimitMinorUnits,
                aggregate.map(whole -> change.apply(id, whole)),
                participation);
    }

    boolean reaches(long heightMinorUnits) {
        return occurrenceLimitMinorUnits.isEmpty()
                || heightMinorUnits - attachmentMinorUnits < occurrenceLimitMinorUnits.get();
    }
}
