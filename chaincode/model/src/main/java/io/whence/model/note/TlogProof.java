package io.whence.model.note;

import io.whence.model.merkle.InclusionProof;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleRule;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * That one entry stands in a log, for a reader who is offline (C2SP tlog-proof). Whence puts the entry itself into the
 * {@code extra} line: it needs no trust, because its hash is what is proved.
 */
public final class TlogProof {
    /** The first line of every such proof. */
    public static final String HEADER = "c2sp.org/tlog-proof@v1";

    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    private final Optional<byte[]> extra;
    private final InclusionProof inclusion;
    private final SignedNote checkpoint;

    /** The checkpoint's text must be that of a tree of the proof's size. */
    public TlogProof(Optional<byte[]> extra, InclusionProof inclusion, SignedNote checkpoint) {
        this.extra = extra.map(byte[]::clone);
        this.inclusion = inclusion;
        this.checkpoint = checkpoint;
        if (Checkpoint.parse(checkpoint.text()).size() != inclusion.size()) {
            throw NoteRule.PROOF_MALFORMED.refuse("size", inclusion.size());
        }
    }

    /** The proof of an entry that is carried along. */
    public static TlogProof of(byte[] entry, InclusionProof inclusion, SignedNote checkpoint) {
        return new TlogProof(Optional.of(entry), inclusion, checkpoint);
    }

    public static TlogProof parse(byte[] utf8) {
        ProofText text = ProofText.read(utf8, HEADER);
        List<String> lines = text.lines();
        Optional<byte[]> extra = after(lines, EXTRA).map(base64 -> bytes(base64, "extra"));
        String index = after(lines, INDEX).orElseThrow(() -> malformed("index", "absent"));
        return new TlogProof(extra, inclusion(index, lines, text.checkpoint()), text.checkpoint());
    }

    /** The entry, where the proof carries it. */
    public Optional<byte[]> extra() {
        return extra.map(byte[]::clone);
    }

    public InclusionProof inclusion() {
        return inclusion;
    }

    public SignedNote checkpoint() {
        return checkpoint;
    }

    /** Whether the checkpoint's root, whoever signed it, covers this entry at the stated index. */
    public boolean proves(byte[] entry) {
        Digest root = Checkpoint.parse(checkpoint.text()).root();
        return inclusion.proves(MerkleHash.leaf(entry), root);
    }

    /** The one spelling of this proof. */
    public byte[] bytes() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(bytes -> out.append(EXTRA).append(Base64Text.of(bytes)).append('\n'));
        out.append(INDEX).append(inclusion.index()).append('\n');
        inclusion.path().forEach(hash -> out.append(Base64Text.of(hash.bytes())).append('\n'));
        out.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static InclusionProof inclusion(String index, List<String> path, SignedNote checkpoint) {
        if (path.size() > InclusionProof.PATH_MAX) {
            throw MerkleRule.PROOF_MALFORMED.refuse("path", path.size());
        }
        return new InclusionProof(
                Checkpoint.decimal(index, NoteRule.PROOF_MALFORMED, "index"),
                Checkpoint.parse(checkpoint.text()).size(),
                path.stream().map(line -> Digest.of(bytes(line, "path"))).toList());
    }

    /** Takes the next line off if it starts with this word. */
    private static Optional<String> after(List<String> lines, String word) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(word)) {
            return Optional.empty();
        }
        return Optional.of(lines.removeFirst().substring(word.length()));
    }

    private static byte[] bytes(String base64, String field) {
        return Base64Text.bytes(base64, NoteRule.PROOF_MALFORMED, field);
    }

    private static Refused malformed(String field, Object value) {
        return NoteRule.PROOF_MALFORMED.refuse(field, value);
    }
}
