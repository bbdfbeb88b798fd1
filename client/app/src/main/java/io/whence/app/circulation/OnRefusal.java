package io.whence.app.circulation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What becomes of the rest when the ledger refuses an event: {@code stop}, or {@code set-aside FILE} and go on. */
record OnRefusal(Optional<Path> setAside) {
    static final OnRefusal STOP = new OnRefusal(Optional.empty());

    /** Takes one word or two, so that what follows {@code stop} is not mistaken for a file to set events aside in. */
    static final class Words implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            String choice = words.isEmpty() ? "" : words.pop();
            boolean aside = choice.equals("set-aside");
            if (!aside && !choice.equals("stop")) {
                throw wrong(command, option, "'" + choice + "' is neither stop nor set-aside");
            }
            if (aside && words.isEmpty()) {
                throw wrong(command, option, "set-aside names a file");
            }
            option.setValue(aside ? new OnRefusal(Optional.of(Path.of(words.pop()))) : STOP);
        }

        private static ParameterException wrong(CommandSpec command, ArgSpec option, String message) {
            return new ParameterException(command.commandLine(), "--on-refusal: " + message, option, message);
        }
    }
}
