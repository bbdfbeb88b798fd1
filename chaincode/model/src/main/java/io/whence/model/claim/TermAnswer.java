package io.whence.model.claim;

import io.whence.model.value.Digest;

/**
 * What a person says of a term that the record leaves open, or that it shows broken.
 *
 * @param caused whether what was not kept caused the loss: only then does it stand against the claim
 * @param ground the paper before the claim that says why
 */
public record TermAnswer(Term term, String about, Admissibility.Answer answer, boolean caused, Digest ground) {
    /** Whether it is about that line of the record. */
    boolean concerns(Admissibility.Line line) {
        return line.term() == term && line.about().equals(about);
    }
}
