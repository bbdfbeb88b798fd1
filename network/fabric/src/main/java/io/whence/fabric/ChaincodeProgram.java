package io.whence.fabric;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Java program that serves the chaincode: a class path and the class to start on it. */
public record ChaincodeProgram(String classPath, String mainClass) {
    private static final String WHENCE_SERVICE = "io.whence.contract.WhenceService";
    private static final String COLLECTIONS = "collections.json";
    /** Bounded, because a machine may run the services of all organisations. */
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    public ChaincodeProgram {
        classPath = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The contract as this process itself would load it. */
    public static ChaincodeProgram ofThisProcess() {
        return on(System.getProperty("java.class.path"));
    }

    /** The contract on a class path of its own. */
    public static ChaincodeProgram on(String classPath) {
        return new ChaincodeProgram(classPath, WHENCE_SERVICE);
    }

    /** The private collections that the program defines, as the lifecycle takes them; none if it has no such resource. */
    Optional<String> collections() {
        try (URLClassLoader loader = new URLClassLoader(urls(), null);
                InputStream in = loader.getResourceAsStream(COLLECTIONS)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service on this machine's own Java. */
    List<String> command() {
        return command(Path.of(System.getProperty("java.home"), "bin", "java").toString(), classPath);
    }

    /** The service as another machine would start it. */
    List<String> command(String java, String classPathThere) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", classPathThere, mainClass));
        return List.copyOf(command);
    }

    private URL[] urls() {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(ChaincodeProgram::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a class path entry: " + entry, e);
        }
    }
}
