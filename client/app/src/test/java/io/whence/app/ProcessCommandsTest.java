package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A negotiation and a transfer by command, between an organisation and a party that signs with its own key. */
final class ProcessCommandsTest {
    private static final String LENDER = " --by lender --as exchange";
    private static final String PROVIDER = " --as provider";

    @TempDir
    Path folder;

    @Test
    void an_agreement_is_negotiated_and_its_data_transferred_in_the_steps_of_the_tables() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            String terms = " --provider provider --consumer lender --version version --policy policy";
            trade.done("lender", "negotiation request n-1" + terms + " --pid urn:uuid:lender-1" + LENDER);
            assertThat(trade.refused("lender", "negotiation accept n-1" + LENDER))
                    .isEqualTo("NEGOTIATION_STATE");
            assertThat(trade.refused("provider", "negotiation verify n-1" + PROVIDER))
                    .isEqualTo("SIDE_DENIED");
            trade.done("provider", "negotiation agree n-1 --agreement agreement" + PROVIDER);
            trade.done("lender", "negotiation verify n-1" + LENDER);
            trade.done("provider", "negotiation finalize n-1" + PROVIDER);
            FieldReader negotiation =
                    trade.done("lender", "negotiation of agreement").json();
            assertThat(negotiation.text("state")).isEqualTo("FINALIZED");
            assertThat(moves(negotiation))
                    .containsExactly("REQUEST SIGNED", "AGREE OWN", "VERIFY SIGNED", "FINALIZE OWN");
            assertThat(negotiation.text("consumerPid")).isEqualTo("urn:uuid:lender-1");

            trade.done("lender", "transfer request t-1 --agreement agreement --format csv" + LENDER);
            trade.done("provider", "transfer start t-1" + PROVIDER);
            String delivered = trade.done("provider", Trade.DELIVER + " --transfer t-1 --copy c-1 --out copy.csv")
                    .json()
                    .text("copy");
            assertThat(delivered).isEqualTo("c-1");
            trade.done("lender", "transfer suspend t-1" + LENDER);
            trade.done("lender", "transfer resume t-1" + LENDER);
            assertThat(trade.refused("provider", Trade.DELIVER + " --transfer t-9 --copy c-2 --out other.csv"))
                    .isEqualTo("TRANSFER_UNKNOWN");
            FieldReader transfer =
                    trade.done("provider", "transfer complete t-1" + PROVIDER).json();
            assertThat(transfer.text("state")).isEqualTo("COMPLETED");
            assertThat(transfer.count("block")).isPositive();
            assertThat(trade.refused("provider", "transfer resume t-1" + PROVIDER))
                    .isEqualTo("TRANSFER_STATE");
            assertThat(trade.done("provider", "transfer list").json().objects("items", 9, item -> item.id("id")))
                    .containsExactly("t-1");
        }
    }

    private static List<String> moves(FieldReader process) {
        return process.objects("steps", 9, step -> step.text("move") + " " + step.text("basis"));
    }
}
