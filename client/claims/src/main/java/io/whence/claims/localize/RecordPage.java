package io.whence.claims.localize;

import io.whence.claims.page.Html;
import io.whence.model.bytes.FieldReader;

/** A finding that rests on the record alone, as a page for people. */
final class RecordPage {
    private static final int COPIES_MAX = 100_000;

    private RecordPage() {}

    static String of(FieldReader finding) {
        FindingWords words = FindingWords.of(finding);
        return FindingSheet.of(
                words,
                FindingSheet.verdict(finding, words)
                        + PerilTable.section(finding)
                        + copies(finding)
                        + FindingSheet.list("What this does not say", words.limits())
                        + FindingSheet.section(
                                "What was looked at",
                                "<p>What is recorded of these copies. Scheme: <code>"
                                        + Html.escape(finding.text("scheme"))
                                        + "</code>. Whoever has the same record gets the same finding, to the byte.</p>\n"));
    }

    private static String copies(FieldReader finding) {
        StringBuilder rows = new StringBuilder();
        finding.objects(
                "copies",
                COPIES_MAX,
                copy -> rows.append("<tr><th scope=\"row\">")
                        .append(Html.escape(copy.text("id")))
                        .append("</th><td>")
                        .append(Html.escape(copy.textIfPresent("holder").orElse("–")))
                        .append("</td></tr>\n"));
        return FindingSheet.section(
                "Copies",
                "<table><thead><tr><th scope=\"col\">Copy</th><th scope=\"col\">Holder</th></tr></thead>\n<tbody>"
                        + rows + "</tbody></table>\n");
    }
}
