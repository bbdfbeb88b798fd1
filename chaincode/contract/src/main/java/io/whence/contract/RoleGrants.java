package io.whence.contract;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which organisations may grant which role. An organisation issues its own certificates, so the attribute alone proves
 * nothing: this table is part of the chaincode's package, which organisations approve together.
 */
final class RoleGrants {
    private static final String TABLE = "/roles.json";
    private static final String ANY = "*";
    private static final int ORGANISATIONS_MAX = 256;
    private static final Map<Role, List<String>> GRANTS = read();

    private RoleGrants() {}

    /** Refuses a role that the organisation may not grant. */
    static Role granted(String mspId, Role role) {
        List<String> grantors = GRANTS.getOrDefault(role, List.of());
        if (!grantors.contains(ANY) && !grantors.contains(mspId)) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", mspId + "/" + role);
        }
        return role;
    }

    private static Map<Role, List<String>> read() {
        try (InputStream table = RoleGrants.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("the chaincode came without " + TABLE);
            }
            FieldReader fields = new FieldReader("", Json.parse(table.readAllBytes()));
            Map<Role, List<String>> grants = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                grants.put(role, fields.texts(role.name(), ORGANISATIONS_MAX));
            }
            fields.end();
            return grants;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
    }
}
