package io.whence.trace;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything in a read model as text, table after table in the order of the primary keys. Two read models of the same
 * blocks give the same bytes, however often their programs were stopped.
 */
public final class Dump {
    private static final List<Table> TABLES = List.of(
            new Table("follower", "partition"),
            new Table("name", "partition, n"),
            new Table("entry", "partition, n"),
            new Table("document", "partition, type, id, entry"),
            new Table("move", "partition, entry"),
            new Table("event", "partition, n"),
            new Table("copy", "partition, name"),
            new Table("holding", "partition, holder, version, copy"),
            new Table("act", "partition, n, copy"),
            new Table("derivation", "partition, version"),
            new Table("input", "partition, version, place"),
            new Table("uses", "partition, copy, action"),
            new Table("term", "partition, agreement, entry"));

    private Dump() {}

    private record Table(String name, String key) {}

    /** Writes the dump. */
    public static void write(ReadModel model, OutputStream out) {
        for (Table table : TABLES) {
            model.database()
                    .each("SELECT * FROM " + table.name() + " ORDER BY " + table.key(), row -> line(table, row, out));
        }
    }

    /** The digest of the dump. */
    public static Digest digest(ReadModel model) {
        MessageDigest sha = Digest.sha256();
        write(model, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
        return Digest.of(sha.digest());
    }

    private static void line(Table table, ResultSet row, OutputStream out) throws SQLException {
        StringBuilder line = new StringBuilder(table.name());
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            Object value = row.getObject(column);
            String text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
            line.append('\t').append(text);
        }
        try {
            out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
