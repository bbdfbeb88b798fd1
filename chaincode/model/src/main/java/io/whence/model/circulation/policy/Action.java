package io.whence.model.circulation.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The actions of the ODRL vocabulary that a policy may speak of. */
public enum Action {
    USE,
    READ,
    DERIVE,
    AGGREGATE,
    ANONYMIZE,
    DISTRIBUTE,
    SELL,
    DELETE,
    ARCHIVE,
    INFORM,
    COMPENSATE;

    private static final Map<String, Action> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toMap(Action::word, action -> action, (a, b) -> a, TreeMap::new));

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word that policies and events use. */
    public String word() {
        return word;
    }

    public static Optional<Action> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /**
     * Whether a recorded act falls under this action. ODRL includes every action of this list in {@code use}, except
     * {@code sell}, which is a transfer. Whether an act by another name is a kind of use cannot be known.
     */
    Truth covers(String act) {
        Optional<Action> known = of(act);
        if (known.isEmpty()) {
            return this == USE ? Truth.UNKNOWN : Truth.UNSATISFIED;
        }
        Action action = known.get();
        return Truth.of(action == this || (this == USE && action != SELL));
    }
}
