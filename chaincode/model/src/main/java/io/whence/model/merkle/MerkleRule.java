package io.whence.model.merkle;

import io.whence.model.value.Rule;

/** What a tree or a proof must satisfy before it is looked at. */
public enum MerkleRule implements Rule {
    PROOF_MALFORMED("a proof states a position inside its tree and at most 64 hashes"),
    FRONTIER_MALFORMED("a frontier has one hash a set bit of its size");

    private final String text;

    MerkleRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
