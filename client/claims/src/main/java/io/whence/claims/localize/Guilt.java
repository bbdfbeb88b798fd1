package io.whence.claims.localize;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SortedMap;

/**
 * The published guilt of an agent, Pr{G|S} = 1 − ∏(1 − (1−p)/|V|) over the leaked objects that it holds, |V| being how many
 * hold each (Papadimitriou and Garcia-Molina, TKDE 23(1), 2011). A reference beside the finding that decides nothing: four
 * agents who hold the same fifty objects all score .9987.
 */
final class Guilt {
    /** The chance taken that an object was had from elsewhere. */
    static final BigDecimal GUESSED = new BigDecimal("0.5");

    private Guilt() {}

    /** The guilt of an agent, from how many of its leaked objects so many agents hold. */
    static BigDecimal of(SortedMap<Integer, Integer> objectsByHolders, BigDecimal guessed) {
        BigDecimal innocent = BigDecimal.ONE;
        for (var objects : objectsByHolders.entrySet()) {
            BigDecimal part = BigDecimal.ONE
                    .subtract(guessed)
                    .divide(BigDecimal.valueOf(objects.getKey()), MathContext.DECIMAL128);
            BigDecimal spared = BigDecimal.ONE.subtract(part).pow(objects.getValue(), MathContext.DECIMAL128);
            innocent = innocent.multiply(spared, MathContext.DECIMAL128);
        }
        return BigDecimal.ONE.subtract(innocent);
    }
}
