package io.whence.app;

import io.whence.app.breach.Localize;
import io.whence.app.circulation.Delete;
import io.whence.app.circulation.Deliver;
import io.whence.app.circulation.MarksCommands;
import io.whence.app.circulation.Receive;
import io.whence.app.circulation.RecordEvents;
import io.whence.app.demo.Demo;
import io.whence.app.demo.Watchdog;
import io.whence.app.desk.Console;
import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Failure;
import io.whence.app.desk.NetworkKind;
import io.whence.app.desk.Task;
import io.whence.app.document.Documents;
import io.whence.app.document.Processes;
import io.whence.app.map.AlertsCommand;
import io.whence.app.map.AskCommand;
import io.whence.app.map.FollowCommand;
import io.whence.app.map.MapCommands;
import io.whence.app.map.TraceCommand;
import io.whence.app.money.Claims;
import io.whence.app.money.Contributions;
import io.whence.app.money.Worksheets;
import io.whence.app.network.NetworkCommands;
import io.whence.app.proof.AuditCommand;
import io.whence.app.proof.Checkpoints;
import io.whence.app.proof.EvidenceExport;
import io.whence.app.proof.Prove;
import io.whence.app.proof.Verify;
import io.whence.model.value.Refused;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The program: finds the command, runs it, prints its reply, and turns what went wrong into one line and an exit code. */
@Command(
        name = "whence",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Whence came this data, who held it, where did it leak, and what is owed?",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused, or a negative finding", "2:wrong usage", "3:no ledger answers"})
public final class Whence {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "keys, networks, read model (default: WHENCE_HOME, else ~/.whence)")
    private @Nullable Path home;

    @Option(
            names = "--as",
            paramLabel = "PARTY[/USER]",
            scope = ScopeType.INHERIT,
            description = "who signs (default: the first identity of the network)")
    private @Nullable String as;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            scope = ScopeType.INHERIT,
            description = "embedded or fabric (default: the one that is up)")
    private @Nullable NetworkKind network;

    @Option(
            names = "--database",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "a PostgreSQL server for the read model, jdbc:postgresql://… (default: WHENCE_DATABASE, else files)")
    private @Nullable String database;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON document")
    private boolean json;

    private final PrintStream out;
    private final PrintStream err;

    private Whence(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        PrintStream out = utf8(FileDescriptor.out);
        int exit = run(out, utf8(FileDescriptor.err), words);
        out.flush();
        System.exit(exit);
    }

    /** Runs one command line and returns its exit code; nothing is thrown. */
    public static int run(PrintStream out, PrintStream err, String... words) {
        Whence whence = new Whence(out, err);
        return commands(whence)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionStrategy(whence::execute)
                .setParameterExceptionHandler(whence::wrongUsage)
                .execute(words);
    }

    /** The whole tree of commands, for those who describe it. */
    static CommandLine commands() {
        return commands(new Whence(System.out, System.err));
    }

    /** Every command, in the order in which the help lists them. */
    private static CommandLine commands(Whence whence) {
        CommandLine program = new CommandLine(whence);
        Documents.TYPES.forEach(type -> program.addSubcommand(Documents.of(type)));
        program.addSubcommand(Processes.negotiation());
        program.addSubcommand(Processes.transfer());
        program.addSubcommand(new NetworkCommands());
        program.addSubcommand(MarksCommands.marks());
        program.addSubcommand(new Deliver());
        program.addSubcommand(new Receive());
        program.addSubcommand(new RecordEvents());
        program.addSubcommand(new Delete());
        program.addSubcommand(new TraceCommand());
        program.addSubcommand(AskCommand.ask());
        program.addSubcommand(new AlertsCommand());
        program.addSubcommand(new FollowCommand());
        program.addSubcommand(MapCommands.map());
        program.addSubcommand(new Localize());
        program.addSubcommand(Claims.incident());
        program.addSubcommand(Claims.finding());
        program.addSubcommand(Claims.claim());
        program.addSubcommand(Contributions.contribution());
        program.addSubcommand(new Worksheets());
        program.addSubcommand(new Checkpoints());
        program.addSubcommand(new Prove());
        program.addSubcommand(new AuditCommand());
        program.addSubcommand(new EvidenceExport());
        program.addSubcommand(new Verify());
        program.addSubcommand(new Demo());
        program.addSubcommand(new Watchdog());
        program.getSubcommands().values().forEach(Whence::helpful);
        return program;
    }

    /** Every command explains itself. */
    private static void helpful(CommandLine command) {
        OptionSpec help = OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build();
        command.getCommandSpec().addOption(help);
        command.getSubcommands().values().forEach(Whence::helpful);
    }

    private int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine command = parsed.asCommandLineList().getLast();
        if (!(command.getCommand() instanceof Task task)) {
            throw new ParameterException(command, "a command is missing after " + command.getCommandName());
        }
        try {
            return console(json).print(task.run(desk()));
        } catch (Exception e) {
            return console(json).print(Failure.of(e, this::writeDown));
        }
    }

    private int wrongUsage(ParameterException wrong, String[] words) {
        String field = switch (wrong.getArgSpec()) {
            case null -> "command";
            case OptionSpec option -> option.longestName();
            case ArgSpec positional -> positional.paramLabel();
        };
        Refused refused = DeskRule.USAGE.refuse(field, String.valueOf(wrong.getMessage()));
        return console(Arrays.asList(words).contains("--json")).print(Failure.of(refused, this::writeDown));
    }

    private Desk desk() {
        return new Desk(home(), Optional.ofNullable(as), Optional.ofNullable(network), database(), err, this::shell);
    }

    private int shell(PrintStream to, List<String> words) {
        return run(to, err, words.toArray(String[]::new));
    }

    private Console console(boolean json) {
        return new Console(out, err, json);
    }

    private Optional<String> database() {
        String named = database == null ? System.getenv("WHENCE_DATABASE") : database;
        if (named == null || named.isEmpty()) {
            return Optional.empty();
        }
        if (!named.startsWith("jdbc:postgresql:")) {
            throw DeskRule.USAGE.refuse("--database", "no jdbc:postgresql: URL");
        }
        return Optional.of(named);
    }

    private Path home() {
        if (home != null) {
            return home;
        }
        String named = System.getenv("WHENCE_HOME");
        return named == null || named.isEmpty() ? Path.of(System.getProperty("user.home"), ".whence") : Path.of(named);
    }

    /** A fault of the program: its trace is kept for those who mend it, and users are told where. */
    private String writeDown(Exception fault) {
        Path file = home().resolve("logs").resolve("fault.txt");
        try {
            Files.createDirectories(file.getParent());
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            Files.writeString(file, trace.toString());
            return file.toString();
        } catch (IOException e) {
            return "unwritten, " + e.getMessage();
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
