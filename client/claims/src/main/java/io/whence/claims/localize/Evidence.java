package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.util.Map;

/** One piece of evidence, by digest, and what would remain of the leading posterior without it. */
public record Evidence(Digest digest, String what, double posteriorWithout) {
    Json json() {
        return Json.object(Map.of(
                "digest", Json.of(digest.hex()),
                "what", Json.of(what),
                "posteriorWithout", Json.of(Decimals.chance(posteriorWithout))));
    }
}
