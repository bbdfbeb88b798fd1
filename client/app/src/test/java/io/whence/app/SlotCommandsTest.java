package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery with slots between two organisations that exchange nothing but files, and a dispute about it. */
final class SlotCommandsTest {
    @TempDir
    static Path folder;

    private static Trade trade;

    @BeforeAll
    static void open() throws IOException {
        trade = Trade.open(folder);
        trade.done("provider", Trade.DELIVER + " --copy c-other --out other.csv");
    }

    @AfterAll
    static void stop() {
        trade.close();
    }

    @Test
    void a_leaked_copy_with_slots_is_its_holders_and_not_the_providers() throws IOException {
        exchange("c-1");
        assertThat(trade.done("lender", "receive --copy c-1 --in c-1.sealed --out mine-1.csv --as lender")
                        .json()
                        .text("receipt"))
                .isEqualTo("MATCHED");
        Answered held = trade.in("provider", "localize --peril TAMPERING --copy c-1 --leak mine-1.csv --as provider");
        assertThat(held.json().text("reason")).isEqualTo("ROOT_OUT_OF_REACH");
        Answered before = trade.done("provider", "localize --leak mine-1.csv --version version --as provider");
        assertThat(before.json().text("verdict")).isEqualTo("IDENTIFIED_UP_TO_PROVIDER");
        trade.done("lender", "receive --copy c-1 --disclose disclosed-1.json");
        Answered after = trade.done(
                "provider", "localize --leak mine-1.csv --version version --slots disclosed-1.json --as provider");
        assertThat(after.json().text("verdict")).isEqualTo("IDENTIFIED");
        assertThat(after.json().texts("named", 9)).containsExactly("c-1");
    }

    @Test
    void both_answers_to_a_delivery_with_slots_say_what_changes_and_what_it_can_prove() {
        trade.done("provider", Trade.DELIVER + " --slots --copy c-6 --out c-6.sealed");
        Answered offered = trade.done("provider", Trade.DELIVER + " --slots --copy c-6 --out c-6.sealed");
        trade.done("lender", "receive --slots --in c-6.sealed.offer.json --out choice-c-6.json");
        Answered delivered =
                trade.done("provider", Trade.DELIVER + " --slots --choice choice-c-6.json --out c-6.sealed");
        for (Answered answered : List.of(offered, delivered)) {
            assertThat(answered.json().text("bestVerdict")).isEqualTo("IDENTIFIED");
            assertThat(answered.json().objects("grades", 9, grade -> grade.text("miss")))
                    .hasSize(3);
            assertThat(changed(answered, "changes")).isPositive().isEqualTo(changed(answered, "changesOtherwise"));
        }
    }

    private static long changed(Answered answered, String changes) {
        return answered.json().object(changes).objects("columns", 9, column -> column.count("cellsChanged")).stream()
                .mapToLong(cells -> cells)
                .sum();
    }

    @Test
    void every_step_can_be_taken_again_and_gives_the_same_file() throws IOException {
        exchange("c-2");
        byte[] offer = Files.readAllBytes(trade.file("c-2.sealed.offer.json"));
        byte[] choice = Files.readAllBytes(trade.file("choice-c-2.json"));
        trade.done("provider", Trade.DELIVER + " --slots --copy c-2 --out c-2.sealed");
        trade.done("lender", "receive --slots --in c-2.sealed.offer.json --out choice-c-2.json");
        assertThat(trade.file("c-2.sealed.offer.json")).hasBinaryContent(offer);
        assertThat(trade.file("choice-c-2.json")).hasBinaryContent(choice);
        assertThat(trade.refused("provider", Trade.DELIVER + " --slots --choice choice-c-2.json --out again.sealed"))
                .isEqualTo("COPY_EXISTS");
    }

    @Test
    void a_choice_is_refused_that_the_recipient_did_not_sign_or_made_for_another_offer() throws IOException {
        trade.done("provider", Trade.DELIVER + " --slots --copy c-3 --out c-3.sealed");
        trade.done("lender", "receive --slots --in c-3.sealed.offer.json --out choice-3.json");
        String signed = Files.readString(trade.file("choice-3.json"));
        trade.write("forged.json", signed.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"MEUCIQ==\""));
        assertThat(trade.refused("provider", Trade.DELIVER + " --slots --choice forged.json --out c-3.sealed"))
                .isEqualTo("SLOT_CHOICE_UNSIGNED");
        trade.write("other-copy.json", signed.replace("\"copy\":\"c-3\"", "\"copy\":\"c-4\""));
        assertThat(trade.refused("provider", Trade.DELIVER + " --slots --choice other-copy.json --out c-3.sealed"))
                .isEqualTo("SLOT_OFFER_DIFFERS");
        assertThat(trade.file("c-3.sealed")).doesNotExist();
    }

    @Test
    void a_sealed_file_that_was_altered_or_opened_elsewhere_is_refused_and_no_receipt_is_recorded() throws IOException {
        exchange("c-5");
        byte[] bytes = Files.readAllBytes(trade.file("c-5.sealed"));
        bytes[bytes.length - 20] ^= 1;
        Files.write(trade.file("altered.sealed"), bytes);
        assertThat(trade.refused("lender", "receive --copy c-5 --in altered.sealed --out x.csv --as lender"))
                .isEqualTo("SLOT_OFFER_DIFFERS");
        assertThat(trade.refused("provider", "receive --copy c-5 --in c-5.sealed --out x.csv --as lender"))
                .isEqualTo("SLOTS_UNKNOWN");
        assertThat(trade.refused("provider", "receive --copy c-5 --disclose x.json"))
                .isEqualTo("SLOTS_UNKNOWN");
        assertThat(trade.file("x.csv")).doesNotExist();
    }

    private static void exchange(String copy) {
        trade.done("provider", Trade.DELIVER + " --slots --copy " + copy + " --out " + copy + ".sealed");
        trade.done("lender", "receive --slots --in " + copy + ".sealed.offer.json --out choice-" + copy + ".json");
        trade.done("provider", Trade.DELIVER + " --slots --choice choice-" + copy + ".json --out " + copy + ".sealed");
    }
}
