package io.whence.model.cover;

import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What holds of the entries of one list together. */
final class Lists {
    private Lists() {}

    /** Refuses the first of {@code names} that stood before, by its place in the list and the member that spells it. */
    static void once(String list, String member, List<String> names) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw ValueRule.DUPLICATE.refuse(list + "[" + i + "]." + member, names.get(i));
            }
        }
    }
}
