package io.whence.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file for refused events, the lines as they stood in the input. Each run writes it afresh and puts it in the place of
 * an earlier one when it has come to its end; a run that ends early leaves what it has only where there was none.
 */
final class SetAside implements AutoCloseable {
    private final Optional<Writing> writing;
    private boolean complete;

    private record Writing(Path file, Path part, OutputStream out) {}

    SetAside(Optional<Path> file) {
        this.writing = file.map(SetAside::begin);
    }

    /** Whether refused events are set aside rather than stopping the writer. */
    boolean accepts() {
        return writing.isPresent();
    }

    /** Keeps an event; nothing where a run only meets again what an earlier one set aside. */
    synchronized void add(byte[] json) {
        writing.ifPresent(to -> {
            try {
                to.out.write(json);
                to.out.write('\n');
                to.out.flush();
            } catch (IOException e) {
                throw unwritable(to.file, e);
            }
        });
    }

    /** Says that every refused event of the input is here. */
    void complete() {
        complete = true;
    }

    @Override
    public void close() {
        writing.ifPresent(to -> {
            try {
                to.out.close();
                if (complete || Files.notExists(to.file)) {
                    Files.move(to.part, to.file, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.delete(to.part);
                }
            } catch (IOException e) {
                throw unwritable(to.file, e);
            }
        });
    }

    private static Writing begin(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            return new Writing(file, part, Files.newOutputStream(part));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static RuntimeException unwritable(Path file, IOException e) {
        return LedgerRule.OUTBOX_UNWRITABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
    }
}
