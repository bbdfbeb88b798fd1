package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One piece of evidence, by digest, and what would remain of the leading posterior without it.
 *
 * @param bits by how much it raises the odds on the leading copy, beside all the rest, in powers of two; less than 0 where
 *     it lowers them, empty where the odds are certain
 */
public record Evidence(Digest digest, String what, double posteriorWithout, OptionalDouble bits) {
    Json json() {
        return Json.object(Map.of(
                "digest", Json.of(digest.hex()),
                "what", Json.of(what),
                "posteriorWithout", Json.of(Decimals.chance(posteriorWithout)),
                "bits", bits.isPresent() ? Json.of(Decimals.bits(bits.getAsDouble())) : Json.nothing()));
    }
}
