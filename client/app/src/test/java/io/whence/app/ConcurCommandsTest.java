package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another organisation, in a home without the provider's secrets, recomputes a finding before it concurs. */
final class ConcurCommandsTest {
    private static final String LOCALIZE = "localize --version version --leak leak.csv --as provider";

    @TempDir
    Path folder;

    private String openings = "";

    @BeforeEach
    void name_the_folder_of_disclosed_openings() throws IOException {
        openings = " --openings " + Files.createDirectories(folder.resolve("disclosed"));
    }

    @Test
    void a_finding_is_concurred_with_only_by_who_recomputed_it_to_the_same_bytes() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            String digest = found(trade);
            String concur = "finding concur " + digest + " --version version --original table.csv --as exchange";

            assertThat(trade.in("lender", "finding concur " + digest + " --as exchange")
                            .exit())
                    .isEqualTo(2);
            refusedAt(trade, concur + " --leak leak.csv", "finding.");
            disclose(trade);
            refusedAt(trade, concur + " --leak other.csv" + openings, "finding.");
            assertThat(concurrences(trade, digest)).isEmpty();

            trade.done("lender", concur + " --leak leak.csv" + openings);
            assertThat(concurrences(trade, digest)).containsExactly("exchange");
            assertThat(trade.refused("lender", concur + " --leak leak.csv" + openings))
                    .isEqualTo("ALREADY_CONCURRED");
            assertThat(trade.folder().resolve("home-lender/openings")).doesNotExist();
        }
    }

    @Test
    void the_first_difference_is_named_with_both_values() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            found(trade);
            disclose(trade);
            String changed = Files.readString(trade.file("finding.json"))
                    .replaceFirst("\"pValue\":\"[^\"]*\"", "\"pValue\":\"0.5\"");
            trade.write("changed.json", changed);
            trade.done("provider", "finding add incident-1 changed.json --as provider/INSURED");
            String digest = Digest.over(Json.parse(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .canonical())
                    .hex();
            String concur = "finding concur " + digest + " --version version --original table.csv --as exchange";
            FieldReader error = refusedAt(trade, concur + " --leak leak.csv" + openings, "finding.copies[0].pValue");
            assertThat(error.text("value")).endsWith(" here, \"0.5\" on record");
        }
    }

    @Test
    void what_nobody_recorded_or_ones_own_is_not_concurred_with() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            String digest = found(trade);
            String how = " --version version --leak leak.csv";
            assertThat(trade.refused("provider", "finding concur " + "00".repeat(32) + how + " --as exchange"))
                    .isEqualTo("FINDING_UNKNOWN");
            assertThat(trade.refused("provider", "finding concur " + digest + how + " --as provider"))
                    .isIn("OWN_FINDING", "ROLE_DENIED");
        }
    }

    /** Two copies, a leak of one, and the provider's finding on the ledger; returns its digest. */
    private static String found(Trade trade) throws IOException {
        for (String copy : List.of("c-1", "c-2")) {
            trade.done("provider", Trade.DELIVER + " --copy " + copy + " --out " + copy + ".csv");
        }
        List<String> lines = Files.readAllLines(trade.file("c-1.csv"));
        trade.write("leak.csv", String.join("\n", lines.subList(0, 400)) + "\n");
        trade.write("other.csv", String.join("\n", lines.subList(0, 399)) + "\n");
        trade.write(
                "incident.json",
                "{\"id\":\"incident-1\",\"perils\":[\"LEAK\"],\"discoveredAt\":\"2026-03-05T08:00:00Z\","
                        + "\"versions\":[\"version\"],\"copies\":[]}");
        trade.done("provider", "incident report incident.json --as provider/INSURED");
        Json finding =
                Json.parse(trade.done("provider", LOCALIZE).out().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        trade.write("finding.json", finding.text());
        trade.done("provider", "finding add incident-1 finding.json --as provider/INSURED");
        return Digest.over(finding.canonical()).hex();
    }

    /** What a provider hands to whoever is to recompute: its openings, and nothing else of its home. */
    private static void disclose(Trade trade) throws IOException {
        for (String copy : List.of("c-1", "c-2")) {
            Files.copy(
                    trade.file("home-provider/openings/" + copy + ".json"), trade.file("disclosed/" + copy + ".json"));
        }
    }

    private static FieldReader refusedAt(Trade trade, String words, String field) {
        Answered answered = trade.in("lender", words);
        assertThat(answered.exit()).as(answered.out()).isEqualTo(1);
        FieldReader error = answered.json().object("error");
        assertThat(error.text("code")).isEqualTo("FINDING_DIFFERS");
        assertThat(error.text("field")).startsWith(field);
        return error;
    }

    private static List<String> concurrences(Trade trade, String digest) {
        return trade.done("lender", "finding show " + digest + " --as exchange")
                .json()
                .objects("concurrences", 9, one -> one.text("party"));
    }
}
