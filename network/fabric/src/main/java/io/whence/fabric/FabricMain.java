package io.whence.fabric;

import java.nio.file.Path;

/** The network alone, without the rest of the program: {@code up|down|clean|status|logs FOLDER [PORT]}. */
public final class FabricMain {
    private static final int LINES = 20;

    private FabricMain() {}

    /** Exits with 0 if done, 2 for wrong usage, 3 if the network is not to be had. */
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: up|down|clean|status|logs FOLDER [PORT]");
            System.exit(2);
        }
        try {
            System.exit(run(args));
        } catch (FabricUnavailable e) {
            System.err.println("fabric: " + e.getMessage());
            System.exit(3);
        }
    }

    private static int run(String[] args) {
        Path folder = Path.of(args[1]);
        int port = args.length > 2 ? Integer.parseInt(args[2]) : FabricOptions.BASE_PORT_DEFAULT;
        NetworkStatus status = switch (args[0]) {
            case "up" -> FabricNetwork.up(FabricOptions.in(folder).withBasePort(port), FabricMain::say);
            case "down" -> FabricNetwork.down(folder, false, FabricMain::say);
            case "clean" -> FabricNetwork.down(folder, true, FabricMain::say);
            case "logs" -> {
                FabricNetwork.logs(folder, LINES).forEach(FabricMain::print);
                yield FabricNetwork.status(folder);
            }
            default -> FabricNetwork.status(folder);
        };
        System.out.println(status.json().text());
        return 0;
    }

    private static void print(String name, java.util.List<String> lines) {
        lines.forEach(line -> System.out.println(name + ": " + line));
    }

    private static void say(String line) {
        System.err.println("fabric: " + line);
    }
}
