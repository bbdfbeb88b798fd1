package io.whence.acceptance;

import static io.whence.acceptance.Stage.AT;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.wire.ProcessCodec;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An agreement is negotiated, its data transferred, and the delivery cites the transfer, on either network alike. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceProcessTest {
    private final Stage stage;

    AcceptanceProcessTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void an_agreement_is_negotiated_and_its_data_handed_over_step_by_step() {
        String terms = ",'provider':'provider','consumer':'lender','version':'pv-1','policy':'pol-1'";
        stage.added(PROVIDER, "agreement", "agr-np", Stage.signed(Stage.agreementBody()));
        assertThat(signed("negotiation:request", "n-1", 1, terms)).isEqualTo("REQUESTED");
        assertThat(moved(PROVIDER, "negotiation:verify", "n-1", "provider", "").refusal())
                .isEqualTo("400 SIDE_DENIED by PROVIDER");
        assertThat(moved(PROVIDER, "negotiation:finalize", "n-1", "provider", "")
                        .refusal())
                .isEqualTo("400 NEGOTIATION_STATE state REQUESTED");
        assertThat(state(PROVIDER, "negotiation:agree", "n-1", ",'agreement':'agr-np'"))
                .isEqualTo("AGREED");
        assertThat(signed("transfer:request", "t-1", 1, ",'agreement':'agr-np','format':'csv'"))
                .isEqualTo("AGREEMENT_NOT_FINALIZED");
        assertThat(signed("negotiation:verify", "n-1", 3, "")).isEqualTo("VERIFIED");
        assertThat(state(PROVIDER, "negotiation:finalize", "n-1", "")).isEqualTo("FINALIZED");
        assertThat(asked("negotiation:of", "agr-np").id("id")).isEqualTo("n-1");

        assertThat(signed("transfer:request", "t-1", 1, ",'agreement':'agr-np','format':'csv'"))
                .isEqualTo("REQUESTED");
        assertThat(stage.record(9_301, cited("cited-1")).refusal())
                .isEqualTo("400 TRANSFER_NOT_STARTED events[0].transfer t-1");
        assertThat(state(PROVIDER, "transfer:start", "t-1", "")).isEqualTo("STARTED");
        assertThat(stage.record(9_301, cited("cited-1")).code()).isEqualTo("VALID");
        assertThat(asked("circulation:copy", "cited-1").text("transfer")).isEqualTo("t-1");
        assertThat(signed("transfer:terminate", "t-1", 3, "")).isEqualTo("TERMINATED");
        assertThat(moved(PROVIDER, "transfer:resume", "t-1", "provider", "").refusal())
                .isEqualTo("400 TRANSFER_STATE state TERMINATED");
    }

    private static Event cited(String copy) {
        Event.Delivered fact = (Event.Delivered) Stage.delivered(copy).fact();
        Event.Delivered under =
                new Event.Delivered(copy, fact.version(), "agr-np", fact.to(), fact.root(), 10, Optional.empty());
        return new Event("e-" + copy, AT, "exchange", under.in(Optional.of("t-1")));
    }

    private FieldReader asked(String function, String id) {
        return new FieldReader("", stage.ask(INSURER, function, id).json());
    }

    private String state(String who, String function, String id, String members) {
        return after(moved(who, function, id, "provider", members));
    }

    private Outcome moved(String who, String function, String id, String by, String members) {
        return stage.submit(
                who,
                function,
                move(function, id, ",'by':'" + by + "'" + members).canonical());
    }

    /** The lender has no organisation: the insurer carries what it signed. */
    private String signed(String function, String id, int step, String members) {
        String words = ",'by':'lender','step':" + step + members;
        byte[] signature = Stage.sign(ProcessCodec.signedBytes(function, move(function, id, words)));
        String with = words + ",'signature':'" + Base64.getEncoder().encodeToString(signature) + "'";
        return after(stage.submit(INSURER, function, move(function, id, with).canonical()));
    }

    private static Json move(String function, String id, String members) {
        String kind = function.substring(0, function.indexOf(':'));
        return Stage.json("{'at':'2026-03-01T08:00:00Z','%s':'%s'%s}".formatted(kind, id, members));
    }

    private static String after(Outcome outcome) {
        return outcome.code().equals("VALID")
                ? new FieldReader("", outcome.json()).text("state")
                : outcome.refusal().substring("400 ".length(), outcome.refusal().indexOf(' ', "400 ".length()));
    }
}
