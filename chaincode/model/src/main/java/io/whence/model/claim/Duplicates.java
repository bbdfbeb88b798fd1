package io.whence.model.claim;

import java.util.ArrayList;
import java.util.List;

/** Whether a loss was claimed before: from the same insurer's section it is refused, from another insurer shared. */
public final class Duplicates {
    private Duplicates() {}

    /** One item that the insured already claimed in the same incident. */
    public record Claimed(String section, String fingerprint, String insurer, String cover, String claim) {}

    /** The notices to share that an earlier claim under another insurer asks for. */
    public static List<Notice.Contribution> contributions(ClaimBasis basis, Notice notice, List<Claimed> earlier) {
        List<Notice.Contribution> contributions = new ArrayList<>();
        for (Notice.Item item : notice.items()) {
            for (Claimed other : earlier) {
                if (!other.fingerprint().equals(item.fingerprint().hex())) {
                    continue;
                }
                if (!other.insurer().equals(basis.insurer().party())) {
                    contributions.add(
                            new Notice.Contribution(item.id(), other.insurer(), other.cover(), other.claim()));
                } else if (other.section().equals(item.section())) {
                    throw ClaimRule.DUPLICATE_CLAIM.refuse("items." + item.id(), other.claim());
                }
            }
        }
        return List.copyOf(contributions);
    }

    /** Refuses a notice that claims one loss twice by itself. */
    static void checkWithin(Notice notice) {
        for (int i = 0; i < notice.items().size(); i++) {
            Notice.Item item = notice.items().get(i);
            for (Notice.Item earlier : notice.items().subList(0, i)) {
                boolean same = earlier.id().equals(item.id())
                        || (earlier.section().equals(item.section())
                                && earlier.fingerprint().equals(item.fingerprint()));
                if (same) {
                    throw ClaimRule.DUPLICATE_CLAIM.refuse("items." + item.id(), earlier.id());
                }
            }
        }
    }
}
