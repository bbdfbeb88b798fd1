package io.whence.contract;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.Keys;
import io.whence.model.wire.Opening;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Private values: kept beside the ledger under their commitment, opened by the entitled, purged for good. */
final class CommitmentFunctions {
    /** The private collection of all organisations that keep a peer. */
    static final String COLLECTION = "commitments";

    /** Who shares that collection; {@code collections.json} says the same to the peers. */
    private static final Set<String> MEMBERS = Set.of("ExchangeMSP", "InsurerMSP", "RegulatorMSP");

    private static final Set<Role> ERASERS =
            Collections.unmodifiableSet(EnumSet.of(Role.EXCHANGE, Role.REGULATOR, Role.HANDLER));

    private CommitmentFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.submit("commitment:keep", Function.ANYBODY, List.of("tag"), CommitmentFunctions::keep),
                Function.submit("commitment:purge", ERASERS, List.of("commitment"), CommitmentFunctions::purge),
                Function.evaluate("commitment:open", List.of("commitment"), CommitmentFunctions::open));
    }

    /** Salt and value arrive as transient data: they never stand in a block. */
    private static byte[] keep(Ledger ledger, List<byte[]> arguments) {
        Opening opening = Opening.of(text(arguments), handedIn(ledger, "salt"), handedIn(ledger, "value"));
        ledger.writePrivate(
                COLLECTION,
                Keys.commitment(opening.commitment()),
                opening.json().canonical());
        return ledger.announce(
                "commitment:keep",
                Json.object(Map.of("commitment", Json.of(opening.commitment().hex()))));
    }

    private static byte[] purge(Ledger ledger, List<byte[]> arguments) {
        Digest commitment = Digest.parse(text(arguments));
        ledger.purgePrivate(COLLECTION, Keys.commitment(commitment));
        return ledger.announce("commitment:purge", Json.object(Map.of("commitment", Json.of(commitment.hex()))));
    }

    private static byte[] open(Ledger ledger, List<byte[]> arguments) {
        if (!MEMBERS.contains(ledger.caller().mspId())) {
            throw CirculationRule.ROLE_DENIED.refuse(
                    "caller", ledger.caller().mspId() + "/" + ledger.caller().role());
        }
        Digest commitment = Digest.parse(text(arguments));
        return ledger.readPrivate(COLLECTION, Keys.commitment(commitment))
                .map(Opening::read)
                .orElseThrow(() -> CirculationRule.COMMITMENT_UNOPENED.refuse("commitment", commitment))
                .json()
                .canonical();
    }

    private static byte[] handedIn(Ledger ledger, String name) {
        return ledger.transientValue(name)
                .orElseThrow(() -> ValueRule.FIELD_MISSING.refuse(name, "no transient value"));
    }

    private static String text(List<byte[]> arguments) {
        return new String(arguments.getFirst(), StandardCharsets.UTF_8);
    }
}
