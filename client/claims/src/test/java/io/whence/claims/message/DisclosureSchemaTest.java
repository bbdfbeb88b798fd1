package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import io.whence.model.wire.Disclosure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an insurer keeps to itself: the published schema takes what the code takes, and refuses what it refuses. */
class DisclosureSchemaTest {
    private static final String KEPT = "{'claim':'clm-1','insurer':'coinsurer','terms':{},'loss':{'items':[]},"
            + "'salt':'MDEyMzQ1Njc4OWFiY2RlZg==','termsSalt':'ZmVkY2JhOTg3NjU0MzIxMA=='}";

    @Test
    void what_is_kept_is_valid_by_its_schema_and_is_read() throws IOException {
        assertThat(Recorded.objections("disclosure.json", json(KEPT))).isEmpty();
        assertThat(Disclosure.read(json(KEPT)).json().canonical()).hasSameSizeAs(json(KEPT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'claim':'clm-1' | 'claim':'clm 1'
            'insurer'       | 'reinsurer'
            MDEyMzQ1        | !!!!!!!!
            'loss':{        | 'losses':{
            """)
    void schema_and_code_refuse_the_same_damage(String part, String damage) throws IOException {
        assertThat(KEPT).contains(part);
        byte[] damaged = json(KEPT.replace(part, damage));
        assertThat(Recorded.objections("disclosure.json", damaged)).isNotEmpty();
        assertThatThrownBy(() -> Disclosure.read(damaged)).isInstanceOf(Refused.class);
    }

    private static byte[] json(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
