package io.whence.model.value;

/** An exact, non-negative amount in the smallest unit of one currency. */
public record Money(Currency currency, long minorUnits) implements Comparable<Money> {
    public Money {
        if (minorUnits < 0) {
            throw ValueRule.AMOUNT_NEGATIVE.refuse("minorUnits", minorUnits);
        }
    }

    public static Money zero(Currency currency) {
        return new Money(currency, 0);
    }

    public Money plus(Money other) {
        return new Money(currency, Math.addExact(minorUnits, sameCurrency(other).minorUnits));
    }

    /** This less the other, or nothing where the other is larger. */
    public Money minusToZero(Money other) {
        return new Money(currency, Math.max(0, minorUnits - sameCurrency(other).minorUnits));
    }

    public Money atMost(Money limit) {
        return minorUnits <= sameCurrency(limit).minorUnits ? this : limit;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, sameCurrency(other).minorUnits);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw ValueRule.CURRENCY_DIFFERS.refuse("currency", other.currency.code());
        }
        return other;
    }
}
