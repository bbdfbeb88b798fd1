package io.whence.acceptance;

import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.Position;
import io.whence.model.bytes.FieldReader;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.PrefixProof;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Digest;
import io.whence.trace.log.LedgerLog;
import io.whence.trace.log.RecordedCheckpoints;
import io.whence.trace.log.Witness;
import io.whence.trace.log.WitnessKeys;
import io.whence.verify.ProofVerifier;
import io.whence.verify.audit.Audit;
import io.whence.verify.audit.AuditReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs that organisations compute from their own peers, heads that they record, and what an audit makes of the blocks. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceProofsTest {
    @TempDir
    private Path home;

    private final Network network;
    private final Stage stage;

    AcceptanceProofsTest(Network network) {
        this.network = network;
        stage = Stages.on(network);
    }

    @Test
    void two_organisations_sign_one_log_under_which_an_event_is_proved_and_an_audit_finds_the_same() {
        String run = Long.toString(System.nanoTime());
        List<SignerKey> keys =
                List.of(witness(EXCHANGE, "exchange", "EXCHANGE','REGISTRY"), witness(INSURER, "insurer", "INSURER"));
        stage.record(9_001, used("proof-" + run), used("proof-" + run));
        try (Connection exchange = connect("exchange");
                Connection insurer = connect("insurer");
                LedgerLog log = LedgerLog.upToDate(home.resolve("log"), exchange);
                LedgerLog other = LedgerLog.upToDate(home.resolve("log"), insurer)) {
            long size = log.size();
            assertThat(other.checkpoint(size)).isEqualTo(log.checkpoint(size));
            recordHead(exchange, keys.getFirst(), log, size);
            recordHead(insurer, keys.getLast(), other, size);
            RecordedCheckpoints recorded = RecordedCheckpoints.of(exchange);
            assertThat(recorded.forked()).isEmpty();
            assertThat(recorded.denied(log)).isEmpty();
            SignedNote note =
                    recorded.best(head -> head.size() == size).orElseThrow().note();
            PrefixProof prefix = new PrefixProof(log.checkpoint(5).unsigned(), log.consistency(5, size), note);
            assertValid(log.proof(size - 1, note).bytes(), keys);
            assertValid(prefix.bytes(), keys);
        }
        try (Connection exchange = connect("exchange");
                LedgerLog log = LedgerLog.upToDate(home.resolve("log"), exchange)) {
            AuditReport report = audit(exchange);
            assertThat(report.findings()).isEmpty();
            assertThat(report.checkpoints()).isGreaterThanOrEqualTo(2);
            assertThat(report.counts().signed())
                    .isEqualTo(network == Network.FABRIC ? report.counts().blocks() - 1 : 0);
            assertThat(report.tiles().orElseThrow()).isPositive();
            assertThat(report.origin()).isEqualTo(log.origin());
            assertThat(report.counts().entries()).isEqualTo(log.size());
            assertThat(report.root())
                    .isEqualTo(log.checkpoint(log.size()).root().hex());
        }
    }

    private static void assertValid(byte[] proof, List<SignerKey> keys) {
        List<VerifierKey> trust = keys.stream().map(SignerKey::verifier).toList();
        assertThat(ProofVerifier.verify(proof, Optional.of(trust)).valid()).isTrue();
    }

    private AuditReport audit(Connection exchange) {
        Audit audit = Audit.of("whence", Optional.of(LedgerLog.folder(home.resolve("log"), exchange)));
        long height = Follower.height(exchange);
        try (Follower follower = Follower.from(exchange, Position.START)) {
            while (audit.height() < height) {
                audit.block(follower.nextBytes());
            }
        }
        return audit.report();
    }

    private void recordHead(Connection as, SignerKey key, LedgerLog log, long size) {
        Witness witness = Witness.in(home.resolve(key.verifier().name()), key);
        Checkpoint head = log.checkpoint(size);
        SignedNote note = witness.cosign(head, from -> log.consistency(from, size), Instant.now());
        assertThat(new FieldReader(
                                "", as.submit("checkpoint:record", note.bytes()).payload())
                        .texts("differs", 9))
                .isEmpty();
    }

    /** Supersedes a party's document by one that names a witness key, which is drawn for this network's own copy of it. */
    private SignerKey witness(String who, String party, String roles) {
        SignerKey key = WitnessKeys.create(home.resolve("keys"), party);
        FieldReader shown =
                new FieldReader("", stage.ask(who, "party:show", party).json());
        String prev = Digest.over(shown.json("document").canonical()).hex();
        String mspId = shown.object("document").object("body").text("mspId");
        String body = "{'roles':['" + roles + "'],'mspId':'" + mspId + "','witnessKey':'"
                + key.verifier().text() + "'}";
        byte[] successor = Stage.document("party", party, body, "'prev':'" + prev + "',");
        assertThat(stage.submit(who, "party:add", successor).code()).isEqualTo("VALID");
        return key;
    }

    private Connection connect(String party) {
        return Connection.open(stage.connection(), party, Optional.empty());
    }
}
