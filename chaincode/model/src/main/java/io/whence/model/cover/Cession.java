package io.whence.model.cover;

import io.whence.model.value.Currency;
import io.whence.model.value.ValueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Claims of one occurrence ceded to a reinsurance treaty. A treaty is a cover on covers: terms like any other, whose loss
 * is what the ceded claims pay. A quota share is a participation, an excess of loss an attachment and a limit.
 *
 * @param carried what earlier cessions of the occurrence took and used of the treaty
 */
public record Cession(Optional<String> occurrence, Carried carried, List<Ceded> claims) {
    /** One claim as its own worksheet settles it, and the treaty's section that it falls under, where there are any. */
    public record Ceded(String claim, Optional<String> section, Currency currency, long netMinorUnits) {}

    /** One claim's row: what it pays, what the treaty takes of that, and what stays. */
    public record Row(String claim, long grossMinorUnits, long cededMinorUnits) {
        public long retainedMinorUnits() {
            return grossMinorUnits - cededMinorUnits;
        }
    }

    /** The treaty's worksheet, and what it means for each claim. */
    public record Bordereau(Worksheet worksheet, List<Row> rows) {
        public Bordereau {
            rows = List.copyOf(rows);
        }
    }

    public Cession {
        claims = List.copyOf(claims);
    }

    /** Settles the ceded claims under the treaty. */
    public Bordereau settle(Terms treaty) {
        for (int i = 0; i < claims.size(); i++) {
            if (!claims.get(i).currency().equals(treaty.currency())) {
                throw ValueRule.CURRENCY_DIFFERS.refuse(
                        "claims[" + i + "].worksheet.currency",
                        claims.get(i).currency().code());
            }
        }
        Worksheet worksheet = Adjuster.settle(treaty, loss());
        List<Row> rows = new ArrayList<>(claims.size());
        IntStream.range(0, claims.size())
                .forEach(i -> rows.add(row(claims.get(i), worksheet.lines().get(i))));
        return new Bordereau(worksheet, rows);
    }

    private Loss loss() {
        return new Loss(
                Optional.empty(),
                occurrence,
                carried,
                claims.stream().map(Cession::item).toList());
    }

    private static Item item(Ceded claim) {
        return new Item(
                claim.claim(),
                claim.section(),
                Item.Kind.LOSS,
                new Item.Sum(claim.netMinorUnits()),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
    }

    private static Row row(Ceded claim, Worksheet.Line line) {
        return new Row(claim.claim(), claim.netMinorUnits(), line.minorUnits());
    }
}
