package io.whence.model.circulation;

import java.util.Base64;
import java.util.Optional;

/** Who may add which document, and what must stand before it. Pure: one method decides per type of document. */
public final class Admission {
    private final Caller caller;
    private final RegistryView view;

    private Admission(Caller caller, RegistryView view) {
        this.caller = caller;
        this.view = view;
    }

    /**
     * Admits a document or refuses it.
     *
     * @param signedBytes of an agreement: what its recipient signs; empty for all other documents
     */
    public static void admit(Registration registration, byte[] signedBytes, Caller caller, RegistryView view) {
        Admission admission = new Admission(caller, view);
        switch (registration) {
            case Party party -> admission.admit(party);
            case Product product -> admission.requireSpeaksFor("body.owner", product.owner());
            case Version version -> admission.admit(version);
            case Certificate certificate -> admission.admit(certificate);
            case PolicyOffer policy -> admission.callingParty();
            case Agreement agreement -> admission.admit(agreement, signedBytes);
        }
    }

    /** Whether the caller's organisation may accept the agreement for its recipient. */
    public static void requireRecipient(Agreement agreement, Caller caller, RegistryView view) {
        Party recipient = new Admission(caller, view).party("recipient", agreement.recipient());
        if (!recipient.is(caller)) {
            throw CirculationRule.NOT_THE_RECIPIENT.refuse("recipient", agreement.recipient());
        }
    }

    private void admit(Party party) {
        requireRegistrar(party);
        view.party(party.id()).ifPresent(this::requireRegistrar);
        party.mspId().ifPresent(mspId -> requireFree(mspId, party.id()));
    }

    private void requireRegistrar(Party party) {
        boolean registrar = party.mspId().isPresent()
                ? party.is(caller)
                : caller.role() == Role.EXCHANGE || caller.role() == Role.REGULATOR;
        if (!registrar) {
            throw CirculationRule.NOT_THE_OWNER.refuse("id", party.id());
        }
    }

    private void requireFree(String mspId, String id) {
        Optional<Party> holder = view.partyOf(mspId);
        if (holder.isPresent() && !holder.get().id().equals(id)) {
            throw CirculationRule.MSP_TAKEN.refuse("body.mspId", mspId);
        }
    }

    private void admit(Version version) {
        Product product = view.product(version.product())
                .orElseThrow(() -> CirculationRule.DOCUMENT_UNKNOWN.refuse("body.product", version.product()));
        requireSpeaksFor("body.product", product.owner());
        view.derivation(version.id()).ifPresent(derivation -> requireSpeaksFor("id", derivation.by()));
    }

    private void admit(Certificate certificate) {
        requireRegistered("product", "body.product", certificate.product());
        certificate.version().ifPresent(version -> requireRegistered("version", "body.version", version));
        party("body.holder", certificate.holder());
        requireSpeaksFor("body.registry", certificate.registry());
    }

    private void admit(Agreement agreement, byte[] signedBytes) {
        requireSpeaksFor("body.provider", agreement.provider());
        Party recipient = party("body.recipient", agreement.recipient());
        requireRegistered("policy", "body.policy", agreement.policy());
        if (!view.registered("version", agreement.version())
                && view.derivation(agreement.version()).isEmpty()) {
            throw CirculationRule.DOCUMENT_UNKNOWN.refuse("body.version", agreement.version());
        }
        recipient.publicKey().ifPresent(key -> requireSigned(agreement, key, signedBytes));
    }

    private static void requireSigned(Agreement agreement, String key, byte[] signedBytes) {
        boolean signed = agreement
                .recipientSignature()
                .map(signature -> verifies(key, signedBytes, signature))
                .orElse(false);
        if (!signed) {
            throw CirculationRule.SIGNATURE_INVALID.refuse("body.recipientSignature", agreement.recipient());
        }
    }

    private static boolean verifies(String key, byte[] signedBytes, String signature) {
        try {
            return PartySignature.verifies(key, signedBytes, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void requireSpeaksFor(String field, String principal) {
        Party spoken = party(field, principal);
        Party actor = callingParty();
        if (!actor.id().equals(principal) && !spoken.delegates().contains(actor.id())) {
            throw CirculationRule.NOT_THE_OWNER.refuse(field, principal);
        }
    }

    private Party callingParty() {
        return view.partyOf(caller.mspId())
                .orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse("caller", caller.mspId()));
    }

    private Party party(String field, String id) {
        return view.party(id).orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse(field, id));
    }

    private void requireRegistered(String type, String field, String id) {
        if (!view.registered(type, id)) {
            throw CirculationRule.DOCUMENT_UNKNOWN.refuse(field, id);
        }
    }
}
