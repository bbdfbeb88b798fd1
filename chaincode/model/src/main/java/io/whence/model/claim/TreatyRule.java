package io.whence.model.claim;

import io.whence.model.value.Rule;

/** What is refused where a settled claim is ceded to a reinsurance treaty, in order of precedence. */
public enum TreatyRule implements Rule {
    TREATY_EXPECTED("claims are ceded to a cover whose subjects are covers"),
    NOT_CEDED("the treaty names the cover that the claim was paid under"),
    OUTSIDE_TREATY("the loss lies in the treaty's period, and the treaty was bound and not cancelled"),
    NOT_SETTLED("a claim is ceded once it was decided and all that was decided is confirmed as paid"),
    NOTHING_NEW("a claim is ceded again when what it costs its insurer has changed"),
    CESSION_UNKNOWN("the claim was ceded to the treaty before"),
    REIMBURSED_ABOVE_DUE("a reinsurer reimburses at most what is due");

    private final String text;

    TreatyRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
