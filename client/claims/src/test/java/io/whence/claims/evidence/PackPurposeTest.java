package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.claims.localize.InUse;
import io.whence.verify.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stranger draws the canaries of a purpose again before it believes that a copy was used for another. */
class PackPurposeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void abuse_that_its_canaries_carry_is_valid_under_every_law(int colluders) throws IOException {
        InUse lenders = new InUse(folder, colluders);
        Verification verification = verify(finding(lenders), lenders.opening("c-2"));
        assertThat(verification.valid()).as(verification.toString()).isTrue();
        assertThat(verification.verdict()).contains("IDENTIFIED_UP_TO_PROVIDER");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"givenFor\":\"research\"', '\"givenFor\":\"scoring\"', givenFor",
        "'\"innocentBillionths\":500000000', '\"innocentBillionths\":499999999', canariesRead",
        "'\"number\":', '\"number\":9', canariesRead"
    })
    void an_altered_figure_is_noticed(String from, String to, String field) throws IOException {
        InUse lenders = new InUse(folder, 2);
        String altered = new String(finding(lenders), StandardCharsets.UTF_8).replaceFirst(from, to);
        assertThat(failed(verify(bytes(altered), lenders.opening("c-2")))).contains("particulars.uses.c-2." + field);
    }

    @Test
    void a_chance_smaller_than_the_canaries_come_to_is_noticed() throws IOException {
        InUse lenders = new InUse(folder, 2);
        String altered = new String(finding(lenders), StandardCharsets.UTF_8)
                .replaceFirst("\"canaryPValue\":\"[^\"]*\"", "\"canaryPValue\":\"1.00e-30\"");
        assertThat(failed(verify(bytes(altered), lenders.opening("c-2")))).contains("canaryPValue");
    }

    private static byte[] finding(InUse lenders) throws IOException {
        return lenders.usedFor("c-2", "marketing").json().canonical();
    }

    private static byte[] bytes(String text) {
        return PackStory.canonical(text);
    }

    private static Verification verify(byte[] finding, byte[] opening) {
        return PackStory.decidedOn(finding, opening).verified();
    }

    private static String failed(Verification verification) {
        return verification.checks().getLast().toString();
    }
}
