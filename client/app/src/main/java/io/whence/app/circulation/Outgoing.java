package io.whence.app.circulation;

import io.whence.marking.CopyRoot;
import io.whence.marking.Delivery;
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

    /** What its marks changed; nothing where it has none. */
    default Json changes() {
        return Json.nothing();
    }

    /** The marks of a version as its secret says, where its plan and its table leave any. */
    static Optional<Marking> marking(Table table, String version, MarkingSecret secret) {
        try {
            return Optional.of(new Marking(table, version, secret.plan(), secret.seed()));
        } catch (Refused refused) {
            if (refused.code().equals(MarkingRule.NOTHING_TO_MARK.name())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A copy with marks, or the table as it is. */
    static Outgoing of(Delivery delivery, Optional<Marking> marking, Table table) {
        return marking.<Outgoing>map(one -> new Marked(one.deliver(delivery))).orElseGet(() -> Plain.of(table));
    }

    /** The digest of the opening, which is recorded with the delivery. */
    default Optional<Digest> commitment() {
        return opening().map(json -> Digest.over(json.canonical()));
    }

    /** A copy with marks of its own. */
    record Marked(MarkedCopy copy) implements Outgoing {
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
    }
}
