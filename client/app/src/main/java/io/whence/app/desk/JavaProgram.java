package io.whence.app.desk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another program on this one's class path and Java platform. */
public final class JavaProgram {
    private static final int UNSAFE_WARNS_SINCE = 23;

    private static final String WHENCE = "io.whence.app.Whence";

    private JavaProgram() {}

    /** The command that runs this program with other words. */
    public static List<String> whence(List<String> words) {
        List<String> command = new ArrayList<>(command(WHENCE, words.getFirst()));
        command.addAll(words);
        return command;
    }

    /** The command that runs a main class; what it loads is kept in a shared archive beside the jars. */
    public static List<String> command(String mainClass, String archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        String classPath = System.getProperty("java.class.path");
        Path jar = Path.of(classPath.split(File.pathSeparator, -1)[0]).toAbsolutePath();
        if (Files.isRegularFile(jar)) {
            Path shared = jar.resolveSibling("..").normalize().resolve(archive + ".jsa");
            command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + shared));
        }
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }

    /** Starts a command that goes on when this program and its terminal are gone; all it says is added to a log. */
    public static Process detached(List<String> command, Path log) throws IOException {
        List<String> words = new ArrayList<>();
        Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(name -> Files.isExecutable(Path.of(name)))
                .findFirst()
                .ifPresent(words::add);
        words.addAll(command);
        return new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
