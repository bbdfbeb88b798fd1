package io.whence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.commit.Screened;
import io.whence.embedded.commit.Screening;
import io.whence.embedded.membership.ChannelMembers;
import io.whence.embedded.membership.Endorser;
import io.whence.identity.Consortium;
import io.whence.identity.Credential;
import io.whence.identity.NetworkFolder;
import io.whence.identity.Organisation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One good transaction, spoiled in one place at a time and signed again by its creator. */
@SuppressWarnings("NullAway.Init")
class ScreeningTest {
    private static final Consortium CONSORTIUM = Consortium.standard();

    @TempDir
    private static Path folder;

    private static Screening screening;
    private static Endorser handler;
    private static Envelope good;

    @BeforeAll
    static void commitOne() throws Exception {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(folder, 0, TrialChaincode.run());
                Client client = Client.connect(ledger.connectionFolder(), "HANDLER", "insurer")) {
            client.submit("put", "a", "1");
            try (CloseableIterator<Block> blocks = client.network()
                    .newBlockEventsRequest()
                    .startBlock(1)
                    .build()
                    .getEvents()) {
                good = Envelope.parseFrom(blocks.next().getData().getData(0));
            }
        }
        NetworkFolder network = new NetworkFolder(folder);
        Organisation insurer = CONSORTIUM.endorsers().get(1);
        handler = Endorser.of(
                "InsurerMSP",
                "",
                Credential.readMsp(
                        network.organisation(insurer).userMsp(insurer.users().getFirst())));
        var roots = CONSORTIUM.parties().stream()
                .collect(Collectors.toMap(
                        Organisation::mspId,
                        party -> Credential.readCertificate(
                                network.organisation(party).root())));
        screening = new Screening(
                new Screening.Channel("circulation", "whence", Set.of("ExchangeMSP", "InsurerMSP", "RegulatorMSP"), 2),
                new ChannelMembers(roots, InstantSource.system()));
    }

    @Test
    void a_good_transaction_passes_and_passes_again_when_signed_again() throws Exception {
        assertThat(code(good)).isEqualTo(TxValidationCode.VALID);
        assertThat(code(payload(payload -> payload))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void bytes_that_are_no_envelope_are_a_bad_payload() {
        ByteString cut = good.toByteString().substring(0, 100);
        assertThat(screening.screen(cut).form()).isEqualTo(TxValidationCode.BAD_PAYLOAD);
    }

    @Test
    void a_payload_changed_after_signing_is_a_bad_creator_signature() {
        Envelope changed = good.toBuilder()
                .setPayload(good.getPayload().concat(ByteString.copyFrom(new byte[] {0x22, 0})))
                .build();
        assertThat(code(changed)).isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
        assertThat(code(good.toBuilder().clearSignature().build())).isEqualTo(TxValidationCode.BAD_CREATOR_SIGNATURE);
    }

    @Test
    void headers_of_another_kind_epoch_or_channel_are_told_apart() throws Exception {
        assertThat(code(channelHeader(header -> header.setType(HeaderType.CONFIG_UPDATE_VALUE))))
                .isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
        assertThat(code(channelHeader(header -> header.setEpoch(1)))).isEqualTo(TxValidationCode.BAD_COMMON_HEADER);
        assertThat(code(channelHeader(header -> header.setChannelId("other"))))
                .isEqualTo(TxValidationCode.TARGET_CHAIN_NOT_FOUND);
        assertThat(code(channelHeader(header -> header.setTxId("00")))).isEqualTo(TxValidationCode.BAD_PROPOSAL_TXID);
    }

    @Test
    void another_nonce_leads_to_another_transaction_id() throws Exception {
        Envelope changed = payload(payload -> {
            SignatureHeader header = SignatureHeader.newBuilder()
                    .setCreator(handler.identity())
                    .setNonce(ByteString.copyFromUtf8("another"))
                    .build();
            return payload.setHeader(payload.getHeader().toBuilder().setSignatureHeader(header.toByteString()));
        });
        assertThat(code(changed)).isEqualTo(TxValidationCode.BAD_PROPOSAL_TXID);
    }

    @Test
    void arguments_that_were_not_endorsed_do_not_fit_the_proposal_hash() throws Exception {
        Envelope changed = action(action -> action.setChaincodeProposalPayload(ByteString.copyFromUtf8("other")));
        assertThat(code(changed)).isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
        Envelope empty = payload(payload -> payload.setData(ByteString.EMPTY));
        assertThat(code(empty)).isEqualTo(TxValidationCode.INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void results_that_were_not_endorsed_fail_the_policy() throws Exception {
        Envelope changed = endorsed(endorsed -> endorsed.setProposalResponsePayload(response(endorsed).toBuilder()
                .setExtension(response(endorsed).getExtension().concat(ByteString.copyFrom(new byte[] {0x7a, 0})))
                .build()
                .toByteString()));
        assertThat(code(changed)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void one_organisation_twice_is_one_endorsement() throws Exception {
        Envelope twice = endorsed(endorsed -> endorsed.setEndorsements(1, endorsed.getEndorsements(0)));
        assertThat(code(twice)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void a_client_cannot_endorse() throws Exception {
        Envelope byClient = endorsed(endorsed -> {
            Endorsement own = handler.endorse(endorsed.getProposalResponsePayload());
            return endorsed.setEndorsements(1, own);
        });
        assertThat(code(byClient)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    private static TxValidationCode code(Envelope envelope) {
        Screened screened = screening.screen(envelope.toByteString());
        return screened.form() == TxValidationCode.VALID ? screened.endorsement() : screened.form();
    }

    private static Envelope payload(UnaryOperator<Payload.Builder> change) throws InvalidProtocolBufferException {
        ByteString payload = change.apply(Payload.parseFrom(good.getPayload()).toBuilder())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(handler.sign(payload))
                .build();
    }

    private static Envelope channelHeader(UnaryOperator<ChannelHeader.Builder> change)
            throws InvalidProtocolBufferException {
        ChannelHeader.Builder header =
                ChannelHeader.parseFrom(
                        Payload.parseFrom(good.getPayload()).getHeader().getChannelHeader())
                        .toBuilder();
        ByteString changed = change.apply(header).build().toByteString();
        return payload(
                payload -> payload.setHeader(payload.getHeader().toBuilder().setChannelHeader(changed)));
    }

    private static Envelope action(UnaryOperator<ChaincodeActionPayload.Builder> change)
            throws InvalidProtocolBufferException {
        Transaction transaction =
                Transaction.parseFrom(Payload.parseFrom(good.getPayload()).getData());
        ChaincodeActionPayload.Builder action =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload()).toBuilder();
        Transaction changed = transaction.toBuilder()
                .setActions(
                        0,
                        transaction.getActions(0).toBuilder()
                                .setPayload(change.apply(action).build().toByteString()))
                .build();
        return payload(payload -> payload.setData(changed.toByteString()));
    }

    private static Envelope endorsed(UnaryOperator<ChaincodeEndorsedAction.Builder> change)
            throws InvalidProtocolBufferException {
        return action(action -> action.setAction(change.apply(action.getAction().toBuilder())));
    }

    private static ProposalResponsePayload response(ChaincodeEndorsedAction.Builder endorsed) {
        try {
            return ProposalResponsePayload.parseFrom(endorsed.getProposalResponsePayload());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
