package io.whence.model.note;

import io.whence.model.merkle.ConsistencyProof;
import io.whence.model.merkle.InclusionProof;
import io.whence.model.merkle.MerkleRule;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * That a log as it once was is what the log began with later, for a reader who is offline: an older head, the hashes of
 * RFC 9162's consistency proof, and a newer checkpoint. The older head need not be signed, because the newer one vouches
 * for it; the signatures that it has tell who had seen it when.
 */
public final class PrefixProof {
    /** The first line of every such proof. */
    public static final String HEADER = "whence-prefix-proof@v1";

    private static final String OLD = "old ";

    private final SignedNote older;
    private final ConsistencyProof consistency;
    private final SignedNote newer;

    /** Both notes are of one origin, and of the sizes that the proof states. */
    public PrefixProof(SignedNote older, ConsistencyProof consistency, SignedNote newer) {
        this.older = older;
        this.consistency = consistency;
        this.newer = newer;
        Checkpoint before = Checkpoint.parse(older.text());
        Checkpoint after = Checkpoint.parse(newer.text());
        boolean sizes = before.size() == consistency.from() && after.size() == consistency.to();
        if (!before.origin().equals(after.origin()) || !before.extensions().isEmpty() || !sizes) {
            throw malformed("old", before.size() + " of " + consistency.from());
        }
    }

    public static PrefixProof parse(byte[] utf8) {
        ProofText text = ProofText.read(utf8, HEADER);
        List<String> lines = text.lines();
        SignedNote newer = text.checkpoint();
        if (lines.isEmpty() || !lines.getFirst().startsWith(OLD)) {
            throw malformed("proof", "no header");
        }
        Checkpoint after = Checkpoint.parse(newer.text());
        Checkpoint before = older(lines.removeFirst().substring(OLD.length()), after.origin());
        List<NoteSignature> signatures = new ArrayList<>();
        while (!lines.isEmpty() && lines.getFirst().startsWith(NoteSignature.DASH)) {
            signatures.add(NoteSignature.parse(lines.removeFirst()));
        }
        ConsistencyProof consistency = new ConsistencyProof(before.size(), after.size(), hashes(lines));
        return new PrefixProof(new SignedNote(before.text(), signatures), consistency, newer);
    }

    /** The older head, with the signatures of those who had seen it. */
    public SignedNote older() {
        return older;
    }

    public ConsistencyProof consistency() {
        return consistency;
    }

    public SignedNote newer() {
        return newer;
    }

    /** Whether the older root is of what the newer tree, whoever signed it, began with. */
    public boolean proves() {
        return consistency.proves(
                Checkpoint.parse(older.text()).root(),
                Checkpoint.parse(newer.text()).root());
    }

    /** The one spelling of this proof. */
    public byte[] bytes() {
        Checkpoint before = Checkpoint.parse(older.text());
        StringBuilder out = new StringBuilder(HEADER).append('\n').append(OLD).append(before.size());
        out.append(' ').append(Base64Text.of(before.root().bytes())).append('\n');
        Stream.concat(
                        older.signatures().stream().map(NoteSignature::line),
                        consistency.path().stream().map(hash -> Base64Text.of(hash.bytes())))
                .forEach(line -> out.append(line).append('\n'));
        out.append('\n').append(new String(newer.bytes(), StandardCharsets.UTF_8));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Checkpoint older(String sizeAndRoot, String origin) {
        String[] parts = sizeAndRoot.split(" ", -1);
        if (parts.length != 2) {
            throw malformed("old", sizeAndRoot);
        }
        return new Checkpoint(origin, Checkpoint.decimal(parts[0], NoteRule.PROOF_MALFORMED, "old"), hash(parts[1]));
    }

    private static List<Digest> hashes(List<String> lines) {
        if (lines.size() > InclusionProof.PATH_MAX) {
            throw MerkleRule.PROOF_MALFORMED.refuse("path", lines.size());
        }
        return lines.stream().map(PrefixProof::hash).toList();
    }

    private static Digest hash(String base64) {
        return Digest.of(Base64Text.bytes(base64, NoteRule.PROOF_MALFORMED, "path"));
    }

    private static Refused malformed(String field, Object value) {
        return NoteRule.PROOF_MALFORMED.refuse(field, value);
    }
}
