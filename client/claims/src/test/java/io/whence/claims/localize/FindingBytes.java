package io.whence.claims.localize;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One finding, made by whatever Java runs this, in whatever place it believes to be; prints the digest of its bytes. */
final class FindingBytes {
    private FindingBytes() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("finding");
        new PrintStream(System.out, true, StandardCharsets.US_ASCII)
                .println(digest(folder, Long.parseLong(arguments[0])).hex());
    }

    /** The digest of a finding whose evidence comes in an order drawn by a seed. */
    static Digest digest(Path folder, long order) throws IOException {
        Strikes strikes = Strikes.deliver(folder, 4);
        List<List<String>> leak = strikes.sample(3, 500, new Random(1));
        leak.addAll(strikes.sample(7, 500, new Random(2)));
        leak.add(List.of("Þórshöfn", "Ĳ", "İ", "1999-01-02", "ß", "Climb", "Small", "ı", "0", "1,5"));
        List<CopyOpening> openings = new ArrayList<>(strikes.openings);
        Collections.shuffle(openings, new Random(order));
        Finding finding = Localizer.withOpenings(
                strikes.write(
                        "leak.csv",
                        Strikes.COLUMNS,
                        leak.stream().map(FindingBytes::quoted).toList()),
                strikes.original,
                openings,
                Policy.standard());
        return Digest.over(finding.json().canonical());
    }

    private static List<String> quoted(List<String> cells) {
        return cells.stream().map(cell -> '"' + cell + '"').toList();
    }
}
