package io.whence.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.identity.Consortium;
import io.whence.identity.Organisation;
import io.whence.identity.User;
import io.whence.model.circulation.Role;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/**
 * Every function of covers, claims, negotiations and transfers by every identity: whoever is not listed is forbidden,
 * whoever is gets further. Where anybody is listed the sides of a process decide.
 */
class RoleMatrixTest {
    private static final String LISTED = """
            artefact:add ADJUSTER EXCHANGE FORENSIC HANDLER INSURED REGULATOR
            claim:agree CLAIMANT INSURED
            claim:answer ADJUSTER
            claim:assess ADJUSTER
            claim:circumstance BROKER EXCHANGE INSURED
            claim:clawback APPROVER
            claim:close HANDLER
            claim:confirmHold REGULATOR TRIBUNAL
            claim:confirmInterim PAYMENT
            claim:consent FOLLOWER
            claim:decide APPROVER
            claim:dispute CLAIMANT FOLLOWER INSURED
            claim:hold FRAUD REGULATOR TRIBUNAL
            claim:investigate HANDLER
            claim:notify BROKER EXCHANGE INSURED
            claim:pay HANDLER
            claim:payInterim APPROVER
            claim:propose HANDLER
            claim:recover APPROVER HANDLER
            claim:register HANDLER
            claim:release FRAUD REGULATOR TRIBUNAL
            claim:reopen HANDLER INSURED TRIBUNAL
            claim:requestSupplement HANDLER
            claim:reserve HANDLER
            claim:return PAYMENT
            claim:rule PANEL TRIBUNAL
            claim:serve HANDLER
            claim:settle PAYMENT
            claim:supplement INSURED
            claim:timeBar HANDLER REGULATOR
            claim:vote PANEL
            claim:withdraw INSURED
            claim:writeOff APPROVER
            claims:concur ADJUSTER EXCHANGE FOLLOWER FORENSIC HANDLER REGULATOR
            claims:find ADJUSTER EXCHANGE FORENSIC HANDLER INSURED REGULATOR
            contribution:call HANDLER
            contribution:commit HANDLER
            contribution:keep HANDLER
            contribution:lapse HANDLER
            contribution:open HANDLER
            contribution:receive PAYMENT
            cover:add HANDLER
            cover:bind INSURED
            cover:cancel HANDLER
            cover:capacity APPROVER
            cover:cede HANDLER
            cover:close HANDLER
            cover:fulfil ADJUSTER EXCHANGE HANDLER INSURED
            cover:premium PAYMENT
            cover:reimburse PAYMENT
            cover:runOff HANDLER
            incident:classify EXCHANGE FORENSIC REGULATOR
            incident:close EXCHANGE FORENSIC REGULATOR
            incident:merge EXCHANGE FORENSIC REGULATOR
            incident:reject EXCHANGE FORENSIC REGULATOR
            incident:report BROKER EXCHANGE FORENSIC INSURED REGULATOR
            incident:verify EXCHANGE FORENSIC REGULATOR
            negotiation:accept anybody
            negotiation:agree anybody
            negotiation:finalize anybody
            negotiation:offer anybody
            negotiation:request anybody
            negotiation:terminate anybody
            negotiation:verify anybody
            transfer:complete anybody
            transfer:request anybody
            transfer:resume anybody
            transfer:start anybody
            transfer:suspend anybody
            transfer:terminate anybody
            """;

    private static final String ROOM =
            "(artefact|claim|claims|contribution|cover|incident|finding|negotiation|transfer):.*";

    private final ClaimStory story = ClaimStory.begin();

    @Test
    void the_functions_that_write_are_open_to_the_listed_roles_only() {
        String coded = Functions.all().values().stream()
                .filter(function -> function.writes() && function.name().matches(ROOM))
                .map(RoleMatrixTest::line)
                .collect(Collectors.joining());
        assertThat(coded).isEqualTo(LISTED);
    }

    @Test
    void every_function_by_every_identity_is_forbidden_exactly_where_its_role_is_not_listed() {
        for (Function function : functions().values()) {
            for (Map.Entry<String, Role> identity : identities().entrySet()) {
                Response response = called(identity.getKey(), function);
                boolean listed = function.roles().contains(identity.getValue());
                assertThat(Story.refusal(response).startsWith("ROLE_DENIED"))
                        .as("%s by %s: %s", function.name(), identity.getKey(), response.getMessage())
                        .isEqualTo(!listed);
            }
        }
    }

    private Response called(String identity, Function function) {
        byte[][] arguments = Collections.nCopies(function.parameters().size(), "{}".getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return story.story.peer.submit(identity, function.name(), arguments);
    }

    private static Map<String, Function> functions() {
        TreeMap<String, Function> functions = new TreeMap<>(Functions.all());
        functions.keySet().removeIf(name -> !name.matches(ROOM));
        return functions;
    }

    private static Map<String, Role> identities() {
        TreeMap<String, Role> identities = new TreeMap<>();
        for (Organisation organisation : Consortium.standard().parties()) {
            for (User user : organisation.users()) {
                identities.put(organisation.name() + "/" + user.name(), role(user));
            }
        }
        return identities;
    }

    private static Role role(User user) {
        return user.attributes().containsKey(User.ROLE) ? Role.valueOf(user.role()) : Role.MEMBER;
    }

    private static String line(Function function) {
        if (function.roles().equals(Function.ANYBODY)) {
            return function.name() + " anybody\n";
        }
        List<String> roles = function.roles().stream().map(Enum::name).sorted().toList();
        return function.name() + " " + String.join(" ", roles) + "\n";
    }
}
