package io.whence.model.audit;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** An amount of money that knows, to the last fraction, which items it came from. */
record Heap(List<Ratio> byItem) {
    static Heap empty(int items) {
        return new Heap(Collections.nCopies(items, Ratio.ZERO));
    }

    Heap with(int item, Ratio amount) {
        return and(new Heap(IntStream.range(0, byItem.size())
                .mapToObj(i -> i == item ? amount : Ratio.ZERO)
                .toList()));
    }

    Heap and(Heap other) {
        return new Heap(IntStream.range(0, byItem.size())
                .mapToObj(i -> byItem.get(i).add(other.byItem.get(i)))
                .toList());
    }

    Ratio total() {
        return byItem.stream().reduce(Ratio.ZERO, Ratio::add);
    }

    /** The same heap brought down to a total, every item in proportion. */
    Heap downTo(Ratio total) {
        Ratio before = total();
        Ratio scale = before.nothing() ? Ratio.ZERO : total.divide(before);
        return new Heap(byItem.stream().map(part -> part.multiply(scale)).toList());
    }
}
