package io.whence.claims.localize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a derivation leaves of the marks of its inputs, by the word for its method. */
public enum Carriage {
    /** Rows are kept as they are: so are their marks. */
    ROWS(
            "keeps the marks of its rows",
            List.of("copy", "filter", "select", "sort", "sample", "split", "union", "redact", "convert", "clean")),
    /** Columns are carried beside others: their marks are read where the columns are. */
    COLUMNS("keeps the marks of the columns that it carries", List.of("join", "enrich", "merge", "link")),
    /** Nothing of a row is left. */
    NONE(
            "keeps no marks: a leak of it cannot be traced by them",
            List.of(
                    "aggregate",
                    "summarise",
                    "summarize",
                    "train",
                    "synthesise",
                    "synthesize",
                    "anonymise",
                    "anonymize")),
    /** The word is not known: marks are looked for and may not be there. */
    UNKNOWN("keeps marks as far as its rows are left as they were", List.of());

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> methods;

    Carriage(String text, List<String> methods) {
        this.text = text;
        this.methods = methods;
    }

    /** What a method, as its derivation names it, leaves. */
    public static Carriage of(String method) {
        String word = method.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(carriage -> carriage.methods.contains(word))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether a leak may show marks of the inputs. */
    public boolean keeps() {
        return this != NONE;
    }

    public String text() {
        return text;
    }
}
