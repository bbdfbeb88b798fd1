package io.whence.verify;

import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.VerifierKey;
import io.whence.model.pack.PackManifest;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who signed. Every signature line of both notes must be right, whoever the reader trusts; then more than half of the
 * witnesses that the reader trusts must have cosigned the checkpoint, and one of them the pack itself. A wrong signature
 * breaks the pack; too few right ones leave it whole, and unproved.
 *
 * @param cosigned names of the trusted witnesses who cosigned the checkpoint, in order of their names
 * @param wanting what those whom the reader trusts did not sign
 */
record Witnesses(Checkpoint checkpoint, List<String> cosigned, Optional<Broken> wanting) {

    static Witnesses of(PackFiles files, PackManifest manifest, Optional<List<VerifierKey>> trust) {
        List<VerifierKey> packSigners = packSigners(files, manifest);
        SignedNote note = note(files, PackPaths.CHECKPOINT);
        Checkpoint checkpoint = read(PackPaths.CHECKPOINT, () -> Checkpoint.parse(note.text()));
        if (PackManifest.isPack(checkpoint.origin())) {
            throw new Broken(PackPaths.CHECKPOINT, "line 1", "the head of a pack, not of a ledger's log");
        }
        List<VerifierKey> cosigners = allSigners(PackPaths.CHECKPOINT, note, manifest.keys());
        List<String> cosigned =
                trust.map(keys -> new Trust(keys).among(cosigners)).orElse(List.of());
        return new Witnesses(
                checkpoint, cosigned, trust.flatMap(keys -> wanting(new Trust(keys), cosigned, packSigners)));
    }

    private static List<VerifierKey> packSigners(PackFiles files, PackManifest manifest) {
        SignedNote note = note(files, PackPaths.NOTE);
        String head = manifest.head().text();
        if (!note.text().equals(head)) {
            throw new Broken(PackPaths.NOTE, "text", "the manifest's own head is " + head.replace('\n', ' '));
        }
        return allSigners(PackPaths.NOTE, note, manifest.keys());
    }

    private static SignedNote note(PackFiles files, String path) {
        SignedNote note = files.read(path, SignedNote::parse);
        files.require(path, note.bytes(), "not the one spelling of this note");
        return note;
    }

    /** The signers of a note on which every line must be somebody's known and right signature, and nobody's twice. */
    private static List<VerifierKey> allSigners(String path, SignedNote note, List<VerifierKey> keys) {
        List<VerifierKey> signers = read(path, () -> note.signedBy(keys));
        if (signers.size() != note.signatures().size()) {
            throw new Broken(path, "signatures", "a line of no key in the manifest, or two of one key");
        }
        return signers;
    }

    private static Optional<Broken> wanting(Trust trust, List<String> cosigned, List<VerifierKey> packSigners) {
        Optional<Broken> cosignatures = trust.wanting(PackPaths.CHECKPOINT, cosigned);
        return cosignatures.isPresent() || packSigners.stream().anyMatch(trust.keys()::contains)
                ? cosignatures
                : Optional.of(
                        new Broken(PackPaths.NOTE, "signatures", "signed by none of the keys that the reader trusts"));
    }

    String told() {
        return "log " + checkpoint.origin() + " at " + checkpoint.size() + " entries";
    }

    private static <T> T read(String path, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Refused refused) {
            throw Broken.in(path, refused);
        }
    }
}
