package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data found in use for a purpose that its policy forbids, told by the canaries of the purpose it was given for. */
class FoundInUseTest {
    @TempDir
    static Path folder;

    private static InUse lenders;

    @BeforeAll
    static void deliver() throws IOException {
        lenders = new InUse(folder, 2);
    }

    @Test
    void the_canaries_of_a_purpose_name_the_copy_that_was_used_for_another() throws IOException {
        FoundInUse found = lenders.usedFor("c-1", "marketing");
        assertThat(found.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
        assertThat(found.named()).containsExactly("c-1");
        FieldReader use = use(found);
        assertThat(use.text("givenFor")).isEqualTo("scoring");
        assertThat(use.text("allowed")).isEqualTo("UNSATISFIED");
        assertThat(use.text("rule")).isEqualTo("pol-1 prohibition[0]");
        assertThat(use.count("canariesMatched"))
                .isEqualTo(use.count("canariesRead"))
                .isGreaterThan(10);
        assertThat(new BigDecimal(use.text("canaryPValue"))).isLessThan(new BigDecimal("1e-3"));
        assertThat(new FieldReader("", found.json()).object("bound").text("statement"))
                .contains("Had c-1 not been involved");
    }

    @Test
    void copies_of_one_holder_are_told_apart_by_what_each_was_given_for() throws IOException {
        assertThat(lenders.usedFor("c-3", "marketing").named()).containsExactly("c-3");
        assertThat(lenders.usedFor("c-1", "marketing").named()).containsExactly("c-1");
    }

    @Test
    void a_use_that_its_policy_allows_names_nobody() throws IOException {
        FoundInUse found = lenders.usedFor("c-1", "scoring");
        assertThat(found.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertThat(found.reason()).contains(Reason.PURPOSE_ALLOWED);
        assertThat(found.named()).isEmpty();
    }

    @Test
    void what_cannot_be_judged_names_nobody() throws IOException {
        FoundInUse found = lenders.found(lenders.all("c-2"), "marketing", Optional.empty());
        assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.reason()).contains(Reason.POLICY_UNKNOWN);
    }

    @Test
    void rows_of_nobodys_copy_name_nobody_whatever_they_are_used_for() throws IOException {
        List<List<String>> strange = List.of(
                List.of("1234567890123456", "m1@example.net", "1500", "Town 1"),
                List.of("6543210987654321", "m2@example.net", "1501", "Town 2"));
        FoundInUse found = lenders.found(strange, "marketing", Optional.of(InUse.terms()));
        assertThat(found.verdict().names()).isFalse();
        assertThat(found.named()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketing", "scoring"})
    void a_finding_on_use_can_be_read_by_people(String purpose) throws IOException {
        String json = lenders.usedFor("c-1", purpose).json().text();
        assertThat(FindingPage.html(json)).contains("Finding on abuse", "givenFor");
        assertThat(FindingPage.sentence(json)).contains(purpose.equals("marketing") ? "against its policy" : "Nobody");
    }

    private static FieldReader use(FoundInUse found) {
        return new FieldReader("", found.json())
                .object("particulars")
                .objects("uses", 9, one -> one)
                .getFirst();
    }
}
