package io.whence.claims.localize;

import io.whence.model.bytes.FieldReader;
import java.util.List;

/** A finding as an adjuster would say it: the verdict, what follows from it, and what it does not say. */
final class FindingWords {
    private static final int NAMED_MAX = 100_000;

    private final Verdict verdict;
    private final String named;
    private final String reason;
    private final boolean bounded;

    private FindingWords(Verdict verdict, String named, String reason, boolean bounded) {
        this.verdict = verdict;
        this.named = named;
        this.reason = reason;
        this.bounded = bounded;
    }

    static FindingWords of(FieldReader finding) {
        Verdict verdict = finding.choice("verdict", Verdict.class);
        return new FindingWords(
                verdict,
                listed(finding.texts("named", NAMED_MAX)),
                verdict.names() ? "" : finding.choice("reason", Reason.class).text(),
                finding.has("bound"));
    }

    String verdict() {
        return switch (verdict) {
            case IDENTIFIED -> "The leak came from " + named + ".";
            case IDENTIFIED_UP_TO_PROVIDER ->
                "The leak came from " + named + ", or from the provider, who knows the same marks.";
            case IDENTIFIED_SET -> "The leak was put together from " + named + ".";
            case LEAD -> "The leak points to " + named + ". This is a lead to investigate; nobody is liable by it.";
            case NOT_RECORDED -> "The leak came from no recorded copy: " + reason + ".";
            case INCONCLUSIVE -> "Nobody can be named: " + reason + ".";
        };
    }

    /** What follows from the verdict. */
    String meaning() {
        return switch (verdict) {
            case IDENTIFIED ->
                "Marks prove it within the bound below, and the holder's own slots exclude the provider.";
            case IDENTIFIED_UP_TO_PROVIDER ->
                "Marks prove it within the bound below. They cannot tell the holder from the provider, who could have made"
                        + " the same copy; only slots could.";
            case IDENTIFIED_SET ->
                "Each of these is proved within the bound below. The shares say how much of the leak each explains.";
            case LEAD ->
                "There is no bound on the chance that an innocent is named, so this is where to look, not whom to"
                        + " charge.";
            case NOT_RECORDED ->
                "Nobody on record is to blame by this evidence. A source that was never recorded cannot be" + " named.";
            case INCONCLUSIVE -> "This clears nobody and accuses nobody.";
        };
    }

    /** What a reader might take the page to say, and it does not. */
    List<String> limits() {
        String chance = bounded
                ? "A chance above is that of marks like these on a copy that had nothing to do with the leak. It is not the"
                        + " chance that anybody is innocent."
                : "No marks were committed for these copies, so no chance of naming an innocent can be proved; the strongest"
                        + " verdict is a lead.";
        String belief =
                "A belief also weighs circumstance and starts from a prior that the source may be unrecorded. It"
                        + " proves nothing alone.";
        String copy =
                "A copy is named, not a person: who in the holder's house leaked it, and whether it was stolen there,"
                        + " is not said.";
        return List.of(chance, belief, copy);
    }

    private static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
