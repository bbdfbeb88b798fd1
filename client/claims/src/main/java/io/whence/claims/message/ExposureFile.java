package io.whence.claims.message;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Template;
import io.whence.model.cover.Deductible;
import io.whence.model.cover.Layer;
import io.whence.model.cover.Limit;
import io.whence.model.cover.Section;
import io.whence.model.cover.Switches;
import io.whence.model.cover.Terms;
import io.whence.model.value.Currency;
import io.whence.model.value.Percent;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cover as an account file of Open Exposure Data 4.0.0: one row a layer, with the columns that its cyber and liability
 * classes require and a sub-limit and sub-deductible for each coverage that the product names. Column names and meanings
 * are those of the published OED specification.
 *
 * @param csv the file, UTF-8, lines end in LF
 * @param leftOut terms that OED's account file has no column for, by their path in the terms
 */
public record ExposureFile(String csv, List<String> leftOut) {
    private static final String VERSION = "4.0.0";
    private static final String PERIL = "CSB";
    private static final int POLICY_NUMBER_MAX = 20;
    private static final int ACCOUNT_NUMBER_MAX = 40;
    private static final int CLASS_MAX = 100;
    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private static final int DAY_PLACES = 6;
    private static final Set<Template.Coverage> INTERRUPTIONS =
            EnumSet.of(Template.Coverage.NPBI, Template.Coverage.CBI);

    public ExposureFile {
        leftOut = List.copyOf(leftOut);
    }

    /** The cover that a claim rests on. */
    public static ExposureFile of(Dossier dossier, Particulars particulars) {
        return new Rows(dossier, particulars).file();
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    /** Builds the rows; what is common to all layers is written once. */
    private static final class Rows {
        private final Dossier dossier;
        private final Terms terms;
        private final Currency currency;
        private final Map<String, String> common = new TreeMap<>();
        private final List<String> leftOut = new ArrayList<>();

        Rows(Dossier dossier, Particulars particulars) {
            this.dossier = dossier;
            this.terms = dossier.terms();
            this.currency = terms.currency();
            account(particulars);
            policy();
            terms.sections().forEach(section -> section("sections." + section.id(), section));
        }

        ExposureFile file() {
            List<String> columns = columns();
            StringWriter text = new StringWriter();
            CsvWriter csv = CsvWriter.builder()
                    .bufferSize(0)
                    .lineDelimiter(LineDelimiter.LF)
                    .build(text);
            csv.writeRecord(columns);
            int number = 1;
            for (Layer layer : terms.policy().layers()) {
                Map<String, String> row = new TreeMap<>(common);
                row.putAll(layer(layer, number++));
                csv.writeRecord(columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList());
            }
            return new ExposureFile(text.toString(), leftOut);
        }

        private void account(Particulars particulars) {
            CoverDocument cover = dossier.cover();
            Particulars.Holder insured = particulars.holder(cover.insured());
            Particulars.Business business = particulars.business(cover.insured());
            common.put("OEDVersion", VERSION);
            common.put("PortNumber", particulars.portfolio());
            common.put("AccNumber", bounded("insured", cover.insured(), ACCOUNT_NUMBER_MAX));
            common.put("AccCurrency", currency.code());
            common.put("InsuredName", insured.name());
            insured.country().ifPresent(code -> common.put("CountryCode", code));
            common.put("IndustryScheme1", business.industryScheme());
            common.put("IndustryCode1", Long.toString(business.industryCode()));
            common.put("AnnualRevenue", Amounts.decimal(business.currency(), business.annualRevenueMinorUnits()));
            common.put("AnnualRevenueCurrency", business.currency().code());
        }

        private void policy() {
            CoverDocument cover = dossier.cover();
            common.put("PolNumber", bounded("cover", cover.id(), POLICY_NUMBER_MAX));
            common.put("PolInceptionDate", day(cover.from()));
            common.put("PolExpiryDate", day(cover.until()));
            common.put("PolPerilsCovered", PERIL);
            common.put("CoverageClassDescription", shortened(dossier.template().title()));
            common.put("CoverageTrigger", cover.trigger() == CoverDocument.Trigger.CLAIMS_MADE ? "0" : "1");
            common.put("DefenceCost", defence(terms.switches().defence()));
            common.put(
                    "PolDed",
                    flat("policy.deductible", terms.policy().deductibles()).orElse("0"));
            terms.policy().limit().ifPresent(limit -> leftOut.add("policy.limit"));
        }

        private Map<String, String> layer(Layer layer, int number) {
            Map<String, String> row = new TreeMap<>();
            row.put("LayerNumber", Integer.toString(number));
            row.put("LayerParticipation", share(layer.participation()));
            row.put("LayerAttachment", amount(layer.attachmentMinorUnits()));
            row.put("LayerLimit", amount(layer.occurrenceLimitMinorUnits().orElse(0L)));
            layer.aggregate().ifPresent(whole -> row.put("LayerAggLimit", amount(whole.minorUnits())));
            return row;
        }

        /** Only the outermost sections have columns; two of one coverage share them, so the second is left out. */
        private void section(String path, Section section) {
            Optional<Template.Coverage> coverage = dossier.template().coverage(section.id());
            if (coverage.isEmpty() || common.containsKey("PolLimit" + coverage.get())) {
                leftOut.add(path);
                return;
            }
            common.merge("PolCoverage", coverage.get().name(), (all, next) -> all + ";" + next);
            flat(path + ".deductible", section.deductibles())
                    .ifPresent(amount -> common.put("PolDed" + coverage.get(), amount));
            section.limit()
                    .flatMap(limit -> flat(path + ".limit", limit))
                    .ifPresent(amount -> common.put("PolLimit" + coverage.get(), amount));
            leaveOutRest(path, section);
            if (INTERRUPTIONS.contains(coverage.get())) {
                section.waiting()
                        .ifPresent(waiting -> common.put(
                                "BIWaitingPeriod", days(waiting.hours().text())));
                section.indemnityHoursMax().ifPresent(hours -> common.put("BIPOI", days(Long.toString(hours))));
            }
        }

        private void leaveOutRest(String path, Section section) {
            section.average().ifPresent(average -> leftOut.add(path + ".average"));
            section.aggregate().ifPresent(aggregate -> leftOut.add(path + ".aggregate"));
            if (!section.coPayment().equals(Percent.NONE)) {
                leftOut.add(path + ".coPaymentPercent");
            }
            section.sections().forEach(inner -> leftOut.add(path + ".sections." + inner.id()));
        }

        private Optional<String> flat(String path, List<Deductible> deductibles) {
            if (deductibles.isEmpty()) {
                return Optional.empty();
            }
            if (deductibles.size() == 1 && deductibles.getFirst() instanceof Deductible.Flat flat) {
                return Optional.of(amount(flat.minorUnits()));
            }
            leftOut.add(path);
            return Optional.empty();
        }

        private Optional<String> flat(String path, Limit limit) {
            if (limit instanceof Limit.Flat flat) {
                return Optional.of(amount(flat.minorUnits()));
            }
            if (limit instanceof Limit.PerUnit(long minorUnits, Optional<Long> unitsMax) && unitsMax.isPresent()) {
                return Optional.of(amount(Math.multiplyExact(minorUnits, unitsMax.get())));
            }
            leftOut.add(path);
            return Optional.empty();
        }

        private String amount(long minorUnits) {
            return Amounts.decimal(currency, minorUnits);
        }
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "OEDVersion",
                "PortNumber",
                "AccNumber",
                "AccCurrency",
                "InsuredName",
                "CountryCode",
                "IndustryScheme1",
                "IndustryCode1",
                "AnnualRevenue",
                "AnnualRevenueCurrency",
                "PolNumber",
                "PolInceptionDate",
                "PolExpiryDate",
                "PolPerilsCovered",
                "PolCoverage",
                "CoverageClassDescription",
                "CoverageTrigger",
                "DefenceCost",
                "PolDed",
                "LayerNumber",
                "LayerParticipation",
                "LayerLimit",
                "LayerAttachment",
                "LayerAggLimit",
                "BIWaitingPeriod",
                "BIPOI"));
        for (Template.Coverage coverage : Template.Coverage.values()) {
            columns.add("PolLimit" + coverage);
            columns.add("PolDed" + coverage);
        }
        return columns;
    }

    private static String defence(Switches.Defence defence) {
        return switch (defence) {
            case OUTSIDE -> "0";
            case INSIDE -> "1";
            case NONE -> "2";
        };
    }

    private static String share(Percent percent) {
        return percent.share().text();
    }

    private static String days(String hours) {
        return new BigDecimal(hours)
                .divide(DAY, DAY_PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String shortened(String title) {
        return title.length() <= CLASS_MAX ? title : title.substring(0, CLASS_MAX);
    }

    private static String bounded(String field, String text, int max) {
        if (text.length() > max) {
            throw MessageRule.TEXT_TOO_LONG.refuse(field, text);
        }
        return text;
    }
}
