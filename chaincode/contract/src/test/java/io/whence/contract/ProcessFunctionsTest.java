package io.whence.contract;

import static io.whence.contract.Story.EXCHANGE;
import static io.whence.contract.Story.PROVIDER;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.NegotiationMove;
import io.whence.model.circulation.TransferMove;
import io.whence.model.wire.ProcessCodec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Negotiations and transfers on the ledger: whose word a move rests on, what it names, and what is left of it. */
class ProcessFunctionsTest {
    private static final String INSURER = "insurer/HANDLER";
    private static final String TERMS = "'provider':'provider','consumer':'insurer','version':'pv-1','policy':'pol-1'";

    private final Story story = begin();

    @Test
    void a_negotiation_that_is_final_points_at_its_agreement_and_the_agreement_at_it() {
        story.added(PROVIDER, "agreement", "agr-2", Story.agreement("insurer"));
        moved(INSURER, "negotiation:request", "insurer", TERMS + ",'pid':'urn:uuid:c-1'");
        moved(PROVIDER, "negotiation:offer", "provider", "'policy':'pol-2','pid':'urn:uuid:p-1'");
        moved(INSURER, "negotiation:request", "insurer", "'policy':'pol-1'");
        moved(PROVIDER, "negotiation:agree", "provider", "'agreement':'agr-2'");
        moved(INSURER, "negotiation:verify", "insurer", "");
        assertThat(refusal(move(PROVIDER, "negotiation:finalize", "provider", "")))
                .isEqualTo("AGREEMENT_NOT_ACCEPTED agreement agr-2");
        answer(story.peer.call(INSURER, "agreement:accept", "agr-2"));
        FieldReader closed = moved(PROVIDER, "negotiation:finalize", "provider", "");
        assertThat(closed.text("state") + " " + closed.text("agreement")).isEqualTo("FINALIZED agr-2");
        assertThat(closed.text("consumerPid") + " " + closed.text("providerPid"))
                .isEqualTo("urn:uuid:c-1 urn:uuid:p-1");
        FieldReader of = new FieldReader("", answer(story.peer.call(EXCHANGE, "negotiation:of", "agr-2")));
        assertThat(of.id("id")).isEqualTo("n-1");
        assertThat(of.objects("steps", 9, step -> step.text("move") + " " + step.text("basis")))
                .containsExactly("REQUEST OWN", "OFFER OWN", "REQUEST OWN", "AGREE OWN", "VERIFY OWN", "FINALIZE OWN");
    }

    @Test
    void every_move_of_both_tables_from_where_it_does_not_start_is_refused_by_name() {
        moved(INSURER, "negotiation:request", "insurer", TERMS);
        moved(INSURER, "negotiation:terminate", "insurer", "");
        for (NegotiationMove move : NegotiationMove.values()) {
            boolean consumer =
                    move == NegotiationMove.REQUEST || move == NegotiationMove.ACCEPT || move == NegotiationMove.VERIFY;
            String right = consumer ? "insurer" : "provider";
            assertThat(refusal(move(EXCHANGE, "negotiation:" + verb(move), right, "")))
                    .isEqualTo("NEGOTIATION_STATE state TERMINATED");
            String wrong = consumer ? "provider" : "insurer";
            if (move != NegotiationMove.TERMINATE) {
                assertThat(refusal(move(EXCHANGE, "negotiation:" + verb(move), wrong, "")))
                        .isEqualTo("SIDE_DENIED by " + (consumer ? "PROVIDER" : "CONSUMER"));
            }
        }
        moved(EXCHANGE, "transfer:request", "lender-03", "'agreement':'agr-1','format':'csv'");
        moved(EXCHANGE, "transfer:terminate", "provider", "");
        for (TransferMove move : TransferMove.values()) {
            String right = move == TransferMove.REQUEST ? "lender-03" : "provider";
            assertThat(refusal(move(EXCHANGE, "transfer:" + verb(move), right, "")))
                    .isEqualTo("TRANSFER_STATE state TERMINATED");
        }
    }

    @Test
    void a_move_rests_on_its_own_organisation_a_delegate_or_a_signature() {
        assertThat(refusal(move("regulator/REGULATOR", "negotiation:request", "insurer", TERMS)))
                .isEqualTo("NOT_STATED_BY_CALLER by insurer");
        assertThat(refusal(move(INSURER, "negotiation:request", "ghost", TERMS)))
                .isEqualTo("PARTY_UNKNOWN by ghost");
        String lender = TERMS.replace("insurer", "lender-03");
        Response delegated = move(EXCHANGE, "negotiation:request", "lender-03", lender);
        assertThat(bases(answer(delegated))).containsExactly("DELEGATED");
        moved(PROVIDER, "negotiation:offer", "provider", "'policy':'pol-2'");
        String accept = "{'negotiation':'n-1','by':'lender-03','at':'2026-03-01T08:00:00Z','step':3}";
        assertThat(bases(answer(signed(INSURER, "negotiation:accept", accept))))
                .containsExactly("DELEGATED", "OWN", "SIGNED");
    }

    @Test
    void a_signature_holds_for_one_function_and_one_step() {
        moved(EXCHANGE, "transfer:request", "lender-03", "'agreement':'agr-1','format':'csv'");
        moved(PROVIDER, "transfer:start", "provider", "");
        String suspend = "{'transfer':'n-1','by':'lender-03','at':'2026-03-01T08:00:00Z','step':3}";
        byte[] other = ProcessCodec.signedBytes("transfer:complete", Json.parse(Story.quoted(suspend)));
        assertThat(refusal(carried(INSURER, "transfer:suspend", suspend, Story.sign(other))))
                .isEqualTo("SIGNATURE_INVALID signature lender-03");
        assertThat(refusal(signed(INSURER, "transfer:suspend", suspend.replace(",'step':3", ""))))
                .isEqualTo("STEP_DIFFERS step absent");
        answer(signed(INSURER, "transfer:suspend", suspend));
        moved(PROVIDER, "transfer:resume", "provider", "");
        assertThat(refusal(signed(INSURER, "transfer:suspend", suspend))).isEqualTo("STEP_DIFFERS step 3");
    }

    @Test
    void an_agreement_comes_of_one_negotiation_and_is_free_again_when_that_one_ends() {
        story.added(PROVIDER, "agreement", "agr-2", Story.agreement("insurer"));
        moved(INSURER, "negotiation:request", "insurer", TERMS);
        moved(PROVIDER, "negotiation:agree", "provider", "'agreement':'agr-2'");
        named("n-2", INSURER, "negotiation:request", TERMS + ",'by':'insurer'");
        String agree = "'agreement':'agr-2','by':'provider'";
        assertThat(refusal(sent("n-2", PROVIDER, "negotiation:agree", agree)))
                .isEqualTo("AGREEMENT_NEGOTIATED agreement agr-2");
        answer(story.peer.call(INSURER, "agreement:accept", "agr-2"));
        assertThat(refusal(move(INSURER, "transfer:request", "insurer", "'agreement':'agr-2','format':'csv'")))
                .isEqualTo("AGREEMENT_NOT_FINALIZED agreement agr-2");
        moved(INSURER, "negotiation:terminate", "insurer", "");
        assertThat(refusal(story.peer.call(INSURER, "negotiation:of", "agr-2")))
                .isEqualTo("NEGOTIATION_UNKNOWN agreement agr-2");
        named("n-2", PROVIDER, "negotiation:agree", agree);
    }

    @Test
    void what_a_process_is_about_is_on_record_first() {
        assertThat(refusal(move(PROVIDER, "negotiation:agree", "provider", "'agreement':'agr-1'")))
                .isEqualTo("NEGOTIATION_UNKNOWN negotiation n-1");
        assertThat(refusal(move(PROVIDER, "transfer:start", "provider", "")))
                .isEqualTo("TRANSFER_UNKNOWN transfer n-1");
        assertThat(refusal(move(INSURER, "negotiation:request", "insurer", TERMS.replace("pv-1", "pv-9"))))
                .isEqualTo("DOCUMENT_UNKNOWN version pv-9");
        assertThat(refusal(move(INSURER, "negotiation:request", "insurer", TERMS.replace("pol-1", "pol-9"))))
                .isEqualTo("DOCUMENT_UNKNOWN policy pol-9");
        assertThat(refusal(move(INSURER, "transfer:request", "insurer", "'agreement':'agr-1','format':'csv'")))
                .isEqualTo("NOT_A_SIDE by insurer");
        story.added(PROVIDER, "agreement", "agr-2", Story.agreement("insurer"));
        assertThat(refusal(move(INSURER, "transfer:request", "insurer", "'agreement':'agr-2','format':'csv'")))
                .isEqualTo("AGREEMENT_NOT_ACCEPTED agreement agr-2");
        assertThat(refusal(move(INSURER, "negotiation:request", "insurer", TERMS + ",'price':'1'")))
                .isEqualTo("FIELD_UNKNOWN price 1");
    }

    @Test
    void a_delivery_cites_a_transfer_under_its_own_agreement_while_data_flows() {
        Instant start = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(refusal(story.record(EXCHANGE, 1, cited("c-1", start))))
                .isEqualTo("TRANSFER_UNKNOWN events[0].transfer n-1");
        moved(EXCHANGE, "transfer:request", "lender-03", "'agreement':'agr-1','format':'csv'");
        assertThat(refusal(story.record(EXCHANGE, 1, cited("c-1", start))))
                .isEqualTo("TRANSFER_NOT_STARTED events[0].transfer n-1");
        moved(PROVIDER, "transfer:start", "provider", "");
        moved(PROVIDER, "transfer:complete", "provider", "");
        assertThat(refusal(story.record(EXCHANGE, 1, cited("c-1", start.minusMillis(1)))))
                .isEqualTo("TRANSFER_NOT_STARTED events[0].transfer n-1");
        assertThat(refusal(story.record(EXCHANGE, 1, cited("c-1", start.plusMillis(1)))))
                .isEqualTo("TRANSFER_NOT_STARTED events[0].transfer n-1");
        answer(story.record(EXCHANGE, 1, cited("c-1", start)));
        answer(story.record(EXCHANGE, 2, Story.received("lender-03", "c-1")));
        FieldReader copy = new FieldReader("", answer(story.peer.call(EXCHANGE, "circulation:copy", "c-1")));
        assertThat(copy.text("transfer")).isEqualTo("n-1");
        story.added(PROVIDER, "agreement", "agr-3", Story.signed(Story.agreement("lender-03")));
        sent("t-3", EXCHANGE, "transfer:request", "'by':'lender-03','agreement':'agr-3','format':'csv'");
        Event.Delivered other = ((Event.Delivered) cited("c-3", start).fact()).in(Optional.of("t-3"));
        assertThat(refusal(story.record(EXCHANGE, 3, new Event("e", start, "exchange", other))))
                .isEqualTo("TRANSFER_OTHER_AGREEMENT events[0].transfer t-3");
    }

    private static Event cited(String copy, Instant at) {
        Event.Delivered fact = (Event.Delivered) Story.delivered(copy, at).fact();
        return new Event("e-" + copy, at, "exchange", fact.in(Optional.of("n-1")));
    }

    private static Story begin() {
        Story story = Story.begin();
        story.added(INSURER, "party", "insurer", "{'roles':['INSURER'],'mspId':'InsurerMSP','delegates':['exchange']}");
        story.added(EXCHANGE, "policy", "pol-2", "{'profile':'whence-odrl-1','permission':[{'action':'derive'}]}");
        return story;
    }

    private FieldReader moved(String as, String function, String by, String members) {
        return new FieldReader("", answer(move(as, function, by, members)));
    }

    private Response move(String as, String function, String by, String members) {
        return sent("n-1", as, function, "'by':'" + by + "'" + (members.isEmpty() ? "" : ",") + members);
    }

    private void named(String id, String as, String function, String members) {
        answer(sent(id, as, function, members));
    }

    private Response sent(String id, String as, String function, String members) {
        String kind = function.substring(0, function.indexOf(':'));
        String json = "{'%s':'%s','at':'2026-03-01T08:00:00Z',%s}".formatted(kind, id, members);
        return story.peer.submit(as, function, Json.parse(Story.quoted(json)).canonical());
    }

    private Response signed(String as, String function, String move) {
        byte[] bytes = ProcessCodec.signedBytes(function, Json.parse(Story.quoted(move)));
        return carried(as, function, move, Story.sign(bytes));
    }

    private Response carried(String as, String function, String move, byte[] signature) {
        String with = move.substring(0, move.length() - 1) + ",'signature':'"
                + Base64.getEncoder().encodeToString(signature) + "'}";
        return story.peer.submit(as, function, Json.parse(Story.quoted(with)).canonical());
    }

    private static List<String> bases(Json process) {
        return new FieldReader("", process).objects("steps", 9, step -> step.text("basis"));
    }

    private static String verb(Enum<?> move) {
        return move.name().toLowerCase(Locale.ROOT);
    }
}
