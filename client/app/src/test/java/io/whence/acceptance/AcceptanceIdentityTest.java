package io.whence.acceptance;

import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.document;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.identity.Authority;
import io.whence.identity.Consortium;
import io.whence.identity.Credential;
import io.whence.identity.Organisation;
import io.whence.identity.User;
import java.time.Instant;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in, and that nobody can speak in another's name or change what was said. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceIdentityTest {
    private static final Organisation EXCHANGE_ORGANISATION =
            Consortium.standard().parties().getFirst();

    private static final String DENIED = "error validating proposal: access denied: channel [circulation] ";

    private final Stage stage;

    AcceptanceIdentityTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_turned_away() {
        try (Member stranger = stranger("ExchangeMSP")) {
            assertDenied(
                    () -> stranger.evaluate("party:show", "exchange"), "creator org unknown, creator is malformed");
            Outcome submitted =
                    stage.submitted(() -> stranger.endorse("party:add", document("party", "s-1", "{}", "")));
            assertThat(submitted.code()).isEqualTo("ABORTED");
            assertThat(submitted.details())
                    .containsExactly("ExchangeMSP: " + DENIED + "creator org unknown, creator is malformed");
        }
    }

    @Test
    void an_organisation_outside_the_channel_is_turned_away() {
        try (Member stranger = stranger("NobodyMSP")) {
            assertDenied(
                    () -> stranger.evaluate("party:show", "exchange"), "creator org unknown, creator is malformed");
        }
    }

    @Test
    void a_proposal_signed_by_somebody_else_is_turned_away() {
        Proposal proposal = stage.as(EXCHANGE).proposal("party:show", Member.bytes("exchange"));
        byte[] othersSignature = signatureOf(stage.as(Stage.INSURER).proposal("party:show", Member.bytes("exchange")));
        assertDenied(() -> resigned(proposal.getBytes(), othersSignature).evaluate(), "creator org [ExchangeMSP]");
    }

    @Test
    void a_proposal_changed_after_it_was_signed_is_turned_away() {
        Proposal proposal = stage.as(EXCHANGE).proposal("party:show", Member.bytes("exchange"));
        byte[] changed = replace(proposal.getBytes(), "party:show", "party:list");
        assertDenied(() -> resigned(changed, signatureOf(proposal)).evaluate(), "creator org [ExchangeMSP]");
    }

    @Test
    void a_transaction_changed_after_its_endorsement_leaves_nothing_behind() throws GatewayException {
        Transaction transaction = stage.as(EXCHANGE).endorse("party:add", recipient("changed-1"));
        byte[] changed = replace(transaction.getBytes(), "RECIPIENT", "WITNESSES");
        Transaction forged = stage.as(EXCHANGE).gateway().newTransaction(changed);
        assertThat(stage.submitted(() -> forged).code()).isEqualTo("INVALID_ENDORSER_TRANSACTION");
        assertThat(stage.ask(EXCHANGE, "party:show", "changed-1").refusal())
                .isEqualTo("400 DOCUMENT_UNKNOWN id changed-1");
    }

    @Test
    void an_endorsed_transaction_cannot_be_submitted_by_somebody_else() throws GatewayException {
        Transaction transaction = stage.as(EXCHANGE).endorse("party:add", recipient("stolen-1"));
        Transaction stolen = stage.as(Stage.PROVIDER).gateway().newTransaction(transaction.getBytes());
        Outcome outcome = stage.submitted(() -> stolen);
        assertThat(outcome.code()).isEqualTo("ABORTED");
        assertThat(outcome.answer()).startsWith("received unsuccessful response from orderer: status=FORBIDDEN");
        assertThat(stage.ask(EXCHANGE, "party:show", "stolen-1").refusal())
                .isEqualTo("400 DOCUMENT_UNKNOWN id stolen-1");
    }

    private static void assertDenied(Outcome.Call<byte[]> call, String reason) {
        Outcome outcome = Outcome.ofEvaluate(call);
        assertThat(outcome.code()).isEqualTo("FAILED_PRECONDITION");
        assertThat(outcome.answer()).isEqualTo("evaluate call to endorser returned error: " + DENIED + reason);
    }

    private Proposal resigned(byte[] proposal, byte[] signature) {
        return stage.as(EXCHANGE).gateway().newSignedProposal(proposal, signature);
    }

    private static byte[] recipient(String id) {
        return document("party", id, "{'roles':['RECIPIENT']}", "");
    }

    private Member stranger(String mspId) {
        Organisation claimed =
                new Organisation("exchange", mspId, EXCHANGE_ORGANISATION.nodes(), EXCHANGE_ORGANISATION.users());
        Credential forged = Authority.found("ca", claimed, Instant.now()).issue(User.of("EXCHANGE"), claimed);
        return Member.with(
                stage.connection(),
                new X509Identity(mspId, forged.certificate()),
                Signers.newPrivateKeySigner(forged.privateKey()));
    }

    /** A proposal is signed when it is first sent. */
    private static byte[] signatureOf(Proposal proposal) {
        try {
            proposal.evaluate();
            return ProposedTransaction.parseFrom(proposal.getBytes())
                    .getProposal()
                    .getSignature()
                    .toByteArray();
        } catch (GatewayException | InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** The same bytes with every occurrence of a text replaced by another of the same length. */
    private static byte[] replace(byte[] bytes, String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        String text = new String(bytes, ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(ISO_8859_1);
    }
}
