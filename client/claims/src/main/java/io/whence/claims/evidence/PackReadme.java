package io.whence.claims.evidence;

import io.whence.claims.page.Html;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.VerifierKey;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Time;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.EventJson;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The page that a reader opens first: what the pack says in plain words, what each file is, how to check it. */
final class PackReadme {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Evidence pack: claim @CLAIM@</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
            h1, h2 { line-height: 1.2 }
            table { border-collapse: collapse; width: 100% }
            th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top }
            code { font-size: .9em; overflow-wrap: anywhere }
            .lead { font-size: 1.15em }
            </style>
            </head>
            <body>
            <h1>Evidence pack: claim @CLAIM@</h1>
            <p class="lead">@VERDICT@</p>
            <p class="lead">@MONEY@</p>
            <p>Exported at @TIME@. The claim stands at <strong>@STATE@</strong>.</p>
            <h2>What makes this worth believing</h2>
            <p>Every event and document here is an entry of one append-only log of the ledger, <code>@ORIGIN@</code>, which
            had @SIZE@ entries. Its head is cosigned by @WITNESSES@. Each entry comes with a proof that it stands in that
            log. Check all of it, without any network, with <code>whence verify PACK.zip --trust KEYS</code>, where KEYS
            are the witness keys that you trust, got from the witnesses themselves and not from this file. The forms are
            public (RFC 6962; C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof), so any other program can
            check them as well. One changed byte, here or in any other file, makes the pack invalid.</p>
            <h2>Events</h2>
            <table><tr><th>Entry</th><th>When</th><th>Who states it</th><th>What</th></tr>
            @EVENTS@
            </table>
            <h2>Transactions</h2>
            <table><tr><th>Entry</th><th>When proposed</th><th>Who signed</th><th>What</th></tr>
            @TRANSACTIONS@
            </table>
            <h2>Files</h2>
            <table><tr><th>File</th><th>What it is</th></tr>
            @FILES@
            </table>
            </body>
            </html>
            """;

    private PackReadme() {}

    static String of(PackContents contents, Collection<String> paths) {
        Checkpoint checkpoint = Checkpoint.parse(contents.checkpoint().text());
        return PAGE.replace("@CLAIM@", Html.escape(contents.claim()))
                .replace("@VERDICT@", Html.escape(PlainWords.verdict(contents.finding())))
                .replace("@MONEY@", Html.escape(PlainWords.money(contents.settlement())))
                .replace("@TIME@", Time.format(contents.exportedAt()))
                .replace("@STATE@", Html.escape(new FieldReader("", contents.record()).text("state")))
                .replace("@ORIGIN@", Html.escape(checkpoint.origin()))
                .replace("@SIZE@", Long.toString(checkpoint.size()))
                .replace("@WITNESSES@", Html.escape(names(contents.witnesses())))
                .replace("@EVENTS@", rows(contents.events(), PackReadme::event))
                .replace("@TRANSACTIONS@", rows(contents.transactions(), PackReadme::transaction))
                .replace("@FILES@", files(paths));
    }

    private static String names(List<VerifierKey> witnesses) {
        return witnesses.stream().map(VerifierKey::name).sorted().distinct().collect(Collectors.joining(", "));
    }

    private record Row(long index, List<String> cells) {}

    private static <T> String rows(List<T> entries, java.util.function.Function<T, Row> row) {
        return entries.stream()
                .map(row)
                .sorted(Comparator.comparingLong(Row::index))
                .map(each -> "<tr><td>" + each.index() + "</td>" + cells(each.cells()) + "</tr>")
                .collect(Collectors.joining("\n"));
    }

    private static Row event(PackContents.ProvedEvent event) {
        Json.Fields words = EventJson.write(EventCodec.decode(event.leaf().array()));
        FieldReader fields = new FieldReader("", words);
        String what = words.members().entrySet().stream()
                .filter(member -> !List.of("at", "by", "event", "id").contains(member.getKey()))
                .map(member -> member.getKey() + " " + PlainWords.text(member.getValue()))
                .collect(Collectors.joining(", "));
        return new Row(
                event.proof().index(),
                List.of(fields.text("at"), fields.text("by"), fields.text("event") + ": " + what));
    }

    private static Row transaction(PackContents.ProvedTransaction transaction) {
        return new Row(
                transaction.proof().index(),
                List.of(
                        Time.format(transaction.leaf().proposedAt()),
                        transaction.leaf().caller().mspId() + ", "
                                + transaction.leaf().caller().role(),
                        transaction.leaf().function()));
    }

    private static String files(Collection<String> paths) {
        List<String> all = new java.util.ArrayList<>(paths);
        all.addAll(List.of(PackPaths.README, PackPaths.MANIFEST, PackPaths.NOTE));
        return all.stream()
                .sorted()
                .map(path -> "<tr>" + cells(List.of(path, PlainWords.file(path))) + "</tr>")
                .collect(Collectors.joining("\n"));
    }

    private static String cells(List<String> cells) {
        return cells.stream().map(cell -> "<td>" + Html.escape(cell) + "</td>").collect(Collectors.joining());
    }
}
