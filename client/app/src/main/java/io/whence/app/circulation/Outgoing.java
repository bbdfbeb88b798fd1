package io.whence.app.circulation;

import io.whence.marking.CopyRoot;
import io.whence.marking.Delivery;
import io.whence.marking.Grade;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Marking;
import io.whence.marking.MarkingRule;
import io.whence.marking.Table;
import io.whence.marking.TableWriter;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A copy that is ready to leave: with marks, or as it is where its table can carry none. */
sealed interface Outgoing {
    Digest root();

    long rows();

    String saltKey();

    /** Writes what the recipient gets. */
    void write(Path file) throws IOException;

    /** The opening of its marks, where it has any. */
    Optional<Json> opening();

    /** How well a leak of it could be localised. */
    List<Grade> grades();

    /** What its marks changed; nothing where it has none. */
    default Json changes() {
        return Json.nothing();
    }

    /** Marks a copy as its version's secret says. */
    static Outgoing of(Delivery delivery, String version, Table table, MarkingSecret secret) {
        try {
            Marking marking = new Marking(table, version, secret.plan(), secret.seed());
            return new Marked(marking.deliver(delivery), marking);
        } catch (Refused refused) {
            if (refused.code().equals(MarkingRule.NOTHING_TO_MARK.name())) {
                return Plain.of(table);
            }
            throw refused;
        }
    }

    /** The digest of the opening, which is recorded with the delivery. */
    default Optional<Digest> commitment() {
        return opening().map(json -> Digest.over(json.canonical()));
    }

    /** A copy with marks of its own. */
    record Marked(MarkedCopy copy, Marking marking) implements Outgoing {
        private static final double EPSILON = 0.001;
        private static final int COPIES_ASSUMED = 20;

        @Override
        public Digest root() {
            return copy.root();
        }

        @Override
        public long rows() {
            return copy.table().rows();
        }

        @Override
        public String saltKey() {
            return copy.saltKeyHex();
        }

        @Override
        public void write(Path file) throws IOException {
            copy.write(file);
        }

        @Override
        public Optional<Json> opening() {
            return Optional.of(copy.opening().json());
        }

        @Override
        public Json changes() {
            return copy.report().json();
        }

        @Override
        public List<Grade> grades() {
            return grades(marking);
        }

        static List<Grade> grades(Marking marking) {
            return Grade.of(marking.marks().count(), marking.plan().law(), COPIES_ASSUMED, EPSILON);
        }
    }

    /** The table itself. A leak of it gives a lead at most. */
    record Plain(Table table, Digest root, String saltKey) implements Outgoing {
        private static final int SALT_BYTES = 32;

        static Plain of(Table table) {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            return new Plain(table, CopyRoot.salted(table, salt), HexFormat.of().formatHex(salt));
        }

        @Override
        public long rows() {
            return table.rows();
        }

        @Override
        public void write(Path to) throws IOException {
            TableWriter.write(table, to);
        }

        @Override
        public Optional<Json> opening() {
            return Optional.empty();
        }

        @Override
        public List<Grade> grades() {
            return List.of();
        }
    }
}
