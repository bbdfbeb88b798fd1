package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors shared with other readers: documents in, the exact bytes out. Set {@code whence.vectors} to write new answers. */
class WorksheetVectorsTest {
    private static final boolean WRITE = System.getProperty("whence.vectors") != null;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    static Stream<String> losses() throws IOException {
        return names(".loss.json");
    }

    static Stream<String> recoveries() throws IOException {
        return names(".recovery.json");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_loss_settles_to_the_recorded_bytes(String name) throws IOException {
        byte[] loss = read(name + ".loss.json");
        List<byte[]> terms = new ArrayList<>();
        for (int i = 1; Files.exists(folder().resolve(name + ".terms-" + i + ".json")); i++) {
            terms.add(read(name + ".terms-" + i + ".json"));
        }
        check(
                name + ".answer.json",
                () -> terms.isEmpty()
                        ? WorksheetJson.answer(readUnchecked(name + ".terms.json"), loss)
                        : ContributionJson.answer(terms, loss));
    }

    @ParameterizedTest
    @MethodSource("recoveries")
    void a_recovery_is_apportioned_to_the_recorded_bytes(String name) throws IOException {
        byte[] recovery = read(name + ".recovery.json");
        check(name + ".answer.json", () -> RecoveryJson.answer(recovery));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_digest_is_over_the_canonical_worksheet_without_it(String name) throws IOException {
        Json.Fields answer = (Json.Fields) Json.parse(read(name + ".answer.json"));
        List<Json> sheets =
                answer.members().get("worksheets") instanceof Json.Items items ? items.values() : List.of(answer);
        for (Json sheet : sheets) {
            TreeMap<String, Json> members = new TreeMap<>(((Json.Fields) sheet).members());
            Json digest = members.remove("digest");
            assertThat(digest)
                    .isEqualTo(Json.of(
                            Digest.over(Json.object(members).canonical()).hex()));
        }
    }

    /** Answers must not know where, when or in which language they are computed. */
    private static void check(String file, Supplier<byte[]> answer) throws IOException {
        if (WRITE) {
            Files.write(Path.of("src/test/resources/worksheet", file), answer.get());
        }
        for (String language : List.of("en-US", "ar-SA-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone(language.startsWith("tr") ? "Asia/Kathmandu" : "Pacific/Apia"));
            assertThat(Quoted.text(answer.get())).as(language).isEqualTo(Quoted.text(read(file)));
        }
    }

    private static Stream<String> names(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(suffix))
                    .map(file -> file.substring(0, file.length() - suffix.length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes((WRITE ? Path.of("src/test/resources/worksheet") : folder()).resolve(file));
    }

    private static byte[] readUnchecked(String file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        URL url = Objects.requireNonNull(WorksheetVectorsTest.class.getResource("/worksheet"));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
