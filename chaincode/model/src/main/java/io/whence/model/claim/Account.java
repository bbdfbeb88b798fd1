package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The money of one claim: what is set aside for it, every payment with its own life, and what was asked back. */
public record Account(List<Reserve> reserves, List<Payment> payments, List<Clawback> clawbacks) {
    public Account {
        reserves = List.copyOf(reserves);
        payments = List.copyOf(payments);
        clawbacks = List.copyOf(clawbacks);
    }

    /** One entry of the reserve's history; {@code minorUnits} is what stands aside from then on. */
    public record Reserve(Change change, long minorUnits, Instant at) {}

    /** What happened to a reserve. */
    public enum Change {
        SET,
        RAISED,
        LOWERED,
        RELEASED;

        /** What a reserve does that goes from one amount to another: it is set from nothing, and released to nothing. */
        static Change between(long before, long after) {
            if (after == 0) {
                return RELEASED;
            }
            return before == 0 ? SET : after > before ? RAISED : LOWERED;
        }
    }

    /** One payment to one payee. */
    public record Payment(
            String id, String payee, long minorUnits, boolean interim, Stage stage, Optional<Digest> reference) {
        /** The payment one step on; a step that the table does not list is a broken invariant. */
        Payment at(Stage next) {
            if (!stage.next().contains(next)) {
                throw new IllegalStateException("a payment goes from " + stage + " to " + next);
            }
            return new Payment(id, payee, minorUnits, interim, next, reference);
        }

        Payment answered(Stage next, Digest answer) {
            Payment moved = at(next);
            return new Payment(id, payee, minorUnits, interim, moved.stage, Optional.of(answer));
        }

        /** Told to the bank; one that failed before is expected again first. */
        Payment instructed() {
            return (stage == Stage.FAILED ? at(Stage.EXPECTED) : this).at(Stage.INSTRUCTED);
        }
    }

    /** A payment's life: EXPECTED, INSTRUCTED, then CONFIRMED or FAILED; a failed one is expected again or cancelled. */
    public enum Stage {
        EXPECTED,
        INSTRUCTED,
        CONFIRMED,
        FAILED,
        CANCELLED;

        /** Where a payment in this stage may go next. */
        public Set<Stage> next() {
            return switch (this) {
                case EXPECTED -> Set.of(INSTRUCTED, CANCELLED);
                case INSTRUCTED -> Set.of(CONFIRMED, FAILED);
                case FAILED -> Set.of(EXPECTED, CANCELLED);
                case CONFIRMED, CANCELLED -> Set.of();
            };
        }

        /** Whether the money may still move. */
        public boolean open() {
            return this == EXPECTED || this == INSTRUCTED || this == FAILED;
        }
    }

    static Account empty() {
        return new Account(List.of(), List.of(), List.of());
    }

    public long reserveMinorUnits() {
        return reserves.isEmpty() ? 0 : reserves.get(reserves.size() - 1).minorUnits();
    }

    public long paidMinorUnits() {
        return sum(payments, Stage.CONFIRMED);
    }

    public long openMinorUnits() {
        return payments.stream()
                .filter(payment -> payment.stage().open())
                .mapToLong(Payment::minorUnits)
                .sum();
    }

    /** What came back of what was paid. */
    public long returnedMinorUnits() {
        return clawbacks.stream().mapToLong(Clawback::returnedMinorUnits).sum();
    }

    /** What was paid and has not come back. */
    public long keptMinorUnits() {
        return paidMinorUnits() - returnedMinorUnits();
    }

    /** Money out or on its way: what the next promise must leave room for. */
    public long committedMinorUnits() {
        return Math.addExact(keptMinorUnits(), openMinorUnits());
    }

    /** What was asked back last. */
    public Optional<Clawback> clawback() {
        return clawbacks.isEmpty() ? Optional.empty() : Optional.of(clawbacks.get(clawbacks.size() - 1));
    }

    public boolean hasOpenPayment() {
        return payments.stream().anyMatch(payment -> payment.stage().open());
    }

    /** Sets the reserve to a new amount; the change is named after its direction, and what does not change is no entry. */
    Account reserving(long minorUnits, Instant at) {
        if (minorUnits == reserveMinorUnits()) {
            return this;
        }
        Change change = Change.between(reserveMinorUnits(), minorUnits);
        return new Account(Lists.plus(reserves, new Reserve(change, minorUnits, at)), payments, clawbacks);
    }

    Account expecting(String payee, long minorUnits, boolean interim, Stage stage) {
        String id = String.valueOf(payments.size() + 1);
        return paying(Lists.plus(payments, new Payment(id, payee, minorUnits, interim, stage, Optional.empty())));
    }

    /** Instructs what is expected or has failed, at most {@code minorUnits} of it; a payment is cut where it must be. */
    Account instructing(long minorUnits) {
        long left = minorUnits;
        List<Payment> next = new ArrayList<>();
        List<Payment> cut = new ArrayList<>();
        for (Payment payment : payments) {
            boolean due = payment.stage() == Stage.EXPECTED || payment.stage() == Stage.FAILED;
            if (!due || left == 0) {
                next.add(payment);
                continue;
            }
            long part = Math.min(left, payment.minorUnits());
            left -= part;
            next.add(resized(payment, part).instructed());
            if (part < payment.minorUnits()) {
                cut.add(resized(payment, payment.minorUnits() - part));
            }
        }
        for (Payment rest : cut) {
            next.add(new Payment(
                    String.valueOf(next.size() + 1),
                    rest.payee(),
                    rest.minorUnits(),
                    rest.interim(),
                    Stage.EXPECTED,
                    Optional.empty()));
        }
        return paying(next);
    }

    /** A bank's answer to one instructed payment; a confirmed one lowers the reserve that stood for it. */
    Account answered(String id, Stage answer, Digest reference, Instant at) {
        Payment instructed = payments.stream()
                .filter(payment -> payment.id().equals(id) && payment.stage() == Stage.INSTRUCTED)
                .findFirst()
                .orElseThrow(() -> ClaimRule.PAYMENT_NOT_INSTRUCTED.refuse("payment", id));
        Account next = paying(Lists.map(
                payments, payment -> payment.equals(instructed) ? payment.answered(answer, reference) : payment));
        return answer == Stage.CONFIRMED && reserveMinorUnits() > 0
                ? next.reserving(Math.max(0, reserveMinorUnits() - instructed.minorUnits()), at)
                : next;
    }

    /** Gives up every payment that no bank has been told of. */
    Account cancellingExpected() {
        return paying(Lists.map(
                payments,
                payment -> payment.stage() == Stage.EXPECTED || payment.stage() == Stage.FAILED
                        ? payment.at(Stage.CANCELLED)
                        : payment));
    }

    Account asking(Clawback clawback) {
        return new Account(reserves, payments, Lists.plus(clawbacks, clawback));
    }

    /** The same with the claw-back that was asked last a step further. */
    Account following(Clawback clawback) {
        List<Clawback> before = clawbacks.subList(0, clawbacks.size() - 1);
        return new Account(reserves, payments, Lists.plus(before, clawback));
    }

    private Account paying(List<Payment> next) {
        return new Account(reserves, next, clawbacks);
    }

    private static Payment resized(Payment payment, long minorUnits) {
        return new Payment(
                payment.id(), payment.payee(), minorUnits, payment.interim(), payment.stage(), payment.reference());
    }

    private static long sum(List<Payment> payments, Stage stage) {
        return payments.stream()
                .filter(payment -> payment.stage() == stage)
                .mapToLong(Payment::minorUnits)
                .sum();
    }
}
