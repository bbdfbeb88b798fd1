package io.whence.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A writer in a process of its own, to be killed. */
final class WriterProcess {
    private WriterProcess() {}

    /** Records a file: connection folder, home, file. Says when it begins and when it has ended. */
    public static void main(String[] arguments) {
        Deadlines deadlines = new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(30));
        WriterOptions options = WriterOptions.DEFAULT.batching(40, 8);
        try (Connection connection = Connection.open(Path.of(arguments[0]), "exchange", Optional.empty(), deadlines)) {
            System.out.println("begun");
            new BatchWriter(connection, Path.of(arguments[1]), options).record(Path.of(arguments[2]), new Progress() {
                @Override
                public void recorded(long events, long sealed) {
                    System.out.println("recorded " + events);
                }

                @Override
                public void notice(String text) {
                    System.out.println(text);
                }
            });
        }
        System.out.println("ended");
        System.exit(0);
    }
}
