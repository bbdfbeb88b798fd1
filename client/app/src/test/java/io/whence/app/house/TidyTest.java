package io.whence.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the code is laid out and named: lengths, banned words, comments that must be there and marks that must not. */
final class TidyTest {
    private static final int METHOD_LINES_MAX = 40;
    private static final int FILE_LINES_MAX = 300;
    private static final int TEST_FILE_LINES_MAX = 500;

    private static final Set<String> BANNED_WORDS =
            Set.of("Impl", "Manager", "Util", "Utils", "Helper", "Helpers", "Data", "Info");
    private static final Pattern GETTER = Pattern.compile("get([A-Z].*)?");
    private static final Pattern SENTENCE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "TestFactory", "RepeatedTest", "FuzzTest");

    // Spelt in parts, so that this file passes its own test.
    private static final Pattern MARKER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|xml|proto|json|yaml|sh|html|css|js)|.*/scripts/.*");

    private static final Syntax MAIN = Syntax.parse(Checkout.sources("main"));
    private static final Syntax TEST = Syntax.parse(Checkout.sources("test"));

    @Test
    void no_method_is_longer_than_forty_lines() {
        assertThat(methods(method -> method.lines() > METHOD_LINES_MAX)).isEmpty();
    }

    @Test
    void no_file_is_longer_than_its_bound() {
        assertThat(longer("main", FILE_LINES_MAX)).isEmpty();
        assertThat(longer("test", TEST_FILE_LINES_MAX)).isEmpty();
    }

    @Test
    void no_type_is_named_by_a_word_that_says_nothing() {
        assertThat(types(TidyTest::saysNothing)).isEmpty();
    }

    @Test
    void a_method_says_what_it_returns_without_get() {
        assertThat(methods(method -> GETTER.matcher(method.name()).matches()
                        && !method.annotations().contains("Override")))
                .isEmpty();
    }

    @Test
    void a_test_is_named_by_a_sentence() {
        assertThat(methods(method -> method.annotations().stream().anyMatch(TESTS::contains)
                        && !SENTENCE.matcher(method.name()).matches()))
                .isEmpty();
    }

    @Test
    void each_public_type_says_what_it_is() {
        assertThat(MAIN.types.stream()
                        .filter(type -> type.open() && !type.told())
                        .map(Syntax.Type::place))
                .isEmpty();
    }

    @Test
    void each_package_says_what_it_is_for() {
        assertThat(Checkout.sources("main").stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .map(Checkout::name))
                .isEmpty();
    }

    @Test
    void model_and_contract_hold_no_floating_point() {
        assertThat(MAIN.floats).noneMatch(place -> place.startsWith("chaincode/"));
    }

    @Test
    void nothing_is_marked_for_later() {
        assertThat(Checkout.files()
                        .filter(file -> TEXT.matcher(file.toString()).matches())
                        .filter(file -> MARKER.matcher(Checkout.read(file)).find())
                        .map(Checkout::name))
                .isEmpty();
    }

    private static List<String> methods(Predicate<Syntax.Method> wrong) {
        return Stream.of(MAIN, TEST)
                .flatMap(syntax -> syntax.methods.stream())
                .filter(wrong)
                .map(method -> method.place() + " " + method.name() + ", " + method.lines() + " lines")
                .toList();
    }

    private static List<String> types(Predicate<Syntax.Type> wrong) {
        return Stream.of(MAIN, TEST)
                .flatMap(syntax -> syntax.types.stream())
                .filter(wrong)
                .map(type -> type.place() + " " + type.name())
                .toList();
    }

    private static boolean saysNothing(Syntax.Type type) {
        return Stream.of(type.name().split("(?=[A-Z])")).anyMatch(BANNED_WORDS::contains);
    }

    private static List<String> longer(String kind, long linesMax) {
        return Checkout.sources(kind).stream()
                .filter(file -> Checkout.read(file).lines().count() > linesMax)
                .map(Checkout::name)
                .toList();
    }
}
