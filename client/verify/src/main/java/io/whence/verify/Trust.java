package io.whence.verify;

import io.whence.model.note.KeyType;
import io.whence.model.note.VerifierKey;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The witness keys that a reader trusts, and how many of them a checkpoint needs: more than half. */
record Trust(List<VerifierKey> keys) {
    Trust {
        keys = List.copyOf(keys);
    }

    /** The names of the trusted witnesses among those who cosigned, in order; broken where they are too few. */
    List<String> majority(String file, List<VerifierKey> cosigners) {
        Collection<String> asked = names(keys);
        List<String> cosigned = names(cosigners.stream().filter(keys::contains).toList());
        if (2 * cosigned.size() <= asked.size()) {
            throw new Broken(
                    file,
                    "signatures",
                    "cosigned by " + cosigned.size() + " of the " + asked.size()
                            + " witnesses that the reader trusts; more than half are needed");
        }
        return cosigned;
    }

    private static List<String> names(List<VerifierKey> keys) {
        TreeSet<String> names = new TreeSet<>();
        keys.stream().filter(key -> key.type() == KeyType.COSIGNS_CHECKPOINTS).forEach(key -> names.add(key.name()));
        return List.copyOf(names);
    }
}
