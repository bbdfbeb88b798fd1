package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that every organisation installs. */
final class ChaincodePackageTest {
    @Test
    void the_same_service_makes_the_same_package_and_another_makes_another() {
        assertThat(ChaincodePackage.of("a.Service").bytes())
                .isEqualTo(ChaincodePackage.of("a.Service").bytes());
        assertThat(ChaincodePackage.of("a.Service").id())
                .matches("whence:[0-9a-f]{64}")
                .isNotEqualTo(ChaincodePackage.of("another.Service").id());
    }

    @Test
    void tar_reads_it(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("whence.tar.gz");
        Files.write(file, ChaincodePackage.of("a.Service").bytes());
        tar("-xzf", file.toString(), "-C", folder.toString());
        assertThat(folder.resolve("metadata.json")).hasContent("{\"label\":\"whence\",\"type\":\"whence-service\"}");
        assertThat(tar("-xzOf", folder.resolve("code.tar.gz").toString(), "service.json"))
                .isEqualTo("{\"class\":\"a.Service\"}");
    }

    private static String tar(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("tar"));
        command.addAll(List.of(arguments));
        return Tool.run(command, Map.of(), Duration.ofSeconds(10));
    }
}
