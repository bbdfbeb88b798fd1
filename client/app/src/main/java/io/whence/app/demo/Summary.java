package io.whence.app.demo;

import io.whence.model.bytes.FieldReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The story in sentences that a director understands. */
final class Summary {
    private static final int LIST_MAX = 1000;

    private Summary() {}

    static List<String> sentences(Told told) {
        List<String> sentences = new ArrayList<>();
        sentences.addAll(whose(told));
        sentences.addAll(owed(told));
        sentences.addAll(asked(told));
        sentences.add(checked(told));
        return sentences;
    }

    private static List<String> whose(Told told) {
        FieldReader finding = told.findingFields();
        FieldReader leak = finding.object("leak");
        List<String> sentences = new ArrayList<>();
        List<String> holders = finding.objects("copies", LIST_MAX, copy -> copy).stream()
                .filter(copy -> told.named().contains(copy.text("id")))
                .map(copy -> copy.text("holder") + " (copy " + copy.text("id") + ")")
                .toList();
        sentences.add("Whose copy: the " + leak.count("rows") + " rows that turned up came from the copy of "
                + String.join(" and ", holders) + ". Verdict: " + finding.text("verdict") + ".");
        finding.objectIfPresent("bound").ifPresent(bound -> sentences.add("How sure: " + bound.text("statement")));
        return sentences;
    }

    private static List<String> owed(Told told) {
        FieldReader worksheet = told.worksheetFields();
        String currency = worksheet.text("currency");
        List<String> sentences = new ArrayList<>();
        sentences.add("What is owed: " + Amounts.words(currency, worksheet.count("netMinorUnits")) + " of a loss of "
                + Amounts.words(currency, worksheet.count("lossMinorUnits")) + ".");
        FieldReader retained = worksheet.object("retained");
        List<String> reasons = retained.names().stream()
                .filter(key -> retained.count(key) > 0)
                .map(key -> Amounts.words(currency, retained.count(key)) + " " + words(key))
                .toList();
        sentences.add(
                "Why not more: " + (reasons.isEmpty() ? "nothing is retained" : String.join("; ", reasons)) + ".");
        return sentences;
    }

    private static List<String> asked(Told told) {
        FieldReader recovery = new FieldReader("recovery", told.recovery());
        String currency = told.worksheetFields().text("currency");
        return recovery.objects("ceilings", LIST_MAX, ceiling -> ceiling).stream()
                .map(ceiling -> "Who may be asked for it back: " + ceiling.text("party") + ", for at most "
                        + Amounts.words(currency, ceiling.count("minorUnits")) + ".")
                .toList();
    }

    private static String checked(Told told) {
        FieldReader verification = new FieldReader("verification", told.verification());
        Optional<String> cosigners = Optional.of(verification.texts("cosignedBy", LIST_MAX))
                .filter(list -> !list.isEmpty())
                .map(list -> ", cosigned by " + String.join(", ", list));
        return "Checked offline, with no ledger at hand: the evidence pack is "
                + (verification.flag("valid", false) ? "valid" : "NOT valid") + cosigners.orElse("") + ".";
    }

    /** {@code underInsurance} as {@code under insurance}. */
    static String words(String key) {
        return key.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }
}
