package io.whence.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One accusation budget for all copies of a case (Holm, Scandinavian Journal of Statistics 6, 1979): the smallest chance
 * must not exceed ε/n, the next ε/(n−1), and so on until one does. The chance that any innocent is among the accused is
 * at most ε, however the chances depend on each other.
 */
public final class Holm {
    private Holm() {}

    /** The places, ascending, of those chances that accuse. {@code epsilon} is a positive decimal. */
    public static List<Integer> accused(List<Scaled> chances, BigDecimal epsilon) {
        List<Integer> ascending = IntStream.range(0, chances.size())
                .boxed()
                .sorted(Comparator.comparing(chances::get))
                .toList();
        List<Integer> accused = new ArrayList<>();
        for (int place : ascending) {
            if (chances.get(place).compareTo(Accusation.threshold(epsilon, chances.size() - accused.size())) > 0) {
                break;
            }
            accused.add(place);
        }
        return accused.stream().sorted().toList();
    }
}
