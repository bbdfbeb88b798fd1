package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Derivation;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Copies and derivations as canonical JSON: what {@code circulation:copy} and {@code circulation:derivation} answer. */
public final class CustodyCodec {
    private CustodyCodec() {}

    /** The answer of a copy; its state is shorter, see {@link CopyState}. */
    public static Json.Fields copy(Copy copy) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("id", Json.of(copy.id()));
        members.put("holder", Json.of(copy.holder()));
        members.put("version", Json.of(copy.version()));
        members.put("agreement", Json.of(copy.agreement()));
        members.put("root", Json.of(copy.root().hex()));
        members.put("rows", Json.of(copy.rows()));
        members.put("deliveredBy", Json.of(copy.deliveredBy()));
        members.put("deliveredAt", time(copy.deliveredAt()));
        members.put("state", Json.of(copy.live() ? "LIVE" : "DELETED"));
        members.put("receipt", Json.of(copy.receiptState().name()));
        copy.commitment().ifPresent(commitment -> members.put("commitment", Json.of(commitment.hex())));
        copy.slots().ifPresent(slots -> members.put("slots", SlotsCodec.json(slots)));
        copy.transfer().ifPresent(transfer -> members.put("transfer", Json.of(transfer)));
        copy.deletedAt().ifPresent(at -> members.put("deletedAt", time(at)));
        copy.receipt().ifPresent(receipt -> {
            members.put("received", received(receipt));
            members.put("receiptAt", time(receipt.at()));
            members.put("receiptBasis", Json.of(receipt.basis().name()));
        });
        return Json.object(members);
    }

    /** Reads the answer of a copy. */
    public static Copy copy(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parse(canonical));
        return new Copy(
                fields.id("id"),
                fields.id("holder"),
                fields.id("version"),
                fields.id("agreement"),
                fields.digest("root"),
                fields.count("rows"),
                fields.digestIfPresent("commitment"),
                fields.objectIfPresent("slots").map(SlotsCodec::read),
                fields.idIfPresent("transfer"),
                fields.id("deliveredBy"),
                fields.time("deliveredAt"),
                receipt(fields),
                fields.timeIfPresent("deletedAt"));
    }

    /** The state and the answer of a derivation. */
    public static Json.Fields derivation(Derivation derivation) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("version", Json.of(derivation.version()));
        members.put("id", Json.of(derivation.event()));
        members.put("by", Json.of(derivation.by()));
        members.put("inputs", Json.texts(derivation.inputs()));
        members.put("method", Json.of(derivation.method()));
        members.put("at", time(derivation.at()));
        return Json.object(members);
    }

    /** Reads the state of a derivation. */
    public static Derivation derivation(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parse(canonical));
        return new Derivation(
                fields.id("version"),
                fields.id("id"),
                fields.id("by"),
                fields.ids("inputs", EventCodec.INPUTS_MAX),
                fields.id("method"),
                fields.time("at"));
    }

    private static Json received(Copy.Receipt receipt) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("root", Json.of(receipt.root().hex()));
        members.put("rows", Json.of(receipt.rows()));
        return Json.object(members);
    }

    private static Optional<Copy.Receipt> receipt(FieldReader fields) {
        return fields.objectIfPresent("received")
                .map(received -> new Copy.Receipt(
                        received.digest("root"),
                        received.count("rows"),
                        fields.time("receiptAt"),
                        fields.choice("receiptBasis", Copy.Basis.class)));
    }

    private static Json time(Instant at) {
        return Json.of(Time.format(at));
    }
}
