package io.whence.verify;

import io.whence.model.value.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks made one after the other, each handing on what it established, until one breaks; and what came to light. */
final class Examination {
    private final List<Verification.Check> checks = new ArrayList<>();
    private Backing backing;
    private List<String> cosignedBy = List.of();
    private Optional<String> claim = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<Long> netMinorUnits = Optional.empty();

    /** Ends an examination: what comes later would rest on what failed. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Examination(Backing backing) {
        this.backing = backing;
    }

    <T> T check(CheckName name, Supplier<T> work, Function<T, String> told) {
        try {
            T established = work.get();
            checks.add(new Verification.Check(name, told.apply(established), Optional.empty()));
            return established;
        } catch (Broken broken) {
            throw ended(name, broken);
        } catch (Refused refused) {
            throw ended(name, new Broken(refused.field(), refused.value(), refused.code() + ": " + refused.rule()));
        }
    }

    /** The latest check fails for want of trusted signatures; what comes later does not rest on them. */
    void unbacked(Broken wanting) {
        backing = Backing.TOO_FEW_TRUSTED;
        checks.add(failed(checks.removeLast().name(), wanting));
    }

    void cosignedBy(List<String> witnesses) {
        cosignedBy = witnesses;
    }

    void claim(String id) {
        claim = Optional.of(id);
    }

    void verdict(Optional<String> word) {
        verdict = word;
    }

    void netMinorUnits(Optional<Long> amount) {
        netMinorUnits = amount;
    }

    Verification concluded() {
        return new Verification(backing, checks, cosignedBy, claim, verdict, netMinorUnits);
    }

    private Ended ended(CheckName name, Broken broken) {
        checks.add(failed(name, broken));
        return new Ended();
    }

    private static Verification.Check failed(CheckName name, Broken broken) {
        Verification.Place place = new Verification.Place(broken.file(), broken.position());
        return new Verification.Check(name, broken.detail(), Optional.of(place));
    }
}
