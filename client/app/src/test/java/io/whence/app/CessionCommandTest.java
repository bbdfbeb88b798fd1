package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.wire.WorksheetJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cover cession}: a treaty applied to claims with their worksheets, from files alone. */
final class CessionCommandTest {
    private static final String TREATY =
            "{'currency':'CNY','policy':{'layers':[{'id':'XL','attachmentMinorUnits':1000,'participationPercent':'50'}]}}";

    @TempDir
    private Path folder;

    @Test
    void claims_of_one_occurrence_are_ceded_from_files() throws IOException {
        Answered answered = ceded("{'occurrence':'INC-1','claims':[{'claim':'clm-1','worksheet':" + worksheet(1_600)
                + "},{'claim':'clm-2','worksheet':" + worksheet(400) + "}]}");
        assertThat(answered.exit()).as(answered.out()).isZero();
        assertThat(answered.json()
                        .objects(
                                "bordereau",
                                9,
                                row -> row.text("claim") + " " + row.minorUnits("grossMinorUnits") + " "
                                        + row.minorUnits("cededMinorUnits")))
                .containsExactly("clm-1 1600 400", "clm-2 400 100");
    }

    @Test
    void a_worksheet_that_somebody_altered_is_refused() throws IOException {
        String altered = worksheet(1_600).replace("\"netMinorUnits\":1600", "\"netMinorUnits\":9600");
        Answered answered = ceded("{'claims':[{'claim':'clm-1','worksheet':" + altered + "}]}");
        assertThat(answered.exit()).isEqualTo(1);
        assertThat(answered.code()).isEqualTo("WORKSHEET_ALTERED");
    }

    private Answered ceded(String cession) throws IOException {
        return Answered.in(
                folder,
                "cover",
                "cession",
                "--terms",
                file("t.json", TREATY),
                "--cession",
                file("c.json", cession),
                "--json");
    }

    private static String worksheet(long net) {
        byte[] answer = WorksheetJson.answer(
                json("{'currency':'CNY','sections':[{'id':'A'}]}"),
                json("{'items':[{'id':'1','section':'A','claimedMinorUnits':" + net + "}]}"));
        return new String(answer, StandardCharsets.UTF_8);
    }

    private String file(String name, String quoted) throws IOException {
        return Files.write(folder.resolve(name), json(quoted)).toString();
    }

    private static byte[] json(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
