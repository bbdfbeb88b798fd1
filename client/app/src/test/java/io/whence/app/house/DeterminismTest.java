package io.whence.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Model and contract give the same answer on every peer: nothing they call depends on when or where it is called. */
final class DeterminismTest {
    /** What each cause of difference looks like, as the beginnings of {@code class.member(parameters)}. */
    private static final Map<String, List<String>> CAUSES = Map.of(
            "the clock",
                    List.of(
                            "java.lang.System.currentTimeMillis",
                            "java.lang.System.nanoTime",
                            "java.time.Clock.",
                            "java.time.Instant.now",
                            "java.time.LocalDate.now",
                            "java.time.LocalDateTime.now",
                            "java.time.ZonedDateTime.now",
                            "java.time.OffsetDateTime.now",
                            "java.util.Date."),
            "chance",
                    List.of(
                            "java.lang.Math.random",
                            "java.util.Random.",
                            "java.util.UUID.randomUUID",
                            "java.util.Collections.shuffle",
                            "java.util.random.",
                            "java.util.concurrent.ThreadLocalRandom.",
                            "java.security.SecureRandom."),
            "the place",
                    List.of(
                            "java.util.Locale.getDefault",
                            "java.util.TimeZone.getDefault",
                            "java.time.ZoneId.systemDefault",
                            "java.nio.charset.Charset.defaultCharset",
                            "java.lang.System.getenv",
                            "java.lang.System.getProperty",
                            "java.lang.System.identityHashCode",
                            "java.lang.Object.hashCode",
                            "java.lang.String.format(java.lang.String,",
                            "java.lang.String.formatted(",
                            "java.lang.String.toLowerCase()",
                            "java.lang.String.toUpperCase()",
                            "java.lang.String.getBytes()",
                            "java.lang.String.<init>([B)"),
            "hash order",
                    List.of(
                            "java.util.HashMap.",
                            "java.util.HashSet.",
                            "java.util.IdentityHashMap.",
                            "java.util.WeakHashMap.",
                            "java.util.concurrent.ConcurrentHashMap.entrySet",
                            "java.util.concurrent.ConcurrentHashMap.forEach",
                            "java.util.concurrent.ConcurrentHashMap.keySet",
                            "java.util.concurrent.ConcurrentHashMap.values",
                            "java.util.Map.copyOf",
                            "java.util.Set.copyOf",
                            "java.util.stream.Collectors.groupingBy(java.util.function.Function)",
                            "java.util.stream.Collectors.groupingBy(java.util.function.Function, java.util.stream.Coll",
                            "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function)",
                            "java.util.stream.Collectors.toSet",
                            "java.util.stream.Collectors.toUnmodifiable",
                            "java.util.stream.Collectors.partitioningBy",
                            "java.util.stream.BaseStream.parallel"),
            "the world",
                    List.of("java.io.File", "java.nio.file.", "java.net.", "java.lang.Thread.", "java.lang.Process"));

    /** Classes that may, each with its reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "io.whence.contract.WhenceService",
            "starts the chaincode's server: environment and key files, no decision",
            "io.whence.contract.PeerStream",
            "waits for the peer's answers, as the shim itself does; no decision");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(DeterminismTest::isOurs)
            .importPackages("io.whence.model", "io.whence.contract");

    @TestFactory
    Stream<DynamicTest> model_and_contract_do_not_call() {
        return CAUSES.keySet().stream()
                .sorted()
                .map(cause -> DynamicTest.dynamicTest(
                        cause,
                        () -> noClasses()
                                .that(are(ALLOWED.keySet()))
                                .should()
                                .accessTargetWhere(isOneOf(cause, CAUSES.getOrDefault(cause, List.of())))
                                .check(CODE)));
    }

    private static boolean isOurs(Location location) {
        return !location.contains("/wire/proto/");
    }

    private static DescribedPredicate<JavaClass> are(Set<String> allowed) {
        return describe(
                "are not excused",
                type -> allowed.stream().noneMatch(name -> type.getFullName().startsWith(name)));
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(String cause, List<String> beginnings) {
        return describe(
                "depends on " + cause,
                access -> beginnings.stream().anyMatch(access.getTarget().getFullName()::startsWith));
    }
}
