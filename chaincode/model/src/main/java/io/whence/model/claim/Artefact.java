package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A typed paper of an insured circulation: assessments before cover, during cover and after a loss, and counts that a
 * trigger is reckoned from. Whoever adds one signs it with the transaction; the signer's certificate stands beside it.
 */
public sealed interface Artefact {
    /** The most entries that one artefact may list. */
    int ENTRIES_MAX = 1000;

    /** What it is about: the id of a cover, a claim, a copy or a version. */
    String about();

    Kind kind();

    /** What an artefact is, what it is about, and who may sign it. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Kind {
        RISK_ASSESSMENT("cover", EnumSet.of(Role.HANDLER, Role.ADJUSTER)),
        SECURITY_PROTECTION("cover", EnumSet.of(Role.INSURED, Role.EXCHANGE, Role.ADJUSTER)),
        LOSS_ASSESSMENT("claim", EnumSet.of(Role.ADJUSTER)),
        RETRIEVAL_LOG("copy", EnumSet.of(Role.EXCHANGE, Role.ADJUSTER, Role.FORENSIC, Role.REGULATOR)),
        COHORT_COUNTS("version", EnumSet.of(Role.INSURED, Role.EXCHANGE, Role.ADJUSTER, Role.REGULATOR));

        private final String subject;
        private final Set<Role> signers;

        Kind(String subject, Set<Role> signers) {
            this.subject = subject;
            this.signers = signers;
        }

        /** The kind of thing it is about, as ledger keys name it. */
        public String subject() {
            return subject;
        }

        public Set<Role> signers() {
            return Collections.unmodifiableSet(signers);
        }
    }

    /** How likely and how grave, from 1 to 5 each. */
    record Threat(String id, long likelihood, long impact) {}

    /** A grade of risk. */
    enum Level {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH
    }

    /** The insurer's look at what it is about to insure. */
    record RiskAssessment(String about, Instant assessedAt, List<Threat> threats, Level level, Digest report)
            implements Artefact {
        public RiskAssessment {
            threats = List.copyOf(threats);
        }

        @Override
        public Kind kind() {
            return Kind.RISK_ASSESSMENT;
        }
    }

    /** A measure of protection and whether it is in place. */
    record Protection(String id, State state, Optional<Digest> evidence) {
        /** How far a measure is. */
        public enum State {
            IN_PLACE,
            PARTLY,
            MISSING
        }
    }

    /** What protects the data while it is insured; {@code grade} is that of classified protection, 1 to 5. */
    record SecurityProtection(String about, Instant assessedAt, long grade, List<Protection> measures, Digest report)
            implements Artefact {
        public SecurityProtection {
            measures = List.copyOf(measures);
        }

        @Override
        public Kind kind() {
            return Kind.SECURITY_PROTECTION;
        }
    }

    /** What one claimed item is worth and how that was found. */
    record Valued(String id, String method, long minorUnits) {}

    /** The adjuster's account of a loss: it adds up, and no item is above what was claimed. */
    record LossAssessment(
            String about,
            Instant assessedAt,
            Currency currency,
            List<Valued> items,
            long totalMinorUnits,
            Digest report)
            implements Artefact {
        public LossAssessment {
            items = List.copyOf(items);
            long sum = items.stream().mapToLong(Valued::minorUnits).sum();
            if (sum != totalMinorUnits) {
                throw ClaimRule.TOTAL_DIFFERS.refuse("body.totalMinorUnits", totalMinorUnits);
            }
        }

        @Override
        public Kind kind() {
            return Kind.LOSS_ASSESSMENT;
        }

        /** Refuses an assessment of other items, of more than was claimed, or in another currency. */
        public void check(Claim claim) {
            Notice notice = claim.noticed();
            if (!currency.equals(claim.basis().currency())) {
                throw ClaimRule.TOTAL_DIFFERS.refuse("body.currency", currency.code());
            }
            for (Valued item : items) {
                Notice.Item claimed = notice.item(item.id())
                        .orElseThrow(() -> ClaimRule.ITEM_UNKNOWN.refuse("body.items", item.id()));
                if (item.minorUnits() > claimed.claimed().minorUnits()) {
                    throw ClaimRule.ABOVE_CLAIMED.refuse("body.items." + item.id(), item.minorUnits());
                }
            }
        }
    }

    /** How a holder met a challenge to show an object. */
    enum Outcome {
        ANSWERED,
        UNANSWERED,
        /** Answered with something that does not match the root. */
        WRONG
    }

    /** One challenge to show an object; {@code rows}: how many committed rows it asked for, where it says. */
    record Challenge(Instant at, Outcome outcome, Optional<Integer> rows) {
        /** A challenge that does not say how much it asked for. */
        public Challenge(Instant at, Outcome outcome) {
            this(at, outcome, Optional.empty());
        }
    }

    /** Challenges to the holder of a copy, by somebody else. */
    record RetrievalLog(String about, List<Challenge> challenges) implements Artefact {
        public RetrievalLog {
            challenges = List.copyOf(challenges);
        }

        @Override
        public Kind kind() {
            return Kind.RETRIEVAL_LOG;
        }
    }

    /** How many of a group were considered, and how many selected. */
    record Cohort(String id, long selected, long considered) {
        public Cohort {
            if (considered == 0 || selected > considered) {
                throw ClaimRule.COHORT_IMPOSSIBLE.refuse("body.cohorts." + id, selected + "/" + considered);
            }
        }
    }

    /** What a model decided of each group in a period. */
    record CohortCounts(String about, Instant from, Instant until, List<Cohort> cohorts) implements Artefact {
        public CohortCounts {
            cohorts = List.copyOf(cohorts);
            if (cohorts.size() < 2) {
                throw ClaimRule.COHORT_IMPOSSIBLE.refuse("body.cohorts", cohorts.size());
            }
        }

        @Override
        public Kind kind() {
            return Kind.COHORT_COUNTS;
        }
    }
}
