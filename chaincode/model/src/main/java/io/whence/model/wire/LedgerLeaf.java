package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The log entry of one valid transaction: who called which function with what, where it stands, and what was answered.
 * Every valid transaction of the chaincode adds this entry; a sealed batch adds its events after it, each as submitted.
 * An entry that starts with <code>{</code> is of this kind, because no event starts so.
 *
 * @param position in the block, from 0, counting all transactions
 * @param proposedAt the submitter's word, to the millisecond; what cannot be written as a time stands at its nearest end
 * @param caller whose identity signed
 * @param arguments SHA-256 of each argument after the function's name; none for a sealed batch
 * @param batch the head of a sealed batch, whose argument may be compressed and is therefore not digested
 * @param answer SHA-256 of the answer's bytes
 */
public record LedgerLeaf(
        String transaction,
        long block,
        long position,
        Instant proposedAt,
        Caller caller,
        String function,
        List<Digest> arguments,
        Optional<Sealed> batch,
        Digest answer) {
    private static final int ARGUMENTS_MAX = 16;
    private static final byte FIRST = '{';

    /** A batch's own head: its {@code size} events are the next entries of the log. */
    public record Sealed(String producer, long sequence, long size, Digest root) {}

    public LedgerLeaf {
        arguments = List.copyOf(arguments);
        proposedAt = Time.nearest(proposedAt);
    }

    /** Whether an entry is a transaction's; else it is an event. */
    public static boolean isTransaction(byte[] entry) {
        return entry.length > 0 && entry[0] == FIRST;
    }

    /** The entry's bytes: canonical JSON. */
    public byte[] bytes() {
        Map<String, Json> members = new TreeMap<>();
        members.put("transaction", Json.of(transaction));
        members.put("block", Json.of(block));
        members.put("position", Json.of(position));
        members.put("proposedAt", Json.of(Time.format(proposedAt)));
        members.put("caller", json(caller));
        members.put("function", Json.of(function));
        members.put("arguments", Json.texts(arguments.stream().map(Digest::hex).toList()));
        batch.ifPresent(head -> members.put("batch", json(head)));
        members.put("answer", Json.of(answer.hex()));
        return Json.object(members).canonical();
    }

    /** Reads an entry from its canonical bytes. */
    public static LedgerLeaf read(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parseCanonical(canonical));
        LedgerLeaf leaf = new LedgerLeaf(
                fields.text("transaction"),
                fields.count("block"),
                fields.count("position"),
                fields.time("proposedAt"),
                caller(fields.object("caller")),
                fields.text("function"),
                fields.texts("arguments", ARGUMENTS_MAX).stream()
                        .map(Digest::parse)
                        .toList(),
                fields.objectIfPresent("batch").map(LedgerLeaf::sealed),
                fields.digest("answer"));
        fields.end();
        return leaf;
    }

    private static Json json(Caller caller) {
        Map<String, Json> members = new TreeMap<>();
        members.put("mspId", Json.of(caller.mspId()));
        members.put("role", Json.of(caller.role().name()));
        members.put("authorityMinorUnits", Json.of(caller.authorityMinorUnits()));
        members.put("certificate", Json.of(caller.certificate().hex()));
        return Json.object(members);
    }

    private static Caller caller(FieldReader fields) {
        Caller caller = new Caller(
                fields.text("mspId"),
                fields.choice("role", Role.class),
                fields.minorUnits("authorityMinorUnits"),
                fields.digest("certificate"));
        fields.end();
        return caller;
    }

    private static Json json(Sealed head) {
        Map<String, Json> members = new TreeMap<>();
        members.put("producer", Json.of(head.producer));
        members.put("sequence", Json.of(head.sequence));
        members.put("size", Json.of(head.size));
        members.put("root", Json.of(head.root.hex()));
        return Json.object(members);
    }

    private static Sealed sealed(FieldReader fields) {
        Sealed head = new Sealed(
                fields.id("producer"), fields.count("sequence"), fields.count("size"), fields.digest("root"));
        fields.end();
        return head;
    }
}
