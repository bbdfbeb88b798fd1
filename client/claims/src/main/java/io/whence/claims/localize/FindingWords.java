package io.whence.claims.localize;

import io.whence.model.bytes.FieldReader;
import java.util.List;

/** A finding as an adjuster would say it: the verdict, what follows from it, and what it does not say. */
final class FindingWords {
    private static final int NAMED_MAX = 100_000;
    private static final int COPIES_MAX = 1_000_000;

    private final Peril peril;
    private final Verdict verdict;
    private final String named;
    private final String reason;
    private final boolean bounded;

    private FindingWords(Peril peril, Verdict verdict, String named, String reason, boolean bounded) {
        this.peril = peril;
        this.verdict = verdict;
        this.named = named;
        this.reason = reason;
        this.bounded = bounded;
    }

    static FindingWords of(FieldReader finding) {
        Verdict verdict = finding.choice("verdict", Verdict.class);
        return new FindingWords(
                finding.choice("peril", Peril.class),
                verdict,
                listed(finding.texts("named", NAMED_MAX)),
                verdict.names() ? "" : reason(finding.choice("reason", Reason.class), finding),
                finding.has("bound"));
    }

    /** Openings can be missing altogether, or for some copies only, which may then be the source. */
    private static String reason(Reason reason, FieldReader finding) {
        boolean someOpened = reason == Reason.OPENINGS_MISSING
                && finding.objects("copies", COPIES_MAX, copy -> copy.has("marksRead"))
                        .contains(true);
        return someOpened ? "nobody stands out, and the openings of some copies are not at hand" : reason.text();
    }

    boolean names() {
        return verdict.names();
    }

    String heading() {
        return switch (peril) {
            case LEAK -> "Finding on a leak";
            case TAMPERING -> "Finding on tampering";
            case ABUSE -> "Finding on abuse";
            case LOSS -> "Finding on a loss";
        };
    }

    /** The verdict in a sentence. */
    String verdict() {
        return peril == Peril.LEAK ? leak() : recorded();
    }

    private String recorded() {
        return switch (verdict) {
            case IDENTIFIED, IDENTIFIED_SET -> named + done() + ".";
            case IDENTIFIED_UP_TO_PROVIDER ->
                named + done() + ", or what was found comes from the provider, who knows the same marks.";
            case LEAD -> "This points to " + named + ". It is a lead to investigate; nobody is liable by it.";
            case NOT_RECORDED, INCONCLUSIVE -> "Nobody is named: " + reason + ".";
        };
    }

    private String done() {
        return switch (peril) {
            case LEAK -> " leaked";
            case TAMPERING -> " was altered by its holder";
            case ABUSE -> " was used against its policy";
            case LOSS -> " was lost in its holder's custody";
        };
    }

    private String leak() {
        return switch (verdict) {
            case IDENTIFIED -> "The leak came from " + named + ".";
            case IDENTIFIED_UP_TO_PROVIDER ->
                "The leak came from " + named + ", or from the provider, who knows the same marks.";
            case IDENTIFIED_SET -> "The leak was put together from " + named + ".";
            case LEAD -> "The leak points to " + named + ". This is a lead to investigate; nobody is liable by it.";
            case NOT_RECORDED -> "No recorded copy is shown to be the source: " + reason + ".";
            case INCONCLUSIVE -> "Nobody can be named: " + reason + ".";
        };
    }

    /** What follows from the verdict. */
    String meaning() {
        return peril == Peril.LEAK ? meaningOfLeak() : meaningOfRecord();
    }

    private String meaningOfRecord() {
        return switch (verdict) {
            case IDENTIFIED, IDENTIFIED_UP_TO_PROVIDER, IDENTIFIED_SET ->
                bounded
                        ? "Marks and canaries prove within the bound below whose copy it is; its policy does not allow what"
                                + " was done with it."
                        : "Signed statements prove it, and stand on the ledger.";
            case LEAD -> "It could also have been somebody else, as said below.";
            case NOT_RECORDED -> "Nothing on record accuses anybody.";
            case INCONCLUSIVE -> "This clears nobody and accuses nobody.";
        };
    }

    private String meaningOfLeak() {
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
                "This accuses nobody on record, and clears nobody for good: a thief who restored the original, or altered"
                        + " what sets a copy apart, would leave the same.";
            case INCONCLUSIVE -> "This clears nobody and accuses nobody.";
        };
    }

    /** What a reader might take the page to say, and it does not. */
    List<String> limits() {
        if (peril != Peril.LEAK && !bounded) {
            return List.of(
                    "It says what was recorded and signed; whether a statement was true when it was made, it does not say.",
                    "A copy is named, not a person: who in the holder's house did it is not said.");
        }
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
