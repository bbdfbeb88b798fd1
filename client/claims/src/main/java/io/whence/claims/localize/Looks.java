package io.whence.claims.localize;

import io.whence.marking.Column;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import io.whence.model.score.EProcess;
import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files in which a leak turned up, in the order in which they were looked at. Where there are several, a mark counts as
 * the first that shows it has it, and a copy is judged by its e-value: an innocent's ever reaches 1/α with chance α at
 * most, however often one looks and whenever one stops.
 */
record Looks(List<Table> files, Table all) {
    Looks {
        files = List.copyOf(files);
    }

    /** These files together; each has the columns of the first. */
    static Looks at(List<Table> files) {
        return new Looks(files, files.size() == 1 ? files.getFirst() : together(files));
    }

    private static Table together(List<Table> files) {
        List<String> names = files.getFirst().names();
        List<List<String>> rows = new ArrayList<>();
        for (Table file : files) {
            List<Column> columns = names.stream().map(file::required).toList();
            for (int row = 0; row < file.rows(); row++) {
                int at = row;
                rows.add(columns.stream().map(column -> column.cell(at)).toList());
            }
        }
        return Table.ofCanonical(names, rows, files.getFirst().rules());
    }

    boolean several() {
        return files.size() > 1;
    }

    /** The digest of the one file, or of the digests of all in their order. */
    Digest digest() {
        return several()
                ? Digest.over(files.stream().map(file -> file.digest().bytes()).toArray(byte[][]::new))
                : all.digest();
    }

    /** What each file shows that none before it showed. */
    List<MarkReads> fresh(Marking marking, List<String> columns, Forms forms) {
        List<MarkReads> fresh = new ArrayList<>();
        BitSet known = new BitSet();
        for (Table file : files) {
            MarkReads read = read(file, marking, columns, forms).without(known);
            IntStream.of(read.positions()).forEach(known::set);
            fresh.add(read);
        }
        return fresh;
    }

    private static MarkReads read(Table file, Marking marking, List<String> columns, Forms forms) {
        Holdings rows = Holdings.of(file, columns);
        int[] shown = MarkReads.shown(forms, rows.index());
        int[] unknown = AlteredReads.unknown(rows, shown);
        AlteredReads altered = new AlteredReads(marking, file, columns);
        return MarkReads.of(marking, shown, altered.shown(unknown, altered.matches(unknown)));
    }

    /** Each look: its file, the marks that it added, and the e-value of one codeword up to and with it. */
    List<Json> told(List<MarkReads> fresh, BitSet codeword) {
        List<Json> told = new ArrayList<>();
        EProcess process = EProcess.start();
        for (int look = 0; look < files.size(); look++) {
            process = process.plus(fresh.get(look).classes(codeword));
            told.add(Json.object(Map.of(
                    "sha256", Json.of(files.get(look).digest().hex()),
                    "rows", Json.of(files.get(look).rows()),
                    "marksAdded", Json.of(fresh.get(look).positions().length),
                    "leadingEValue", Json.of(process.value().text()))));
        }
        return told;
    }
}
