package io.whence.claims.localize;

import io.whence.claims.page.Html;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;

/** What a peril's own engine found, member by member, for people. */
final class PerilTable {
    private PerilTable() {}

    /** The particulars of a finding; nothing where it has none. */
    static String section(FieldReader finding) {
        return finding.has("particulars")
                ? FindingSheet.section("What the record says", table((Json.Fields) finding.json("particulars")))
                : "";
    }

    private static String table(Json.Fields fields) {
        StringBuilder rows = new StringBuilder("<div class=\"wide\"><table>\n");
        fields.members()
                .forEach((name, value) -> rows.append("<tr><th scope=\"row\">")
                        .append(Html.escape(name))
                        .append("</th><td>")
                        .append(cell(value))
                        .append("</td></tr>\n"));
        return rows.append("</table></div>\n").toString();
    }

    private static String cell(Json value) {
        return switch (value) {
            case Json.Fields fields -> table(fields);
            case Json.Items items ->
                items.values().isEmpty()
                        ? "–"
                        : String.join(
                                "",
                                items.values().stream().map(PerilTable::cell).toList());
            case Json.Text text -> Html.escape(text.value());
            default -> Html.escape(value.text());
        };
    }
}
