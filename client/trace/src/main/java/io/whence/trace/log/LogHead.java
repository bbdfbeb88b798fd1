package io.whence.trace.log;

import io.whence.ledger.Position;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a log durably holds: its size and root, and the ledger position up to which it was folded.
 *
 * @param next where following goes on
 */
public record LogHead(long size, Digest root, Position next) {
    static final LogHead EMPTY = new LogHead(0, MerkleHash.empty(), Position.START);

    static LogHead read(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parseCanonical(canonical));
        LogHead head = new LogHead(
                fields.count("size"),
                fields.digest("root"),
                new Position(fields.count("nextBlock"), fields.digestIfPresent("previous")));
        fields.end();
        return head;
    }

    byte[] bytes() {
        Map<String, Json> members = new TreeMap<>();
        members.put("size", Json.of(size));
        members.put("root", Json.of(root.hex()));
        members.put("nextBlock", Json.of(next.next()));
        next.previous().ifPresent(hash -> members.put("previous", Json.of(hash.hex())));
        return Json.object(members).canonical();
    }
}
