package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The money of one claim: what is set aside for it, and every payment with its own life. */
public record Account(List<Reserve> reserves, List<Payment> payments) {
    public Account {
        reserves = List.copyOf(reserves);
        payments = List.copyOf(payments);
    }

    /** One entry of the reserve's history; {@code minorUnits} is what stands aside from then on. */
    public record Reserve(Change change, long minorUnits, Instant at) {}

    /** What happened to a reserve. */
    public enum Change {
        SET,
        RAISED,
        LOWERED,
        RELEASED
    }

    /** One payment to one payee. */
    public record Payment(
            String id, String payee, long minorUnits, boolean interim, Stage stage, Optional<Digest> reference) {
        Payment at(Stage next) {
            return new Payment(id, payee, minorUnits, interim, next, reference);
        }

        Payment answered(Stage next, Digest answer) {
            return new Payment(id, payee, minorUnits, interim, next, Optional.of(answer));
        }
    }

    /** A payment's life: EXPECTED, INSTRUCTED, then CONFIRMED or FAILED; a failed one is expected again or cancelled. */
    public enum Stage {
        EXPECTED,
        INSTRUCTED,
        CONFIRMED,
        FAILED,
        CANCELLED;

        /** Whether the money may still move. */
        public boolean open() {
            return this == EXPECTED || this == INSTRUCTED || this == FAILED;
        }
    }

    static Account empty() {
        return new Account(List.of(), List.of());
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

    /** Money paid or on its way: what the next promise must leave room for. */
    public long committedMinorUnits() {
        return Math.addExact(paidMinorUnits(), openMinorUnits());
    }

    public boolean hasOpenPayment() {
        return payments.stream().anyMatch(payment -> payment.stage().open());
    }

    /** Sets the reserve to a new amount; the change is named after its direction. */
    Account reserving(long minorUnits, Instant at) {
        long before = reserveMinorUnits();
        Change change = minorUnits == 0
                ? Change.RELEASED
                : reserves.isEmpty() ? Change.SET : minorUnits > before ? Change.RAISED : Change.LOWERED;
        return new Account(Lists.plus(reserves, new Reserve(change, minorUnits, at)), payments);
    }

    Account expecting(String payee, long minorUnits, boolean interim, Stage stage) {
        String id = String.valueOf(payments.size() + 1);
        return new Account(
                reserves, Lists.plus(payments, new Payment(id, payee, minorUnits, interim, stage, Optional.empty())));
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
            next.add(resized(payment, part).at(Stage.INSTRUCTED));
            if (part < payment.minorUnits()) {
                cut.add(resized(payment, payment.minorUnits() - part).at(Stage.EXPECTED));
            }
        }
        for (Payment rest : cut) {
            next.add(new Payment(
                    String.valueOf(next.size() + 1),
                    rest.payee(),
                    rest.minorUnits(),
                    rest.interim(),
                    rest.stage(),
                    Optional.empty()));
        }
        return new Account(reserves, next);
    }

    /** A bank's answer to one instructed payment; a confirmed one lowers the reserve that stood for it. */
    Account answered(String id, Stage answer, Digest reference, Instant at) {
        Payment instructed = payments.stream()
                .filter(payment -> payment.id().equals(id) && payment.stage() == Stage.INSTRUCTED)
                .findFirst()
                .orElseThrow(() -> ClaimRule.PAYMENT_NOT_INSTRUCTED.refuse("payment", id));
        Account next = new Account(
                reserves,
                Lists.map(
                        payments,
                        payment -> payment.equals(instructed) ? payment.answered(answer, reference) : payment));
        return answer == Stage.CONFIRMED && reserveMinorUnits() > 0
                ? next.reserving(Math.max(0, reserveMinorUnits() - instructed.minorUnits()), at)
                : next;
    }

    /** Gives up every payment that no bank has been told of. */
    Account cancellingExpected() {
        return new Account(
                reserves,
                Lists.map(
                        payments,
                        payment -> payment.stage() == Stage.EXPECTED || payment.stage() == Stage.FAILED
                                ? payment.at(Stage.CANCELLED)
                                : payment));
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
