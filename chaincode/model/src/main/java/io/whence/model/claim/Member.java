package io.whence.model.claim;

/** A party and the organisation that speaks for it; {@code mspId} is empty where it has none. */
public record Member(String party, String mspId) {}
