package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.policy.Action;
import io.whence.model.circulation.policy.Duty;
import io.whence.model.circulation.policy.UsagePolicy;
import io.whence.model.wire.Document;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps of each agreement, from which entry on, what questions select by: above all when its copies expire. */
final class Terms {
    private static final int PARTITION = ReadModel.PARTITION;

    private final Database database;
    private final Names names;
    private final Documents documents;

    Terms(Database database, Names names, Documents documents) {
        this.database = database;
        this.names = names;
        this.documents = documents;
    }

    /** An agreement states its terms; a policy that is superseded changes those of every agreement that names it. */
    void documentAdded(long entry, Document document) {
        switch (document.type()) {
            case "agreement" -> agreed(entry, document.id());
            case "policy" ->
                database.rows(
                                "SELECT DISTINCT agreement FROM term WHERE partition = ? AND policy = ? ORDER BY agreement",
                                row -> names.text(row.getLong(1)),
                                PARTITION,
                                names.number(document.id()))
                        .forEach(agreement -> agreed(entry, agreement));
            default -> {
                // Other documents say nothing about how long a copy may be kept.
            }
        }
    }

    private void agreed(long entry, String id) {
        Agreement agreement =
                documents.present("agreement", id, Agreement.class).orElseThrow();
        Expiry expiry = documents
                .present("policy", agreement.policy(), PolicyOffer.class)
                .map(offer -> Expiry.of(agreement, offer.policy()))
                .orElse(new Expiry(agreement.until(), null));
        database.later(
                Change.TERM,
                names.number(id),
                entry,
                names.number(agreement.provider()),
                agreement.insured() ? 1 : 0,
                names.number(agreement.policy()),
                expiry.at().toEpochMilli(),
                expiry.retentionMillis());
    }

    /**
     * When a copy expires.
     *
     * @param at the first moment at which no copy may be kept
     * @param retentionMillis how long after its delivery the first moment comes at which a copy is kept too long
     */
    private record Expiry(Instant at, @Nullable Long retentionMillis) {
        static Expiry of(Agreement agreement, UsagePolicy policy) {
            Instant at = deadlines(policy, Duty.ByTime.class)
                    .map(deadline -> late(deadline.at(), deadline))
                    .reduce(agreement.until(), (first, second) -> first.isBefore(second) ? first : second);
            Optional<Long> retention = deadlines(policy, Duty.AfterDelivery.class)
                    .map(deadline ->
                            late(Instant.EPOCH.plus(deadline.span()), deadline).toEpochMilli())
                    .min(Comparator.naturalOrder());
            return new Expiry(at, retention.orElse(null));
        }

        private static <T extends Duty.Deadline> java.util.stream.Stream<T> deadlines(
                UsagePolicy policy, Class<T> kind) {
            return policy.obligations().stream()
                    .filter(duty -> duty.action() == Action.DELETE)
                    .flatMap(duty -> duty.deadline().stream())
                    .filter(kind::isInstance)
                    .map(kind::cast);
        }

        private static Instant late(Instant deadline, Duty.Deadline kind) {
            return kind.inclusive() ? deadline.plusMillis(1) : deadline;
        }
    }
}
