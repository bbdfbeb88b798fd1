package io.whence.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between rooms, and between the packages of the model. Whatever is not listed is forbidden. */
final class ArrowsTest {
    /** Which rooms each room may know directly; what those know, it may know as well. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("bench", List.of("app")),
            Map.entry("app", List.of("claims", "verify", "embedded", "fabric")),
            Map.entry("claims", List.of("trace", "marking")),
            Map.entry("trace", List.of("ledger")),
            Map.entry("ledger", List.of("model")),
            Map.entry("marking", List.of("model")),
            Map.entry("verify", List.of("model")),
            Map.entry("contract", List.of("model")),
            Map.entry("embedded", List.of("contract", "identity")),
            Map.entry("fabric", List.of("identity")),
            Map.entry("identity", List.of("model")),
            Map.entry("model", List.of()));

    /** The same inside the model, where {@code wire} spells the bytes of every other package. */
    private static final Map<String, List<String>> MODEL = Map.of(
            "wire", List.of("cover", "claim", "circulation", "pack", "note", "bytes", "merkle", "score", "value"),
            "cover", List.of("circulation"),
            "claim", List.of("circulation"),
            "circulation", List.of("value"),
            "pack", List.of("note", "bytes"),
            "note", List.of("merkle"),
            "bytes", List.of("value"),
            "merkle", List.of("value"),
            "score", List.of("value"),
            "value", List.of());

    private static final String TOGETHER = "io.whence.contract.Functions";
    private static final String[] FABRIC_CLIENT = {
        "org.hyperledger.fabric.client..", "org.hyperledger.fabric.protos..", "io.grpc..", "org.conscrypt.."
    };
    private static final String[] SHIM = {
        "org.hyperledger.fabric.shim..", "org.hyperledger.fabric.contract..", "org.hyperledger.fabric.metrics.."
    };
    private static final String[] EVERYWHERE = {"java..", "javax.crypto..", "org.jspecify.annotations.."};

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.whence");

    @TestFactory
    Stream<DynamicTest> each_room_knows_only_the_rooms_its_arrows_reach() {
        return ROOMS.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(
                        room,
                        () -> noClasses()
                                .that()
                                .resideInAPackage("io.whence." + room + "..")
                                .should()
                                .dependOnClassesThat(resideInAPackage("io.whence..")
                                        .and(not(resideInAnyPackage(packages("io.whence.", ROOMS, room)))))
                                .allowEmptyShould(true)
                                .check(CODE)));
    }

    @TestFactory
    Stream<DynamicTest> each_package_of_the_model_knows_only_what_its_arrows_reach() {
        return MODEL.keySet().stream()
                .sorted()
                .map(part -> DynamicTest.dynamicTest(
                        part,
                        () -> noClasses()
                                .that()
                                .resideInAPackage("io.whence.model." + part + "..")
                                .should()
                                .dependOnClassesThat(resideInAPackage("io.whence..")
                                        .and(not(resideInAnyPackage(packages("io.whence.model.", MODEL, part)))))
                                .allowEmptyShould(true)
                                .check(CODE)));
    }

    @Test
    void every_package_stands_in_a_listed_room() {
        assertThat(CODE.stream().map(type -> roomOf(type.getPackageName(), "io.whence.")))
                .isSubsetOf(ROOMS.keySet());
        assertThat(CODE.stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> name.startsWith("io.whence.model."))
                        .map(name -> roomOf(name, "io.whence.model.")))
                .isSubsetOf(MODEL.keySet());
    }

    @Test
    void the_model_depends_on_the_jdk_and_its_wire_on_protobuf() {
        classes()
                .that()
                .resideInAPackage("io.whence.model..")
                .and(not(resideInAPackage("io.whence.model.wire..")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE).or(resideInAPackage("io.whence.model..")))
                .check(CODE);
        classes()
                .that()
                .resideInAPackage("io.whence.model.wire..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE)
                        .or(resideInAnyPackage("io.whence.model..", "com.google.protobuf..")))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void only_ledger_and_embedded_know_the_clients_and_peers_of_fabric() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "io.whence.ledger..",
                        "io.whence.embedded..",
                        "io.whence.contract..",
                        "io.whence.acceptance..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FABRIC_CLIENT)
                .check(CODE);
    }

    @Test
    void only_contract_and_embedded_know_the_chaincode_shim() {
        noClasses()
                .that(not(resideInAnyPackage("io.whence.contract..", "io.whence.embedded..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SHIM)
                .check(CODE);
    }

    /** The chaincode's table of functions names those of every package: it is where they are put together. */
    @Test
    void nothing_runs_in_a_circle() {
        slices().matching("io.whence.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(describe("table", type -> type.getFullName().equals(TOGETHER)), alwaysTrue())
                .check(CODE);
    }

    private static String[] packages(String prefix, Map<String, List<String>> arrows, String from) {
        Set<String> reached = new HashSet<>();
        List<String> waiting = new ArrayList<>(List.of(from));
        while (!waiting.isEmpty()) {
            String next = waiting.removeLast();
            if (reached.add(next)) {
                waiting.addAll(arrows.getOrDefault(next, List.of()));
            }
        }
        return reached.stream().map(name -> prefix + name + "..").toArray(String[]::new);
    }

    private static String roomOf(String packageName, String prefix) {
        String rest = packageName.substring(prefix.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
