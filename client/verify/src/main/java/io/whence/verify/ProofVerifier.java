package io.whence.verify;

import io.whence.model.bytes.Json;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.NoteSignature;
import io.whence.model.note.PrefixProof;
import io.whence.model.note.SignedNote;
import io.whence.model.note.TlogProof;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.EventJson;
import io.whence.model.wire.LedgerLeaf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Judges single proofs, offline: that one entry stands in a log (C2SP tlog-proof), or that a log as it was is what the log
 * is now began with. The order of {@link ProofCheck} is the order of the examination.
 */
public final class ProofVerifier {
    private final Optional<Trust> trust;
    private final List<ProofVerification.Check> checks = new ArrayList<>();
    private final Map<String, Json> told = new TreeMap<>();
    private Backing backing;

    private ProofVerifier(Optional<List<VerifierKey>> trust) {
        this.trust = trust.map(Trust::new);
        this.backing = trust.isPresent() ? Backing.ENOUGH : Backing.NO_TRUST_GIVEN;
    }

    /** Whether a file says of itself that it is a proof of either kind. */
    public static boolean isProof(byte[] file) {
        return starts(file, TlogProof.HEADER) || starts(file, PrefixProof.HEADER);
    }

    /** Verifies a proof against the keys that its reader trusts, if it says which. */
    public static ProofVerification verify(byte[] file, Optional<List<VerifierKey>> trust) {
        ProofVerifier verifier = new ProofVerifier(trust);
        try {
            if (starts(file, PrefixProof.HEADER)) {
                verifier.prefix(file);
            } else {
                verifier.entry(file);
            }
        } catch (Examination.Ended ended) {
            return verifier.concluded();
        }
        return verifier.concluded();
    }

    private void entry(byte[] file) {
        TlogProof proof = check(ProofCheck.FORM, "proof", () -> {
            TlogProof read = TlogProof.parse(file);
            requireOneSpelling(file, read.bytes());
            return read;
        });
        told.put("kind", Json.of("entry"));
        told.put("index", Json.of(proof.inclusion().index()));
        signed(proof.checkpoint());
        byte[] entry = check(ProofCheck.PATH, "path", () -> {
            byte[] carried = proof.extra().orElseThrow(() -> new Broken("proof", "extra", "carries no entry"));
            require(proof.proves(carried), "path", "does not lead to the checkpoint's root");
            return carried;
        });
        told.put("leaf", Json.of(MerkleHash.leaf(entry).hex()));
        check(ProofCheck.CONTENT, "extra", () -> {
            content(entry);
            return entry;
        });
    }

    private void prefix(byte[] file) {
        PrefixProof proof = check(ProofCheck.FORM, "proof", () -> {
            PrefixProof read = PrefixProof.parse(file);
            requireOneSpelling(file, read.bytes());
            return read;
        });
        told.put("kind", Json.of("prefix"));
        signed(proof.newer());
        check(ProofCheck.PATH, "path", () -> {
            require(proof.proves(), "path", "does not lead from the older root to the checkpoint's");
            return proof;
        });
        check(ProofCheck.CONTENT, "old", () -> {
            Map<String, Json> older = new TreeMap<>(head(proof.older(), signers(proof.older())));
            older.remove("origin");
            told.put("older", Json.object(older));
            return proof;
        });
    }

    private void signed(SignedNote note) {
        List<String> cosigned = check(ProofCheck.SIGNATURES, "checkpoint", () -> {
            List<VerifierKey> signers = signers(note);
            told.putAll(head(note, signers));
            return trust.map(known -> known.among(signers)).orElse(List.of());
        });
        told.put("cosignedBy", Json.texts(cosigned));
        trust.map(known -> known.wanting("checkpoint", cosigned))
                .orElse(Optional.of(Trust.nobody("checkpoint")))
                .ifPresent(this::unbacked);
    }

    /** The signatures fail for being too few, or nobody's; what comes later does not rest on them. */
    private void unbacked(Broken wanting) {
        backing = trust.isPresent() ? Backing.TOO_FEW_TRUSTED : Backing.NO_TRUST_GIVEN;
        checks.add(failed(checks.removeLast().name(), wanting));
    }

    /** The trusted witnesses whose lines stand on a note, each line verified once. */
    private List<VerifierKey> signers(SignedNote note) {
        return trust.map(known -> note.signedBy(known.keys())).orElse(List.of());
    }

    /** A head and when each trusted witness says that it cosigned it. */
    private static Map<String, Json> head(SignedNote note, List<VerifierKey> signers) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return Map.of(
                "origin", Json.of(checkpoint.origin()),
                "size", Json.of(checkpoint.size()),
                "root", Json.of(checkpoint.root().hex()),
                "cosignatures",
                        Json.array(note.signatures().stream()
                                .filter(line -> signers.stream().anyMatch(key -> key.isNamedBy(line)))
                                .map(ProofVerifier::cosignature)
                                .toList()));
    }

    private static Json.Fields cosignature(NoteSignature line) {
        return Json.object(Map.of(
                "witness", Json.of(line.name()),
                "at", line.cosignedAt().map(at -> Json.of(Time.format(at))).orElse(Json.nothing())));
    }

    private void content(byte[] entry) {
        if (LedgerLeaf.isTransaction(entry)) {
            LedgerLeaf.read(entry);
            told.put("transaction", Json.parseCanonical(entry));
        } else {
            told.put("event", EventJson.write(EventCodec.decode(entry)));
        }
    }

    private <T> T check(ProofCheck name, String position, Supplier<T> work) {
        try {
            T established = work.get();
            checks.add(new ProofVerification.Check(name, name.text(), Optional.empty()));
            return established;
        } catch (Broken broken) {
            throw ended(name, broken);
        } catch (Refused refused) {
            throw ended(name, Broken.in(position, refused));
        }
    }

    private Examination.Ended ended(ProofCheck name, Broken broken) {
        checks.add(failed(name, broken));
        return new Examination.Ended();
    }

    private static ProofVerification.Check failed(ProofCheck name, Broken broken) {
        return new ProofVerification.Check(name, broken.detail(), Optional.of(broken.position()));
    }

    private ProofVerification concluded() {
        return new ProofVerification(backing, checks, told);
    }

    private static void requireOneSpelling(byte[] file, byte[] spelling) {
        require(Arrays.equals(file, spelling), "file", "not the one spelling of this proof");
    }

    private static void require(boolean holds, String position, String otherwise) {
        if (!holds) {
            throw new Broken("proof", position, otherwise);
        }
    }

    private static boolean starts(byte[] file, String header) {
        byte[] sought = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        return file.length >= sought.length && Arrays.equals(file, 0, sought.length, sought, 0, sought.length);
    }
}
