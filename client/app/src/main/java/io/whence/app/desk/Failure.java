package io.whence.app.desk;

import io.whence.ledger.Invalidated;
import io.whence.ledger.LedgerRule;
import io.whence.ledger.LedgerUnavailable;
import io.whence.marking.MarkingRule;
import io.whence.model.note.NoteRule;
import io.whence.model.pack.PackRule;
import io.whence.model.value.Refused;
import io.whence.model.value.Rule;
import io.whence.model.value.ValueRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What went wrong, as one refusal and an exit code. */
public record Failure(Refused refused, int exit) {
    private static final int VALUE_LENGTH_MAX = 600;

    /** Rules that say that an input is not what it should be at all: it is unreadable rather than refused. */
    private static final Set<String> UNREADABLE = Stream.<Rule>of(
                    ValueRule.JSON_MALFORMED,
                    ValueRule.JSON_TOO_LARGE,
                    DeskRule.USAGE,
                    DeskRule.FILE_UNREADABLE,
                    DeskRule.FILE_UNWRITABLE,
                    DeskRule.FILE_TOO_LARGE,
                    LedgerRule.FILE_UNREADABLE,
                    LedgerRule.LINE_TOO_LONG,
                    LedgerRule.LINE_NOT_UTF8,
                    MarkingRule.FORMAT_UNSUPPORTED,
                    MarkingRule.FILE_EMPTY,
                    MarkingRule.NOT_UTF8,
                    MarkingRule.LINE_TOO_LONG,
                    MarkingRule.CSV_MALFORMED,
                    MarkingRule.JSON_MALFORMED,
                    MarkingRule.PARQUET_MALFORMED,
                    MarkingRule.CELL_NESTED,
                    MarkingRule.HEADER_EMPTY,
                    MarkingRule.HEADER_DUPLICATE,
                    MarkingRule.COLUMN_COUNT,
                    MarkingRule.COPY_TWICE,
                    MarkingRule.KEY_UNKNOWN,
                    MarkingRule.KEY_DUPLICATE,
                    PackRule.NOT_A_PACK,
                    NoteRule.KEY_MALFORMED)
            .map(Rule::name)
            .collect(Collectors.toUnmodifiableSet());

    public Failure {
        refused = shortened(refused);
    }

    /** The failure that a thrown refusal or file error is; anything else is a fault of the program. */
    public static Failure of(Exception thrown, Unexpected unexpected) {
        return switch (thrown) {
            case Refused refused -> of(refused);
            case LedgerUnavailable unavailable -> unavailable(unavailable);
            case Invalidated invalid ->
                of(DeskRule.TRANSACTION_INVALID.refuse("transaction " + invalid.transaction(), invalid.code()));
            case UncheckedIOException wrapped -> of(fileError(Objects.requireNonNull(wrapped.getCause())));
            case IOException error -> of(fileError(error));
            default -> new Failure(DeskRule.UNEXPECTED.refuse(unexpected.record(thrown), thrown), Exit.REFUSED);
        };
    }

    /** Where faults of the program are written down; answers with the name of that place. */
    public interface Unexpected {
        String record(Exception thrown);
    }

    private static Failure of(Refused refused) {
        if (refused.code().equals(DeskRule.LEDGER_UNAVAILABLE.name())) {
            return new Failure(refused, Exit.UNAVAILABLE);
        }
        return new Failure(refused, UNREADABLE.contains(refused.code()) ? Exit.USAGE : Exit.REFUSED);
    }

    private static Failure unavailable(LedgerUnavailable unavailable) {
        return of(DeskRule.LEDGER_UNAVAILABLE.refuse(unavailable.endpoint(), String.valueOf(unavailable.getMessage())));
    }

    private static Refused fileError(IOException error) {
        return switch (error) {
            case NoSuchFileException missing -> DeskRule.FILE_UNREADABLE.refuse(missing.getFile(), "no such file");
            case AccessDeniedException denied -> DeskRule.FILE_UNREADABLE.refuse(denied.getFile(), "access denied");
            case FileSystemException other -> DeskRule.FILE_UNWRITABLE.refuse(other.getFile(), other.getReason());
            default -> DeskRule.FILE_UNWRITABLE.refuse("file", String.valueOf(error.getMessage()));
        };
    }

    private static Refused shortened(Refused refused) {
        String value = refused.value();
        return value.length() <= VALUE_LENGTH_MAX
                ? refused
                : refused.valued(value.substring(0, VALUE_LENGTH_MAX) + "…");
    }
}
