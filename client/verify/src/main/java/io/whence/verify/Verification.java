package io.whence.verify;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer about one pack.
 *
 * @param trustGiven whether the reader named the keys that it trusts; without them nothing is valid
 * @param checks those that were made, in order; only the last can have failed
 * @param cosignedBy the trusted witnesses who cosigned the log's checkpoint
 * @param verdict of the pack's finding, where there is one and it was reached
 */
public record Verification(
        boolean trustGiven,
        List<Check> checks,
        List<String> cosignedBy,
        Optional<String> claim,
        Optional<String> verdict,
        Optional<Long> netMinorUnits) {
    private static final String NO_TRUST_GIVEN = "NO_TRUST_GIVEN";

    /** One check and how it went; a failed one says where. */
    public record Check(CheckName name, String detail, Optional<Place> failedAt) {
        public boolean ok() {
            return failedAt.isEmpty();
        }
    }

    /** A file of the pack, or its container, and a byte, member or line in it. */
    public record Place(String file, String position) {}

    public Verification {
        checks = List.copyOf(checks);
        cosignedBy = List.copyOf(cosignedBy);
    }

    /** Whether the pack proves what it says to a reader who trusts those keys. */
    public boolean valid() {
        return trustGiven && selfConsistent();
    }

    /** Whether nothing in the pack contradicts the rest of it: all that can be said without trusting anybody. */
    public boolean selfConsistent() {
        return checks.size() == CheckName.values().length && failed().isEmpty();
    }

    /** The first check that failed. */
    public Optional<Check> failed() {
        return checks.stream().filter(check -> !check.ok()).findFirst();
    }

    /** 0 valid, 1 not. */
    public int exitCode() {
        return valid() ? 0 : 1;
    }

    public Json.Fields json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("valid", Json.of(valid()));
        members.put("checks", Json.array(checks.stream().map(Verification::json).toList()));
        members.put("cosignedBy", Json.texts(cosignedBy));
        members.put("claim", claim.map(Json::of).orElse(Json.nothing()));
        members.put("verdict", verdict.map(Json::of).orElse(Json.nothing()));
        members.put("netMinorUnits", netMinorUnits.map(Json::of).orElse(Json.nothing()));
        if (!valid()) {
            members.put("selfConsistent", Json.of(selfConsistent()));
            members.put(
                    "reason", Json.of(failed().map(check -> check.name().name()).orElse(NO_TRUST_GIVEN)));
        }
        return Json.object(members);
    }

    private static Json json(Check check) {
        Map<String, Json> members = new TreeMap<>();
        members.put("name", Json.of(check.name().name()));
        members.put("ok", Json.of(check.ok()));
        members.put("detail", Json.of(check.detail()));
        check.failedAt().ifPresent(place -> {
            members.put("file", Json.of(place.file()));
            members.put("position", Json.of(place.position()));
        });
        return Json.object(members);
    }
}
