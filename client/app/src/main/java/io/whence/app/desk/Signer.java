package io.whence.app.desk;

import io.whence.ledger.ConnectionFolder;
import io.whence.ledger.Identity;
import io.whence.model.value.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who signs a command: {@code PARTY} or {@code PARTY/USER}. */
public record Signer(String party, Optional<String> user) {
    public static Signer parse(String as) {
        int slash = as.indexOf('/');
        return slash < 0
                ? new Signer(as, Optional.empty())
                : new Signer(as.substring(0, slash), Optional.of(as.substring(slash + 1)));
    }

    /**
     * The identity that carries a command to the ledger: the signer's own, else, for a party that only has a key in this
     * home, the network's first, which carries what that key signs.
     */
    static Identity identity(ConnectionFolder folder, Optional<String> as, Path keys) {
        Identity first = folder.identities().getFirst();
        if (as.isEmpty()) {
            return first;
        }
        Signer signer = parse(as.get());
        try {
            return folder.identity(signer.party, signer.user);
        } catch (Refused unknown) {
            if (Files.exists(keys.resolve(signer.party + ".pem"))) {
                return first;
            }
            throw unknown;
        }
    }
}
