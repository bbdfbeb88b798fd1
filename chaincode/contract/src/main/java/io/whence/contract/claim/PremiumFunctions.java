package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverLife;
import io.whence.model.claim.PremiumRule;
import io.whence.model.cover.PremiumAccount;
import io.whence.model.cover.PremiumPayments;
import io.whence.model.wire.Keys;
import io.whence.model.wire.PremiumCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Premium: charged by the versions that the insured bound, recorded as it comes in, and what of it a loss finds paid. */
public final class PremiumFunctions {
    private static final String KIND = "premium";

    private PremiumFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit("cover:premium", Set.of(Role.PAYMENT), List.of("move"), PremiumFunctions::received));
    }

    /** Money that came in for a cover is recorded by who keeps the insurer's accounts; the same again changes nothing. */
    private static byte[] received(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        CoverVersion cover = CoverVersion.of(desk.coverRecord(fields.id("cover")));
        PremiumPayments.Receipt receipt = PremiumCodec.receipt(fields);
        fields.end();
        CoverFunctions.requireInsurer(desk, cover.document());
        String id = cover.document().id();
        TreeMap<String, Json> answer =
                new TreeMap<>(PremiumCodec.receipt(receipt).members());
        answer.put("cover", Json.of(id));
        Optional<byte[]> before = ledger.read(Keys.path(KIND, id, receipt.id()));
        if (before.isPresent()) {
            return requireSame(before.get(), answer, receipt.id());
        }
        check(desk, id, receipt);
        answer.put("transaction", Json.of(ledger.transaction()));
        ledger.write(Keys.path(KIND, id, receipt.id()), Json.object(answer));
        return ledger.announce("cover:premium", Json.object(answer));
    }

    private static byte[] requireSame(byte[] before, Map<String, Json> stated, String id) {
        FieldReader present = new FieldReader("", Json.parse(before));
        for (String name : stated.keySet()) {
            if (!present.json(name).equals(stated.get(name))) {
                throw PremiumRule.RECEIPT_DIFFERS.refuse("receipt", id);
            }
        }
        return before;
    }

    private static void check(ClaimDesk desk, String cover, PremiumPayments.Receipt receipt) {
        if (desk.life(cover).bound().isEmpty()) {
            throw PremiumRule.PREMIUM_UNBOUND.refuse("cover", cover);
        }
        if (receipt.receivedAt().isAfter(desk.ledger().proposedAt())) {
            throw PremiumRule.PREMIUM_IN_FUTURE.refuse("receivedAt", receipt.receivedAt());
        }
        if (receipts(desk, cover).size() >= ClaimDesk.CLAIMS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("cover", cover);
        }
    }

    /** The terms by which a loss is settled: where they answer for the paid part of the premium, with what was paid by then. */
    static Json terms(ClaimDesk desk, CoverVersion cover, Instant lossAt) {
        boolean worded = new FieldReader("terms", cover.terms()).has(KIND);
        return worded ? PremiumCodec.terms(cover.terms(), payments(desk, cover), lossAt) : cover.terms();
    }

    /** What is charged, given back and received, where the versions that were bound state a premium or some came in. */
    static Optional<Json> shown(ClaimDesk desk, CoverVersion cover, CoverLife life) {
        List<PremiumAccount.Priced> priced = CoverVersion.chain(
                        desk, cover.document().id())
                .reversed()
                .stream()
                .filter(version -> life.binds(version.digest()))
                .flatMap(version -> version.premiumMinorUnits().stream()
                        .map(premium -> new PremiumAccount.Priced(
                                version.digest(), version.document().effectiveFrom(), premium)))
                .toList();
        PremiumAccount.Period period = new PremiumAccount.Period(
                cover.document().from(), cover.document().until(), life.cancelledAt());
        PremiumPayments payments = payments(desk, cover);
        return priced.isEmpty() && payments.receipts().isEmpty()
                ? Optional.empty()
                : Optional.of(PremiumCodec.account(PremiumAccount.of(priced, period), payments));
    }

    private static PremiumPayments payments(ClaimDesk desk, CoverVersion cover) {
        return new PremiumPayments(
                cover.instalments(),
                receipts(desk, cover.document().id()).values().stream()
                        .map(state -> PremiumCodec.receipt(new FieldReader("", Json.parse(state))))
                        .toList());
    }

    /** Every receipt of a cover; the range is read again at commit. */
    private static SortedMap<String, byte[]> receipts(ClaimDesk desk, String cover) {
        String kind = Keys.path(KIND, cover);
        return desk.ledger().range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX);
    }
}
