package io.whence.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private values: who gets them, what stands on the blocks instead, and how they are forgotten. */
@SuppressWarnings("NullAway.Init")
class PrivateValuesTest {
    private static final String SECRET = "twelve thousand yuan, paid by hand";

    @TempDir
    private Path folder;

    private EmbeddedLedger ledger;
    private Client handler;

    @BeforeEach
    void start() {
        ledger = EmbeddedLedger.start(folder, 0, TrialChaincode.run());
        handler = Client.connect(ledger.connectionFolder(), "HANDLER", "insurer");
    }

    @AfterEach
    void stop() {
        handler.close();
        ledger.close();
    }

    @Test
    void members_read_the_value_and_everybody_its_hash() throws Exception {
        hide("salt");
        assertThat(handler.evaluate("reveal", "shared", "salt")).isEqualTo(SECRET);
        try (Client regulator = Client.connect(ledger.connectionFolder(), "REGULATOR", "regulator")) {
            byte[] hash = regulator.contract().evaluateTransaction("commitment", "shared", "salt");
            assertThat(hash).isEqualTo(Digest.over(SECRET.getBytes(UTF_8)).bytes());
        }
    }

    @Test
    void clients_of_other_organisations_may_neither_read_nor_write() {
        try (Client regulator = Client.connect(ledger.connectionFolder(), "REGULATOR", "exchange")) {
            GatewayException read =
                    catchThrowableOfType(GatewayException.class, () -> regulator.evaluate("reveal", "shared", "salt"));
            assertThat(read.getDetails().getFirst().getMessage())
                    .contains("tx creator does not have read access permission on privatedata in"
                            + " chaincodeName:whence collectionName: shared");
            EndorseException write = catchThrowableOfType(EndorseException.class, () -> hide(regulator, "shared", "x"));
            assertThat(write.getDetails().getFirst().getMessage()).contains("does not have write access permission");
        }
    }

    @Test
    void a_peer_outside_the_collection_knows_the_hash_and_not_the_value() throws Exception {
        Transaction hidden = handler.contract()
                .newProposal("hide")
                .addArguments("open", "salt")
                .putTransient("value", SECRET.getBytes(UTF_8))
                .setEndorsingOrganizations("ExchangeMSP", "InsurerMSP")
                .build()
                .endorse();
        hidden.submit();
        try (Client exchange = Client.connect(ledger.connectionFolder(), "EXCHANGE", "exchange")) {
            assertThat(exchange.evaluate("reveal", "open", "salt")).isEqualTo(SECRET);
        }
        GatewayException e = catchThrowableOfType(
                GatewayException.class,
                () -> handler.contract()
                        .newProposal("reveal")
                        .addArguments("open", "salt")
                        .setEndorsingOrganizations("InsurerMSP")
                        .build()
                        .evaluate());
        assertThat(e.getDetails().getFirst().getMessage())
                .contains("private data matching public hash version is not available");
    }

    @Test
    void transient_values_are_not_sent_outside_the_collection_unasked() {
        EndorseException e = catchThrowableOfType(EndorseException.class, () -> hide(handler, "open", "salt"));
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(e.getStatus().getDescription()).contains("not in the distribution policy");
    }

    @Test
    void the_blocks_hold_no_private_value() throws Exception {
        hide("salt");
        assertThat(fileText("blocks.dat")).doesNotContain(SECRET).contains("shared");
        assertThat(fileText("private.dat")).contains(SECRET);
    }

    @Test
    void a_purged_value_is_gone_from_memory_and_disk_while_its_block_stands() throws Exception {
        hide("salt");
        hide("other");
        handler.submit("purge", "shared", "salt");
        assertThat(handler.evaluate("reveal", "shared", "salt")).isEmpty();
        assertThat(handler.contract().evaluateTransaction("commitment", "shared", "salt"))
                .isEmpty();
        restart();
        assertThat(handler.evaluate("reveal", "shared", "salt")).isEmpty();
        assertThat(handler.evaluate("reveal", "shared", "other")).isEqualTo(SECRET);
        assertThat(fileText("private.dat")).containsOnlyOnce(SECRET).doesNotContain("salt");
        assertThat(ledger.height()).isEqualTo(4);
    }

    @Test
    void private_values_survive_a_restart() throws Exception {
        hide("salt");
        restart();
        assertThat(handler.evaluate("reveal", "shared", "salt")).isEqualTo(SECRET);
    }

    @Test
    void a_private_read_that_has_become_stale_is_a_conflict() throws Exception {
        hide("salt");
        Transaction purge = handler.contract()
                .newProposal("reveal")
                .addArguments("shared", "salt")
                .build()
                .endorse();
        hide("salt");
        assertThat(purge.submitAsync().getStatus().getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void block_listeners_get_the_private_values_they_are_entitled_to() throws Exception {
        hide("salt");
        assertThat(privateSets("HANDLER", "insurer")).singleElement().asString().contains(SECRET);
        assertThat(privateSets("HANDLER", "regulator")).isEmpty();
        assertThat(privateSets("REGULATOR", "insurer")).isEmpty();
    }

    @Test
    void an_organisation_s_own_collection_is_written_by_its_own_endorsement_alone_and_by_no_other() throws Exception {
        assertThat(hiddenIn("_implicit_org_InsurerMSP", "InsurerMSP")).isEqualTo(TxValidationCode.VALID);
        assertThat(handler.evaluate("reveal", "_implicit_org_InsurerMSP", "terms"))
                .isEqualTo(SECRET);
        assertThat(hiddenIn("_implicit_org_InsurerMSP", "ExchangeMSP", "RegulatorMSP"))
                .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(hiddenIn("shared", "InsurerMSP")).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void of_another_organisation_s_own_collection_a_peer_knows_the_hash_and_not_the_value() throws Exception {
        hiddenIn("_implicit_org_InsurerMSP", "InsurerMSP");
        try (Client exchange = Client.connect(ledger.connectionFolder(), "EXCHANGE", "exchange")) {
            assertThat(exchange.contract().evaluateTransaction("commitment", "_implicit_org_InsurerMSP", "terms"))
                    .isEqualTo(Digest.over(SECRET.getBytes(UTF_8)).bytes());
            GatewayException e = catchThrowableOfType(
                    GatewayException.class,
                    () -> exchange.contract()
                            .newProposal("reveal")
                            .addArguments("_implicit_org_InsurerMSP", "terms")
                            .setEndorsingOrganizations("ExchangeMSP")
                            .build()
                            .evaluate());
            assertThat(e.getDetails().getFirst().getMessage())
                    .contains("private data matching public hash version is not available");
        }
        assertThat(privateSets("HANDLER", "insurer")).singleElement().asString().contains(SECRET);
        assertThat(privateSets("EXCHANGE", "insurer")).isEmpty();
        assertThat(privateSets("EXCHANGE", "exchange")).isEmpty();
    }

    private TxValidationCode hiddenIn(String collection, String... endorsing) throws Exception {
        return handler.contract()
                .newProposal("hide")
                .addArguments(collection, "terms")
                .putTransient("value", SECRET.getBytes(UTF_8))
                .setEndorsingOrganizations(endorsing)
                .build()
                .endorse()
                .submitAsync()
                .getStatus()
                .getCode();
    }

    private List<String> privateSets(String user, String peer) {
        List<String> sets = new ArrayList<>();
        try (Client client = Client.connect(ledger.connectionFolder(), user, peer);
                CloseableIterator<BlockAndPrivateData> blocks = client.network()
                        .newBlockAndPrivateDataEventsRequest()
                        .startBlock(1)
                        .build()
                        .getEvents()) {
            blocks.next()
                    .getPrivateDataMapMap()
                    .values()
                    .forEach(set -> sets.add(set.toByteString().toString(StandardCharsets.UTF_8)));
        }
        return sets;
    }

    private void hide(String key) throws Exception {
        hide(handler, "shared", key);
    }

    private static void hide(Client client, String collection, String key) throws Exception {
        client.contract()
                .newProposal("hide")
                .addArguments(collection, key)
                .putTransient("value", SECRET.getBytes(UTF_8))
                .build()
                .endorse()
                .submit();
    }

    private void restart() {
        stop();
        start();
    }

    private String fileText(String name) throws java.io.IOException {
        return Files.readString(folder.resolve("ledger").resolve(name), StandardCharsets.ISO_8859_1);
    }
}
