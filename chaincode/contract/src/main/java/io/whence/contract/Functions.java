package io.whence.contract;

import io.whence.contract.claim.AccumulationFunctions;
import io.whence.contract.claim.ArtefactFunctions;
import io.whence.contract.claim.CessionFunctions;
import io.whence.contract.claim.ClaimFunctions;
import io.whence.contract.claim.ContributionFunctions;
import io.whence.contract.claim.CoverFunctions;
import io.whence.contract.claim.DeclarationFunctions;
import io.whence.contract.claim.FindingFunctions;
import io.whence.contract.claim.IncidentFunctions;
import io.whence.contract.claim.PremiumFunctions;
import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every function of the chaincode. What is not in this table is denied. */
public final class Functions {
    private static final SortedMap<String, Function> TABLE = table();

    private Functions() {}

    /** The table, by name. */
    public static SortedMap<String, Function> all() {
        return TABLE;
    }

    private static SortedMap<String, Function> table() {
        TreeMap<String, Function> table = new TreeMap<>();
        for (Collection<Function> functions : List.of(
                RegistryFunctions.all(),
                NegotiationFunctions.all(),
                TransferFunctions.all(),
                CirculationFunctions.all(),
                CheckpointFunctions.all(),
                AccumulationFunctions.all(),
                CoverFunctions.all(),
                PremiumFunctions.all(),
                DeclarationFunctions.all(),
                CessionFunctions.all(),
                IncidentFunctions.all(),
                FindingFunctions.all(),
                CommitmentFunctions.all(),
                ArtefactFunctions.all(),
                ContributionFunctions.all(),
                ClaimFunctions.all())) {
            functions.forEach(function -> put(table, function));
        }
        put(
                table,
                Function.evaluate("org.hyperledger.fabric:GetMetadata", List.of(), (ledger, arguments) -> metadata()));
        return Collections.unmodifiableSortedMap(table);
    }

    private static void put(Map<String, Function> table, Function function) {
        if (table.put(function.name(), function) != null) {
            throw new IllegalStateException("two functions named " + function.name());
        }
    }

    /** What Fabric's contract tools ask for: contracts, their functions and parameters. */
    private static byte[] metadata() {
        TreeMap<String, List<Json>> contracts = new TreeMap<>();
        TABLE.forEach((name, function) -> contracts
                .computeIfAbsent(name.substring(0, name.indexOf(':')), contract -> new java.util.ArrayList<>())
                .add(describe(function)));
        TreeMap<String, Json> described = new TreeMap<>();
        contracts.forEach((contract, functions) -> described.put(
                contract, Json.object(Map.of("name", Json.of(contract), "transactions", Json.array(functions)))));
        Json info = Json.object(Map.of("title", Json.of("whence"), "version", Json.of("0.1.0")));
        return Json.object(Map.of("info", info, "contracts", Json.object(described)))
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Json describe(Function function) {
        String simpleName = function.name().substring(function.name().indexOf(':') + 1);
        List<Json> parameters = function.parameters().stream()
                .map(parameter -> (Json) Json.object(
                        Map.of("name", Json.of(parameter), "schema", Json.object(Map.of("type", Json.of("string"))))))
                .toList();
        return Json.object(Map.of(
                "name", Json.of(simpleName),
                "parameters", Json.array(parameters),
                "tag", Json.texts(List.of(function.writes() ? "SUBMIT" : "EVALUATE"))));
    }
}
