package io.whence.model.value;

/** A percentage in 0..100, kept as the exact share of one that it stands for. */
public record Percent(Fraction share) {
    public static final Percent NONE = new Percent(Fraction.ZERO);
    public static final Percent WHOLE = new Percent(Fraction.ONE);

    private static final Fraction HUNDRED = Fraction.of(100);

    public Percent {
        if (share.signum() < 0 || share.compareTo(Fraction.ONE) > 0) {
            throw ValueRule.PERCENT_OUT_OF_RANGE.refuse(
                    "percent", share.times(HUNDRED).text());
        }
    }

    /** Reads a decimal such as {@code 12.5}; a negative one is refused as out of range. */
    public static Percent parse(String decimal) {
        if (decimal.startsWith("-")) {
            throw ValueRule.PERCENT_OUT_OF_RANGE.refuse("percent", decimal);
        }
        return new Percent(Fraction.parse("percent", decimal).dividedBy(HUNDRED));
    }

    /** What is left of the whole. */
    public Percent rest() {
        return new Percent(Fraction.ONE.minus(share));
    }

    /** This percentage of an amount. */
    public Fraction of(Fraction amount) {
        return amount.times(share);
    }

    /** The percentage as a decimal. */
    public String text() {
        return share.times(HUNDRED).text();
    }
}
