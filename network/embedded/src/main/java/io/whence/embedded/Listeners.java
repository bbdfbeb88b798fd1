package io.whence.embedded;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.whence.embedded.gateway.Channel;
import io.whence.embedded.gateway.DeliverService;
import io.whence.embedded.gateway.GatewayService;
import io.whence.embedded.gateway.Peer;
import io.whence.embedded.rule.EmbeddedRule;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The TLS servers of the peers, all on loopback. */
final class Listeners implements Closeable {
    private static final int MESSAGE_BYTES_MAX = 100 << 20;
    private static final int FLOW_WINDOW_BYTES = 8 << 20;
    private static final long CLOSING_NANOS_MAX = TimeUnit.SECONDS.toNanos(2);

    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Server> servers = new ArrayList<>();

    /** Starts a peer's services on a port, any free one if it is 0, and returns the port. */
    int listen(Channel channel, Peer peer, Path tls, int port) {
        try {
            Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .sslContext(GrpcSslContexts.forServer(
                                    tls.resolve("server.crt").toFile(),
                                    tls.resolve("server.key").toFile())
                            .build())
                    .executor(calls)
                    .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                    .flowControlWindow(FLOW_WINDOW_BYTES)
                    .permitKeepAliveWithoutCalls(true)
                    .permitKeepAliveTime(10, TimeUnit.SECONDS)
                    .addService(new GatewayService(channel, peer))
                    .addService(new DeliverService(channel, peer))
                    .build()
                    .start();
            servers.add(server);
            return server.getPort();
        } catch (IOException e) {
            close();
            throw EmbeddedRule.PORT_IN_USE.refuse("port", port);
        }
    }

    /** Lets calls come to their answers for a moment, then cuts them off. */
    @Override
    public void close() {
        servers.forEach(Server::shutdown);
        awaitTermination();
        servers.forEach(Server::shutdownNow);
        awaitTermination();
        calls.shutdownNow();
    }

    private void awaitTermination() {
        long end = System.nanoTime() + CLOSING_NANOS_MAX;
        try {
            for (Server server : servers) {
                server.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
