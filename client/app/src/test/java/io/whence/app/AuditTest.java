package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.Position;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import io.whence.trace.log.LedgerLog;
import io.whence.verify.audit.Audit;
import io.whence.verify.audit.AuditReport;
import io.whence.verify.audit.Finding;
import io.whence.verify.audit.Finding.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw blocks of a real ledger, changed in every way that the audit names. */
final class AuditTest {
    @TempDir
    static Path home;

    private static final List<Block> BLOCKS = new ArrayList<>();
    private static Path tiles = Path.of("");
    private static String root = "";

    @BeforeAll
    static void record_three_batches() throws IOException {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(home.resolve("ledger"), 0, new WhenceChaincode());
                Connection exchange = Connection.open(ledger.connectionFolder(), "exchange", Optional.empty())) {
            exchange.submit("party:add", party());
            for (int sequence = 1; sequence <= 3; sequence++) {
                exchange.submit("circulation:record", batch(sequence));
            }
            try (LedgerLog log = LedgerLog.upToDate(home.resolve("log"), exchange)) {
                root = log.checkpoint(log.size()).root().hex();
                tiles = LedgerLog.folder(home.resolve("log"), exchange);
            }
            try (Follower follower = Follower.from(exchange, Position.START)) {
                for (long height = Follower.height(exchange);
                        follower.position().next() < height; ) {
                    BLOCKS.add(Block.parseFrom(follower.nextBytes()));
                }
            }
        }
    }

    @Test
    void blocks_as_they_are_lead_to_the_root_of_the_followers_log() {
        AuditReport report = audit(BLOCKS);
        assertThat(report.findings()).isEmpty();
        assertThat(report.root()).isEqualTo(root);
        assertThat(report.counts().events()).isEqualTo(60);
        assertThat(report.producers()).singleElement().satisfies(producer -> {
            assertThat(producer.batches()).isEqualTo(3);
            assertThat(producer.lastSequence()).isEqualTo(3);
        });
    }

    @Test
    void blocks_exported_one_a_file_are_audited_without_a_network() throws IOException {
        Path exported = Files.createDirectories(home.resolve("exported"));
        for (int i = 0; i < BLOCKS.size(); i++) {
            Files.write(
                    exported.resolve("b" + (100 - i) + ".block"), BLOCKS.get(i).toByteArray());
        }
        Answered sound =
                Answered.in(home, "audit", "--blocks", exported.toString(), "--tiles", tiles.toString(), "--json");
        assertThat(sound.exit()).as(sound.out()).isZero();
        assertThat(sound.json().text("root")).isEqualTo(root);
        assertThat(sound.err()).contains("audit: block " + BLOCKS.size());
        Files.delete(exported.resolve("b99.block"));
        Answered gap = Answered.in(home, "audit", "--blocks", exported.toString(), "--json");
        assertThat(gap.exit()).isEqualTo(1);
    }

    @Test
    void a_changed_transaction_breaks_its_blocks_hash() {
        Block last = BLOCKS.getLast();
        ByteString changed = last.getData().getData(0).concat(ByteString.copyFromUtf8("x"));
        assertFound(
                with(last.toBuilder()
                        .setData(BlockData.newBuilder().addData(changed))
                        .build()),
                Check.BLOCK_CONTENT);
    }

    @Test
    void a_block_that_no_orderer_of_the_channel_signed_is_told_once_a_configuration_names_orderers() throws Exception {
        List<Block> blocks = new ArrayList<>(BLOCKS);
        assertThat(audit(blocks).counts().signed()).isZero();
        blocks.set(0, namingOrderers(BLOCKS.getFirst()));
        assertThat(audit(blocks).counts().signed()).isEqualTo(BLOCKS.size() - 1);
        for (ByteString signatures : List.of(ByteString.EMPTY, signatures(BLOCKS.get(BLOCKS.size() - 2)))) {
            Block last = BLOCKS.getLast();
            blocks.set(
                    blocks.size() - 1,
                    last.toBuilder()
                            .setMetadata(last.getMetadata().toBuilder()
                                    .setMetadata(BlockMetadataIndex.SIGNATURES_VALUE, signatures))
                            .build());
            assertFound(blocks, Check.BLOCK_SIGNED);
            assertThat(audit(blocks).counts().signed()).isEqualTo(BLOCKS.size() - 2);
        }
    }

    private static ByteString signatures(Block block) {
        return block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE);
    }

    /** The first block, with the organisation that signs blocks in its configuration, as real channels have it. */
    private static Block namingOrderers(Block genesis) throws Exception {
        Metadata metadata = Metadata.parseFrom(signatures(BLOCKS.getLast()));
        SignatureHeader signer =
                SignatureHeader.parseFrom(metadata.getSignatures(0).getSignatureHeader());
        SerializedIdentity identity = SerializedIdentity.parseFrom(signer.getCreator());
        FabricMSPConfig msp = FabricMSPConfig.newBuilder()
                .setName(identity.getMspid())
                .addRootCerts(ByteString.copyFrom(Files.readAllBytes(issuer(identity.getIdBytes()))))
                .build();
        ConfigValue value = ConfigValue.newBuilder()
                .setValue(MSPConfig.newBuilder()
                        .setConfig(msp.toByteString())
                        .build()
                        .toByteString())
                .build();
        ConfigGroup organisation =
                ConfigGroup.newBuilder().putValues("MSP", value).build();
        ConfigGroup orderers =
                ConfigGroup.newBuilder().putGroups("OrdererOrg", organisation).build();
        Envelope envelope = Envelope.parseFrom(genesis.getData().getData(0));
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ConfigEnvelope.Builder config = ConfigEnvelope.parseFrom(payload.getData()).toBuilder();
        config.getConfigBuilder().getChannelGroupBuilder().putGroups("Orderer", orderers);
        ByteString changed = payload.toBuilder()
                .setData(config.build().toByteString())
                .build()
                .toByteString();
        return rehashed(
                genesis, envelope.toBuilder().setPayload(changed).build().toByteString());
    }

    private static Path issuer(ByteString certificate) throws Exception {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        X509Certificate issued = (X509Certificate) certificates.generateCertificate(certificate.newInput());
        try (Stream<Path> files = Files.walk(home.resolve("ledger"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pem")).toList()) {
                String pem = Files.readString(file);
                if (pem.contains("BEGIN CERTIFICATE")) {
                    X509Certificate root = (X509Certificate) certificates.generateCertificate(
                            ByteString.copyFromUtf8(pem).newInput());
                    if (root.getSubjectX500Principal().equals(issued.getIssuerX500Principal())) {
                        return file;
                    }
                }
            }
        }
        throw new AssertionError("no root of " + issued.getSubjectX500Principal());
    }

    @Test
    void a_missing_block_and_a_rewritten_one_break_the_chain() {
        List<Block> gap = new ArrayList<>(BLOCKS);
        gap.remove(2);
        assertFound(gap, Check.BLOCK_NUMBER, Check.BLOCK_CHAIN, Check.TILES);
        List<Block> rewritten = new ArrayList<>(BLOCKS);
        rewritten.set(2, rehashed(BLOCKS.get(2), BLOCKS.get(1).getData().getData(0)));
        assertFound(rewritten, Check.BLOCK_CHAIN);
    }

    @Test
    void a_transaction_without_a_code_counts_as_invalid_and_is_told() {
        Block last = BLOCKS.getLast();
        Block uncoded = last.toBuilder()
                .setMetadata(last.getMetadata().toBuilder()
                        .setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.EMPTY))
                .build();
        assertFound(with(uncoded), Check.CODES, Check.TILES);
    }

    @Test
    void a_batch_that_is_not_the_one_of_its_receipt_is_found_in_a_block_that_is_whole() {
        ByteString envelope = BLOCKS.getLast().getData().getData(0);
        byte[] bytes = envelope.toByteArray();
        int at = envelope.toString(StandardCharsets.ISO_8859_1).indexOf("e-3-0");
        bytes[at] = 'f';
        assertFound(with(rehashed(BLOCKS.getLast(), ByteString.copyFrom(bytes))), Check.BATCH_ROOT, Check.TILES);
    }

    @Test
    void a_batch_that_stands_twice_and_one_that_comes_late_are_told_apart() {
        Block last = BLOCKS.getLast();
        List<Block> doubled = new ArrayList<>(BLOCKS);
        doubled.add(following(last, last.getData().getData(0)));
        assertFound(doubled, Check.BATCH_DOUBLED);
        List<Block> swapped = new ArrayList<>(BLOCKS.subList(0, BLOCKS.size() - 2));
        swapped.add(following(swapped.getLast(), last.getData().getData(0)));
        swapped.add(following(
                swapped.getLast(), BLOCKS.get(BLOCKS.size() - 2).getData().getData(0)));
        assertFound(swapped, Check.BATCH_ORDER, Check.TILES);
    }

    private static void assertFound(List<Block> blocks, Check... checks) {
        AuditReport report = audit(blocks);
        assertThat(report.findings().stream().map(Finding::check).distinct())
                .as(report.findings().toString())
                .contains(checks);
        assertThat(report.sound()).isFalse();
    }

    private static AuditReport audit(List<Block> blocks) {
        Audit audit = Audit.of("whence", Optional.of(tiles));
        blocks.forEach(block -> audit.block(block.toByteArray()));
        return audit.report();
    }

    private static List<Block> with(Block last) {
        List<Block> blocks = new ArrayList<>(BLOCKS.subList(0, BLOCKS.size() - 1));
        blocks.add(last);
        return blocks;
    }

    /** A block of another transaction whose header says so. */
    private static Block rehashed(Block block, ByteString envelope) {
        return block.toBuilder()
                .setData(BlockData.newBuilder().addData(envelope))
                .setHeader(block.getHeader().toBuilder()
                        .setDataHash(ByteString.copyFrom(
                                Digest.over(envelope.toByteArray()).bytes())))
                .build();
    }

    /** The next block after one, correctly chained. */
    private static Block following(Block block, ByteString envelope) {
        Block next = rehashed(block, envelope);
        return next.toBuilder()
                .setHeader(next.getHeader().toBuilder()
                        .setNumber(block.getHeader().getNumber() + 1)
                        .setPreviousHash(ByteString.copyFrom(hash(block))))
                .build();
    }

    private static byte[] hash(Block block) {
        try {
            return Digest.over(new DERSequence(new ASN1Encodable[] {
                                new ASN1Integer(block.getHeader().getNumber()),
                                new DEROctetString(
                                        block.getHeader().getPreviousHash().toByteArray()),
                                new DEROctetString(
                                        block.getHeader().getDataHash().toByteArray())
                            })
                            .getEncoded())
                    .bytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] batch(int sequence) {
        return BatchCodec.seal(
                "exchange",
                sequence,
                IntStream.range(0, 20)
                        .mapToObj(i -> EventCodec.encode(new Event(
                                "e-" + sequence + "-" + i,
                                Instant.parse("2026-03-01T08:00:00Z"),
                                "exchange",
                                new Event.Used("c-1", "read", "test", 1))))
                        .toList(),
                Map.of());
    }

    private static byte[] party() {
        return Json.parse(("{\"body\":{\"roles\":[\"EXCHANGE\"],\"mspId\":\"ExchangeMSP\"},"
                                + "\"declaredAt\":\"2026-03-01T08:00:00Z\",\"exchange\":\"exchange\",\"id\":\"exchange\","
                                + "\"links\":[],\"schemaVersion\":1,\"type\":\"party\"}")
                        .getBytes(StandardCharsets.UTF_8))
                .canonical();
    }
}
