package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Fabric's programs are looked for, and which are good enough. */
final class FabricProgramsTest {
    @TempDir
    Path root;

    @Test
    void the_named_folder_comes_before_the_path_and_the_path_before_the_home() throws IOException {
        Path named = programs("named", "v3.1.5");
        Path path = programs("path", "v3.1.4");
        Path home = programs("home/.whence/fabric/bin", "v3.1.3");
        Map<String, String> both = Map.of(FabricPrograms.VARIABLE, named.toString(), "PATH", "/nowhere:" + path);
        assertThat(FabricPrograms.find(both, root.resolve("home"))).isEqualTo(new FabricPrograms(named, "3.1.5"));
        assertThat(FabricPrograms.find(Map.of("PATH", path.toString()), root.resolve("home")))
                .isEqualTo(new FabricPrograms(path, "3.1.4"));
        assertThat(FabricPrograms.find(Map.of(), root.resolve("home"))).isEqualTo(new FabricPrograms(home, "3.1.3"));
    }

    @Test
    void a_folder_that_lacks_one_of_them_is_passed_over() throws IOException {
        Path partial = programs("partial", "v3.1.5");
        Files.delete(partial.resolve("osnadmin"));
        Path whole = programs("home/.whence/fabric/bin", "v2.5.0");
        assertThat(FabricPrograms.find(Map.of("PATH", partial.toString()), root.resolve("home"))
                        .folder())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.4.9", "v2.2.0", "v1.4.12"})
    void older_ones_are_refused_by_their_version(String version) throws IOException {
        Path old = programs("old", version);
        assertThatThrownBy(() -> FabricPrograms.in(old))
                .isInstanceOf(FabricUnavailable.class)
                .hasMessageContaining(version.substring(1))
                .hasMessageContaining("2.5 or newer is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.5.0", "2.5.12", "v3.0.0-beta", "v10.0.1"})
    void newer_ones_are_taken(String version) throws IOException {
        assertThat(FabricPrograms.in(programs("new", version)).version()).isEqualTo(version.replace("v", ""));
    }

    @Test
    void where_there_are_none_the_message_says_what_to_get_and_where_to_put_it() {
        assertThatThrownBy(() -> FabricPrograms.find(Map.of("PATH", "/nowhere"), root))
                .isInstanceOf(FabricUnavailable.class)
                .hasMessageContaining("peer, orderer, configtxgen, osnadmin")
                .hasMessageContaining(root.resolve(".whence/fabric/bin/peer").toString())
                .hasMessageContaining(FabricPrograms.VARIABLE);
    }

    private Path programs(String folder, String version) throws IOException {
        Path bin = Files.createDirectories(root.resolve(folder));
        for (String name : FabricPrograms.NEEDED) {
            Files.writeString(bin.resolve(name), "#!/bin/sh\nprintf 'peer:\\n Version: " + version + "\\n'\n");
            Files.setPosixFilePermissions(bin.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin;
    }
}
