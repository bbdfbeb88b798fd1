package io.whence.verify;

import static io.whence.verify.CheckName.SIGNATURES;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer about one pack.
 *
 * @param backing whether those whom the reader trusts vouch for it; without them nothing is valid
 * @param checks those that were made, in order; only the last can be broken, and the signatures be too few
 * @param cosignedBy the trusted witnesses who cosigned the log's checkpoint
 * @param verdict of the pack's finding, where there is one and it was reached
 */
public record Verification(
        Backing backing,
        List<Check> checks,
        List<String> cosignedBy,
        Optional<String> claim,
        Optional<String> verdict,
        Optional<Long> netMinorUnits) {
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
        return backing == Backing.ENOUGH && selfConsistent();
    }

    /** Whether nothing in the pack contradicts the rest of it: all that can be said without trusting anybody. */
    public boolean selfConsistent() {
        return checks.size() == CheckName.values().length && broken().isEmpty();
    }

    /** The check that found the pack at odds with itself. */
    private Optional<Check> broken() {
        return checks.stream()
                .filter(check -> !check.ok() && !(backing == Backing.TOO_FEW_TRUSTED && check.name() == SIGNATURES))
                .findFirst();
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
                    "reason", Json.of(broken().map(check -> check.name().name()).orElse(backing.name())));
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
