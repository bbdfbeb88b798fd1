package io.whence.verify;

import io.whence.model.note.NoteRule;
import io.whence.model.note.VerifierKey;
import io.whence.model.pack.PackArchive;
import io.whence.model.pack.PackManifest;
import io.whence.model.pack.PackPaths;
import io.whence.model.pack.PackRule;
import io.whence.model.value.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Judges evidence packs, offline. The order of {@link CheckName} is the order of the examination. */
public final class PackVerifier {
    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};
    private static final byte[] DIRECTORY_END = {'P', 'K', 5, 6};

    private PackVerifier() {}

    /**
     * Verifies a pack against the keys in a file, C2SP verifier keys, one a line.
     *
     * @throws io.whence.model.value.Refused {@code NOT_A_PACK} where the file is something else, {@code KEY_MALFORMED}
     *     where the trust file is
     */
    public static Verification verify(Path pack, Optional<Path> trust) {
        return verify(bytes(pack), trust.map(PackVerifier::keys));
    }

    /** Verifies a pack against the keys that its reader trusts, if it says which. */
    public static Verification verify(byte[] pack, Optional<List<VerifierKey>> trust) {
        requirePack(pack);
        Examination examination = new Examination(trust.isPresent() ? Backing.ENOUGH : Backing.NO_TRUST_GIVEN);
        try {
            examine(pack, trust, examination);
            return examination.concluded();
        } catch (Examination.Ended ended) {
            return examination.concluded();
        }
    }

    private static void examine(byte[] pack, Optional<List<VerifierKey>> trust, Examination examination) {
        PackFiles files = examination.check(
                CheckName.CONTAINER, () -> new PackFiles(PackArchive.read(pack)), all -> told(all, pack));
        PackManifest manifest = examination.check(CheckName.MANIFEST, () -> manifest(files), PackVerifier::told);
        examination.claim(manifest.claim());
        Witnesses witnesses =
                examination.check(CheckName.SIGNATURES, () -> Witnesses.of(files, manifest, trust), Witnesses::told);
        examination.cosignedBy(witnesses.cosigned());
        witnesses.wanting().ifPresent(examination::unbacked);
        LoggedEntries entries =
                examination.check(CheckName.EVENTS_IN_CHECKPOINT, () -> LoggedEntries.of(files), LoggedEntries::told);
        LoggedDocuments documents = examination.check(
                CheckName.DOCUMENTS_IN_CHECKPOINT,
                () -> LoggedDocuments.of(files, entries.transactions()),
                LoggedDocuments::told);
        examineClaim(new Evidence(files, entries, documents), manifest.claim(), examination);
    }

    /** What was proved to be in the log. */
    private record Evidence(PackFiles files, LoggedEntries entries, LoggedDocuments documents) {}

    private static void examineClaim(Evidence evidence, String claim, Examination examination) {
        PackFiles files = evidence.files;
        LoggedFinding finding = examination.check(
                CheckName.FINDING_BINDS_INPUTS,
                () -> LoggedFinding.of(evidence.entries, evidence.documents, ClaimRecord.of(files, claim)),
                LoggedFinding::told);
        examination.verdict(finding.verdict());
        examination.check(CheckName.SCORES_RECOMPUTED, () -> Scores.of(files, finding), Scores::told);
        Settlement settlement = examination.check(
                CheckName.WORKSHEET_RECOMPUTED,
                () -> Settlement.of(evidence.documents, ClaimRecord.of(files, claim)),
                Settlement::told);
        ClaimRecord record = examination.check(
                CheckName.CLAIM_MATCHES_WORKSHEET,
                () -> ClaimRecord.of(files, claim).matching(settlement, evidence.documents),
                ClaimRecord::told);
        examination.netMinorUnits(record.netMinorUnits());
        examination.check(
                CheckName.DECISIONS_LEGAL,
                () -> ClaimMoves.of(evidence.documents, record).legal(),
                ClaimMoves::told);
    }

    private static PackManifest manifest(PackFiles files) {
        PackManifest manifest = files.read(PackPaths.MANIFEST, PackManifest::read);
        files.require(PackPaths.MANIFEST, manifest.bytes(), "not the one spelling of this manifest");
        manifest.check(files.without(PackPaths.MANIFEST, PackPaths.NOTE));
        return manifest;
    }

    /** A file that shows no sign of ever having been a pack is refused as such, and is not called a broken pack. */
    private static void requirePack(byte[] bytes) {
        boolean zip = contains(bytes, LOCAL_HEADER) || contains(bytes, DIRECTORY_END);
        if (!zip || !contains(bytes, PackPaths.MANIFEST.getBytes(StandardCharsets.US_ASCII))) {
            throw PackRule.NOT_A_PACK.refuse("file", bytes.length + " bytes");
        }
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > PackArchive.BYTES_MAX) {
                throw PackRule.TOO_LARGE.refuse("file", file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw PackRule.NOT_A_PACK.refuse("file", file);
        }
    }

    private static List<VerifierKey> keys(Path file) {
        try {
            return VerifierKey.parseLines(Files.readString(file));
        } catch (IOException e) {
            throw NoteRule.KEY_MALFORMED.refuse("trust", file);
        }
    }

    private static String told(PackFiles files, byte[] pack) {
        return files.count() + " files, " + pack.length + " bytes";
    }

    private static String told(PackManifest manifest) {
        return manifest.files().size() + " files listed, exported " + Time.format(manifest.exportedAt());
    }
}
