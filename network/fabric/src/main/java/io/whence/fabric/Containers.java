package io.whence.fabric;

import io.whence.identity.ConnectionFolder;
import io.whence.identity.Enrolment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The way of machines that have a Docker engine but not Fabric's programs: everything is prepared, containers do the rest. */
final class Containers {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private Containers() {}

    /** Whether a Docker engine answers. */
    static boolean answer() {
        try {
            Tool.run(List.of("docker", "version"), Map.of(), ANSWER_MAX);
            return true;
        } catch (FabricUnavailable e) {
            return false;
        }
    }

    /** Fills the network's folder with identities, configuration and a compose file, and says how to go on. */
    static String prepare(FabricOptions options) {
        Plan plan = Plan.of(options);
        new Enrolment(plan.consortium(), Instant.now()).writeIfAbsent(plan.folder());
        Configuration.write(
                plan,
                ChaincodePackage.of(options.chaincode().mainClass()),
                options.chaincode().collections());
        Path compose = plan.configuration().resolve("compose.yaml");
        write(compose, new Compose(plan, options.chaincode()).yaml());
        write(compose.resolveSibling(".env"), settings(plan, options.chaincode()));
        new ConnectionFolder(plan.folder(), plan.consortium()).write("fabric", plan.addresses());
        return "Fabric's programs were not found, but a Docker engine answers. Identities and configuration are in "
                + plan.folder().root() + "; start the official images with\n  docker compose -f " + compose
                + " up -d\nand the network is ready when its service `channel` has ended with 0";
    }

    private static String settings(Plan plan, ChaincodeProgram program) {
        return """
                WHENCE_NETWORK=%s
                WHENCE_CLASS_PATH=%s
                WHENCE_PROGRAM=%s
                """.formatted(plan.folder().root(), program.classPath(), program(program.classPath()));
    }

    /** The deepest folder that holds every entry of a class path. */
    static Path program(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).resolveSibling("").normalize())
                .reduce(Containers::shared)
                .orElseThrow();
    }

    private static Path shared(Path one, Path other) {
        Path folder = one;
        while (!other.startsWith(folder)) {
            folder = folder.resolve("..").normalize();
        }
        return folder;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
