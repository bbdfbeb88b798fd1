package io.whence.claims.localize;

import io.whence.claims.page.Html;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A finding as one page for people: the verdict in a sentence, the evidence by what it changes, shares and scores against
 * the line that accuses, and the limits. It needs no network, follows light and dark, and prints.
 */
public final class FindingPage {
    private static final int COPIES_MAX = 100_000;
    private static final int SHOWN_MAX = 25;

    private final FieldReader finding;
    private final FindingWords words;
    private final List<String> named;
    private final List<Line> lines;

    /** One copy as the finding states it. */
    private record Line(
            String id,
            String holder,
            String rows,
            String share,
            String score,
            Optional<BigDecimal> chance,
            String belief) {
        static Line read(FieldReader copy) {
            Optional<BigDecimal> alone = copy.textIfPresent("pValue").map(BigDecimal::new);
            Optional<BigDecimal> beside = copy.textIfPresent("residualPValue").map(BigDecimal::new);
            return new Line(
                    copy.text("id"),
                    copy.textIfPresent("holder").orElse(""),
                    copy.countIfPresent("rowsHeld").map(String::valueOf).orElse(""),
                    copy.textIfPresent("share").orElse(""),
                    copy.textIfPresent("score").orElse(""),
                    alone.map(one -> beside.map(other ->
                                    one.min(other).multiply(BigDecimal.TWO).min(BigDecimal.ONE))
                            .orElse(one)),
                    copy.textIfPresent("posterior").orElse(""));
        }

        double weight() {
            return number(belief) + number(share);
        }

        /** How many powers of ten chance falls short of explaining this copy's marks. */
        Optional<Double> powers() {
            return chance.map(one -> one.signum() == 0
                    ? 0
                    : Math.max(
                            0,
                            one.scale() - StrictMath.log10(one.unscaledValue().doubleValue())));
        }
    }

    private FindingPage(FieldReader finding) {
        this.finding = finding;
        this.words = FindingWords.of(finding);
        this.named = finding.texts("named", COPIES_MAX);
        this.lines = finding.objects("copies", COPIES_MAX, Line::read).stream()
                .sorted(Comparator.comparing((Line line) -> !named.contains(line.id()))
                        .thenComparingDouble(line -> -line.weight())
                        .thenComparing(Line::id))
                .toList();
    }

    /** The page for a finding's JSON document; the same document gives the same page. */
    public static String html(String findingJson) {
        FieldReader finding = new FieldReader("", Json.parse(findingJson.getBytes(StandardCharsets.UTF_8)));
        return finding.has("leak") ? new FindingPage(finding).page() : RecordPage.of(finding);
    }

    /** The page, where the finding has all that a page tells: the ledger keeps findings of other programs too. */
    public static Optional<String> ifReadable(String findingJson) {
        try {
            return Optional.of(html(findingJson));
        } catch (Refused anotherShape) {
            return Optional.empty();
        }
    }

    /** The verdict in a sentence, and what follows from it. */
    public static String sentence(String findingJson) {
        Json json = Json.parse(findingJson.getBytes(StandardCharsets.UTF_8));
        FindingWords words = FindingWords.of(new FieldReader("", json));
        return words.verdict() + " " + words.meaning();
    }

    private String page() {
        return FindingSheet.of(
                words,
                FindingSheet.verdict(finding, words)
                        + evidence()
                        + picture()
                        + copies()
                        + PerilTable.section(finding)
                        + FindingSheet.list("What would change it", finding.texts("wouldChange", COPIES_MAX))
                        + FindingSheet.list("What this does not say", words.limits())
                        + inputs());
    }

    private String evidence() {
        List<FieldReader> pieces = finding.objects("evidence", COPIES_MAX, piece -> piece);
        if (pieces.isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (FieldReader piece : pieces) {
            rows.append("<tr><td>")
                    .append(Html.escape(piece.text("what")))
                    .append("<br><code>")
                    .append(Html.escape(piece.text("digest")))
                    .append("</code></td>")
                    .append(cell(piece.textIfPresent("bits").orElse("")))
                    .append(cell(piece.text("posteriorWithout")))
                    .append("</tr>\n");
        }
        return FindingSheet.section(
                "What it rests on",
                "<table><caption>Heaviest first. Each bit that a piece adds doubles the odds on the leading copy, each that"
                        + " it takes halves them; the belief in it, " + Html.escape(most())
                        + " with everything, is what the rest leaves.</caption>\n"
                        + "<thead><tr><th scope=\"col\">Evidence</th>" + heads("Bits", "Belief without it")
                        + "</tr></thead>\n<tbody>" + rows + "</tbody></table>\n");
    }

    private String most() {
        return lines.stream()
                .map(Line::belief)
                .filter(belief -> !belief.isEmpty())
                .max(Comparator.comparing(BigDecimal::new))
                .orElse("0");
    }

    private String picture() {
        List<FindingPicture.Bar> bars = new ArrayList<>();
        lines.stream()
                .limit(SHOWN_MAX)
                .forEach(line -> bars.add(new FindingPicture.Bar(
                        line.id(), number(line.share()), line.powers(), named.contains(line.id()))));
        bars.add(new FindingPicture.Bar(
                "no recorded copy",
                number(finding.textIfPresent("unrecordedShare").orElse("")),
                Optional.empty(),
                false));
        Optional<Double> line = finding.objectIfPresent("bound")
                .map(bound -> StrictMath.log10((double) bound.count("hypotheses"))
                        - StrictMath.log10(new BigDecimal(bound.text("epsilon")).doubleValue()));
        return FindingSheet.section(
                "Shares of the leak, and scores against the threshold", FindingPicture.svg(bars, line));
    }

    private String copies() {
        StringBuilder rows = new StringBuilder();
        lines.stream().limit(SHOWN_MAX).forEach(line -> rows.append(row(line)));
        int more = lines.size() - SHOWN_MAX;
        String caption =
                more > 0 ? "The first " + SHOWN_MAX + "; " + more + " more are in the finding." : "All copies.";
        return FindingSheet.section(
                "Copies",
                "<div class=\"wide\"><table><caption>" + caption + "</caption>\n<thead><tr>"
                        + "<th scope=\"col\">Copy</th><th scope=\"col\">Holder</th>"
                        + heads("Rows held", "Share", "Score", "Chance if not involved", "Belief")
                        + "</tr></thead>\n<tbody>" + rows + "</tbody></table></div>\n");
    }

    private String row(Line line) {
        return "<tr" + (named.contains(line.id()) ? " class=\"named\"" : "") + "><th scope=\"row\">"
                + Html.escape(line.id()) + "</th><td>"
                + Html.escape(line.holder().isEmpty() ? "–" : line.holder())
                + "</td>" + cell(line.rows()) + cell(line.share()) + cell(line.score())
                + cell(line.chance().map(FindingPage::chance).orElse("")) + cell(line.belief()) + "</tr>\n";
    }

    private String inputs() {
        FieldReader leak = finding.object("leak");
        String compared = leak.has("rowsInNoCopy")
                ? ", of which " + leak.count("rowsInNoCopy") + " stand in no copy and " + leak.count("rowsInEveryCopy")
                        + " in every copy"
                : ", which were compared with no copy";
        return FindingSheet.section(
                "What was looked at",
                "<p>" + leak.count("rows") + " leaked rows" + compared + ". Leaked file: SHA-256 <code>"
                        + Html.escape(leak.text("sha256"))
                        + "</code>. Scheme: <code>" + Html.escape(finding.text("scheme"))
                        + "</code>. Whoever has the same files"
                        + " gets the same finding, to the byte.</p>\n");
    }

    private static String chance(BigDecimal chance) {
        return chance.compareTo(new BigDecimal("0.001")) >= 0
                ? chance.toPlainString()
                : String.format(Locale.ROOT, "%.2e", chance);
    }

    /** A figure as a number, nought where it does not apply. */
    private static double number(String figure) {
        return figure.isEmpty() ? 0 : new BigDecimal(figure).doubleValue();
    }

    private static String heads(String... names) {
        StringBuilder heads = new StringBuilder();
        for (String name : names) {
            heads.append("<th scope=\"col\" class=\"n\">").append(name).append("</th>");
        }
        return heads.toString();
    }

    private static String cell(String text) {
        return "<td class=\"n\">" + Html.escape(text.isEmpty() ? "–" : text) + "</td>";
    }
}
