package io.whence.app.desk;

import io.whence.ledger.ConnectionFolder;
import io.whence.ledger.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The networks kept under a home, and which of them answers. */
public final class Networks {
    private static final int KNOCK_MILLIS_MAX = 500;

    private Networks() {}

    /** The connection folder of the network that was chosen, else of the first that is up; else refused. */
    public static Path connectionFolder(Desk desk) {
        List<NetworkKind> kinds = desk.network().map(List::of).orElseGet(() -> Arrays.asList(NetworkKind.values()));
        return kinds.stream()
                .map(kind -> desk.network(kind).resolve("connection"))
                .filter(Networks::answers)
                .findFirst()
                .orElseThrow(() -> DeskRule.LEDGER_UNAVAILABLE.refuse(
                        "network",
                        "no " + desk.network().map(kind -> kind + " ").orElse("") + "network is up under "
                                + desk.home()));
    }

    /** Whether a network left this folder and one of its peers listens. */
    public static boolean answers(Path connection) {
        return Files.exists(connection.resolve("connection.json"))
                && ConnectionFolder.read(connection).peers().stream()
                        .map(Peer::endpoint)
                        .anyMatch(Networks::listens);
    }

    /** The addresses that a connection folder names. */
    public static List<String> endpoints(Path connection) {
        return ConnectionFolder.read(connection).peers().stream()
                .map(Peer::endpoint)
                .toList();
    }

    /** Whether anything listens at {@code HOST:PORT}. */
    private static boolean listens(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(endpoint.substring(colon + 1));
            socket.connect(new InetSocketAddress(endpoint.substring(0, colon), port), KNOCK_MILLIS_MAX);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
