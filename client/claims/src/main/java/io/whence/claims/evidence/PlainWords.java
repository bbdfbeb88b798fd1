package io.whence.claims.evidence;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.pack.PackPaths;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verdicts, amounts and file names as a person says them. */
final class PlainWords {
    private static final int NAMED_MAX = 4096;

    private PlainWords() {}

    static String verdict(Optional<Json> finding) {
        return finding.map(PlainWords::verdict)
                .orElse("This pack holds no finding: nobody is said to have caused the incident.");
    }

    private static String verdict(Json finding) {
        FieldReader fields = new FieldReader("", finding);
        List<String> named = fields.texts("named", NAMED_MAX);
        String copies = String.join(", ", named);
        return switch (fields.text("verdict")) {
            case "IDENTIFIED" -> "The data came from copy " + copies + ".";
            case "IDENTIFIED_UP_TO_PROVIDER" ->
                "The data came from copy " + copies + ", or from the provider, who could have made that copy itself.";
            case "IDENTIFIED_SET" ->
                "The data came from these copies, from one of them or from several: " + copies + ".";
            case "LEAD" ->
                "Copy " + copies + " should be looked into. This is a lead; it proves nothing against anybody.";
            case "NOT_RECORDED" -> "The data came from none of the recorded copies.";
            default -> "Nobody can be named: " + fields.textIfPresent("reason").orElse("no conclusion") + ".";
        };
    }

    static String money(Optional<PackContents.Settlement> settlement) {
        return settlement
                .map(PackContents.Settlement::worksheet)
                .map(PlainWords::money)
                .orElse("Nothing has been settled yet.");
    }

    private static String money(Json worksheet) {
        FieldReader fields = new FieldReader("", worksheet);
        String currency = fields.text("currency");
        return "Of a claimed loss of " + amount(fields.count("lossMinorUnits"), currency) + ", "
                + amount(fields.count("netMinorUnits"), currency) + " is due. What is not due, and under which clause,"
                + " is in " + PackPaths.WORKSHEET + ".";
    }

    /** Currencies are as Java knows them; one that it does not know has two decimals. */
    static String amount(long minorUnits, String currency) {
        int decimals = Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(2);
        return BigDecimal.valueOf(minorUnits, Math.max(0, decimals)).toPlainString() + " " + currency;
    }

    static String text(Json json) {
        return switch (json) {
            case Json.Text text -> text.value();
            case Json.Items items ->
                items.values().stream().map(PlainWords::text).collect(Collectors.joining(" "));
            default -> json.text();
        };
    }

    static String file(String path) {
        return switch (path) {
            case PackPaths.README -> "this page";
            case PackPaths.MANIFEST -> "every file with its size and SHA-256 digest, and the keys of all who signed";
            case PackPaths.NOTE -> "the signatures over the manifest (C2SP signed note)";
            case PackPaths.CHECKPOINT ->
                "the head of the ledger's log with its witnesses' signatures (C2SP tlog-checkpoint)";
            case PackPaths.CLAIM -> "the claim as the ledger last answered, with every move";
            case PackPaths.FINDING -> "the finding: who, how sure, and why";
            case PackPaths.FINDING_PAGE -> "the same finding as a page to read";
            case PackPaths.TERMS -> "the cover's money terms";
            case PackPaths.LOSS -> "the loss as assessed, item by item";
            case PackPaths.WORKSHEET -> "the reckoning, step by step, that anybody can repeat from terms and loss";
            default -> inFolder(path);
        };
    }

    private static String inFolder(String path) {
        boolean proof = path.endsWith(PackPaths.PROOF);
        if (path.startsWith(PackPaths.EVENTS)) {
            return proof
                    ? "proof that the event stands in the log, and its bytes (C2SP tlog-proof)"
                    : "an event in words";
        }
        if (path.startsWith(PackPaths.TRANSACTIONS)) {
            return proof ? "proof that the transaction stands in the log (C2SP tlog-proof)" : "who called what, when";
        }
        if (path.startsWith(PackPaths.SLOTS)) {
            return "which variants of a copy its holder chose, and what both sides committed to before";
        }
        if (path.startsWith(PackPaths.OPENINGS)) {
            return "what was committed to when a copy was delivered, disclosed for this finding";
        }
        return path.endsWith(".answer.json") ? "what the ledger answered" : "what was submitted to the ledger";
    }
}
