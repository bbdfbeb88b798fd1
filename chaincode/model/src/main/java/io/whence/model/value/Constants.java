package io.whence.model.value;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of an enum's constants, as the rows of a table list them. */
public final class Constants {
    private Constants() {}

    /** These constants, in the order of their declaration; not to be changed. */
    @SafeVarargs
    public static <E extends Enum<E>> Set<E> of(Class<E> type, E... some) {
        EnumSet<E> set = EnumSet.noneOf(type);
        for (E one : some) {
            set.add(one);
        }
        return Collections.unmodifiableSet(set);
    }
}
