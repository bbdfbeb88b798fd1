package io.whence.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(name = "whence", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class Whence implements Runnable {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Whence()).execute(arguments));
    }

    @Override
    public void run() {
        System.out.println("x");
    }
}
