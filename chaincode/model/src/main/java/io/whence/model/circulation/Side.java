package io.whence.model.circulation;

/** Which end of a negotiation or a transfer somebody is, in the words of the Dataspace Protocol. */
public enum Side {
    PROVIDER,
    CONSUMER
}
