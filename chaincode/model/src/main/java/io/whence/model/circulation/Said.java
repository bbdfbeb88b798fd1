package io.whence.model.circulation;

import java.time.Instant;
import java.util.Optional;

/**
 * What one side says in a negotiation or a transfer, and on whose word the ledger takes it.
 *
 * @param message the move's own words
 * @param basis the caller's own organisation, a delegate, or the party's signature
 * @param transaction which records it
 */
public record Said(Message message, Copy.Basis basis, String transaction) {
    /**
     * A move as it is submitted.
     *
     * @param by the party that makes it
     * @param at when, in its own words
     * @param pid that side's own process id, stated once
     * @param step which step of the process this is, from 1; what is signed holds for that step alone
     * @param signature base64 of the party's signature over the move without it
     */
    public record Message(
            String by, Instant at, Optional<String> pid, Optional<Long> step, Optional<String> signature) {

        /** On whose word the ledger takes it from this caller; refused where it rests on nobody's. */
        public Copy.Basis basis(byte[] signedBytes, Caller caller, RegistryView view) {
            Party author = view.party(by).orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse("by", by));
            if (signature.isPresent()) {
                requireSigned(author, signedBytes);
                return Copy.Basis.SIGNED;
            }
            if (author.is(caller)) {
                return Copy.Basis.OWN;
            }
            Optional<Party> calling = view.partyOf(caller.mspId());
            if (calling.filter(party -> author.delegates().contains(party.id())).isEmpty()) {
                throw ProcessRule.NOT_STATED_BY_CALLER.refuse("by", by);
            }
            return Copy.Basis.DELEGATED;
        }

        private void requireSigned(Party author, byte[] signedBytes) {
            boolean signed = author.publicKey()
                    .map(key -> PartySignature.verifies(key, signedBytes, signature.orElseThrow()))
                    .orElse(false);
            if (!signed) {
                throw CirculationRule.SIGNATURE_INVALID.refuse("signature", by);
            }
            if (step.isEmpty()) {
                throw ProcessRule.STEP_DIFFERS.refuse("step", "absent");
            }
        }
    }
}
