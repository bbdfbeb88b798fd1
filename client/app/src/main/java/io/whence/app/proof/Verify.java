package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.note.TlogProof;
import io.whence.model.note.VerifierKey;
import io.whence.verify.PackVerifier;
import io.whence.verify.ProofVerification;
import io.whence.verify.ProofVerifier;
import io.whence.verify.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: what a stranger does with an evidence pack or a proof, with no ledger at hand. */
@Command(
        name = "verify",
        description = {
            "Check an evidence pack, or a proof that prove wrote, offline.",
            "Exits with 0 where it is valid, 1 where it is not, 2 where it is neither."
        })
public final class Verify implements Task {
    @Parameters(paramLabel = "FILE", description = "the pack or proof")
    private Path file = Path.of("");

    @Option(names = "--trust", paramLabel = "KEYS", description = "the witness keys that you trust, one a line")
    private @Nullable Path trust;

    @Override
    public Reply run(Desk desk) throws IOException {
        Optional<Path> keys = Optional.ofNullable(trust).map(Input::required);
        return isProof(Input.required(file)) ? proof(keys) : pack(keys);
    }

    private Reply pack(Optional<Path> keys) {
        Verification verification = PackVerifier.verify(file, keys);
        Reply reply = Reply.done(verification.json());
        return verification.valid() ? reply : reply.negative();
    }

    private Reply proof(Optional<Path> keys) {
        Optional<List<VerifierKey>> trusted =
                keys.map(path -> VerifierKey.parseLines(new String(Input.bytes(path), StandardCharsets.UTF_8)));
        ProofVerification verification = ProofVerifier.verify(Input.bytes(file), trusted);
        Reply reply = Reply.done(verification.json());
        return verification.valid() ? reply : reply.negative();
    }

    private static boolean isProof(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ProofVerifier.isProof(in.readNBytes(2 * TlogProof.HEADER.length()));
        }
    }
}
