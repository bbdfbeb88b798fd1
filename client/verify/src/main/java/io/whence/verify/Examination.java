package io.whence.verify;

import io.whence.model.value.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks made one after the other, each handing on what it established, until one fails; and what came to light. */
final class Examination {
    private final List<Verification.Check> checks = new ArrayList<>();
    private List<String> cosignedBy = List.of();
    private Optional<String> claim = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<Long> netMinorUnits = Optional.empty();

    /** Ends an examination: what comes later would rest on what failed. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    <T> T check(CheckName name, Supplier<T> work, Function<T, String> told) {
        try {
            T established = work.get();
            checks.add(new Verification.Check(name, told.apply(established), Optional.empty()));
            return established;
        } catch (Broken broken) {
            throw failed(name, broken);
        } catch (Refused refused) {
            throw failed(name, new Broken(refused.field(), refused.value(), refused.code() + ": " + refused.rule()));
        }
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

    Verification concluded(boolean trustGiven) {
        return new Verification(trustGiven, checks, cosignedBy, claim, verdict, netMinorUnits);
    }

    private Ended failed(CheckName name, Broken broken) {
        Verification.Place place = new Verification.Place(broken.file(), broken.position());
        checks.add(new Verification.Check(name, broken.detail(), Optional.of(place)));
        return new Ended();
    }
}
