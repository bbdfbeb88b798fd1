package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.verify.PackVerifier;
import io.whence.verify.Verification;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: what a stranger does with an evidence pack, with no ledger at hand. */
@Command(
        name = "verify",
        description =
                "Check an evidence pack offline; exits with 0 where it is valid, 1 where it is not, 2 where it is no pack.")
public final class Verify implements Task {
    @Parameters(paramLabel = "PACK", description = "the zip file")
    private Path pack = Path.of("");

    @Option(names = "--trust", paramLabel = "KEYS", description = "the witness keys that you trust, one a line")
    private @Nullable Path trust;

    @Override
    public Reply run(Desk desk) {
        Verification verification = PackVerifier.verify(
                Input.required(pack), Optional.ofNullable(trust).map(Input::required));
        Reply reply = Reply.done(verification.json());
        return verification.valid() ? reply : reply.negative();
    }
}
