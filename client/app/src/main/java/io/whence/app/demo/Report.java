package io.whence.app.demo;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The story as one HTML page with the custody graph; every number is read from what the commands answered. */
final class Report {
    private static final int LIST_MAX = 100_000;

    private static final String STYLE = """
            :root { color-scheme: light; --ink: #1c2733; --soft: #5b6b7b; --line: #d5dde5; --named: #b3261e; }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); margin: 0; background: #f6f8fa; }
            main { max-width: 1080px; margin: 0 auto; padding: 2rem 1rem; }
            section { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.5rem; margin: 1rem 0; }
            h1 { font-size: 1.7rem; } h2 { font-size: 1.15rem; margin: .2rem 0 .6rem; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
            th, td:first-child { overflow-wrap: normal; }
            svg { width: 100%; height: auto; } svg text { font-size: 13px; fill: var(--ink); } svg .small { font-size: 11px; fill: var(--soft); }
            rect { fill: #eef3f8; stroke: #7d93a8; } .edge { fill: none; stroke: #9fb1c2; stroke-width: 1.5; } .derived.edge { stroke-dasharray: 5 4; }
            .MATCHED rect { fill: #e9f5ec; stroke: #4c8a5c; } .MISMATCHED rect, .OVERDUE rect, .SENT_ONLY rect { fill: #fdf3dc; stroke: #a9791c; }
            .DELETED rect { fill: #eee; stroke: #999; stroke-dasharray: 4 3; } .named rect { fill: #fbe4e2; stroke: var(--named); stroke-width: 2.5; }
            ul { padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
            """;

    private Report() {}

    static String html(Told told) {
        String body = Html.section("In short", Html.items(Summary.sentences(told)))
                + Html.section(
                        "Who held what", CustodyPicture.svg(told.trace(), new TreeSet<>(told.named())) + legend())
                + Html.section("What needs attention", alerts(told))
                + Html.section("Where the leak began", finding(told))
                + Html.section("What is owed, step by step", worksheet(told))
                + Html.section("What the offline check did", checks(told))
                + Html.section(
                        "Everything written",
                        Html.items(told.files().stream().map(String::valueOf).toList()));
        return Html.page("Whence: one breach, from delivery to settlement", STYLE, body);
    }

    private static String legend() {
        return Html.paragraph(
                "Red: the copy that the finding names. Green: both sides say the same. Amber: receipt missing, "
                        + "late or different. Dashed box: deleted. Dashed line: derived.");
    }

    private static String alerts(Told told) {
        List<FieldReader> all = new FieldReader("alerts", told.alerts()).objects("alerts", LIST_MAX, alert -> alert);
        List<FieldReader> ofCopies =
                all.stream().filter(alert -> alert.has("copy")).toList();
        List<String> header = ofCopies.stream()
                .findFirst()
                .map(alert -> List.copyOf(alert.names()))
                .orElse(List.of("nothing"));
        List<List<String>> rows = ofCopies.stream()
                .map(alert -> header.stream()
                        .map(name -> alert.has(name) ? plain(alert.json(name)) : "")
                        .toList())
                .toList();
        String others = (all.size() - ofCopies.size()) + " more are about batches, not copies: what they state was "
                + "declared to have happened long before, or out of order.";
        return Html.table(header, rows) + (all.size() == ofCopies.size() ? "" : Html.paragraph(others));
    }

    private static String finding(Told told) {
        FieldReader finding = told.findingFields();
        List<List<String>> rows = finding.objects("copies", LIST_MAX, Report::copy);
        String bound = finding.objectIfPresent("bound")
                .map(fields -> fields.text("statement"))
                .orElse("No accusation bound exists for this finding.");
        List<String> evidence = finding.objects(
                "evidence",
                LIST_MAX,
                piece -> piece.text("what") + " (posterior without it: "
                        + piece.textIfPresent("posteriorWithout").orElse("unchanged") + ")");
        return Html.paragraph(bound)
                + Html.table(
                        List.of("copy", "holder", "rows held", "share", "marks", "score", "p-value", "posterior"), rows)
                + Html.paragraph("The evidence that changes most:")
                + Html.items(evidence)
                + Html.paragraph("What would change the verdict:")
                + Html.items(finding.texts("wouldChange", LIST_MAX));
    }

    private static List<String> copy(FieldReader copy) {
        String marks = copy.has("marksRead") ? copy.count("marksMatched") + " of " + copy.count("marksRead") : "–";
        Stream<String> numbers = Stream.of("score", "pValue", "posterior")
                .map(name -> copy.textIfPresent(name).orElse("–"));
        List<String> cells = new ArrayList<>(List.of(
                copy.text("id"),
                copy.textIfPresent("holder").orElse("–"),
                copy.countIfPresent("rowsHeld").map(String::valueOf).orElse("–"),
                copy.textIfPresent("share").orElse("–"),
                marks));
        numbers.forEach(cells::add);
        return cells;
    }

    private static String worksheet(Told told) {
        FieldReader worksheet = told.worksheetFields();
        List<List<String>> rows = worksheet.objects(
                "steps",
                LIST_MAX,
                step -> List.of(
                        String.valueOf(step.count("n")),
                        step.text("level"),
                        step.text("operation").toLowerCase(Locale.ROOT).replace('_', ' '),
                        step.textIfPresent("clause").orElse(""),
                        step.text("entering"),
                        step.text("taken"),
                        step.text("leaving")));
        String currency = worksheet.text("currency");
        return Html.table(List.of("step", "level", "operation", "clause", "entering", "taken", "leaving"), rows)
                + Html.paragraph("Amounts in minor units; one rounding, at the end. Net: "
                        + Amounts.words(currency, worksheet.count("netMinorUnits")) + ". Digest of the worksheet: "
                        + worksheet.text("digest"));
    }

    private static String checks(Told told) {
        List<List<String>> rows = new FieldReader("verification", told.verification())
                .objects(
                        "checks",
                        LIST_MAX,
                        check -> List.of(
                                check.text("name"),
                                check.flag("ok", false) ? "ok" : "FAILED",
                                check.textIfPresent("detail").orElse("")));
        return Html.table(List.of("check", "result", "detail"), rows);
    }

    private static String plain(Json json) {
        return json instanceof Json.Text text ? text.value() : json.text();
    }
}
