package io.whence.ledger;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 by Conscrypt, about ten times as fast as the platform's own, and nothing else of Conscrypt's. For programs that
 * check many witness signatures: loading its native library costs more than a few of them.
 */
public final class Ed25519Provider extends Provider {
    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "Ed25519";

    private Ed25519Provider(Provider conscrypt) {
        super("Whence-Ed25519", "1", "Ed25519 by " + conscrypt.getName());
        for (String type : List.of("Signature", "KeyFactory")) {
            Service offered = conscrypt.getService(type, ALGORITHM);
            if (offered != null) {
                putService(new Delegated(this, offered));
            }
        }
    }

    /** Prefers it from now on in this program; says whether its native library could be loaded. */
    public static boolean install() {
        try {
            Security.insertProviderAt(new Ed25519Provider(Conscrypt.newProvider()), 1);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** One of Conscrypt's services under this provider's name. */
    private static final class Delegated extends Service {
        private final Service offered;

        Delegated(Provider provider, Service offered) {
            super(provider, offered.getType(), ALGORITHM, offered.getClassName(), null, null);
            this.offered = offered;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return offered.newInstance(parameter);
        }
    }
}
