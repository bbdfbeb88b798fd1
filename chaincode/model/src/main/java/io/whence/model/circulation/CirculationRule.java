package io.whence.model.circulation;

import io.whence.model.value.Rule;

/** Why circulation is not recorded, in order of precedence. */
public enum CirculationRule implements Rule {
    FUNCTION_UNKNOWN("only listed functions may be called"),
    ARGUMENTS_WRONG("a function takes the listed number of arguments"),
    ROLE_DENIED("the function is open to the listed roles and organisations only"),
    BATCH_TOO_LARGE("a batch has at most 4,096 events and 16 MiB when inflated"),
    BATCH_MALFORMED("a batch is a BatchMessage, plain or deflated, or a ColumnsMessage, as published"),
    BATCH_EMPTY("a batch has at least one event"),
    EVENT_MALFORMED("an event is an EventMessage with an id, a time, a party and one fact"),
    PRODUCER_UNKNOWN("the producer is a registered party"),
    NOT_THE_PRODUCER("the producer is the calling organisation's party"),
    SEQUENCE_REUSED("a producer's sequence number stands for one batch"),
    TIME_BACKWARDS("times do not run backwards inside a batch"),
    TIME_AHEAD("an event's declared time is at most five minutes past its proposal, by the submitter's clock"),
    PARTY_UNKNOWN("the party is registered"),
    SIGNATURE_INVALID("a carried statement is signed by the key in its party's document"),
    NOT_STATED_BY_PRODUCER("a fact is stated by its producer, by a party that delegates to it, or over a signature"),
    AGREEMENT_UNKNOWN("a delivery names a registered agreement"),
    AGREEMENT_BINDS_OTHERS("the agreement binds this provider and this recipient"),
    AGREEMENT_OTHER_VERSION("the agreement is about the delivered version"),
    AGREEMENT_NOT_ACCEPTED("an agreement is accepted by its recipient before anything is delivered"),
    AGREEMENT_NOT_IN_FORCE("a delivery stands inside its agreement's dates, by its declared time"),
    BEFORE_DERIVATION("a version is delivered no earlier than it was derived, by declared times"),
    COPY_EXISTS("a delivery creates a new copy"),
    TRANSFER_OTHER_AGREEMENT("a delivery cites a transfer process under its own agreement"),
    TRANSFER_NOT_STARTED("a delivery that cites a transfer process stands between its start and its next step"),
    SLOTS_NOT_CHOSEN("the key in the recipient's party document signed its choice of slots"),
    COPY_UNKNOWN("a receipt names a delivered copy"),
    NOT_THE_RECIPIENT("a receipt is stated by the party to whom the copy was delivered"),
    RECEIPT_EXISTS("a copy has one receipt"),
    NOT_THE_HOLDER("a copy is used as input or deleted by its holder"),
    COPY_NOT_LIVE("a deleted copy is no longer used as input or deleted"),
    BEFORE_DELIVERY("a copy is received, used as input and deleted no earlier than delivered, by declared times"),
    DERIVATION_EXISTS("a version is derived once"),
    DERIVATION_TAKEN("a version that is registered is derived by its product's owner, or the owner's delegate"),
    DERIVATION_CIRCULAR("a version is derived before anything is agreed about it, so that it never comes of itself"),
    ID_TAKEN("an id is registered once; a change names the present digest in prev"),
    PREV_DIFFERS("prev is the digest of the present document"),
    DOCUMENT_UNKNOWN("the id is registered"),
    NOT_THE_OWNER("a document is added by the party that it speaks for, or its delegate"),
    MSP_TAKEN("an organisation is one party"),
    PERIOD_EMPTY("a period ends after it begins"),
    ALREADY_ACCEPTED("an agreement is accepted once"),
    NOT_A_WITNESS("a checkpoint is recorded by a party whose document names a witness key"),
    NOT_COSIGNED("a checkpoint carries its recorder's cosignature"),
    CHECKPOINT_CHANGED("a witness signs one root for one size"),
    COMMITMENT_UNOPENED(
            "a commitment is opened by what is kept in the private collection, and not after it was purged");

    private final String text;

    CirculationRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
