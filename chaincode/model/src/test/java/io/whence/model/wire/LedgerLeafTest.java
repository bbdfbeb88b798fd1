package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LedgerLeafTest {
    private static final Digest DIGEST = Digest.over(new byte[] {1});
    private static final LedgerLeaf DOCUMENT = new LedgerLeaf(
            "tx-1",
            17,
            2,
            Instant.parse("2026-03-01T08:00:00.125Z"),
            new Caller("InsurerMSP", Role.HANDLER, 5, DIGEST),
            "claim:notify",
            List.of(DIGEST),
            Optional.empty(),
            DIGEST);

    @Test
    void a_document_entry_has_these_bytes() {
        assertThat(new String(DOCUMENT.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"answer":"H","arguments":["H"],"block":17,\
                        "caller":{"authorityMinorUnits":5,"certificate":"H","mspId":"InsurerMSP","role":"HANDLER"},\
                        "function":"claim:notify","position":2,"proposedAt":"2026-03-01T08:00:00.125Z",\
                        "transaction":"tx-1"}""".replace("H\"", DIGEST.hex() + "\""));
        assertThat(LedgerLeaf.read(DOCUMENT.bytes())).isEqualTo(DOCUMENT);
    }

    @Test
    void a_batch_entry_states_the_batch() {
        LedgerLeaf batch = new LedgerLeaf(
                "tx-2",
                18,
                0,
                Instant.parse("2026-03-01T08:00:01Z"),
                new Caller("ExchangeMSP", Role.EXCHANGE, 0, DIGEST),
                "circulation:record",
                List.of(),
                Optional.of(new LedgerLeaf.Sealed("exchange", 3, 2, DIGEST)),
                DIGEST);
        assertThat(LedgerLeaf.read(batch.bytes())).isEqualTo(batch);
    }

    @Test
    void an_event_is_never_taken_for_a_transaction() {
        byte[] event = EventCodec.encode(
                new Event("e-1", Instant.EPOCH, "lender", new Event.Used("c-1", "read", "scoring", 1)));
        assertThat(LedgerLeaf.isTransaction(event)).isFalse();
        assertThat(LedgerLeaf.isTransaction(DOCUMENT.bytes())).isTrue();
        byte[] crafted = new byte[event.length + 2];
        crafted[0] = '{';
        crafted[1] = '|';
        System.arraycopy(event, 0, crafted, 2, event.length);
        assertThatThrownBy(() -> EventCodec.decode(crafted)).isInstanceOf(Refused.class);
    }

    @Test
    void a_time_that_cannot_be_written_stands_at_its_nearest_end() {
        LedgerLeaf early = at(Instant.MIN);
        LedgerLeaf late = at(Instant.MAX);
        assertThat(LedgerLeaf.read(early.bytes()).proposedAt()).isEqualTo(Instant.EPOCH);
        assertThat(LedgerLeaf.read(late.bytes()).proposedAt()).isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
        assertThat(at(Instant.parse("2026-03-01T08:00:00.000999Z")).proposedAt())
                .isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    }

    private static LedgerLeaf at(Instant proposed) {
        return new LedgerLeaf("t", 1, 0, proposed, DOCUMENT.caller(), "f", List.of(), Optional.empty(), DIGEST);
    }
}
