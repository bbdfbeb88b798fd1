package io.whence.claims.localize;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A finding as one HTML page for people: the verdict in a sentence, the evidence by weight, pictures, and the limits. */
public final class FindingPage {
    private static final int COPIES_MAX = 4_096;
    private static final int SHOWN_MAX = 40;
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;"
                    + "color:#1b1b1b}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}.verdict{font-size:1.2rem;border-left:"
                    + ".4rem solid #2a5d84;padding:.6rem 1rem;background:#eef3f7}table{border-collapse:collapse;width:100%}"
                    + "td,th{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #ccc}.n{text-align:right;"
                    + "font-variant-numeric:tabular-nums}code{word-break:break-all}";

    private FindingPage() {}

    /** One copy as the finding states it. */
    private record Line(
            String id, String holder, String rows, String share, String score, String chance, String posterior) {
        static Line read(FieldReader copy) {
            return new Line(
                    copy.text("id"),
                    copy.textIfPresent("holder").orElse(""),
                    copy.json("rowsHeld").text(),
                    copy.text("share"),
                    copy.textIfPresent("score").orElse(""),
                    copy.textIfPresent("pValue").orElse(""),
                    copy.text("posterior"));
        }

        double weight() {
            return new BigDecimal(posterior).doubleValue() + new BigDecimal(share).doubleValue();
        }

        String row() {
            return "<tr><td>" + escape(id) + "<td>" + escape(holder) + number(rows) + number(share) + number(score)
                    + number(chance) + number(posterior) + "\n";
        }
    }

    /** The page for a finding's JSON document; the same document gives the same page. */
    public static String html(String findingJson) {
        FieldReader finding =
                new FieldReader("", Json.parse(findingJson.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        List<Line> lines = finding.objects("copies", COPIES_MAX, Line::read).stream()
                .sorted(Comparator.comparingDouble((Line line) -> -line.weight())
                        .thenComparing(Line::id))
                .limit(SHOWN_MAX)
                .toList();
        return "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>Finding</title>\n<style>" + STYLE + "</style>\n"
                + "<h1>Finding on a leak</h1>\n<p class=\"verdict\">" + escape(sentence(finding)) + "</p>\n"
                + bound(finding) + evidence(finding) + picture(lines, finding) + table(lines) + changes(finding)
                + limits(finding);
    }

    private static String sentence(FieldReader finding) {
        String named = String.join(", ", finding.texts("named", COPIES_MAX));
        return switch (finding.choice("verdict", Verdict.class)) {
            case IDENTIFIED -> "The leak came from " + named + ".";
            case IDENTIFIED_UP_TO_PROVIDER ->
                "The leak came from " + named + ", or from the provider, who knows the same marks.";
            case IDENTIFIED_SET -> "The leak was put together from " + named + ".";
            case LEAD -> "The leak points to " + named + ". This is a lead to investigate; nobody is liable by it.";
            case NOT_RECORDED -> "The leak came from no recorded copy: " + reason(finding) + ".";
            case INCONCLUSIVE -> "Nobody can be named: " + reason(finding) + ".";
        };
    }

    private static String reason(FieldReader finding) {
        return finding.choice("reason", Reason.class).text();
    }

    private static String bound(FieldReader finding) {
        String statement = finding.objectIfPresent("bound")
                .map(bound -> bound.text("statement"))
                .orElse("No marks were committed for these copies, so no chance of naming an innocent can be proved.");
        return "<p>" + escape(statement) + "</p>\n";
    }

    private static String evidence(FieldReader finding) {
        StringBuilder out = new StringBuilder("<h2>What the conclusion rests on</h2>\n<table><tr><th>Evidence"
                + "<th class=\"n\">Belief without it\n");
        finding.objects("evidence", COPIES_MAX, piece -> piece)
                .forEach(piece -> out.append("<tr><td>")
                        .append(escape(piece.text("what")))
                        .append("<br><code>")
                        .append(escape(piece.text("digest")))
                        .append("</code>")
                        .append(number(piece.text("posteriorWithout")))
                        .append('\n'));
        return out.append("</table>\n").toString();
    }

    /** Shares as bars of at most 300 units; tails as bars that must reach the line to accuse. */
    private static String picture(List<Line> lines, FieldReader finding) {
        Optional<Double> line = finding.objectIfPresent("bound")
                .map(bound -> StrictMath.log10((double) bound.count("hypotheses"))
                        - StrictMath.log10(new BigDecimal(bound.text("epsilon")).doubleValue()));
        double most = lines.stream().mapToDouble(FindingPage::nines).max().orElse(0);
        double scale = 300 / Math.max(1, Math.max(most, line.orElse(0.0)));
        StringBuilder out = new StringBuilder("<h2>Shares of the leak, and scores against the threshold</h2>\n"
                + "<svg role=\"img\" aria-label=\"shares and scores by copy\" width=\"100%\" viewBox=\"0 0 800 "
                + (30 + 20 * lines.size()) + "\" font-size=\"12\">\n<text x=\"120\" y=\"14\">share of the leak</text>"
                + "<text x=\"460\" y=\"14\">powers of ten against chance</text>\n");
        for (int i = 0; i < lines.size(); i++) {
            int y = 22 + 20 * i;
            long share = Math.round(300 * new BigDecimal(lines.get(i).share()).doubleValue());
            out.append("<text x=\"110\" y=\"").append(y + 12).append("\" text-anchor=\"end\">");
            out.append(escape(lines.get(i).id())).append("</text>");
            out.append(bar(120, y, share, "#2a5d84"))
                    .append(bar(460, y, Math.round(scale * nines(lines.get(i))), "#b3541e"));
        }
        line.ifPresent(at -> out.append("<line x1=\"")
                .append(460 + Math.round(scale * at))
                .append("\" x2=\"")
                .append(460 + Math.round(scale * at))
                .append("\" y1=\"18\" y2=\"")
                .append(26 + 20 * lines.size())
                .append("\" stroke=\"#000\" stroke-dasharray=\"4\"/>\n"));
        return out.append("</svg>\n").toString();
    }

    private static double nines(Line line) {
        if (line.chance().isEmpty()) {
            return 0;
        }
        BigDecimal chance = new BigDecimal(line.chance());
        return chance.signum() == 0
                ? 0
                : chance.scale() - StrictMath.log10(chance.unscaledValue().doubleValue());
    }

    private static String bar(int x, int y, long width, String colour) {
        return "<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + Math.max(1, width) + "\" height=\"14\" fill=\""
                + colour + "\"/>\n";
    }

    private static String table(List<Line> lines) {
        StringBuilder out = new StringBuilder(
                "<h2>Copies</h2>\n<table><tr><th>Copy<th>Holder<th class=\"n\">Rows held"
                        + "<th class=\"n\">Share<th class=\"n\">Score<th class=\"n\">Chance if innocent<th class=\"n\">Belief\n");
        lines.forEach(line -> out.append(line.row()));
        return out.append("</table>\n").toString();
    }

    private static String changes(FieldReader finding) {
        StringBuilder out = new StringBuilder("<h2>What would change it</h2>\n<ul>\n");
        finding.texts("wouldChange", COPIES_MAX)
                .forEach(change -> out.append("<li>").append(escape(change)).append('\n'));
        return out.append("</ul>\n").toString();
    }

    private static String limits(FieldReader finding) {
        FieldReader leak = finding.object("leak");
        return "<h2>Limits</h2>\n<p>The chance stated above is that of marks like these appearing without the copy; it is"
                + " not the chance that anybody is innocent. Beliefs also weigh circumstance and a prior, and prove nothing"
                + " alone. Of " + leak.json("rows").text() + " leaked rows, "
                + leak.json("rowsInNoCopy").text()
                + " are in no copy and " + leak.json("rowsInEveryCopy").text()
                + " are in every copy.</p>\n<p>Leaked file:"
                + " SHA-256 <code>" + escape(leak.text("sha256")) + "</code>. Scheme: <code>"
                + escape(finding.text("scheme")) + "</code>.</p>\n</html>\n";
    }

    private static String number(String text) {
        return "<td class=\"n\">" + escape(text);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
