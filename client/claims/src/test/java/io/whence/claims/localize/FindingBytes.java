package io.whence.claims.localize;

import io.whence.model.value.Digest;
import io.whence.model.wire.WorksheetJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Findings by marks and by delivered files, and a worksheet, made by whatever Java runs this, in whatever place it believes
 * to be; prints the digest of their bytes.
 */
final class FindingBytes {
    private static final String TERMS = """
            {"currency":"USD","sections":[{"id":"NPBI","average":{"sumInsuredMinorUnits":20000000,"requiredPercent":"80"},
            "deductible":{"kind":"FLAT","minorUnits":1000000},"coPaymentPercent":"10"}],
            "policy":{"layers":[{"id":"L1","attachmentMinorUnits":1000000,"participationPercent":"33"}]}}""";
    private static final String LOSS = """
            {"occurrence":"INC-1","items":[
            {"id":"1","section":"NPBI","claimedMinorUnits":10000001,"valueMinorUnits":35000003},
            {"id":"2","section":"NPBI","claimedMinorUnits":3333333,"valueMinorUnits":7000000}]}""";

    private FindingBytes() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("finding");
        new PrintStream(System.out, true, StandardCharsets.US_ASCII)
                .println(digest(folder, Long.parseLong(arguments[0])).hex());
    }

    /** The digest of all that is made, where the evidence comes in an order drawn by a seed. */
    static Digest digest(Path folder, long order) throws IOException {
        Strikes strikes = Strikes.deliver(folder, 4);
        List<List<String>> leak = strikes.sample(3, 500, new Random(1));
        leak.addAll(strikes.sample(7, 500, new Random(2)));
        leak.add(List.of("Þórshöfn", "Ĳ", "İ", "1999-01-02", "ß", "Climb", "Small", "ı", "0", "1,5"));
        List<CopyOpening> openings = new ArrayList<>(strikes.openings);
        Collections.shuffle(openings, new Random(order));
        Path leaked = strikes.write(
                "leak.csv",
                Strikes.COLUMNS,
                leak.stream().map(FindingBytes::quoted).toList());
        Finding marked = Localizer.withOpenings(leaked, strikes.original, openings, Policy.standard());
        Finding compared =
                Localizer.withCopies(leaked, folder.resolve("copies"), Optional.of(strikes.original), Optional.empty());
        return Digest.over(
                marked.json().canonical(), compared.json().canonical(), WorksheetJson.answer(utf8(TERMS), utf8(LOSS)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> quoted(List<String> cells) {
        return cells.stream().map(cell -> '"' + cell + '"').toList();
    }
}
