package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code worksheet} with one file that is wrong in one place: what is printed names the file, the place and the value. */
final class WorksheetCommandTest {
    private static final String TERMS = "{'currency':'USD','sumInsuredMinorUnits':9,'sections':[{'id':'S'}]}";
    private static final String LOSS = "{'items':[{'id':'1','section':'S','claimedMinorUnits':1000}]}";

    @TempDir
    private Path folder;

    @BeforeEach
    void lay_out_files() throws IOException {
        write("t.json", TERMS);
        write("u.json", TERMS);
        write("l.json", LOSS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            t.json | {'discount':5}                                        | FIELD_UNKNOWN t.json discount 5
            t.json | {'sumInsuredMinorUnits':1.5}                          | NUMBER_OUT_OF_RANGE t.json sumInsuredMinorUnits 1.5
            t.json | {'currency':7}                                        | TYPE_WRONG t.json currency 7, which is not a string
            t.json | {                                                     | JSON_MALFORMED t.json document line 1, column 2, where the text ends
            l.json | {'items':[{'id':'1','claimedMinorUnits':9007199254740993}]} | NUMBER_OUT_OF_RANGE l.json items[0].claimedMinorUnits 9007199254740993
            l.json | {'items':[{'id':'1','section':'T','claimedMinorUnits':1}]}  | SECTION_UNKNOWN l.json items[0].section T
            l.json | {'items':[]}                                          | ITEMS_EMPTY l.json items none
            l.json | {}                                                    | ITEMS_EMPTY l.json items none
            l.json | []                                                    | TYPE_WRONG l.json document [], which is not an object
            """)
    void one_insurer_s_worksheet_names_the_file(String file, String text, String refusal) throws IOException {
        write(file, text);
        assertThat(refused("--terms", "t.json", "--loss", "l.json")).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            u.json | {'discount':'much'}     | FIELD_UNKNOWN u.json terms[1].discount much
            u.json | {'currency':'EUR'}      | CURRENCY_DIFFERS u.json terms[1].currency EUR
            t.json | {'currency':'USD','sections':[{'id':'S'}]} | SUM_INSURED_MISSING t.json terms[0].sumInsuredMinorUnits absent
            l.json | {'items':[{'id':'1','section':'T','claimedMinorUnits':1}]} | SECTION_UNKNOWN l.json items[0].section T
            """)
    void several_insurers_worksheet_names_whose_file(String file, String text, String refusal) throws IOException {
        write(file, text);
        assertThat(refused("--terms", "t.json", "--terms", "u.json", "--loss", "l.json"))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'paid':[{'insurer':'A','minorUnits':1},{'insurer':'A','minorUnits':2}] | DUPLICATE r.json paid[1].insurer A
            'deductibleMinorUnits':101                                             | DEDUCTIBLE_EXCEEDS_LOSS r.json deductibleMinorUnits 101
            """)
    void a_recovery_that_cannot_be_is_refused(String member, String refusal) throws IOException {
        write("r.json", "{'currency':'CNY','lossMinorUnits':100,'recoveredMinorUnits':10,%s}".formatted(member));
        assertThat(refused("--recovery", "r.json")).isEqualTo(refusal);
    }

    @Test
    void without_json_the_line_names_the_file_too() throws IOException {
        Path loss = write("l.json", LOSS.replace("1000", "10.00"));
        Answered answered =
                Answered.to("worksheet", "--terms", folder.resolve("t.json").toString(), "--loss", loss.toString());
        assertThat(answered.err())
                .isEqualTo("whence: NUMBER_OUT_OF_RANGE: " + loss + ": items[0].claimedMinorUnits = 10.00:"
                        + " a number is a whole number inside its bounds\n");
    }

    private String refused(String... words) {
        String[] complete = new String[words.length + 2];
        complete[0] = "worksheet";
        for (int i = 0; i < words.length; i++) {
            complete[i + 1] =
                    words[i].endsWith(".json") ? folder.resolve(words[i]).toString() : words[i];
        }
        complete[words.length + 1] = "--json";
        FieldReader error = Answered.to(complete).json().object("error");
        Path file = Path.of(error.text("file"));
        assertThat(file).startsWith(folder);
        return "%s %s %s %s"
                .formatted(error.text("code"), file.getFileName(), error.text("field"), error.text("value"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
    }
}
