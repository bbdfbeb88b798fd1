package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.verify.Verification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A stranger reckons the beliefs over custody again. Eight rows in all; A and B hold four, C holds the two that leaked and
 * had them from A; one in ten that it was nobody on record. A counts to one copy, B and C to the other.
 */
class PackCustodyTest {
    private static final String TABLE = "{\"copy\":\"%s\",\"version\":\"%s\",\"of\":%s,\"rows\":%d,\"rowsHeld\":2,"
            + "\"prior\":\"0.300000000000\",\"eValue\":%s}";
    private static final String CUSTODY = ",\"custody\":{\"rowsInAll\":8,\"leakedRows\":2,\"error\":\"0\","
            + "\"nobody\":\"0.1\",\"leading\":\"c-2\",\"tables\":[" + TABLE.formatted("c-1", "pv-1", "null", 4, "null")
            + "," + TABLE.formatted("c-2", "pv-1", "null", 4, "null") + ","
            + TABLE.formatted("c-2", "pv-7", "0", 2, "null")
            + "]}";
    private static final String EVIDENCE = ",\"evidence\":[{\"digest\":\"" + "0".repeat(64)
            + "\",\"what\":\"how many of the leaked rows each table has\",\"posteriorWithout\":\"0.600000\"}]";

    @Test
    void the_toy_case_comes_out_as_it_is_printed() {
        Verification verification = verify(lead());
        assertThat(verification.valid()).as(verification.toString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.821918,0.821928,posterior of c-2",
        "0.164384,0.164374,posterior of c-1",
        "0.600000,0.600010,posteriorWithout of c-2",
        "'\"nobody\":\"0.1\"','\"nobody\":\"0.2\"',posterior of c-1",
        "'\"of\":0','\"of\":2','custody.tables[2].of'",
        "how many of the,how many of those,evidence",
        "LEAD,IDENTIFIED_UP_TO_PROVIDER,named"
    })
    void what_the_custody_does_not_come_to_is_noticed(String from, String to, String position) {
        Verification verification = verify(lead().replace(from, to));
        assertThat(verification.valid()).isFalse();
        assertThat(verification.checks().getLast().toString()).contains(position);
    }

    @Test
    void marks_that_the_finding_does_not_state_of_a_copy_are_noticed() {
        Verification verification = verify(lead().replaceFirst("\"eValue\":null", "\"eValue\":\"1e9\""));
        assertThat(verification.checks().getLast().toString()).contains("copies.c-1.eValue");
    }

    /** 12/73 for A, 60/73 for B and C; without rows .3 and .6. */
    private static String lead() {
        return new String(PackStory.FINDING, StandardCharsets.UTF_8)
                .replace("IDENTIFIED_UP_TO_PROVIDER", "LEAD")
                .replace("0.000001", "0.164384")
                .replace("0.999990", "0.821918")
                .replace(",\"evidence\":[]", EVIDENCE)
                .replaceFirst("}$", CUSTODY + "}");
    }

    private static Verification verify(String finding) {
        byte[] canonical = PackStory.canonical(finding);
        return PackStory.decidedOn(canonical).verified();
    }
}
