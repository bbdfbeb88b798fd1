package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.util.List;
import java.util.Optional;

/** That the insured, and a third party where there is one, take what was decided; with the right to recover passed on. */
public record Discharge(String payee, Optional<Digest> subrogationReceipt, List<Role> signedBy) {
    public Discharge {
        signedBy = List.copyOf(signedBy);
    }

    /** The receipt may come with either signature. */
    Discharge completed(Act.Agree act) {
        return new Discharge(payee, subrogationReceipt.or(act::subrogationReceipt), signedBy);
    }

    Discharge signed(Role role) {
        return new Discharge(payee, subrogationReceipt, Lists.plus(signedBy, role));
    }
}
