package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cover as an account file of Open Exposure Data: the columns that its cyber and liability classes require. */
class ExposureFileTest {
    /** Required in the cyber or the liability class by the published specification of OED 4.0.0, account file. */
    private static final List<String> REQUIRED = List.of(
            "PortNumber",
            "AccNumber",
            "AccCurrency",
            "PolNumber",
            "PolInceptionDate",
            "PolExpiryDate",
            "PolPerilsCovered",
            "LayerParticipation",
            "LayerLimit",
            "LayerAttachment",
            "IndustryScheme1",
            "IndustryCode1",
            "AnnualRevenue",
            "AnnualRevenueCurrency",
            "PolDed",
            "InsuredName",
            "CoverageClassDescription");

    @Test
    void every_required_column_is_there_and_filled_in_every_row() {
        List<NamedCsvRecord> rows = rows(ExposureFile.of(Recorded.dossier(), Recorded.particulars()));
        assertThat(rows).hasSize(1);
        for (NamedCsvRecord row : rows) {
            assertThat(row.getHeader()).containsAll(REQUIRED);
            REQUIRED.forEach(
                    column -> assertThat(row.getField(column)).as(column).isNotEmpty());
        }
    }

    @Test
    void sections_stand_in_the_columns_of_the_coverages_that_the_product_names() {
        NamedCsvRecord row = rows(ExposureFile.of(Recorded.dossier(), Recorded.particulars()))
                .getFirst();
        assertThat(row.getField("PolCoverage")).isEqualTo("DIAS;INRE");
        assertThat(row.getField("PolDedDIAS")).isEqualTo("1000.00");
        assertThat(row.getField("PolLimitDIAS")).isEqualTo("50000.00");
        assertThat(row.getField("PolLimitINRE")).isEqualTo("2000.00");
        assertThat(row.getField("LayerParticipation")).isEqualTo("1");
        assertThat(row.getField("CoverageTrigger")).isEqualTo("1");
        assertThat(row.getField("DefenceCost")).isEqualTo("1");
    }

    @Test
    void layers_are_rows_and_participations_are_shares_of_one() {
        String layers = "\"policy\":{\"deductible\":{\"kind\":\"FLAT\",\"minorUnits\":700},\"layers\":["
                + "{\"id\":\"A\",\"occurrenceLimitMinorUnits\":1000,\"participationPercent\":\"12.5\"},"
                + "{\"id\":\"B\",\"attachmentMinorUnits\":1000,\"aggregate\":{\"minorUnits\":9000}}]},\"sections\":[";
        List<NamedCsvRecord> rows =
                rows(ExposureFile.of(Recorded.dossier("cover.json", "\"sections\":[", layers), Recorded.particulars()));
        assertThat(rows).extracting(row -> row.getField("LayerNumber")).containsExactly("1", "2");
        assertThat(rows).extracting(row -> row.getField("LayerParticipation")).containsExactly("0.125", "1");
        assertThat(rows).extracting(row -> row.getField("LayerAttachment")).containsExactly("0.00", "10.00");
        assertThat(rows).extracting(row -> row.getField("LayerLimit")).containsExactly("10.00", "0.00");
        assertThat(rows).extracting(row -> row.getField("LayerAggLimit")).containsExactly("", "90.00");
        assertThat(rows).extracting(row -> row.getField("PolDed")).containsExactly("7.00", "7.00");
    }

    @Test
    void what_no_column_can_say_is_listed() {
        ExposureFile file = ExposureFile.of(
                Recorded.dossier("cover.json", "\"clause\":\"3.2\"", "\"clause\":\"3.2\",\"coPaymentPercent\":\"10\""),
                Recorded.particulars());
        assertThat(file.leftOut())
                .containsExactly("sections.DATA-LOSS.aggregate", "sections.RESPONSE.coPaymentPercent");
    }

    @Test
    void an_insured_whose_business_is_not_stated_is_refused_by_name() {
        assertThatThrownBy(() -> ExposureFile.of(
                        Recorded.dossier("cover.json", "\"insured\":\"provider\"", "\"insured\":\"insurer\""),
                        Recorded.particulars()))
                .hasMessageStartingWith("PARTICULAR_MISSING: parties.insurer.business");
    }

    private static List<NamedCsvRecord> rows(ExposureFile file) {
        return CsvReader.builder().ofNamedCsvRecord(file.csv()).stream().toList();
    }
}
