package io.whence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Finding.Verdict;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.wire.LedgerLeaf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lender one has c-1, makes {@code made} of it, and delivers that on to lender two as c-2. Both acknowledge what they got. */
class PerilFactsTest {
    private static final Digest FIRST = Digest.over(new byte[] {1});
    private static final Digest DECLARED = Digest.over(new byte[] {2});
    private static final Digest MADE = Digest.over(new byte[] {3});
    private static final Digest OTHER = Digest.over(new byte[] {4});
    private static final String GOOD = "{'at':'2026-03-05T00:00:00Z','answer':'GOOD'}";
    private static final String BAD = "{'at':'2026-03-07T00:00:00Z','answer':'BAD'}";

    private final List<Event> events = new ArrayList<>();
    private Digest original = OTHER;

    @BeforeEach
    void record() {
        event(1, "exchange", delivered("c-1", "pv-1", "one", FIRST));
        event(2, "one", new Event.Received("c-1", FIRST, 10));
        event(2, "one", new Event.Derived(List.of("c-1"), "made", "filter"));
        event(3, "one", delivered("c-2", "made", "two", MADE));
        event(4, "two", new Event.Received("c-2", MADE, 10));
        event(4, "two", new Event.Used("c-2", "read", "scoring", 1));
    }

    @Test
    void who_passed_on_something_else_than_it_declared_is_identified() {
        assertThat(tampering(Verdict.IDENTIFIED, "c-1", DECLARED, "null")).isEmpty();
        assertThat(tampering(Verdict.LEAD, "c-1", DECLARED, "null")).contains("verdict");
        assertThat(tampering(Verdict.IDENTIFIED, "c-2", DECLARED, "null")).contains("named");
    }

    @Test
    void a_declaration_that_is_not_on_record_accuses_nobody() {
        assertThat(tampering(Verdict.IDENTIFIED, "c-1", OTHER, "null")).contains("particulars.hops[0].declared");
        original = DECLARED;
        assertThat(tampering(Verdict.IDENTIFIED, "c-1", DECLARED, "null")).contains("particulars.hops[0].declared");
    }

    @Test
    void hops_that_are_no_chain_accuse_nobody() {
        events.removeIf(event -> event.fact() instanceof Event.Derived);
        assertThat(tampering(Verdict.IDENTIFIED, "c-1", DECLARED, "null")).contains("particulars.hops[1].copy");
    }

    @Test
    void a_chain_without_a_difference_names_nobody() {
        String found = "'" + MADE.hex() + "'";
        assertThat(tampering(Verdict.NOT_RECORDED, "", MADE, found)).isEmpty();
        assertThat(tampering(Verdict.INCONCLUSIVE, "", MADE, "null")).isEmpty();
        assertThat(tampering(Verdict.NOT_RECORDED, "", MADE, "null")).contains("verdict");
        assertThat(tampering(Verdict.LEAD, "c-2", MADE, "'" + OTHER.hex() + "'"))
                .isEmpty();
        assertThat(tampering(Verdict.NOT_RECORDED, "", MADE, "'" + OTHER.hex() + "'"))
                .contains("named");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "IDENTIFIED | c-1 | 2026-03-05T00:00:00Z | 2026-03-07T00:00:00Z | -",
                "IDENTIFIED | c-1 | 2026-03-02T00:00:00Z | 2026-03-07T00:00:00Z | particulars.custody[0].to",
                "LEAD | c-1 | 2026-03-05T00:00:00Z | 2026-03-07T00:00:00Z | verdict",
                "INCONCLUSIVE | '' | 2026-03-05T00:00:00Z | 2026-03-07T00:00:00Z | named"
            })
    void a_loss_lies_where_its_challenges_have_it(
            Verdict verdict, String named, String from, String to, String position) {
        String interval = ",'from':'%s','to':'%s'".formatted(from, to);
        Optional<String> expected = Optional.ofNullable(position);
        assertThat(loss(verdict, named, GOOD + "," + BAD, interval)).isEqualTo(expected);
        assertThat(loss(verdict, named, BAD + "," + GOOD, interval)).isEqualTo(expected);
    }

    @Test
    void what_failed_before_the_receipt_is_no_loss_of_the_receivers() {
        String early = BAD.replace("03-07", "03-01");
        assertThat(loss(Verdict.NOT_RECORDED, "", early, "")).isEmpty();
        assertThat(loss(Verdict.IDENTIFIED, "c-1", early, ",'from':'2026-03-02T00:00:00Z','to':'2026-03-01T00:00:00Z'"))
                .contains("particulars.custody[0].to");
    }

    @Test
    void what_was_never_acknowledged_is_at_the_senders_risk() {
        events.removeIf(event -> event.fact() instanceof Event.Received);
        assertThat(loss(Verdict.INCONCLUSIVE, "", BAD, ",'to':'2026-03-07T00:00:00Z'"))
                .isEmpty();
        assertThat(loss(Verdict.IDENTIFIED, "c-1", BAD, ",'to':'2026-03-07T00:00:00Z'"))
                .contains("named");
    }

    @Test
    void a_use_that_nobody_logged_accuses_only_with_a_bound() {
        String use = "{'copy':'c-2',%s'by':'two','at':'2026-03-04T00:00:00Z','action':'read','purpose':'scoring',"
                + "'allowed':'UNSATISFIED','rule':'r'}";
        String logged = use.formatted("'event':'e-6',");
        String seen = use.formatted("");
        assertThat(abuse(Verdict.IDENTIFIED, "c-2", logged, "'bound':null")).isEmpty();
        assertThat(abuse(Verdict.NOT_RECORDED, "", logged, "'bound':null")).contains("named");
        assertThat(abuse(Verdict.IDENTIFIED, "c-2", use.formatted("'event':'e-5',"), "'bound':null"))
                .contains("particulars.uses.e-5");
        assertThat(abuse(Verdict.IDENTIFIED, "c-2", seen, "'bound':null")).contains("particulars.uses");
        assertThat(abuse(Verdict.IDENTIFIED, "c-2", seen, "'bound':null,'leak':{}"))
                .contains("bound");
        assertThat(abuse(Verdict.IDENTIFIED, "c-2", seen, "'bound':{},'leak':{}"))
                .isEmpty();
        assertThat(abuse(Verdict.IDENTIFIED, "c-1", seen, "'bound':{},'leak':{}"))
                .contains("named");
    }

    @Test
    void a_leak_accuses_only_within_a_bound_and_there_are_four_perils() {
        assertThat(position(Verdict.IDENTIFIED, "c-1", "{'peril':'LEAK','bound':null}"))
                .contains("bound");
        assertThat(position(Verdict.LEAD, "c-1", "{'peril':'LEAK','bound':null}"))
                .isEmpty();
        assertThat(position(Verdict.IDENTIFIED, "c-1", "{'peril':'FIRE'}")).contains("peril");
    }

    private Optional<String> tampering(Verdict verdict, String named, Digest declared, String found) {
        return position(verdict, named, """
                {'peril':'TAMPERING','particulars':{'found':%s,'hops':[
                 {'copy':'c-1','sender':'exchange','receiver':'one','sent':'%s','acknowledged':'%2$s','declared':'%s'},
                 {'copy':'c-2','sender':'one','receiver':'two','sent':'%s','acknowledged':'%4$s','declared':null}]}}
                """.formatted(found, FIRST, declared, MADE));
    }

    private Optional<String> loss(Verdict verdict, String named, String challenges, String interval) {
        return position(
                verdict,
                named,
                "{'peril':'LOSS','particulars':{'custody':[{'copy':'c-1','custodian':'one','challenges':[%s]%s}]}}"
                        .formatted(challenges, interval));
    }

    private Optional<String> abuse(Verdict verdict, String named, String use, String members) {
        return position(verdict, named, "{'peril':'ABUSE',%s,'particulars':{'uses':[%s]}}".formatted(members, use));
    }

    private Optional<String> position(Verdict verdict, String named, String json) {
        List<String> names =
                Arrays.stream(named.split(",")).filter(name -> !name.isEmpty()).toList();
        Finding finding = new Finding(FIRST, "inc-1", "ExchangeMSP", verdict, names, List.of());
        try {
            PerilFacts.require(events, documents(), finding, new FieldReader("", Json.parse(bytes(json))));
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(broken.position());
        }
    }

    private LoggedDocuments documents() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(PackPaths.argument(0, 0), bytes("{'id':'made','body':{'root':'" + DECLARED + "'}}"));
        files.put(PackPaths.opening("c-2"), bytes("{'original':'" + original + "'}"));
        LedgerLeaf leaf = new LedgerLeaf(
                "tx-0",
                0,
                0,
                Instant.EPOCH,
                new Caller("ExchangeMSP", Role.EXCHANGE, 0, FIRST),
                "version:add",
                List.of(FIRST),
                Optional.empty(),
                FIRST);
        return new LoggedDocuments(new PackFiles(files), new TreeMap<>(java.util.Map.of(0L, leaf)));
    }

    private void event(int day, String by, Event.Fact fact) {
        events.add(new Event("e-" + (events.size() + 1), Instant.parse("2026-03-0" + day + "T00:00:00Z"), by, fact));
    }

    private static Event.Delivered delivered(String copy, String version, String to, Digest root) {
        return new Event.Delivered(copy, version, "agr-" + copy, to, root, 10, Optional.empty(), Optional.empty());
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
