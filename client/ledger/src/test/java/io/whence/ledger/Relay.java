package io.whence.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way to one peer, byte by byte, which can be cut at any moment and mended on the same port. */
final class Relay implements AutoCloseable {
    private final int peer;
    private final int port;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();

    Relay(int peer) {
        this.peer = peer;
        this.port = listen(0);
    }

    String endpoint() {
        return "127.0.0.1:" + port;
    }

    /** What is under way breaks off, and nobody gets through any more. */
    void cut() {
        open.forEach(Relay::end);
        open.clear();
    }

    void mend() {
        listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private int listen(int wanted) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            open.add(server);
            Thread.ofVirtual().start(() -> accept(server));
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket client = server.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), peer);
                open.addAll(List.of(client, there));
                if (server.isClosed()) {
                    cut();
                }
                Thread.ofVirtual().start(() -> pump(client, there));
                Thread.ofVirtual().start(() -> pump(there, client));
            }
        } catch (IOException e) {
            end(server);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            end(from);
            end(to);
        }
    }

    private static void end(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
