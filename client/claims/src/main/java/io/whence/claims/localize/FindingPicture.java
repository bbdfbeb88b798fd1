package io.whence.claims.localize;

import io.whence.claims.page.Html;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shares of the leak, and how far each copy's marks stand against chance beside the line that accuses, as one drawing. */
final class FindingPicture {
    private static final int WIDTH = 800;
    private static final int LEFT = 170;
    private static final int MIDDLE = 500;
    private static final int BAR = 240;
    private static final int STEP = 22;
    private static final int TOP = 34;

    private FindingPicture() {}

    /** One line: its label, its share of the leak, and the powers of ten by which chance fails to explain its marks. */
    record Bar(String label, double share, Optional<Double> powers, boolean named) {}

    /** {@code line}: the powers of ten from which a copy is accused; empty where nothing can accuse. */
    static String svg(List<Bar> bars, Optional<Double> line) {
        int height = TOP + STEP * bars.size() + 8;
        double most = bars.stream().flatMap(bar -> bar.powers().stream()).reduce(line.orElse(0.0), Math::max);
        double scale = BAR / Math.max(1, most);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg role=\"img\" aria-labelledby=\"picture\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\">\n<title id=\"picture\">Shares of the leak by copy")
                .append(line.isPresent() ? ", and scores against the line that accuses" : "")
                .append("; the table below has the same figures</title>\n")
                .append(text(LEFT, "share of the leak"));
        line.ifPresent(at -> svg.append(text(MIDDLE, "against chance, powers of ten")));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + STEP * i, scale, line.isPresent()));
        }
        line.ifPresent(at -> svg.append(threshold(MIDDLE + Math.round(scale * at), height)));
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y, double scale, boolean scored) {
        String kind = bar.named() ? "named" : "other";
        StringBuilder row = new StringBuilder("<g>\n");
        row.append("<text x=\"")
                .append(LEFT - 10)
                .append("\" y=\"")
                .append(y + 12)
                .append("\" text-anchor=\"end\">")
                .append(Html.escape(shortened(bar.label())))
                .append("</text>\n");
        row.append(rectangle(LEFT, y, Math.round(BAR * bar.share()), kind, percent(bar.share())));
        if (scored) {
            bar.powers()
                    .ifPresent(powers -> row.append(rectangle(
                            MIDDLE, y, Math.round(scale * powers), kind, String.format(Locale.ROOT, "%.1f", powers))));
        }
        return row.append("</g>\n").toString();
    }

    private static String rectangle(int x, int y, long width, String kind, String figure) {
        long drawn = Math.max(1, width);
        return "<rect class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + drawn
                + "\" height=\"15\" rx=\"2\"/>\n<text class=\"figure\" x=\"" + (x + drawn + 5) + "\" y=\"" + (y + 12)
                + "\">" + figure + "</text>\n";
    }

    private static String threshold(long x, int height) {
        return "<line class=\"threshold\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + (TOP - 6) + "\" y2=\""
                + (height - 4) + "\"/>\n" + "<text class=\"figure\" x=\"" + (x + 4) + "\" y=\"" + (TOP - 8)
                + "\">accuses</text>\n";
    }

    private static String text(int x, String words) {
        return "<text class=\"head\" x=\"" + x + "\" y=\"12\">" + words + "</text>\n";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String shortened(String label) {
        return label.length() <= 22 ? label : label.substring(0, 21) + "…";
    }
}
