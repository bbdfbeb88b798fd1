package io.whence.trace.log;

import io.whence.model.value.Rule;

/** Why a log or a witness refuses. */
public enum LogRule implements Rule {
    LOG_IN_USE("one program at a time appends to a log"),
    LOG_UNWRITABLE("a log's folder can be written, and its disk has room"),
    LOG_DAMAGED("every tile of a log leads to the root in its head; if not, the log is rebuilt from blocks"),
    LOG_REWRITTEN("the blocks of a ledger lead to the root that its log already had"),
    ENTRY_ABSENT("the log has an entry at this index"),
    EVENT_UNKNOWN("an event or transaction of this id is in the log"),
    EVENT_AMBIGUOUS("an id that stands several times is told by its index"),
    ENTRY_TOO_LONG("an entry has at most 65,535 bytes (C2SP tlog-tiles)"),
    CHECKPOINT_MISSING("witnesses record a checkpoint of the log before anything is proved under it"),
    CHECKPOINT_OLDER("a witness cosigns no smaller tree than it cosigned last"),
    CHECKPOINT_FORKED("two checkpoints of one log at one size have one root"),
    CHECKPOINT_UNPROVED("a larger tree is proved to continue the one that was cosigned last"),
    KEY_UNREADABLE("a witness's key is in its folder and readable");

    private final String text;

    LogRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
