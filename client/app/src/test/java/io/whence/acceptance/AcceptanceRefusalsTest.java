package io.whence.acceptance;

import static io.whence.acceptance.Stage.AT;
import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static io.whence.acceptance.Stage.ROOT;
import static io.whence.acceptance.Stage.by;
import static io.whence.acceptance.Stage.delivered;
import static io.whence.acceptance.Stage.received;
import static io.whence.acceptance.Stage.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.Function;
import io.whence.contract.Functions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.circulation.Event;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Refusals as clients see them: the gateway's status, the chaincode's status, and the refusal in its message. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceRefusalsTest {
    private static final String RECIPIENT = "{'roles':['RECIPIENT']}";

    private final Stage stage;

    AcceptanceRefusalsTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_refused_submission_is_aborted_and_its_details_name_peer_and_refusal() {
        Outcome outcome = stage.submit(EXCHANGE, "party:remove", Member.bytes("exchange"));
        assertThat(outcome.code()).isEqualTo("ABORTED");
        assertThat(outcome.answer()).isEqualTo("failed to endorse transaction, see attached details for more info");
        assertThat(outcome.details()).hasSize(1);
        assertThat(outcome.details().getFirst()).startsWith("ExchangeMSP: chaincode response 400, {\"error\":{");
        assertThat(outcome.refusal()).isEqualTo("400 FUNCTION_UNKNOWN function party:remove");
    }

    @Test
    void a_refused_question_carries_the_same_refusal() {
        Outcome outcome = stage.ask(INSURER, "party:show", "nobody");
        assertThat(outcome.code()).isEqualTo("UNKNOWN");
        assertThat(outcome.details()).hasSize(1);
        assertThat(outcome.refusal()).isEqualTo("400 DOCUMENT_UNKNOWN id nobody");
    }

    @Test
    void a_function_takes_its_listed_number_of_arguments() {
        assertThat(stage.ask(EXCHANGE, "party:show").refusal()).isEqualTo("400 ARGUMENTS_WRONG party:show 0");
    }

    @Test
    void each_role_is_denied_exactly_the_functions_that_are_not_open_to_it() {
        for (String who : Stage.everyone()) {
            for (Function function : Functions.all().values()) {
                assertThat(denied(who, function))
                        .as(who + " " + function.name())
                        .isEqualTo(!open(who, function));
            }
        }
    }

    @Test
    void documents_are_refused_in_the_words_of_the_ledger() {
        assertThat(stage.add(EXCHANGE, "party", "insurer-9", "{'roles':['INSURER'],'mspId':'InsurerMSP'}")
                        .refusal())
                .isEqualTo("400 NOT_THE_OWNER id insurer-9");
        assertThat(stage.add(EXCHANGE, "party", "lender", RECIPIENT).refusal()).isEqualTo("400 ID_TAKEN id lender");
        assertThat(stage.add(EXCHANGE, "party", "x", "{'roles':[],'phone':'1'}").refusal())
                .isEqualTo("400 FIELD_UNKNOWN body.phone 1");
        assertThat(stage.add(PROVIDER, "version", "pv-9", Stage.versionBody("p-9"))
                        .refusal())
                .isEqualTo("400 DOCUMENT_UNKNOWN body.product p-9");
        assertThat(stage.add(PROVIDER, "agreement", "agr-9", Stage.agreementBody())
                        .refusal())
                .isEqualTo("400 SIGNATURE_INVALID body.recipientSignature lender");
        assertThat(stage.submit(EXCHANGE, "party:add", Member.bytes("{ \"id\":\"x\"}"))
                        .refusal())
                .startsWith("400 NOT_CANONICAL");
    }

    @Test
    void batches_that_cannot_be_read_are_refused() {
        assertThat(sealed(new byte[] {7, 1})).startsWith("400 BATCH_MALFORMED");
        assertThat(sealed(new byte[] {1, 0x7f, 0, 0, 0, 1})).startsWith("400 BATCH_TOO_LARGE");
        assertThat(sealed(BatchCodec.seal("exchange", 8_001, List.of(), Map.of())))
                .startsWith("400 BATCH_EMPTY");
        List<byte[]> tooMany = Collections.nCopies(4_097, EventCodec.encode(used("r-1")));
        assertThat(sealed(BatchCodec.seal("exchange", 8_001, tooMany, Map.of())))
                .startsWith("400 BATCH_TOO_LARGE");
    }

    @Test
    void a_batch_of_4096_events_is_recorded() {
        List<byte[]> most = Collections.nCopies(4_096, EventCodec.encode(used("r-1")));
        Outcome outcome =
                stage.submit(EXCHANGE, "circulation:record", BatchCodec.seal("exchange", 8_002, most, Map.of()));
        assertThat(outcome.code()).isEqualTo("VALID");
        assertThat(new FieldReader("", outcome.json()).count("size")).isEqualTo(4_096);
    }

    @Test
    void batches_are_refused_by_their_first_offending_event() {
        assertThat(stage.submit(INSURER, "circulation:record", Stage.batch(8_003, used("r-2")))
                        .refusal())
                .isEqualTo("400 NOT_THE_PRODUCER producer exchange");
        assertThat(stage.record(8_003, delivered("r-3", AT), delivered("r-4", AT.minusMillis(1)))
                        .refusal())
                .startsWith("400 TIME_BACKWARDS events[1].at");
        assertThat(stage.record(8_003, by("ghost", new Event.Received("r-3", ROOT, 10)))
                        .refusal())
                .isEqualTo("400 PARTY_UNKNOWN events[0].by ghost");
        assertThat(stage.record(8_003, received("r-9")).refusal()).isEqualTo("400 COPY_UNKNOWN events[0].copy r-9");
        assertThat(stage.record(8_003, delivered("r-5"), received("r-5"), received("r-5"))
                        .refusal())
                .isEqualTo("400 RECEIPT_EXISTS events[2].copy r-5");
    }

    @Test
    void a_sequence_stands_for_one_batch() {
        assertThat(stage.record(8_010, used("r-6")).code()).isEqualTo("VALID");
        assertThat(stage.record(8_010, used("r-7")).refusal()).isEqualTo("400 SEQUENCE_REUSED sequence 8010");
    }

    @Test
    void custody_is_refused_to_whom_it_does_not_belong() {
        assertThat(stage.record(8_020, delivered("r-10")).code()).isEqualTo("VALID");
        assertThat(stage.record(8_021, delivered("r-10")).refusal()).isEqualTo("400 COPY_EXISTS events[0].copy r-10");
        assertThat(stage.record(8_021, by("exchange", new Event.Received("r-10", ROOT, 10)))
                        .refusal())
                .isEqualTo("400 NOT_THE_RECIPIENT events[0].by exchange");
        assertThat(stage.record(8_021, by("exchange", new Event.Derived(List.of("r-10"), "pv-7", "join")))
                        .refusal())
                .isEqualTo("400 NOT_THE_HOLDER events[0].inputs[0] r-10");
        assertThat(stage.record(8_021, by("lender", new Event.Deleted("r-10", "agreement-end")))
                        .code())
                .isEqualTo("VALID");
        assertThat(stage.record(8_022, by("lender", new Event.Deleted("r-10", "agreement-end")))
                        .refusal())
                .isEqualTo("400 COPY_NOT_LIVE events[0].copy r-10");
    }

    private String sealed(byte[] batch) {
        return stage.submit(EXCHANGE, "circulation:record", batch).refusal();
    }

    /** Called without arguments a function that is open to the caller complains of that, and only of that. */
    private boolean denied(String who, Function function) {
        Outcome outcome = stage.ask(who, function.name());
        return !outcome.code().equals("OK") && outcome.refusal().startsWith("400 ROLE_DENIED");
    }

    private static boolean open(String who, Function function) {
        String user = who.substring(who.indexOf('/') + 1).replaceFirst("\\d$", "");
        return function.roles().stream().anyMatch(role -> role.name().equals(user));
    }
}
