package io.whence.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of the custody graph: nodes and edges in ledger order.
 *
 * @param height how many blocks the answer rests on
 * @param truncated whether the limit of nodes was hit
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

    /** A copy with its custody at the moment asked for. */
    public record CopyNode(
            String id,
            long order,
            String holder,
            String version,
            String agreement,
            boolean live,
            Receipt receipt,
            Instant since)
            implements Node {}

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
