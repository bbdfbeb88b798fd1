package io.whence.trace;

import io.whence.model.circulation.Copy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of the custody graph: nodes and edges in ledger order.
 *
 * @param height how many blocks the answer rests on
 * @param truncated whether there are more nodes than the limit: those after the last of these
 */
public record Trace(Subject subject, Instant asOf, long height, List<Node> nodes, List<Edge> edges, boolean truncated) {
    public Trace {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** A copy or a version. */
    public sealed interface Node {
        String id();

        /** Where it stands in ledger order: the number of the event that made it, 0 for what events only name. */
        long order();
    }

    /**
     * A copy with its custody at the moment asked for.
     *
     * @param deliveredBy who handed it over
     * @param since when it was handed over
     * @param deleted when it was deleted, if it was by then
     */
    public record CopyNode(
            String id,
            long order,
            String holder,
            String version,
            String agreement,
            String deliveredBy,
            long rows,
            Acknowledged acknowledged,
            Instant since,
            Optional<Instant> deleted)
            implements Node {
        public boolean live() {
            return deleted.isEmpty();
        }

        public Receipt receipt() {
            return acknowledged.receipt();
        }
    }

    /**
     * What is known of a copy's receipt at the moment asked for.
     *
     * @param basis on whose word it rests: a receipt by mere delegation is not the receiver's own word
     * @param due the last moment at which it is in time
     */
    public record Acknowledged(
            Receipt receipt, Optional<Copy.Basis> basis, Instant due, Optional<Instant> receivedAt) {}

    /**
     * A version: registered by its owner, or derived by a holder of copies.
     *
     * @param holder who made it, if the ledger says so
     * @param since when it was derived or registered, if the ledger says so
     */
    public record VersionNode(String id, long order, boolean derived, Optional<String> holder, Optional<Instant> since)
            implements Node {}

    /** An event that leads from one node to another. */
    public record Edge(
            String from, String to, String event, String id, long order, Instant at, long block, String transaction) {}
}
