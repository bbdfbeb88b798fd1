package io.whence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whence.identity.Consortium;
import io.whence.identity.Organisation;
import io.whence.identity.User;
import io.whence.model.circulation.Role;
import io.whence.model.value.Refused;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which organisation may grant which role: a certificate's own word is not enough. */
class RoleGrantsTest {
    private static final Set<Role> ANYBODYS = EnumSet.of(Role.MEMBER, Role.INSURED, Role.CLAIMANT);

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_provider_grants_no_role_of_others(Role role) {
        if (ANYBODYS.contains(role)) {
            assertThat(RoleGrants.granted("ProviderMSP", role)).isEqualTo(role);
        } else {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> RoleGrants.granted("ProviderMSP", role))
                    .matches(refused -> refused.code().equals("ROLE_DENIED"));
        }
    }

    @Test
    void every_user_of_the_roster_has_a_role_that_its_organisation_grants() {
        for (Organisation organisation : Consortium.standard().parties()) {
            for (User user : organisation.users()) {
                Role role = Role.valueOf(user.role());
                assertThat(RoleGrants.granted(organisation.mspId(), role)).isEqualTo(role);
            }
        }
    }
}
