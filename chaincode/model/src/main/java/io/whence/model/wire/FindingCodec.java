package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Finding;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import java.util.List;

/** Findings as the ledger keeps them: the canonical document itself, and the few members that claims rest on. */
public final class FindingCodec {
    private static final int COPIES_MAX = 100_000;

    private FindingCodec() {}

    /** Reads the canonical bytes of a finding; every named copy is one of those looked at. */
    public static Finding finding(String incident, String author, byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parseCanonical(canonical));
        Finding finding = new Finding(
                Digest.over(canonical),
                incident,
                author,
                fields.choice("verdict", Finding.Verdict.class),
                fields.ids("named", COPIES_MAX),
                fields.objects("copies", COPIES_MAX, FindingCodec::trace));
        for (String copy : finding.named()) {
            if (finding.traces().stream().noneMatch(trace -> trace.copy().equals(copy))) {
                throw ValueRule.CHOICE_UNKNOWN.refuse("named", copy);
            }
        }
        if (finding.verdict().accuses() && finding.named().isEmpty()) {
            throw ValueRule.FIELD_MISSING.refuse("named", "empty");
        }
        return finding;
    }

    /** Reads a recorded finding. */
    public static Finding recorded(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return finding(
                fields.id("incident"),
                fields.object("actor").text("mspId"),
                fields.json("finding").canonical());
    }

    private static Finding.Trace trace(FieldReader fields) {
        return new Finding.Trace(fields.id("id"), fields.id("holder"));
    }

    /** All who looked at the finding and agree, and the finding itself. */
    public static Json.Fields shown(Json recorded, List<Json> concurrences) {
        FieldReader fields = new FieldReader("", recorded);
        Members members = new Members();
        fields.names().forEach(name -> members.put(name, fields.json(name)));
        return members.list("concurrences", concurrences, json -> json).json();
    }
}
