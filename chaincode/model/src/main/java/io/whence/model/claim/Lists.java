package io.whence.model.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists that grow by copying. */
final class Lists {
    private Lists() {}

    static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }
}
