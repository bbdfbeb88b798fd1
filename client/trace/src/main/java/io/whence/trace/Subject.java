package io.whence.trace;

/** What a trace starts from. */
public record Subject(Kind kind, String id) {
    /** The kinds of things that can be traced. */
    public enum Kind {
        COPY,
        VERSION,
        PARTY,
        AGREEMENT;

        /** The word of the command line and of the answer. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
