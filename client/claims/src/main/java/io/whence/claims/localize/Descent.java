package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One step of a lineage that a finding rests on: a version made of a copy, and what its own marks say.
 *
 * @param of the copy that it was made of
 * @param copies the recorded copies of the version
 * @param finding what the marks of those copies say of the leak, where they have any that could be read
 */
public record Descent(String version, String method, String of, List<Onward> copies, Optional<Finding> finding) {
    public Descent {
        copies = List.copyOf(copies);
    }

    /** A recorded copy of the version, and who holds it. */
    public record Onward(String copy, String holder) {}

    List<String> ids() {
        return copies.stream().map(Onward::copy).sorted().toList();
    }

    /** Whether a leak of it may show marks. */
    public boolean keepsMarks() {
        return carriage().keeps();
    }

    Carriage carriage() {
        return Carriage.of(method);
    }

    /** Whether the version's own marks name who leaked it. */
    boolean significant() {
        return finding.filter(found -> found.verdict().accuses()).isPresent();
    }

    /** Whether copies of it look like the copy that it was made of, because they have no marks of their own to be read. */
    boolean indistinguishable() {
        return carriage().keeps()
                && !copies.isEmpty()
                && finding.filter(found -> found.verdict() != Verdict.INCONCLUSIVE)
                        .isEmpty();
    }

    Json json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("version", Json.of(version));
        members.put("method", Json.of(method));
        members.put("of", Json.of(of));
        members.put("carries", Json.of(carriage().name()));
        members.put("copies", Json.texts(ids()));
        members.put(
                "verdict",
                CopyFinding.textOrNull(finding.map(found -> found.verdict().name())));
        members.put("named", Json.texts(finding.map(Finding::named).orElse(List.of())));
        return Json.object(members);
    }
}
