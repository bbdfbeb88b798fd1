package io.whence.ledger;

/** Told how a writer gets on; called from its threads, one call at a time. */
public interface Progress {
    /** Nobody looks. */
    Progress NONE = new Progress() {
        @Override
        public void recorded(long events, long sealed) {}

        @Override
        public void notice(String text) {}
    };

    /**
     * More of the file was read, or stands on the ledger.
     *
     * @param events that are recorded
     * @param sealed of those read so far; the difference is the lag
     */
    void recorded(long events, long sealed);

    /** Something a person should know: a repaired journal, an event set aside. */
    void notice(String text);
}
