package io.whence.model.claim;

import io.whence.model.value.Rule;

/** What is refused where a transaction is declared under a master policy, in order of precedence. */
public enum MasterRule implements Rule {
    MASTER_EXPECTED("declarations are made under a cover that is a master"),
    MASTER_NOT_IN_FORCE("a declaration is bound while its master is in force"),
    DECLARATION_EXPECTED("a loss under a master is claimed under the declaration of its transaction"),
    DECLARATION_DIFFERS(
            "a declaration is in its master's words, but for its subjects, period, sum insured, insured and own premium"),
    INSURED_NOT_ALLOWED("the master's insured is insured, or somebody whom the master names"),
    OUTSIDE_MASTER("the period of a declaration lies in its master's"),
    ABOVE_TRANSACTION("one transaction is insured for at most what the master allows"),
    VOLUME_EXCEEDED("all that is declared under a master stays within its volume");

    private final String text;

    MasterRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
