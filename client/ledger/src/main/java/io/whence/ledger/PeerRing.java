package io.whence.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.GatewayException;

/** The peers of a connection: calls go to the present one, and on to the next when it cannot serve them. */
final class PeerRing implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** A call to one peer. */
    @FunctionalInterface
    interface Call<T> {
        T to(PeerLink peer) throws GatewayException;
    }

    private final List<PeerLink> links;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final AtomicInteger present = new AtomicInteger();

    PeerRing(List<PeerLink> links, Deadlines deadlines, InstantSource clock) {
        this.links = List.copyOf(links);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The peers of one organisation alone; this ring still closes them. */
    PeerRing of(String mspId) {
        List<PeerLink> own =
                links.stream().filter(link -> link.mspId().equals(mspId)).toList();
        if (own.isEmpty()) {
            throw LedgerRule.OWN_PEER_MISSING.refuse("mspId", mspId);
        }
        return new PeerRing(own, deadlines, clock);
    }

    /** Whether an organisation has a peer here. */
    boolean has(String mspId) {
        return links.stream().anyMatch(link -> link.mspId().equals(mspId));
    }

    /** The peer that serves calls at present. */
    PeerLink present() {
        return links.get(Math.floorMod(present.get(), links.size()));
    }

    /** Moves on to the next peer, unless somebody already did. */
    void leave(PeerLink failed) {
        int now = present.get();
        if (links.get(Math.floorMod(now, links.size())) == failed) {
            present.compareAndSet(now, now + 1);
        }
    }

    /**
     * The answer of the first peer that serves the call; for calls that may safely be made twice. A refusal by the
     * chaincode is final at once; {@code transaction} says what hangs in the air if no peer answers.
     */
    <T> T ask(Optional<String> transaction, Call<T> call) {
        Instant end = clock.instant().plus(deadlines.patience());
        for (int tried = 1; ; tried++) {
            PeerLink peer = present();
            try {
                return call.to(peer);
            } catch (GatewayException failure) {
                Failure.refusal(failure).ifPresent(refused -> {
                    throw refused;
                });
                boolean over = clock.instant().isAfter(end) && tried >= links.size();
                if (over || !Failure.transientlyFailed(failure)) {
                    throw new LedgerUnavailable(
                            peer.endpoint(), transaction, new IllegalStateException(Failure.text(failure), failure));
                }
                leave(peer);
                pause(tried);
            }
        }
    }

    @Override
    public void close() {
        links.forEach(PeerLink::close);
    }

    private void pause(int tried) {
        if (tried % links.size() == 0) {
            Pause.of(PAUSE);
        }
    }
}
