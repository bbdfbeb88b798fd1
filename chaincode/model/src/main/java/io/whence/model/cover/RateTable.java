package io.whence.model.cover;

import io.whence.model.value.Currency;
import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.util.List;

/**
 * What an insurer asks for a period of cover, declared once and applied alike: a rate for each section, factors for what
 * makes a risk better or worse, and a least premium.
 */
public record RateTable(String id, Currency currency, List<Rate> rates, List<Factor> factors, long minimumMinorUnits) {
    /** A section has one rate, and a factor stands once. */
    public RateTable {
        rates = List.copyOf(rates);
        factors = List.copyOf(factors);
        Lists.once("rates", "section", rates.stream().map(Rate::section).toList());
        Lists.once("factors", "id", factors.stream().map(Factor::id).toList());
    }

    /** The premium of one section, in percent of what it exposes the insurer to. */
    public record Rate(String section, Percent percent) {}

    /** A factor by the band that a score between 0 and 1 falls into: how well a leak is localised, how good controls are. */
    public record Factor(String id, List<Band> bands) {
        /** Bands begin at 0 and rise. */
        public Factor {
            bands = List.copyOf(bands);
            Fraction floor = Fraction.ZERO;
            for (int i = 0; i < bands.size(); i++) {
                Band band = bands.get(i);
                boolean rises = i == 0 ? band.from().isZero() : band.from().compareTo(floor) > 0;
                if (!rises) {
                    throw CoverRule.BANDS_DISORDERED.refuse(
                            "bands[" + i + "].from", band.from().text());
                }
                floor = band.from();
            }
            if (bands.isEmpty()) {
                throw CoverRule.BANDS_DISORDERED.refuse("bands", "none");
            }
        }

        Fraction at(Fraction score) {
            return bands.reversed().stream()
                    .filter(band -> band.from().compareTo(score) <= 0)
                    .findFirst()
                    .orElseThrow()
                    .factor();
        }
    }

    /** From this score on, up to the next band. */
    public record Band(Fraction from, Fraction factor) {}
}
