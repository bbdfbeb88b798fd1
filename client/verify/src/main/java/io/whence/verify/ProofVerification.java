package io.whence.verify;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer about one proof.
 *
 * @param backing whether those whom the reader trusts vouch for it; without them nothing is valid
 * @param checks those that were made, in order; only the last can be broken, and the signatures be too few
 * @param told what the proof says, as far as it could be read: where it stands, who cosigned, what is proved
 */
public record ProofVerification(Backing backing, List<Check> checks, Map<String, Json> told) {
    /** One check and how it went; a failed one says at which line or member. */
    public record Check(ProofCheck name, String detail, Optional<String> failedAt) {}

    public ProofVerification {
        checks = List.copyOf(checks);
        told = Map.copyOf(told);
    }

    /** Whether the file proves what it says to a reader who trusts those keys. */
    public boolean valid() {
        return backing == Backing.ENOUGH && selfConsistent();
    }

    /** Whether nothing in the file contradicts the rest of it: all that can be said without trusting anybody. */
    public boolean selfConsistent() {
        return checks.size() == ProofCheck.values().length && broken().isEmpty();
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
                    "reason", Json.of(broken().map(check -> check.name().name()).orElse(backing.name())));
        }
        return Json.object(members);
    }

    /** The check that found the file at odds with itself. */
    private Optional<Check> broken() {
        return checks.stream()
                .filter(check -> check.failedAt().isPresent() && !unbacked(check))
                .findFirst();
    }

    /** Signatures that are wanting do not end the examination: what is broken is the last check that was made. */
    private boolean unbacked(Check check) {
        return backing != Backing.ENOUGH
                && check.name() == ProofCheck.SIGNATURES
                && checks.getLast().name() != ProofCheck.SIGNATURES;
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
