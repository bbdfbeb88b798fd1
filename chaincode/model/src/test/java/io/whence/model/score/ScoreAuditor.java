package io.whence.model.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores, tails, e-values and the accused, straight from the formulas in fifty digits: another person's arithmetic, which
 * shares nothing with the code it audits.
 */
final class ScoreAuditor {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal TIE = new BigDecimal("1e-30");
    private static final List<BigDecimal> STAKES = List.of(
            new BigDecimal("0.9"),
            new BigDecimal("0.5"),
            BigDecimal.ONE.divide(BigDecimal.valueOf(3), DIGITS),
            new BigDecimal("0.2"),
            new BigDecimal("0.1"));

    private ScoreAuditor() {}

    /** So many marks that an innocent matches with chance {@code q}, of which a copy matches some. */
    record Lot(BigDecimal q, int read, int matched) {
        BigDecimal score(int matches) {
            BigDecimal rest = BigDecimal.ONE.subtract(q);
            BigDecimal match = rest.divide(q, DIGITS).sqrt(DIGITS).multiply(BigDecimal.valueOf(matches), DIGITS);
            BigDecimal miss = q.divide(rest, DIGITS).sqrt(DIGITS).multiply(BigDecimal.valueOf(read - matches), DIGITS);
            return match.subtract(miss, DIGITS);
        }

        BigDecimal chance(int matches) {
            BigInteger ways = BigInteger.ONE;
            for (int i = 0; i < matches; i++) {
                ways = ways.multiply(BigInteger.valueOf(read - i)).divide(BigInteger.valueOf(i + 1));
            }
            return new BigDecimal(ways)
                    .multiply(q.pow(matches, DIGITS), DIGITS)
                    .multiply(BigDecimal.ONE.subtract(q).pow(read - matches, DIGITS), DIGITS);
        }
    }

    static BigDecimal score(List<Lot> lots) {
        return lots.stream().map(lot -> lot.score(lot.matched())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The chance that independent binomials come to the score of these lots or more. */
    static BigDecimal tail(List<Lot> lots) {
        return tail(lots, score(lots).subtract(TIE));
    }

    private static BigDecimal tail(List<Lot> lots, BigDecimal wanted) {
        if (lots.isEmpty()) {
            return wanted.signum() <= 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        Lot first = lots.getFirst();
        BigDecimal total = BigDecimal.ZERO;
        for (int matches = 0; matches <= first.read(); matches++) {
            BigDecimal rest = tail(lots.subList(1, lots.size()), wanted.subtract(first.score(matches)));
            total = total.add(first.chance(matches).multiply(rest, DIGITS), DIGITS);
        }
        return total;
    }

    /** The mean over stakes β of ∏(1 + β·u). */
    static BigDecimal eValue(List<Lot> lots) {
        BigDecimal total = BigDecimal.ZERO;
        for (BigDecimal stake : STAKES) {
            BigDecimal product = BigDecimal.ONE;
            for (Lot lot : lots) {
                BigDecimal odds = BigDecimal.ONE.subtract(lot.q()).divide(lot.q(), DIGITS);
                BigDecimal match = BigDecimal.ONE.add(stake.multiply(odds, DIGITS));
                product = product.multiply(match.pow(lot.matched(), DIGITS), DIGITS)
                        .multiply(BigDecimal.ONE.subtract(stake).pow(lot.read() - lot.matched(), DIGITS), DIGITS);
            }
            total = total.add(product);
        }
        return total.divide(BigDecimal.valueOf(STAKES.size()), DIGITS);
    }

    /**
     * Closed testing: one is accused if in every set that it belongs to somebody's chance is at most ε over the size of
     * the set. Holm's steps are a short way to the same answer.
     */
    static List<Integer> accused(List<BigDecimal> chances, BigDecimal epsilon) {
        List<Integer> accused = new ArrayList<>();
        for (int place = 0; place < chances.size(); place++) {
            boolean always = true;
            for (int set = 0; set < 1 << chances.size(); set++) {
                always &= (set >> place & 1) == 0 || rejects(chances, set, epsilon);
            }
            if (always) {
                accused.add(place);
            }
        }
        return accused;
    }

    private static boolean rejects(List<BigDecimal> chances, int set, BigDecimal epsilon) {
        BigDecimal size = BigDecimal.valueOf(Integer.bitCount(set));
        for (int place = 0; place < chances.size(); place++) {
            if ((set >> place & 1) == 1 && chances.get(place).multiply(size).compareTo(epsilon) <= 0) {
                return true;
            }
        }
        return false;
    }
}
