package io.whence.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimBooksTest {
    @Test
    void a_few_claims_live_side_by_side_and_the_books_agree_at_every_step(@TempDir Path folder) throws Exception {
        List<String> said = new ArrayList<>();
        try (EmbeddedLedger ledger = EmbeddedLedger.start(folder, 0, new WhenceChaincode());
                ClaimOffice office = ClaimOffice.open(ledger.connectionFolder(), 4, said::add)) {
            office.live("few", 6, 2, 4);
            assertThat(office.compared()).isGreaterThan(6 * 3 * (ClaimOffice.MOVES - 1));
        }
        assertThat(said).anyMatch(line -> line.startsWith("few, close: 6 in "));
    }

    @Test
    void the_books_notice_a_fen_that_the_ledger_lost() {
        ClaimBooks books = new ClaimBooks(new long[] {50_000}, 1, 1_000_000);
        books.decided(0, 0);
        books.agreed(0);
        books.confirmed(0);
        books.compare(0, claim(40_000));
        assertThatIllegalStateException()
                .isThrownBy(() -> books.compare(0, claim(39_999)))
                .withMessageContaining("paid of 0");
    }

    @Test
    void the_books_take_the_deductible_once_a_cover_and_stop_at_its_aggregate() {
        ClaimBooks books = new ClaimBooks(new long[] {6_000, 30_000, 90_000}, 1, 50_000);
        for (int claim = 0; claim < 3; claim++) {
            books.decided(claim, 0);
        }
        assertThat(List.of(books.net(0), books.net(1), books.net(2))).containsExactly(0L, 26_000L, 24_000L);
        books.compareCover(0, 1, 50_000, 0);
        assertThatIllegalStateException().isThrownBy(() -> books.compareCover(0, 1, 50_000, 1));
    }

    private static FieldReader claim(long paid) {
        String account = "{\"account\":{\"openMinorUnits\":0,\"paidMinorUnits\":" + paid + ",\"reserveMinorUnits\":0}}";
        return new FieldReader("", Json.parse(account.getBytes(StandardCharsets.UTF_8)));
    }
}
