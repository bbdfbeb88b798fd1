package io.whence.verify;

import io.whence.model.note.KeyType;
import io.whence.model.note.VerifierKey;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The witness keys that a reader trusts, and how many of them a checkpoint needs: more than half. */
record Trust(List<VerifierKey> keys) {
    Trust {
        keys = List.copyOf(keys);
    }

    /** The names of the trusted witnesses among those who cosigned, in order. */
    List<String> among(List<VerifierKey> cosigners) {
        return names(cosigners.stream().filter(keys::contains).toList());
    }

    /** What is wanting where those who cosigned are too few. */
    Optional<Broken> wanting(String file, List<String> cosigned) {
        int asked = names(keys).size();
        return 2 * cosigned.size() > asked
                ? Optional.empty()
                : Optional.of(new Broken(
                        file,
                        "signatures",
                        "cosigned by " + cosigned.size() + " of the " + asked
                                + " witnesses that the reader trusts; more than half are needed"));
    }

    /** What is wanting where the reader names nobody. */
    static Broken nobody(String file) {
        return new Broken(
                file, "signatures", "no signature was checked: the reader names no witness key that it trusts");
    }

    private static List<String> names(List<VerifierKey> keys) {
        TreeSet<String> names = new TreeSet<>();
        keys.stream().filter(key -> key.type() == KeyType.COSIGNS_CHECKPOINTS).forEach(key -> names.add(key.name()));
        return List.copyOf(names);
    }
}
