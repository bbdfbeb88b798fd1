package io.whence.app.demo;

import java.util.List;

/** The few pieces of HTML that the report is made of. Every text goes through {@link #escape}. */
final class Html {
    private Html() {}

    static String escape(String text) {
        return io.whence.claims.page.Html.escape(text);
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    static String section(String title, String content) {
        return "<section><h2>" + escape(title) + "</h2>\n" + content + "</section>\n";
    }

    static String table(List<String> header, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        header.forEach(
                cell -> html.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>\n").toString();
    }

    static String items(List<String> texts) {
        StringBuilder html = new StringBuilder("<ul>");
        texts.forEach(text -> html.append("<li>").append(escape(text)).append("</li>\n"));
        return html.append("</ul>\n").toString();
    }

    /** A whole page with its style inside: it opens anywhere, with no network. */
    static String page(String title, String style, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><main><h1>%s</h1>
                %s</main></body>
                </html>
                """.formatted(escape(title), style, escape(title), body);
    }
}
