package io.whence.fabric;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fabric's own programs as found on this machine; Whence neither carries nor builds them. */
public record FabricPrograms(Path folder, String version) {
    /** The folder to look in first. */
    public static final String VARIABLE = "WHENCE_FABRIC_BIN";

    static final List<String> NEEDED = List.of("peer", "orderer", "configtxgen", "osnadmin");

    private static final Pattern VERSION = Pattern.compile("Version: v?((\\d+)\\.(\\d+)\\S*)");
    private static final int MAJOR_MIN = 2;
    private static final int MINOR_MIN = 5;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    /** Looks in {@code WHENCE_FABRIC_BIN}, then on the {@code PATH}, then in {@code ~/.whence/fabric/bin}. */
    public static FabricPrograms find() {
        return find(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static FabricPrograms find(Map<String, String> environment, Path home) {
        List<Path> folders = folders(environment, home);
        return folders.stream()
                .filter(FabricPrograms::complete)
                .findFirst()
                .map(FabricPrograms::in)
                .orElseThrow(() -> new FabricUnavailable(howToGet(folders)));
    }

    /** The programs in one folder, refused if they are older than 2.5. */
    public static FabricPrograms in(Path folder) {
        String answer = Tool.run(List.of(folder.resolve("peer").toString(), "version"), Map.of(), ANSWER_MAX);
        Matcher version = VERSION.matcher(answer);
        if (!version.find()) {
            throw new FabricUnavailable(folder.resolve("peer") + " does not say its version");
        }
        FabricPrograms programs = new FabricPrograms(folder, version.group(1));
        programs.requireAtLeast(MAJOR_MIN, MINOR_MIN);
        return programs;
    }

    /** The full path of one program. */
    public String path(String program) {
        return folder.resolve(program).toString();
    }

    /** Refuses programs older than a version. */
    void requireAtLeast(int major, int minor) {
        Matcher found = VERSION.matcher("Version: " + version);
        if (!found.find() || older(found, major, minor)) {
            throw new FabricUnavailable("Fabric " + version + " in " + folder + " is too old: " + major + "." + minor
                    + " or newer is needed");
        }
    }

    private static boolean older(Matcher found, int major, int minor) {
        int foundMajor = Integer.parseInt(found.group(2));
        return foundMajor < major || (foundMajor == major && Integer.parseInt(found.group(3)) < minor);
    }

    private static List<Path> folders(Map<String, String> environment, Path home) {
        List<Path> folders = new ArrayList<>();
        Optional.ofNullable(environment.get(VARIABLE))
                .filter(named -> !named.isEmpty())
                .ifPresent(named -> folders.add(Path.of(named)));
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .forEach(entry -> folders.add(Path.of(entry)));
        folders.add(home.resolve(".whence/fabric/bin"));
        return folders;
    }

    private static boolean complete(Path folder) {
        return NEEDED.stream().allMatch(program -> Files.isExecutable(folder.resolve(program)));
    }

    private static String howToGet(List<Path> folders) {
        return """
                Hyperledger Fabric's programs (%s) were not found in %s, on the PATH or in %s.
                Get the official release (2.5 or newer, 3.1 is what Whence is built against) for %s %s from
                https://github.com/hyperledger/fabric/releases and unpack it so that %s exists, \
                or name its folder in %s. The embedded network needs none of this.\
                """.formatted(
                        String.join(", ", NEEDED),
                        VARIABLE,
                        folders.getLast(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        folders.getLast().resolve("peer"),
                        VARIABLE);
    }
}
