package io.whence.model.claim;

import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who makes a move: the caller, the party its organisation is, and what that party's document says it is.
 *
 * @param standing what the party is to the circulation of data; an organisation cannot make anybody what it is not
 */
public record Actor(Caller caller, String party, Set<Party.Kind> standing) {
    public Actor {
        standing = Collections.unmodifiableSet(new TreeSet<>(standing));
    }

    public String mspId() {
        return caller.mspId();
    }

    public Role role() {
        return caller.role();
    }

    /** One person, as far as a certificate tells one from another. */
    public Digest certificate() {
        return caller.certificate();
    }

    public long authorityMinorUnits() {
        return caller.authorityMinorUnits();
    }
}
