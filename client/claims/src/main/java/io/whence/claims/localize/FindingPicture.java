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
            svg.append(row(bars.get(i), TOP + STEP * i));
            svg.append(score(bars.get(i), TOP + STEP * i, scale, line));
        }
        line.ifPresent(at -> svg.append(threshold(MIDDLE + Math.round(scale * at), height)));
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y) {
        return "<g>\n<text x=\"" + (LEFT - 10) + "\" y=\"" + (y + 12) + "\" text-anchor=\"end\">"
                + Html.escape(shortened(bar.label())) + "</text>\n"
                + drawn(bar, new Box(LEFT, y, Math.round(BAR * bar.share()), 0), percent(bar.share())) + "</g>\n";
    }

    /** Figures stand to the right of the line that accuses, so that it crosses none. */
    private static String score(Bar bar, int y, double scale, Optional<Double> line) {
        if (line.isEmpty() || bar.powers().isEmpty()) {
            return "";
        }
        double powers = bar.powers().get();
        Box box = new Box(MIDDLE, y, Math.round(scale * powers), Math.round(scale * line.get()));
        return drawn(bar, box, String.format(Locale.ROOT, "%.1f", powers));
    }

    /** A bar's place and width, and how far its figure stands from its start at least. */
    private record Box(int x, int y, long width, long figureFrom) {}

    private static String drawn(Bar bar, Box box, String figure) {
        long width = Math.max(1, box.width());
        return "<rect class=\"" + (bar.named() ? "named" : "other") + "\" x=\"" + box.x() + "\" y=\"" + box.y()
                + "\" width=\"" + width + "\" height=\"15\" rx=\"2\"/>\n<text class=\"figure\" x=\""
                + (box.x() + Math.max(width, box.figureFrom()) + 5) + "\" y=\"" + (box.y() + 12) + "\">" + figure
                + "</text>\n";
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
