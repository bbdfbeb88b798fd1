package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What the program says of itself, over its whole tree of commands. */
final class HelpTest {
    private static final CommandLine PROGRAM = Whence.commands();

    @Test
    void the_first_line_of_every_command_is_a_sentence_that_stands_alone() {
        everywhere(command -> assertThat(summary(command))
                .as(command.qualifiedName())
                .matches("[A-Z].*[.?]")
                .doesNotMatch(".*[:,;]\\.?"));
    }

    @Test
    void commands_of_one_group_are_told_apart_by_their_first_lines() {
        everywhere(command -> {
            List<String> summaries = command.subcommands().values().stream()
                    .map(sub -> summary(sub.getCommandSpec()))
                    .toList();
            assertThat(summaries).as(command.qualifiedName()).doesNotHaveDuplicates();
        });
    }

    @Test
    void every_option_and_parameter_is_described() {
        everywhere(command -> assertThat(command.args())
                .as(command.qualifiedName())
                .allSatisfy(
                        arg -> assertThat(described(arg)).as(arg.paramLabel()).isNotBlank()));
    }

    @Test
    void every_move_names_its_members_and_shows_an_example() {
        Set<String> groups = Set.of("claim", "incident", "cover", "contribution");
        List<CommandSpec> moves = groups.stream()
                .flatMap(group ->
                        Objects.requireNonNull(PROGRAM.getSubcommands().get(group)).getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .filter(command ->
                        command.userObject().getClass().getSimpleName().equals("Moves"))
                .toList();
        assertThat(moves).hasSizeGreaterThan(40);
        assertThat(moves)
                .allSatisfy(move -> assertThat(move.commandLine().getUsageMessage())
                        .contains("Members of FILE", "Example:\n  {\""));
    }

    private static void everywhere(Consumer<CommandSpec> check) {
        List<CommandSpec> all = below(PROGRAM).toList();
        assertThat(all).hasSizeGreaterThan(100);
        assertThat(all).allSatisfy(check);
    }

    private static Stream<CommandSpec> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(HelpTest::below));
    }

    private static String summary(CommandSpec command) {
        String[] lines = command.usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    private static String described(ArgSpec arg) {
        return Arrays.stream(arg.description()).collect(Collectors.joining(" "));
    }
}
