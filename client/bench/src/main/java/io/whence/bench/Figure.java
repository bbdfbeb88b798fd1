package io.whence.bench;

import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One measured figure; the baseline is what the plain way reached in the same run. */
record Figure(String name, BigDecimal value, Optional<BigDecimal> baseline, String unit) {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    static Figure of(String name, double value, String unit) {
        return new Figure(name, rounded(value), Optional.empty(), unit);
    }

    static Figure beside(String name, double value, double baseline, String unit) {
        return new Figure(name, rounded(value), Optional.of(rounded(baseline)), unit);
    }

    /** How many times the baseline the value is. */
    Optional<BigDecimal> ratio() {
        return baseline.filter(plain -> plain.signum() != 0)
                .map(plain -> rounded(value.divide(plain, MathContext.DECIMAL64).doubleValue()));
    }

    /** The one line that scripts read: all values are decimal strings. */
    String json() {
        Map<String, Json> line = new LinkedHashMap<>();
        line.put("figure", Json.of(name));
        line.put("value", Json.of(value.toPlainString()));
        line.put("baseline", text(baseline));
        line.put("ratio", text(ratio()));
        line.put("unit", Json.of(unit));
        return Json.object(line).text();
    }

    private static Json text(Optional<BigDecimal> number) {
        return number.map(known -> Json.of(known.toPlainString())).orElse(Json.nothing());
    }

    private static BigDecimal rounded(double value) {
        BigDecimal exact = new BigDecimal(value, DIGITS);
        return exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
    }
}
