package io.whence.trace;

import io.whence.model.circulation.Event;

/** The kinds of events as the read model stores them. */
enum Kind {
    DELIVERED(1),
    RECEIVED(2),
    USED(3),
    DERIVED(4),
    DELETED(5);

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Kind of(Event.Fact fact) {
        return switch (fact) {
            case Event.Delivered delivered -> DELIVERED;
            case Event.Received received -> RECEIVED;
            case Event.Used used -> USED;
            case Event.Derived derived -> DERIVED;
            case Event.Deleted deleted -> DELETED;
        };
    }

    static Kind of(int code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalStateException("an event of kind " + code);
    }
}
