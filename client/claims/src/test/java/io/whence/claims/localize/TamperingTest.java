package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TamperingTest {
    private static final Digest GOOD = digest("good");
    private static final Digest BAD = digest("bad");
    private static final Digest MADE = digest("made");

    @Test
    void an_unbroken_chain_is_untouched() {
        assertThat(Tampering.locate(List.of(hop("a", "b", GOOD, GOOD), hop("b", "c", GOOD, GOOD)), Optional.of(GOOD)))
                .isEqualTo(new Tampering.Untouched());
    }

    @Test
    void sent_and_acknowledged_that_differ_point_to_the_hop() {
        assertThat(Tampering.locate(List.of(hop("a", "b", GOOD, GOOD), hop("b", "c", GOOD, BAD)), Optional.of(BAD)))
                .isEqualTo(new Tampering.InTransit(1, "b", "c"));
    }

    @Test
    void an_undeclared_change_is_the_custodians() {
        assertThat(Tampering.locate(List.of(hop("a", "b", GOOD, GOOD), hop("b", "c", BAD, BAD)), Optional.of(BAD)))
                .isEqualTo(new Tampering.ByCustodian(0, "b"));
    }

    @Test
    void a_declared_change_is_nobodys() {
        Tampering.Hop first = new Tampering.Hop("a", "b", GOOD, Optional.of(GOOD), Optional.of(MADE));
        assertThat(Tampering.locate(List.of(first, hop("b", "c", MADE, MADE)), Optional.of(MADE)))
                .isEqualTo(new Tampering.Untouched());
    }

    @Test
    void a_hop_never_acknowledged_stays_undetermined() {
        Tampering.Hop silent = new Tampering.Hop("a", "b", GOOD, Optional.empty(), Optional.empty());
        assertThat(Tampering.locate(List.of(silent), Optional.of(BAD)))
                .isEqualTo(new Tampering.Undetermined(0, "a", "b"));
    }

    @Test
    void without_the_root_of_what_was_found_the_chain_alone_is_judged() {
        assertThat(Tampering.locate(List.of(hop("a", "b", GOOD, GOOD)), Optional.empty()))
                .isEqualTo(new Tampering.Untried("b"));
        assertThat(Tampering.locate(List.of(hop("a", "b", GOOD, GOOD), hop("b", "c", BAD, BAD)), Optional.empty()))
                .isEqualTo(new Tampering.ByCustodian(0, "b"));
    }

    @Test
    void a_change_after_the_last_receipt_is_the_last_custodians_or_a_strangers() {
        assertThat(Tampering.locate(List.of(hop("a", "b", GOOD, GOOD)), Optional.of(BAD)))
                .isEqualTo(new Tampering.AfterLast("b"));
    }

    private static Tampering.Hop hop(String sender, String receiver, Digest sent, Digest acknowledged) {
        return new Tampering.Hop(sender, receiver, sent, Optional.of(acknowledged), Optional.empty());
    }

    private static Digest digest(String text) {
        return Digest.over(text.getBytes(StandardCharsets.UTF_8));
    }
}
