package io.whence.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.whence.identity.Authority;
import io.whence.identity.Consortium;
import io.whence.identity.Credential;
import io.whence.identity.LowS;
import io.whence.identity.NetworkFolder;
import io.whence.identity.Node;
import io.whence.identity.Organisation;
import io.whence.identity.User;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client is answered, and how it is turned away. */
class GatewayTest {
    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private static Client handler;

    private final Organisation insurer = Consortium.standard().endorsers().get(1);

    @BeforeAll
    static void start() {
        ledger = EmbeddedLedger.start(folder, 0, TrialChaincode.run());
        handler = Client.connect(ledger.connectionFolder(), "HANDLER", "insurer");
    }

    @AfterAll
    static void stop() {
        handler.close();
        ledger.close();
    }

    @Test
    void what_is_submitted_can_be_read_through_every_peer() throws GatewayException, CommitException {
        handler.submit("put", "seen", "by all");
        for (String peer : List.of("exchange", "insurer", "regulator")) {
            try (Client client = Client.connect(ledger.connectionFolder(), "PANEL2", peer)) {
                assertThat(client.evaluate("get", "seen")).isEqualTo("by all");
            }
        }
    }

    @Test
    void the_chaincode_knows_who_calls_on_which_channel() throws GatewayException {
        Proposal proposal = handler.contract().newProposal("who").build();
        assertThat(new String(proposal.evaluate(), UTF_8))
                .isEqualTo("InsurerMSP " + proposal.getTransactionId() + " circulation");
    }

    @Test
    void a_transaction_does_not_see_its_own_writes() throws GatewayException, CommitException {
        assertThat(handler.submit("append", "own", "x")).isEmpty();
        assertThat(handler.evaluate("get", "own")).isEqualTo("x");
    }

    @Test
    void an_evaluated_write_is_forgotten() throws GatewayException {
        handler.evaluate("put", "evaluated", "1");
        assertThat(handler.evaluate("get", "evaluated")).isEmpty();
    }

    @Test
    void refusals_of_the_chaincode_reach_the_client_in_words() {
        GatewayException evaluated =
                catchThrowableOfType(GatewayException.class, () -> handler.evaluate("refuse", "me"));
        assertThat(evaluated.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(evaluated.getStatus().getDescription())
                .isEqualTo("evaluate call to endorser returned error: chaincode response 400, refused: me");
        EndorseException endorsed = endorseFails("refuse", "me");
        assertThat(endorsed.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(endorsed.getStatus().getDescription())
                .isEqualTo("failed to endorse transaction, see attached details for more info");
        assertThat(endorsed.getDetails().getFirst().getMessage()).isEqualTo("chaincode response 400, refused: me");
        assertThat(endorsed.getDetails().getFirst().getMspId()).isEqualTo("InsurerMSP");
    }

    @Test
    void failures_of_the_chaincode_reach_the_client_in_words() {
        assertThat(detail(endorseFails("fail", "it"))).isEqualTo("chaincode response 500, failed: it");
        assertThat(detail(endorseFails("throw", "it")))
                .startsWith("error in simulation: transaction returned with failure: ")
                .contains("thrown: it");
        assertThat(detail(endorseFails("oddStatus"))).contains("transaction returned with failure");
        assertThat(detail(endorseFails("query"))).contains("a rich query is not supported");
        GatewayException thrown = catchThrowableOfType(GatewayException.class, () -> handler.evaluate("throw", "it"));
        assertThat(thrown.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(thrown.getDetails()).hasSize(3);
    }

    @Test
    void answers_that_differ_are_not_endorsed_together() {
        EndorseException e = endorseFails("differ");
        assertThat(e.getStatus().getDescription())
                .isEqualTo("failed to collect enough transaction endorsements, see attached details for more info");
        assertThat(detail(e)).isEqualTo("ProposalResponsePayloads do not match");
    }

    @Test
    void unknown_endorsers_channels_and_chaincodes_are_named() {
        EndorseException named = catchThrowableOfType(
                EndorseException.class,
                () -> handler.contract()
                        .newProposal("put")
                        .setEndorsingOrganizations("InsurerMSP", "PanelMSP")
                        .build()
                        .endorse());
        assertThat(named.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(named.getStatus().getDescription())
                .isEqualTo("failed to find any endorsing peers for org(s): PanelMSP");
        GatewayException chaincode = catchThrowableOfType(
                GatewayException.class,
                () -> handler.network().getContract("other").evaluateTransaction("get", "a"));
        assertThat(chaincode.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(chaincode.getStatus().getDescription())
                .isEqualTo("no peers available to evaluate chaincode other in channel circulation");
        EndorseException channel = catchThrowableOfType(
                EndorseException.class,
                () -> handler.gateway()
                        .getNetwork("other")
                        .getContract("whence")
                        .submitTransaction("put", "a", "b"));
        assertThat(channel.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void a_certificate_of_another_authority_is_denied() {
        Authority stranger = Authority.found("ca", insurer, Instant.now());
        Credential credential = stranger.issue(User.of("HANDLER"), insurer);
        for (String mspId : List.of("InsurerMSP", "StrangerMSP")) {
            assertThat(denial(mspId, credential))
                    .isEqualTo("evaluate call to endorser returned error: error validating proposal: access denied:"
                            + " channel [circulation] creator org unknown, creator is malformed");
        }
    }

    @Test
    void a_peer_may_not_propose() {
        Node node = insurer.nodes(Node.Kind.PEER).getFirst();
        Path msp = new NetworkFolder(folder).organisation(insurer).nodeMsp(node);
        assertThat(denial("InsurerMSP", Credential.readMsp(msp))).contains("/Channel/Application/Writers");
    }

    @Test
    void a_high_s_signature_is_denied() {
        Credential credential = Credential.readMsp(new NetworkFolder(folder)
                .organisation(insurer)
                .userMsp(insurer.users().getFirst()));
        Signer low = Signers.newPrivateKeySigner(credential.privateKey());
        Signer high = digest -> LowS.flipped(low.sign(digest));
        try (Client client = Client.connect(ledger.connectionFolder(), "InsurerMSP", credential, "insurer", high)) {
            GatewayException e = catchThrowableOfType(GatewayException.class, () -> client.evaluate("get", "a"));
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(e.getStatus().getDescription()).contains("creator org [InsurerMSP]");
        }
    }

    @Test
    void a_proposal_changed_after_signing_is_denied() throws Exception {
        Proposal honest =
                handler.contract().newProposal("put").addArguments("a", "1").build();
        ProposedTransaction message = ProposedTransaction.parseFrom(honest.getBytes());
        ByteString changed = replaced(message.getProposal().getProposalBytes(), "put", "get");
        byte[] forged = message.toBuilder()
                .setProposal(SignedProposal.newBuilder().setProposalBytes(changed))
                .build()
                .toByteArray();
        byte[] signature = signature(honest.getDigest());
        EndorseException e = catchThrowableOfType(
                EndorseException.class,
                () -> handler.gateway().newSignedProposal(forged, signature).endorse());
        assertThat(detail(e)).endsWith("access denied: channel [circulation] creator org [InsurerMSP]");
    }

    @Test
    void a_transaction_id_that_does_not_follow_from_nonce_and_creator_is_denied() throws Exception {
        ProposedTransaction honest = ProposedTransaction.parseFrom(
                handler.contract().newProposal("who").build().getBytes());
        var proposal = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(
                honest.getProposal().getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        ChannelHeader channel = ChannelHeader.parseFrom(header.getChannelHeader());
        ByteString forged = proposal.toBuilder()
                .setHeader(header.toBuilder()
                        .setChannelHeader(
                                channel.toBuilder().setTxId("00").build().toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        byte[] message = honest.toBuilder()
                .setProposal(SignedProposal.newBuilder().setProposalBytes(forged))
                .build()
                .toByteArray();
        Proposal unsigned = handler.gateway().newProposal(message);
        EndorseException e = catchThrowableOfType(EndorseException.class, unsigned::endorse);
        assertThat(detail(e)).contains("incorrectly computed txid '00'");
    }

    @Test
    void a_transaction_whose_signature_does_not_fit_is_turned_away() throws Exception {
        Transaction transaction = handler.contract()
                .newProposal("put")
                .addArguments("a", "1")
                .build()
                .endorse();
        byte[] signature = signature(new byte[32]);
        SubmitException e = catchThrowableOfType(
                SubmitException.class,
                () -> handler.gateway()
                        .newSignedTransaction(transaction.getBytes(), signature)
                        .submitAsync());
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(e.getStatus().getDescription())
                .startsWith("received unsuccessful response from orderer: status=FORBIDDEN");
    }

    @Test
    void a_committed_proposal_cannot_be_endorsed_again() throws Exception {
        Proposal proposal =
                handler.contract().newProposal("put").addArguments("twice", "1").build();
        proposal.endorse().submit();
        EndorseException e = catchThrowableOfType(EndorseException.class, proposal::endorse);
        assertThat(detail(e))
                .startsWith("duplicate transaction found [" + proposal.getTransactionId() + "]. Creator [");
        String creator = detail(e).replaceAll(".*Creator \\[([0-9a-f]+)]", "$1");
        assertThat(new String(HexFormat.of().parseHex(creator), UTF_8)).contains("InsurerMSP");
    }

    @Test
    void waiting_for_a_commit_takes_a_member_of_the_channel() throws Exception {
        SubmittedTransaction submitted = handler.contract()
                .newProposal("put")
                .addArguments("awaited", "1")
                .build()
                .endorse()
                .submitAsync();
        byte[] forged = signature(new byte[32]);
        CommitStatusException e = catchThrowableOfType(
                CommitStatusException.class,
                () -> handler.gateway()
                        .newSignedCommit(submitted.getBytes(), forged)
                        .getStatus());
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(submitted.getStatus().isSuccessful()).isTrue();
    }

    private static EndorseException endorseFails(String function, String... words) {
        return catchThrowableOfType(EndorseException.class, () -> handler.submit(function, words));
    }

    private static String detail(EndorseException e) {
        return e.getDetails().getFirst().getMessage();
    }

    private static String denial(String mspId, Credential credential) {
        try (Client client = Client.connect(ledger.connectionFolder(), mspId, credential, "insurer")) {
            GatewayException e = catchThrowableOfType(GatewayException.class, () -> client.evaluate("get", "a"));
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            return String.valueOf(e.getStatus().getDescription());
        }
    }

    private byte[] signature(byte[] digest) throws GeneralSecurityException {
        Path msp = new NetworkFolder(folder)
                .organisation(insurer)
                .userMsp(insurer.users().getFirst());
        return Signers.newPrivateKeySigner(Credential.readMsp(msp).privateKey()).sign(digest);
    }

    private static ByteString replaced(ByteString bytes, String from, String to) {
        String text = bytes.toString(ISO_8859_1);
        return ByteString.copyFrom(text.replace(from, to), ISO_8859_1);
    }
}
