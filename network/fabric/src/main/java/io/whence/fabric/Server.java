package io.whence.fabric;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;

/** One long-running process of the network, all of whose ports are on loopback. */
sealed interface Server permits Peer, Orderer, Service {
    /** The address that every server listens on. */
    String HOST = "127.0.0.1";

    /** Its name in this network; log and pid file carry it. */
    String name();

    /** The port by which it is known. */
    int port();

    /** Every port that it listens on. */
    List<Integer> ports();

    /** Where it answers for its health, version and metrics, if it does. */
    OptionalInt operationsPort();

    /** What sets this server apart from its like. */
    SortedMap<String, String> environment();

    default String address() {
        return HOST + ":" + port();
    }
}
