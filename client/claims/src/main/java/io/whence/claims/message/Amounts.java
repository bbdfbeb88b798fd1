package io.whence.claims.message;

import io.whence.model.value.Currency;
import java.math.BigDecimal;

/** Amounts as other people's formats write them: decimals of the major unit. */
final class Amounts {
    private Amounts() {}

    /** Minor units as a plain decimal, with as many places as the currency has (ISO 4217). */
    static String decimal(Currency currency, long minorUnits) {
        return BigDecimal.valueOf(minorUnits, places(currency)).toPlainString();
    }

    /** The whole major units of an amount. */
    static long whole(Currency currency, long minorUnits) {
        return BigDecimal.valueOf(minorUnits, places(currency)).longValue();
    }

    /** A decimal back in minor units; one with more places than the currency has is not an amount of it. */
    static long minorUnits(Currency currency, String decimal) {
        try {
            return new BigDecimal(decimal).movePointRight(places(currency)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw MessageRule.AMOUNT_DIFFERS.refuse("Amt", decimal);
        }
    }

    private static int places(Currency currency) {
        try {
            int places = java.util.Currency.getInstance(currency.code()).getDefaultFractionDigits();
            if (places >= 0) {
                return places;
            }
        } catch (IllegalArgumentException e) {
            throw unknown(currency);
        }
        throw unknown(currency);
    }

    private static RuntimeException unknown(Currency currency) {
        return MessageRule.CURRENCY_UNKNOWN.refuse("currency", currency.code());
    }
}
