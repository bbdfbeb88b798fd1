package io.whence.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file for refused events, written afresh on each run: the lines as they stood in the input. */
final class SetAside implements AutoCloseable {
    private final Optional<Path> file;
    private final Optional<OutputStream> out;

    SetAside(Optional<Path> file) {
        this.file = file;
        this.out = file.map(SetAside::create);
    }

    /** Whether refused events are set aside rather than stopping the writer. */
    boolean accepts() {
        return out.isPresent();
    }

    synchronized void add(byte[] json) {
        try {
            OutputStream stream = out.orElseThrow();
            stream.write(json);
            stream.write('\n');
            stream.flush();
        } catch (IOException e) {
            throw LedgerRule.OUTBOX_UNWRITABLE.refuse(String.valueOf(file), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        out.ifPresent(stream -> {
            try {
                stream.close();
            } catch (IOException e) {
                throw LedgerRule.OUTBOX_UNWRITABLE.refuse(String.valueOf(file), String.valueOf(e.getMessage()));
            }
        });
    }

    private static OutputStream create(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw LedgerRule.OUTBOX_UNWRITABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
        }
    }
}
