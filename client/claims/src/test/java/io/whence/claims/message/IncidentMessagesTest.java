package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What markets and researchers are told: valid by the published schemas, and no more than they may know. */
class IncidentMessagesTest {
    private static final List<String> NAMES =
            List.of("clm-1", "cov-1", "inc-1", "c-1", "pv-1", "provider", "insurer", "exchange", "lender-03");

    @Test
    void an_incident_is_valid_by_the_veris_schema_and_says_what_was_coded() throws IOException {
        byte[] incident = VerisIncident.of(Recorded.dossier()).canonical();
        assertThat(Recorded.objections("veris.json", incident)).isEmpty();
        FieldReader fields = new FieldReader("", Json.parse(incident));
        assertThat(fields.object("action").names()).containsExactly("misuse");
        assertThat(fields.object("actor").names()).containsExactly("partner");
        assertThat(fields.object("attribute").object("confidentiality").count("data_total"))
                .isEqualTo(32_561);
        assertThat(fields.object("impact").count("overall_amount")).isEqualTo(20_500);
        assertThat(fields.text("security_incident")).isEqualTo("Confirmed");
    }

    @Test
    void an_incident_names_nobody() {
        String incident = VerisIncident.of(Recorded.dossier()).text();
        NAMES.forEach(name -> assertThat(incident).doesNotContain("\"" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HACKING", "MALWARE", "SOCIAL", "PHYSICAL", "ERROR", "ENVIRONMENTAL", "UNKNOWN"})
    void every_action_is_valid_by_the_veris_schema(String action) throws IOException {
        byte[] incident = VerisIncident.of(Recorded.dossier("incident.json", "\"MISUSE\"", "\"" + action + "\""))
                .canonical();
        assertThat(Recorded.objections("veris.json", incident)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAMPERING", "ABUSE", "LOSS", "INFRINGEMENT", "INTERRUPTION", "DEFECT", "BIAS"})
    void every_peril_is_valid_by_the_veris_schema(String peril) throws IOException {
        byte[] incident = VerisIncident.of(Recorded.dossier("incident.json", "[\"LEAK\"]", "[\"" + peril + "\"]"))
                .canonical();
        assertThat(Recorded.objections("veris.json", incident)).isEmpty();
    }

    @Test
    void an_incident_that_nobody_coded_is_unknown_in_every_respect() throws IOException {
        byte[] incident = VerisIncident.of(Recorded.dossier("incident.json", "\"coding\":{", "\"uncoded\":{"))
                .canonical();
        assertThat(Recorded.objections("veris.json", incident)).isEmpty();
        assertThat(new FieldReader("", Json.parse(incident))
                        .object("discovery_method")
                        .names())
                .isEqualTo(Set.of("unknown"));
    }

    @Test
    void a_movement_is_valid_by_its_schema_and_adds_up() throws IOException {
        byte[] movement = ClaimMovement.of(Recorded.dossier()).canonical();
        assertThat(Recorded.objections("movement.json", movement)).isEmpty();
        FieldReader fields = new FieldReader("", Json.parse(movement));
        assertThat(fields.text("movement")).isEqualTo("PAY");
        assertThat(fields.count("incurredMinorUnits"))
                .isEqualTo(fields.count("outstandingMinorUnits") + fields.count("paidMinorUnits"));
        assertThat(fields.objects("items", 9, item -> item.count("dueMinorUnits")))
                .containsExactly(1_900_000L, 150_000L);
        assertThat(fields.objects("history", 99, step -> step.text("movement")))
                .startsWith("NOTIFY")
                .endsWith("PAY");
    }

    @Test
    void every_member_of_a_movement_is_mapped_and_nothing_else() throws IOException {
        byte[] mapping =
                java.nio.file.Files.readAllBytes(java.nio.file.Path.of("../../docs/mappings/claim-movement.json"));
        FieldReader fields = new FieldReader("", Json.parse(mapping));
        List<String> mapped = fields.objects("members", 99, member -> member.text("member"));
        FieldReader movement = new FieldReader("", ClaimMovement.of(Recorded.dossier()));
        assertThat(mapped).containsExactlyInAnyOrderElementsOf(movement.names());
    }

    @Test
    void particulars_are_valid_by_their_schema() throws IOException {
        assertThat(Recorded.objections("particulars.json", Recorded.recorded("particulars.json")))
                .isEmpty();
        byte[] wrong = "{\"parties\":{\"a\":{\"name\":\"A\",\"phone\":\"1\"}}}".getBytes(StandardCharsets.UTF_8);
        assertThat(Recorded.objections("particulars.json", wrong)).isNotEmpty();
    }
}
