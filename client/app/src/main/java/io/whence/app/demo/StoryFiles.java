package io.whence.app.demo;

import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.model.bytes.Json;
import io.whence.model.note.VerifierKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the documents that the people of the story hand to the ledger, as files that a reader can open and edit. */
final class StoryFiles {
    private final Path folder;
    private final Cast cast;
    private final List<VerifierKey> witnesses;

    StoryFiles(Path folder, Cast cast, List<VerifierKey> witnesses) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.cast = cast;
        this.witnesses = List.copyOf(witnesses);
    }

    /** An organisation of the channel; one that has a witness key publishes it. */
    Path organisation(String id, String mspId, List<String> delegates, String... roles) throws IOException {
        TreeMap<String, Json> body = new TreeMap<>(Map.of(
                "roles", Json.texts(List.of(roles)),
                "mspId", Json.of(mspId),
                "delegates", Json.texts(delegates)));
        witnesses.stream()
                .filter(key -> key.name().equals(id))
                .forEach(key -> body.put("witnessKey", Json.of(key.text())));
        return document("party-" + id, id, body);
    }

    /** A party without an organisation of its own: it signs, the exchange carries. */
    Path recipient(String id) throws IOException {
        return document(
                "party-" + id,
                id,
                Map.of(
                        "roles", Json.texts(List.of("RECIPIENT")),
                        "delegates", Json.texts(List.of("exchange"))));
    }

    Path product() throws IOException {
        return document(
                Cast.PRODUCT,
                Cast.PRODUCT,
                Map.of(
                        "owner", Json.of("provider"),
                        "class", Json.of("DATASET"),
                        "grading", Json.of("GENERAL"),
                        "personalData", Json.of(false)));
    }

    /** Rows, bytes, root and schema are filled in by the command from the table itself. */
    Path version() throws IOException {
        return document(Cast.VERSION, Cast.VERSION, Map.of("product", Json.of(Cast.PRODUCT), "sequence", Json.of(1)));
    }

    /** What the provider declares of the table that comes along: which columns may vary and how far, and which never. */
    Path marks() throws IOException {
        MarkPlan plan = new MarkPlan(
                2,
                4,
                List.of(
                        new MarkColumn.Numeric("Speed IAS in knots", BigDecimal.TEN, List.of("Phase of flight")),
                        new MarkColumn.Dated("Flight Date", 2, List.of()),
                        new MarkColumn.Categorical("Wildlife Species", List.of(), List.of("Wildlife Size"))),
                List.of("Cost Other", "Cost Repair", "Cost Total $", "Effect Amount of damage"),
                12);
        return json("marks", plan.json());
    }

    Path certificate(String deposit) throws IOException {
        TreeMap<String, Json> body = new TreeMap<>(Map.of(
                "product", Json.of(Cast.PRODUCT),
                "version", Json.of(Cast.VERSION),
                "registry", Json.of("exchange"),
                "number", Json.of("DIP-2026-000117"),
                "kind", Json.of("DATA_IP"),
                "event", Json.of("FIRST"),
                "holder", Json.of("provider"),
                "deposit", Json.of(deposit)));
        return document("certificate", "certificate-1", body);
    }

    Path policy() throws IOException {
        Json safety = Json.object(Map.of(
                "leftOperand", Json.of("purpose"),
                "operator", Json.of("isAnyOf"),
                "rightOperand", Json.texts(List.of("safety-research", "wildlife-management"))));
        List<Json> permissions =
                List.of(allowed("use", safety), allowed("aggregate", safety), allowed("derive", safety));
        List<Json> prohibitions = List.of(
                Json.object(Map.of("action", Json.of("distribute"))), Json.object(Map.of("action", Json.of("sell"))));
        return document(
                Cast.POLICY,
                Cast.POLICY,
                Map.of(
                        "profile", Json.of("whence-odrl-1"),
                        "permission", Json.array(permissions),
                        "prohibition", Json.array(prohibitions)));
    }

    Path agreement(String id, String provider, String recipient, String version) throws IOException {
        TreeMap<String, Json> body = new TreeMap<>(Map.of(
                "provider", Json.of(provider),
                "recipient", Json.of(recipient),
                "version", Json.of(version),
                "policy", Json.of(Cast.POLICY),
                "from", Json.of(cast.at(0, 0)),
                "until", Json.of(cast.at(365, 0)),
                "receiptHours", Json.of(48),
                "insured", Json.of(true)));
        return document(id, id, body);
    }

    /** Uses, one against the policy, and the derivation: one event a line. */
    Path events() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int number : List.of(1, 2, 3, 5, 6)) {
            lines.append(use("use-" + number, cast.at(2, number), number, "aggregate", "safety-research"))
                    .append('\n');
        }
        lines.append(use("use-misuse", cast.at(3, 0), Cast.MISUSER, "sell", "market-analysis"))
                .append('\n');
        lines.append(derived()).append('\n');
        return write("events.jsonl", lines.toString());
    }

    /** Any other JSON file of the story. */
    Path json(String name, Json json) throws IOException {
        return write(name + ".json", json.text() + "\n");
    }

    private String derived() {
        return Json.object(Map.of(
                        "event", Json.of("derived"),
                        "id", Json.of("derive-1"),
                        "at", Json.of(cast.at(4, 0)),
                        "by", Json.of(Cast.carrier(Cast.DERIVER)),
                        "inputs", Json.texts(List.of(Cast.copy(Cast.DERIVER))),
                        "version", Json.of(Cast.DERIVED),
                        "method", Json.of("aggregate")))
                .text();
    }

    private static String use(String id, String at, int number, String action, String purpose) {
        return Json.object(Map.of(
                        "event", Json.of("used"),
                        "id", Json.of(id),
                        "at", Json.of(at),
                        "by", Json.of(Cast.carrier(number)),
                        "copy", Json.of(Cast.copy(number)),
                        "action", Json.of(action),
                        "purpose", Json.of(purpose),
                        "count", Json.of(1)))
                .text();
    }

    private static Json allowed(String action, Json constraint) {
        return Json.object(Map.of("action", Json.of(action), "constraint", Json.array(List.of(constraint))));
    }

    private Path document(String name, String id, Map<String, Json> body) throws IOException {
        return json(
                name,
                Json.object(
                        Map.of("id", Json.of(id), "declaredAt", Json.of(cast.at(0, 1)), "body", Json.object(body))));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
