package io.whence.claims.localize;

import io.whence.claims.page.Html;
import io.whence.model.bytes.FieldReader;
import java.util.List;

/** The sheet that every finding is written on: the verdict first, then sections. It follows light and dark, and prints. */
final class FindingSheet {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d1f21;--paper:#fff;--faint:#5c636a;--line:#c9ced3;--named:#a8431a;\
            --other:#2a5d84;--box:#eef3f7}
            @media(prefers-color-scheme:dark){:root{--ink:#e7e9ea;--paper:#16181a;--faint:#a4acb3;--line:#3d444a;\
            --named:#f0925f;--other:#7fb4dc;--box:#20262b}}
            body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);margin:0}
            main{max-width:54rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.05rem;color:var(--faint);font-weight:600}h2{font-size:1.15rem;margin:2.2rem 0 .5rem}
            .verdict{background:var(--box);border-left:.4rem solid var(--other);padding:.8rem 1.1rem;break-inside:avoid}
            .names{border-color:var(--named)}.verdict p{margin:.3rem 0}.verdict p:first-child{font-size:1.35rem;line-height:1.35}
            table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--faint);padding-bottom:.3rem}
            th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
            .n{text-align:right;font-variant-numeric:tabular-nums}tr.named th{color:var(--named)}
            .wide{overflow-x:auto}code{overflow-wrap:anywhere;font-size:.85em;color:var(--faint)}
            svg{width:100%;height:auto;font-size:13px}svg text{fill:var(--ink)}svg .figure,svg .head{fill:var(--faint)}
            svg .named{fill:var(--named)}svg .other{fill:var(--other)}
            svg .threshold{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 3}
            @media print{:root{--ink:#000;--paper:#fff;--faint:#444;--line:#999;--named:#8a3512;--other:#234e70;--box:#fff}\
            main{margin:0;max-width:none}section{break-inside:avoid}h2{break-after:avoid}}
            """;

    private FindingSheet() {}

    /** A page of its own; {@code body} is what stands under the heading. */
    static String of(FindingWords words, String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
                + Html.escape(words.verdict()) + "</title>\n<style>\n" + STYLE + "</style></head>\n<body><main>\n"
                + "<h1>" + words.heading() + "</h1>\n" + body + "</main></body>\n</html>\n";
    }

    /** The verdict, what follows from it, and the bound where there is one. */
    static String verdict(FieldReader finding, FindingWords words) {
        String bound = finding.objectIfPresent("bound")
                .map(known -> "<p>" + Html.escape(known.text("statement")) + "</p>\n")
                .orElse("");
        return "<div class=\"verdict" + (words.names() ? " names" : "") + "\">\n<p>" + Html.escape(words.verdict())
                + "</p>\n<p>" + Html.escape(words.meaning()) + "</p>\n" + bound + "</div>\n";
    }

    static String section(String title, String content) {
        return "<section><h2>" + title + "</h2>\n" + content + "</section>\n";
    }

    static String list(String title, List<String> sentences) {
        StringBuilder items = new StringBuilder("<ul>\n");
        sentences.forEach(one -> items.append("<li>").append(Html.escape(one)).append("</li>\n"));
        return sentences.isEmpty() ? "" : section(title, items.append("</ul>\n").toString());
    }
}
