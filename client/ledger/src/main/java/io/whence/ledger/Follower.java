package io.whence.ledger;

import io.grpc.CallOptions;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger block by block from any peer, verifying that each block follows from the one before, and goes on at the
 * next block with another peer when one fails. It keeps no state of its own: whoever consumes a block stores
 * {@link LedgerBlock#position} together with what it made of it, and hands that in to resume exactly there.
 */
public final class Follower implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Connection connection;
    private final BlockReader reader;
    private Position position;
    private @Nullable CloseableIterator<Block> blocks;
    private @Nullable PeerLink source;
    private volatile boolean closed;

    private Follower(Connection connection, Position position) {
        this.connection = connection;
        this.reader = new BlockReader(connection.folder().chaincode());
        this.position = position;
    }

    /** A follower that reads on from a position. */
    public static Follower from(Connection connection, Position position) {
        return new Follower(connection, position);
    }

    /** How many blocks the ledger has, by the word of one peer. */
    public static long height(Connection connection) {
        return connection.peers().ask(Optional.empty(), peer -> {
            byte[] request = Requests.newestBlock(
                    peer.network().newBlockEventsRequest().build().getBytes());
            UnaryOperator<CallOptions> inTime = options ->
                    options.withDeadlineAfter(connection.deadlines().call().toMillis(), TimeUnit.MILLISECONDS);
            try (CloseableIterator<Block> newest =
                    peer.gateway().newBlockEventsRequest(request).getEvents(inTime)) {
                return newest.next().getHeader().getNumber() + 1;
            } catch (GatewayRuntimeException e) {
                throw Failure.checked(e);
            }
        });
    }

    /** The hash of the first block: what tells one ledger from another. */
    public static Digest genesis(Connection connection) {
        try (Follower follower = from(connection, Position.START)) {
            return follower.next().hash();
        }
    }

    /** Where this follower stands: the block that {@link #next} returns. */
    public Position position() {
        return position;
    }

    /** Hands over every block up to, and without, the given height. */
    public void until(long height, Consumer<LedgerBlock> consumer) {
        while (position.next() < height) {
            consumer.accept(next());
        }
    }

    /** The next block, awaited for as long as it takes; fails over, and gives up after the connection's patience. */
    public LedgerBlock next() {
        LedgerBlock block = verified(awaitBlock());
        position = block.position();
        return block;
    }

    /** What does not follow is refused with the peer that served it, and asked for again if anybody goes on. */
    private LedgerBlock verified(Block block) {
        try {
            return reader.read(block, position);
        } catch (Refused refused) {
            disconnect();
            throw source == null ? refused : refused.as(source.endpoint());
        }
    }

    /** The next block as the peer serves it, neither verified nor read: for those who do that by other means. */
    public byte[] nextBytes() {
        byte[] block = awaitBlock().toByteArray();
        position = new Position(position.next() + 1, Optional.empty());
        return block;
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }

    /** Patience begins with the first failure: a quiet ledger is not an absent one. */
    private Block awaitBlock() {
        Optional<Long> patienceEnds = Optional.empty();
        while (true) {
            try {
                return connected().next();
            } catch (GatewayRuntimeException | NoSuchElementException e) {
                long now = System.nanoTime();
                long end = patienceEnds.orElse(
                        now + connection.deadlines().patience().toNanos());
                patienceEnds = Optional.of(end);
                moveOn(e, closed || now - end > 0);
            }
        }
    }

    private void moveOn(RuntimeException failure, boolean over) {
        PeerLink failed = source == null ? connection.peers().present() : source;
        disconnect();
        if (over) {
            throw new LedgerUnavailable(failed.endpoint(), Optional.empty(), failure);
        }
        connection.peers().leave(failed);
        Pause.of(PAUSE);
    }

    private CloseableIterator<Block> connected() {
        if (blocks == null) {
            source = connection.peers().present();
            blocks = source.network()
                    .newBlockEventsRequest()
                    .startBlock(position.next())
                    .build()
                    .getEvents();
        }
        return blocks;
    }

    private void disconnect() {
        CloseableIterator<Block> open = blocks;
        blocks = null;
        if (open != null) {
            open.close();
        }
    }
}
