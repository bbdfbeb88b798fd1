package io.whence.model.pack;

import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.note.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pack whose every byte is signed: the files, the manifest that lists them, and the note over the manifest.
 *
 * @param files without the manifest and the note
 */
public record SealedPack(PackManifest manifest, SignedNote note, SortedMap<String, byte[]> files) {
    /** Seals files; the first signer is the exporter, others sign that they have seen the same pack. */
    public static SealedPack seal(Heading heading, SortedMap<String, byte[]> files, List<SignerKey> signers) {
        TreeSet<VerifierKey> keys = new TreeSet<>(heading.witnesses());
        signers.forEach(signer -> keys.add(signer.verifier()));
        PackManifest manifest = PackManifest.of(heading.claim(), heading.exportedAt(), List.copyOf(keys), files);
        SignedNote note = manifest.head().unsigned();
        for (SignerKey signer : signers) {
            note = note.with(signer.cosign(manifest.head(), heading.exportedAt()));
        }
        return new SealedPack(manifest, note, files);
    }

    /** What stands over a pack: its claim, the exporter's time, and the keys of those who cosigned the checkpoint. */
    public record Heading(String claim, Instant exportedAt, List<VerifierKey> witnesses) {}

    /** The zip file. */
    public byte[] bytes() {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.put(PackPaths.MANIFEST, manifest.bytes());
        all.put(PackPaths.NOTE, note.bytes());
        return PackArchive.write(all);
    }
}
