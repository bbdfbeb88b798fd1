package io.whence.model.wire;

import io.whence.model.value.Digest;
import java.util.Locale;

/** The one place that spells state keys. Ids have no slash, so no two kinds or ids can meet in one key. */
public final class Keys {
    private Keys() {}

    /** The key of a document, for instance {@code party/exchange}. */
    public static String document(String type, String id) {
        return type + "/" + id;
    }

    /** The party that an organisation is. */
    public static String msp(String mspId) {
        return "msp/" + mspId;
    }

    /** The acceptance of an agreement by its recipient's organisation. */
    public static String acceptance(String agreement) {
        return "acceptance/" + agreement;
    }

    public static String batch(String producer, long sequence) {
        return String.format(Locale.ROOT, "batch/%s/%020d", producer, sequence);
    }

    /** The checkpoints of one size, in the order of sizes, one a witness. */
    public static String checkpoints(long size) {
        return String.format(Locale.ROOT, "checkpoint/%020d", size);
    }

    public static String checkpoint(long size, String witness) {
        return checkpoints(size) + "/" + witness;
    }

    /** The opening of a commitment, in the private collection. */
    public static String commitment(Digest commitment) {
        return "commitment/" + commitment.hex();
    }

    public static String copy(String id) {
        return "copy/" + id;
    }

    public static String negotiation(String id) {
        return "negotiation/" + id;
    }

    /** The negotiation that an agreement comes of. */
    public static String negotiated(String agreement) {
        return "negotiated/" + agreement;
    }

    public static String transfer(String id) {
        return "transfer/" + id;
    }

    public static String derivation(String version) {
        return "derivation/" + version;
    }

    /** That an agreement about a version was registered. */
    public static String agreedUpon(String version) {
        return "agreedUpon/" + version;
    }

    /** A key of a kind that several ids spell together, for instance {@code erosion/COVER/CLAIM}. */
    public static String path(String kind, String... ids) {
        return kind + "/" + String.join("/", ids);
    }

    /** The first key of a kind after {@code id}; the empty id stands before them all. */
    public static String after(String kind, String id) {
        return id.isEmpty() ? kind + "/" : kind + "/" + id + " ";
    }

    /** The first key past every key of a kind. */
    public static String end(String kind) {
        return kind + "0";
    }
}
