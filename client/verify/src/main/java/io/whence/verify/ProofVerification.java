package io.whence.verify;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer about one proof.
 *
 * @param trustGiven whether the reader named the keys that it trusts; without them nothing is valid
 * @param checks those that were made, in order; only the last can have failed
 * @param told what the proof says, as far as it could be read: where it stands, who cosigned, what is proved
 */
public record ProofVerification(boolean trustGiven, List<Check> checks, Map<String, Json> told) {
    private static final String NO_TRUST_GIVEN = "NO_TRUST_GIVEN";

    /** One check and how it went; a failed one says at which line or member. */
    public record Check(ProofCheck name, String detail, Optional<String> failedAt) {}

    public ProofVerification {
        checks = List.copyOf(checks);
        told = Map.copyOf(told);
    }

    /** Whether the file proves what it says to a reader who trusts those keys. */
    public boolean valid() {
        return trustGiven && selfConsistent();
    }

    /** Whether nothing in the file contradicts the rest of it: all that can be said without trusting anybody. */
    public boolean selfConsistent() {
        return checks.size() == ProofCheck.values().length && failed().isEmpty();
    }

    public Json.Fields json() {
        Map<String, Json> members = new TreeMap<>(told);
        members.put("valid", Json.of(valid()));
        members.put(
                "checks",
                Json.array(checks.stream().map(ProofVerification::json).toList()));
        if (!valid()) {
            members.put("selfConsistent", Json.of(selfConsistent()));
            members.put(
                    "reason", Json.of(failed().map(check -> check.name().name()).orElse(NO_TRUST_GIVEN)));
        }
        return Json.object(members);
    }

    private Optional<Check> failed() {
        return checks.stream().filter(check -> check.failedAt().isPresent()).findFirst();
    }

    private static Json json(Check check) {
        Map<String, Json> members = new TreeMap<>();
        members.put("name", Json.of(check.name().name()));
        members.put("ok", Json.of(check.failedAt().isEmpty()));
        members.put("detail", Json.of(check.detail()));
        check.failedAt().ifPresent(position -> members.put("position", Json.of(position)));
        return Json.object(members);
    }
}
