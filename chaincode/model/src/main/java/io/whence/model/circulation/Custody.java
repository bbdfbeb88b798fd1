package io.whence.model.circulation;

import io.whence.model.value.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges a batch of events against the ledger, one event after the other, each seeing what those before it changed.
 * Pure: the same batch, caller and view give the same changes or the same refusal on every peer. Each distinct party,
 * agreement, copy and version is read once a batch. Declared times are compared with each other, and with the time at which
 * the batch was proposed, which is the submitter's word.
 */
public final class Custody {
    /** What a batch changes: the copies and derivations to write, in the order of their ids. */
    public record Changes(SortedMap<String, Copy> copies, SortedMap<String, Derivation> derivations) {}

    private final Batch batch;
    private final Statements statements;
    private final Instant latest;
    private final CustodyView view;
    private final TreeMap<String, Optional<Agreement>> agreements = new TreeMap<>();
    private final TreeMap<String, Optional<Transfer>> transfers = new TreeMap<>();
    private final TreeMap<String, Optional<Copy>> copies = new TreeMap<>();
    private final TreeMap<String, Optional<Derivation>> derivations = new TreeMap<>();
    private final TreeMap<String, Copy> changedCopies = new TreeMap<>();
    private final TreeMap<String, Derivation> changedDerivations = new TreeMap<>();

    private Custody(Batch batch, Caller caller, Instant proposedAt, CustodyView view) {
        this.batch = batch;
        this.latest = Timeliness.latest(proposedAt);
        this.view = view;
        this.statements = new Statements(batch, caller, view);
    }

    /** The producer's party, if the caller is its organisation. */
    public static Party producer(String id, Caller caller, CustodyView view) {
        Party producer = view.party(id).orElseThrow(() -> CirculationRule.PRODUCER_UNKNOWN.refuse("producer", id));
        if (!producer.is(caller)) {
            throw CirculationRule.NOT_THE_PRODUCER.refuse("producer", id);
        }
        return producer;
    }

    /** Judges every event, in order; refuses the whole batch at the first that breaks a rule. */
    public static Changes judge(Batch batch, Caller caller, Instant proposedAt, CustodyView view) {
        producer(batch.producer(), caller, view);
        return new Custody(batch, caller, proposedAt, view).judge();
    }

    private Changes judge() {
        List<Event> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            try {
                judge(i, events.get(i));
            } catch (Refused refused) {
                throw refused.under("events[" + i + "]");
            }
        }
        return new Changes(changedCopies, changedDerivations);
    }

    private void judge(int index, Event event) {
        if (index > 0 && event.at().isBefore(batch.events().get(index - 1).at())) {
            throw CirculationRule.TIME_BACKWARDS.refuse("at", event.at());
        }
        if (event.at().isAfter(latest)) {
            throw CirculationRule.TIME_AHEAD.refuse("at", event.at());
        }
        Copy.Basis basis = statements.basis(index, event);
        switch (event.fact()) {
            case Event.Delivered delivered -> deliver(event, delivered);
            case Event.Received received -> receive(event, received, basis);
            case Event.Derived derived -> derive(event, derived);
            case Event.Deleted deleted -> delete(event, deleted);
            case Event.Used used -> {
                // A use is a fact whatever the agreement says, and this lane touches no state.
            }
        }
    }

    private void deliver(Event event, Event.Delivered delivered) {
        Agreement agreement = agreement(delivered.agreement());
        requireBinding(agreement, event, delivered);
        if (copy(delivered.copy()).isPresent()) {
            throw CirculationRule.COPY_EXISTS.refuse("copy", delivered.copy());
        }
        requireTransfer(event, delivered);
        requireChosen(delivered);
        change(new Copy(
                delivered.copy(),
                delivered.to(),
                delivered.version(),
                delivered.agreement(),
                delivered.root(),
                delivered.rows(),
                delivered.commitment(),
                delivered.slots(),
                delivered.transfer(),
                event.by(),
                event.at(),
                Optional.empty(),
                Optional.empty()));
    }

    private void requireBinding(Agreement agreement, Event event, Event.Delivered delivered) {
        if (!agreement.recipient().equals(delivered.to())) {
            throw CirculationRule.AGREEMENT_BINDS_OTHERS.refuse("to", delivered.to());
        }
        if (!statements.speaksFor(event.by(), agreement.provider())) {
            throw CirculationRule.AGREEMENT_BINDS_OTHERS.refuse("by", event.by());
        }
        if (!agreement.version().equals(delivered.version())) {
            throw CirculationRule.AGREEMENT_OTHER_VERSION.refuse("version", delivered.version());
        }
        if (!view.accepted(agreement)) {
            throw CirculationRule.AGREEMENT_NOT_ACCEPTED.refuse("agreement", agreement.id());
        }
        if (!agreement.inForceAt(event.at())) {
            throw CirculationRule.AGREEMENT_NOT_IN_FORCE.refuse("agreement", agreement.id());
        }
        if (derivation(delivered.version())
                .filter(made -> event.at().isBefore(made.at()))
                .isPresent()) {
            throw CirculationRule.BEFORE_DERIVATION.refuse("at", event.at());
        }
    }

    private void requireTransfer(Event event, Event.Delivered delivered) {
        if (delivered.transfer().isEmpty()) {
            return;
        }
        String id = delivered.transfer().get();
        Transfer transfer = transfers
                .computeIfAbsent(id, view::transfer)
                .orElseThrow(() -> ProcessRule.TRANSFER_UNKNOWN.refuse("transfer", id));
        if (!transfer.agreement().equals(delivered.agreement())) {
            throw CirculationRule.TRANSFER_OTHER_AGREEMENT.refuse("transfer", id);
        }
        if (!transfer.flowedAt(event.at())) {
            throw CirculationRule.TRANSFER_NOT_STARTED.refuse("transfer", id);
        }
    }

    private void requireChosen(Event.Delivered delivered) {
        delivered.slots().ifPresent(slots -> {
            if (!statements.chosen(delivered.to(), delivered.copy(), slots)) {
                throw CirculationRule.SLOTS_NOT_CHOSEN.refuse("slots", delivered.to());
            }
        });
    }

    private void receive(Event event, Event.Received received, Copy.Basis basis) {
        Copy copy = known("copy", received.copy());
        if (!copy.holder().equals(event.by())) {
            throw CirculationRule.NOT_THE_RECIPIENT.refuse("by", event.by());
        }
        if (copy.receipt().isPresent()) {
            throw CirculationRule.RECEIPT_EXISTS.refuse("copy", received.copy());
        }
        requireDelivered(copy, event);
        change(copy.received(new Copy.Receipt(received.root(), received.rows(), event.at(), basis)));
    }

    private void derive(Event event, Event.Derived derived) {
        for (int i = 0; i < derived.inputs().size(); i++) {
            held("inputs[" + i + "]", derived.inputs().get(i), event);
        }
        requireNew(event, derived);
        Derivation derivation = new Derivation(
                derived.version(), event.id(), event.by(), derived.inputs(), derived.method(), event.at());
        derivations.put(derived.version(), Optional.of(derivation));
        changedDerivations.put(derived.version(), derivation);
    }

    /** What nothing was agreed about has no copies: so nothing that is derived comes of itself, however far back. */
    private void requireNew(Event event, Event.Derived derived) {
        String id = derived.version();
        if (derivation(id).isPresent()) {
            throw CirculationRule.DERIVATION_EXISTS.refuse("version", id);
        }
        Optional<Version> registered = view.version(id);
        if (registered.isEmpty()) {
            return;
        }
        boolean own = view.product(registered.get().product())
                .filter(product -> statements.speaksFor(event.by(), product.owner()))
                .isPresent();
        if (!own) {
            throw CirculationRule.DERIVATION_TAKEN.refuse("version", id);
        }
        if (view.agreedUpon(id)) {
            throw CirculationRule.DERIVATION_CIRCULAR.refuse("version", id);
        }
    }

    private void delete(Event event, Event.Deleted deleted) {
        change(held("copy", deleted.copy(), event).deleted(event.at()));
    }

    private Copy held(String field, String id, Event event) {
        Copy copy = known(field, id);
        if (!copy.holder().equals(event.by())) {
            throw CirculationRule.NOT_THE_HOLDER.refuse(field, id);
        }
        if (!copy.live()) {
            throw CirculationRule.COPY_NOT_LIVE.refuse(field, id);
        }
        requireDelivered(copy, event);
        return copy;
    }

    private static void requireDelivered(Copy copy, Event event) {
        if (event.at().isBefore(copy.deliveredAt())) {
            throw CirculationRule.BEFORE_DELIVERY.refuse("at", event.at());
        }
    }

    private Copy known(String field, String id) {
        return copy(id).orElseThrow(() -> CirculationRule.COPY_UNKNOWN.refuse(field, id));
    }

    private Optional<Copy> copy(String id) {
        return copies.computeIfAbsent(id, view::copy);
    }

    private Optional<Derivation> derivation(String version) {
        return derivations.computeIfAbsent(version, view::derivation);
    }

    private Agreement agreement(String id) {
        return agreements
                .computeIfAbsent(id, view::agreement)
                .orElseThrow(() -> CirculationRule.AGREEMENT_UNKNOWN.refuse("agreement", id));
    }

    private void change(Copy copy) {
        copies.put(copy.id(), Optional.of(copy));
        changedCopies.put(copy.id(), copy);
    }
}
