package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalCellTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1|1",
                "1.0|1",
                "+1|1",
                "1.|1",
                ".5|0.5",
                "-0.50|-0.5",
                "-0|0",
                "0.000|0",
                "1e3|1000",
                "1.5E+3|1500",
                "25E-2|0.25",
                "1,000|1000",
                "12,345,678.90|12345678.9",
                "100|100",
                "12,34|12.34",
                "007|007",
                "1e999|1E+999",
                "1.0e-45|1E-45",
                "10e-46|1E-45",
                "1e1000|1e1000",
                "` 7 `|7",
                "`\u00a07\u3000`|7",
                "``|``",
                "abc|abc",
                "`Ab C`|`Ab C`",
                "A-10A|A-10A",
                "$5|$5",
                "5%|5%",
                "Cafe\u0301|Caf\u00e9",
                "NaN|NaN",
                "1.2.3|1.2.3"
            })
    void numbers_and_text_have_one_form(String written, String canonical) {
        assertThat(CanonicalCell.of(written, ColumnReading.UNKNOWN)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1990-01-08|1990-01-08",
                "1990/1/8|1990-01-08",
                "1990.01.08|1990-01-08",
                "8.1.1990|1990-01-08",
                "8 Jan 1990|1990-01-08",
                "08-Jan-1990|1990-01-08",
                "January 8, 1990|1990-01-08",
                "1990年1月8日|1990-01-08",
                "1990-01-08 00:00:00|1990-01-08",
                "1990-01-08T12:30|1990-01-08T12:30:00",
                "1990-01-08 12:30:05.250Z|1990-01-08T12:30:05.250",
                "1/8/1990|1/8/1990",
                "1990-02-30|1990-02-30",
                "1990-13-01|1990-13-01"
            })
    void dates_that_leave_no_doubt_become_iso(String written, String canonical) {
        assertThat(CanonicalCell.of(written, ColumnReading.UNKNOWN)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH_FIRST,1/8/1990,1990-01-08",
        "DAY_FIRST,1/8/1990,1990-08-01",
        "DAY_FIRST,31-12-1990,1990-12-31",
        "CONTRADICTORY,1/8/1990,1/8/1990"
    })
    void a_column_explains_its_ambiguous_dates(DateOrder order, String written, String canonical) {
        assertThat(CanonicalCell.of(written, new ColumnReading(CanonicalRules.TWO, order, DecimalMark.UNKNOWN)))
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"13/1/1990,DAY_FIRST", "1/13/1990,MONTH_FIRST", "12/12/1990,UNKNOWN", "13/13/1990,UNKNOWN"})
    void only_a_field_above_twelve_tells_the_order(String cell, DateOrder learnt) {
        assertThat(DateOrder.shown(cell)).contains(learnt);
    }
}
