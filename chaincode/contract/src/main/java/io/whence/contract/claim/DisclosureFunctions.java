package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Sharing;
import io.whence.model.claim.SharingMove;
import io.whence.model.claim.SharingRule;
import io.whence.model.value.Digest;
import io.whence.model.value.Id;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.Disclosure;
import io.whence.model.wire.Keys;
import io.whence.model.wire.SharingCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Terms that an insurer does not open to the others: they arrive as transient data and stand in its organisation's own
 * collection. The other organisations hold their hash, and check against it what is disclosed to them.
 */
final class DisclosureFunctions {
    private static final String HANDED_IN = "disclosure";

    private DisclosureFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.submit(
                        "contribution:keep",
                        Set.of(SharingMove.COMMIT.by()),
                        List.of("claim"),
                        DisclosureFunctions::keep),
                Function.evaluate("contribution:kept", List.of("claim"), DisclosureFunctions::kept),
                Function.evaluate("contribution:disclosed", List.of("disclosure"), DisclosureFunctions::disclosed));
    }

    /** To be endorsed by the insurer's own peer alone, which is why nothing public is written; the answer hides all. */
    private static byte[] keep(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Claim claim = desk.claim(Id.check("claim", text(arguments)));
        Disclosure disclosure = Disclosure.read(ledger.transientValue(HANDED_IN)
                .orElseThrow(() -> ValueRule.FIELD_MISSING.refuse(HANDED_IN, "no transient value")));
        if (!disclosure.claim().equals(claim.basis().claim())) {
            throw SharingRule.DISCLOSURE_OF_ANOTHER.refuse("disclosure.claim", disclosure.claim());
        }
        if (!disclosure.insurer().equals(desk.actor().party())) {
            throw SharingRule.DISCLOSURE_OF_ANOTHER.refuse("disclosure.insurer", disclosure.insurer());
        }
        Digest commitment = disclosure.commitment();
        sharing(desk, claim).committed(commitment, desk.occasion(desk.coverOf(claim)));
        String own = collection(ledger.caller().mspId());
        ledger.writePrivate(own, key(disclosure.claim()), disclosure.json().canonical());
        return ledger.announce(
                "contribution:keep",
                Json.object(Map.of(
                        "claim", Json.of(disclosure.claim()),
                        "collection", Json.of(own),
                        "commitment", Json.of(commitment.hex()),
                        "insurer", Json.of(disclosure.insurer()),
                        "transaction", Json.of(ledger.transaction()))));
    }

    /** What the caller's own organisation keeps: nobody else's collection is ever read for it. */
    private static byte[] kept(Ledger ledger, List<byte[]> arguments) {
        String claim = Id.check("claim", text(arguments));
        return ledger.readPrivate(collection(ledger.caller().mspId()), key(claim))
                .orElseThrow(() -> SharingRule.DISCLOSURE_UNKNOWN.refuse("claim", claim));
    }

    /** Whether a disclosed document is what its insurer kept and committed to; any member asks any peer. */
    private static byte[] disclosed(Ledger ledger, List<byte[]> arguments) {
        Disclosure disclosure = Disclosure.read(arguments.getFirst());
        ClaimDesk desk = new ClaimDesk(ledger);
        Sharing sharing = sharing(desk, desk.claim(disclosure.claim()));
        String collection = collection(sharing.organisationOf(disclosure.insurer()));
        Digest digest = Digest.over(disclosure.json().canonical());
        Optional<Digest> kept = ledger.privateHash(collection, key(disclosure.claim()));
        if (kept.filter(hash -> !hash.equals(digest)).isPresent()) {
            throw SharingRule.DISCLOSURE_DIFFERS.refuse("disclosure", digest);
        }
        if (!sharing.commitmentOf(disclosure.insurer()).equals(Optional.of(disclosure.commitment()))) {
            throw SharingRule.DISCLOSURE_DIFFERS.refuse("commitment", disclosure.commitment());
        }
        return Json.object(Map.of(
                        "claim", Json.of(disclosure.claim()),
                        "figure", SharingCodec.figureJson(disclosure.figure()),
                        "insurer", Json.of(disclosure.insurer()),
                        "kept", Json.of(kept.isPresent())))
                .canonical();
    }

    private static Sharing sharing(ClaimDesk desk, Claim claim) {
        return desk.sharing(claim)
                .orElseThrow(() -> SharingRule.SHARING_UNKNOWN.refuse(
                        "claim", claim.basis().claim()));
    }

    /** The collection that every organisation of a channel has without defining it. */
    private static String collection(String mspId) {
        return "_implicit_org_" + mspId;
    }

    private static String key(String claim) {
        return Keys.path("contribution", claim);
    }

    private static String text(List<byte[]> arguments) {
        return new String(arguments.getFirst(), StandardCharsets.UTF_8);
    }
}
