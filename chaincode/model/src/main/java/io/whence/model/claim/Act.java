package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a caller wants to do to a claim, with what it needs. Callers state intent; every figure that can be reckoned
 * (worksheets, ceilings, shares) was reckoned from the ledger before the act reaches the law.
 */
public sealed interface Act {
    /** The row of the table that this act asks for. */
    Move move();

    /** A suspicion that may become a claim; fixes the notice date. */
    record Circumstance(Instant discoveredAt, Digest note) implements Act {
        @Override
        public Move move() {
            return Move.CIRCUMSTANCE;
        }
    }

    /** A notice of loss. {@code inPeriod} says whether cover was in force at its trigger date. */
    record Notify(Notice notice, List<Evidence> evidence, boolean inPeriod) implements Act {
        public Notify {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Move move() {
            return Move.NOTIFY;
        }
    }

    /** The handler's first look: money set aside, other insurance declared. */
    record Register(long reserveMinorUnits, List<Inquiry.OtherInsurance> otherInsurance) implements Act {
        public Register {
            otherInsurance = List.copyOf(otherInsurance);
        }

        @Override
        public Move move() {
            return Move.REGISTER;
        }
    }

    /** Appoints an independent adjuster, with the finding and evidence to look into. */
    record Investigate(Member appointee, Optional<Digest> finding, List<Evidence> evidence) implements Act {
        public Investigate {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Move move() {
            return Move.INVESTIGATE;
        }
    }

    /** The one list of what is missing. */
    record RequestSupplement(List<String> items) implements Act {
        public RequestSupplement {
            items = List.copyOf(items);
        }

        @Override
        public Move move() {
            return Move.REQUEST_SUPPLEMENT;
        }
    }

    /** The answer to that list. */
    record Supplement(List<Inquiry.Answer> answers) implements Act {
        public Supplement {
            answers = List.copyOf(answers);
        }

        @Override
        public Move move() {
            return Move.SUPPLEMENT;
        }
    }

    /** The loss report; {@code accusable} are those holders of all {@code traced} whom the finding names with a bound. */
    record Assess(Assessment assessment, List<Evidence> evidence, List<String> accusable, List<String> traced)
            implements Act {
        public Assess {
            evidence = List.copyOf(evidence);
            accusable = List.copyOf(accusable);
            traced = List.copyOf(traced);
        }

        @Override
        public Move move() {
            return Move.ASSESS;
        }
    }

    /** What a person says of terms; {@code lines} is what the record says of them. */
    record Answer(List<TermAnswer> answers, List<Admissibility.Line> lines) implements Act {
        public Answer {
            answers = List.copyOf(answers);
            lines = List.copyOf(lines);
        }

        @Override
        public Move move() {
            return Move.ANSWER;
        }
    }

    /** Reasons item by item, the worksheet that the ledger reckoned from them, and what they stand on. */
    record Propose(List<Proposal.Reason> reasons, Worksheet worksheet, Grounds grounds) implements Act {
        public Propose {
            reasons = List.copyOf(reasons);
        }

        public Propose(List<Proposal.Reason> reasons, Worksheet worksheet) {
            this(reasons, worksheet, Grounds.undoubted(reasons));
        }

        @Override
        public Move move() {
            return Move.PROPOSE;
        }
    }

    /**
     * Approval of the worksheet the approver saw.
     *
     * @param reckoned the same worksheet reckoned again from the ledger as it stands now
     * @param concurring organisations, other than its author's, that recomputed the finding and agree
     */
    record Accept(Digest worksheet, Digest reckoned, List<String> concurring, Grounds grounds) implements Act {
        public Accept {
            concurring = List.copyOf(concurring);
        }

        public Accept(Digest worksheet, Digest reckoned, List<String> concurring) {
            this(worksheet, reckoned, concurring, Grounds.undoubted(List.of()));
        }

        @Override
        public Move move() {
            return Move.ACCEPT;
        }
    }

    /** Refusal of the claim, with a reason for every item. */
    record Decline(List<Proposal.Reason> reasons, Grounds grounds) implements Act {
        public Decline {
            reasons = List.copyOf(reasons);
        }

        @Override
        public Move move() {
            return Move.DECLINE;
        }
    }

    /**
     * A payment ahead of the decision, of what is certain already.
     *
     * @param minimum what is due on no more than the items {@code shown}, as the ledger reckoned it
     * @param concurring organisations, other than its author's, that recomputed the finding and agree
     */
    record PayInterim(
            String payee,
            long minorUnits,
            Digest basis,
            List<Assessment.Item> shown,
            Worksheet minimum,
            List<Admissibility.Line> lines,
            List<String> concurring)
            implements Act {
        public PayInterim {
            shown = List.copyOf(shown);
            lines = List.copyOf(lines);
            concurring = List.copyOf(concurring);
        }

        @Override
        public Move move() {
            return Move.PAY_INTERIM;
        }
    }

    /** The bank's answer to a payment ahead of the decision. */
    record ConfirmInterim(String payment, Account.Stage answer, Digest reference) implements Act {
        @Override
        public Move move() {
            return Move.CONFIRM_INTERIM;
        }
    }

    /** The insured, or a third party to whom it is liable, takes the decision. */
    record Agree(Optional<String> payee, Optional<Digest> subrogationReceipt) implements Act {
        @Override
        public Move move() {
            return Move.AGREE;
        }
    }

    /** Instructs what is due, or a part of it. */
    record Pay(Optional<Long> minorUnits) implements Act {
        @Override
        public Move move() {
            return Move.PAY;
        }
    }

    /** The bank's answer; without a payment named, to all that was instructed. */
    record Settle(Optional<String> payment, Account.Stage answer, Digest reference) implements Act {
        @Override
        public Move move() {
            return Move.SETTLE;
        }
    }

    /** Acts that carry nothing beyond who makes them. */
    record Plain(Move move) implements Act {}

    /** Acts that rest on one paper: the worksheet consented to, a notice served, the grounds of a dispute, an order. */
    record Resting(Move move, Digest paper) implements Act {}

    /** One panel member's vote. */
    record Vote(Dispute.Choice choice, Digest rationale) implements Act {
        @Override
        public Move move() {
            return Move.VOTE;
        }
    }

    /** The end of a dispute; a tribunal states its choice, a panel's is counted. */
    record Rule(Optional<Dispute.Choice> choice, Digest rationale) implements Act {
        @Override
        public Move move() {
            return Move.RULE;
        }
    }

    /**
     * Money asked back.
     *
     * @param onLedger whether the ground is a finding of the claim's incident, or an artefact, of this ledger
     */
    record ClawBack(Clawback.Reason reason, Digest ground, long minorUnits, boolean onLedger) implements Act {
        @Override
        public Move move() {
            return Move.CLAW_BACK;
        }
    }

    /** Money asked back that the bank says has come. */
    record Return(Clawback.Returned returned) implements Act {
        @Override
        public Move move() {
            return Move.RETURN;
        }
    }

    /** A new amount set aside; none releases it. */
    record Reserve(long minorUnits) implements Act {
        @Override
        public Move move() {
            return Move.RESERVE;
        }
    }

    /** Opens recovery against those at fault; {@code waived} may not be asked. */
    record RecoverOpen(List<Recovery.Ceiling> ceilings, List<String> waived) implements Act {
        public RecoverOpen {
            ceilings = List.copyOf(ceilings);
            waived = List.copyOf(waived);
        }

        @Override
        public Move move() {
            return Move.RECOVER_OPEN;
        }
    }

    /** Money that came in. */
    record RecoverReceive(Recovery.Receipt receipt) implements Act {
        @Override
        public Move move() {
            return Move.RECOVER_RECEIVE;
        }
    }

    /** Splits what came in, as the ledger reckoned it. */
    record RecoverApportion(Recovery.Apportionment apportionment) implements Act {
        @Override
        public Move move() {
            return Move.RECOVER_APPORTION;
        }
    }
}
